/* What the keyboard and the mouse do on every page, the theme, and the bar that says that something takes long. */
(() => {
  const seen = (element) => element.offsetParent !== null;
  let pressed = null;
  let busy = 0;
  let left = null;
  let byKeys = false;

  /* Ctrl+K searches from anywhere. */
  function search(event) {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey || event.key.toLowerCase() !== "k") return;
    event.preventDefault();
    if (!document.querySelector("[role=listbox].found")) document.getElementById("search-button")?.click();
  }

  /* Arrows, Home and End go about the cards of a choice, as in any group of radio buttons. */
  function choose(event) {
    const card = event.target.closest?.("[role=radiogroup] .choice");
    if (!card) return;
    const cards = [...card.closest("[role=radiogroup]").querySelectorAll(".choice")].filter(seen);
    const next = step(event.key, cards.indexOf(card), cards.length);
    if (next === null) return;
    event.preventDefault();
    cards[next].focus();
    cards[next].click();
  }

  function step(key, at, count) {
    if (["ArrowDown", "ArrowRight"].includes(key)) return (at + 1) % count;
    if (["ArrowUp", "ArrowLeft"].includes(key)) return (at - 1 + count) % count;
    return key === "Home" ? 0 : key === "End" ? count - 1 : null;
  }

  /* The list below a search box: the keys stay in the box, the list shows where they are. */
  function find(event) {
    const box = event.target.closest?.("input[role=combobox]");
    const list = box && document.getElementById(box.getAttribute("aria-controls"));
    if (!list) return;
    if (event.key === "Enter") {
      event.preventDefault();
      enter(box, list);
      return;
    }
    const options = [...list.querySelectorAll("[role=option]")];
    if (!options.length || !["ArrowDown", "ArrowUp"].includes(event.key)) return;
    event.preventDefault();
    point(box, options, step(event.key, options.findIndex((each) => each.ariaSelected === "true"), options.length));
  }

  function point(box, options, at) {
    options.forEach((each, index) => each.setAttribute("aria-selected", String(index === at)));
    options[at].scrollIntoView({ block: "nearest" });
    box.setAttribute("aria-activedescendant", options[at].id);
  }

  /* Enter may come before the answer to what was typed: then it waits for it. */
  function enter(box, list) {
    const go = () => {
      if (list.dataset.for !== box.value.trim()) return false;
      list.querySelector("[role=option][aria-selected=true]")?.click();
      return true;
    };
    if (go()) return;
    const watch = new MutationObserver(() => go() && watch.disconnect());
    watch.observe(list, { attributes: true, childList: true, subtree: true });
    setTimeout(() => watch.disconnect(), 5000);
  }

  /* A row opens as a whole what its first cell links to; with Ctrl or the middle button in a new tab. */
  function open(event) {
    const row = event.target.closest?.(".opens tbody tr, .opens .row-card");
    const way = row?.querySelector(".row-link");
    if (!way || event.target.closest("a, button, input, label, [role=checkbox]") || String(getSelection()) || event.button === 2) return;
    const aside = event.ctrlKey || event.metaKey || event.button === 1;
    if (aside && way.href) window.open(way.href, "_blank");
    else way.click();
  }

  /* Who closes a dialog, or acts so that the page is drawn anew, goes on where they were. */
  const REACHED = "button, a[href], input, textarea, [role=checkbox], [role=tab]";
  const named = (element) => element.getAttribute("aria-label") || element.labels?.[0]?.textContent || element.textContent.trim();
  const alike = (kind, name) => [...document.querySelectorAll(`.nicegui-content :is(${REACHED})`)].filter(
    (each) => each.tagName === kind && seen(each) && named(each) === name);

  function leave(event) {
    const element = event.target.closest?.(REACHED);
    if (!element || element.closest(".q-dialog, .q-menu")) return;
    const name = named(element);
    left = { element, name, place: alike(element.tagName, name).indexOf(element) };
  }

  function comeBack(isLast) {
    if (!left || document.activeElement !== document.body || document.querySelector(".q-dialog")) return;
    const found = alike(left.element.tagName, left.name);
    const same = left.element.isConnected ? left.element : found[Math.min(Math.max(left.place, 0), found.length - 1)];
    if (same) same.focus({ preventScroll: true });
    else if (isLast) title()?.focus({ preventScroll: !byKeys });
    if (isLast) left = null;
  }

  /* The first field of a form has the keyboard once the form is there; of one with a draft, what asks about it. */
  const FIELDS = "input:not([readonly], [tabindex='-1']), textarea:not([readonly]), .choice[tabindex='0'], .choice[role=checkbox], .q-checkbox[tabindex='0']";

  function focusFirst(form) {
    const fields = form ? [...form.querySelectorAll(FIELDS)].filter(seen) : [];
    const asked = form?.querySelector(".kept-offer button");
    if (form?.contains(document.activeElement)) return; // somebody is there already, and may have gone on
    (asked ?? fields[0])?.focus();
    if (!asked) fields[0]?.select?.(); // as the Tab key does
  }

  /* The Tab key goes round within a dialog. */
  function goRound(event) {
    const dialog = event.key === "Tab" && event.target.closest?.(".q-dialog");
    if (!dialog) return;
    const stops = [...dialog.querySelectorAll(`:is(${REACHED}, [tabindex]):not([tabindex='-1'], [disabled])`)].filter(seen);
    const [end, other] = event.shiftKey ? [stops[0], stops.at(-1)] : [stops.at(-1), stops[0]];
    if (event.target !== end) return;
    event.preventDefault();
    other.focus();
  }

  const opened = ({ addedNodes }) => [...addedNodes].find((each) => each.id?.startsWith("q-portal--dialog"));

  function enterForm(changes) {
    const dialog = changes.map(opened).find(Boolean);
    const form = () => dialog.querySelector(".panel:has(.field, .kept-offer button)");
    if (dialog) [50, 350].forEach((wait) => setTimeout(() => focusFirst(form()), wait));
  }

  /* A link that prints enters a paper in the ledger: it is sent as a form, for no other page can do that. */
  function send([path, aside]) {
    const form = Object.assign(document.createElement("form"), { method: "post", action: path, target: aside ? "_blank" : "" });
    document.body.append(form);
    form.submit();
    form.remove();
  }

  function print(event) {
    const link = event.target.closest?.("a[data-send]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    event.preventDefault();
    send([link.href, link.target === "_blank"]);
  }

  /* Where the button is gone for good: what it was for is done. */
  function title() {
    const title = document.querySelector(".nicegui-content h1");
    title?.setAttribute("tabindex", "-1");
    return title;
  }

  /* The second click of a double click is no second act. Rapid single presses of arrows and pages are not looked at. */
  function again(event) {
    if (event.detail < 2 || !event.target.closest?.("button.act")) return;
    event.stopImmediatePropagation();
    event.preventDefault();
  }

  const closed = ({ removedNodes }) => [...removedNodes].some((each) => each.id?.startsWith("q-portal--dialog"));
  const soon = () => [0, 300, 1000].forEach((wait) => setTimeout(() => comeBack(wait === 1000), wait));
  const after = (changes) => changes.some(closed) && soon();
  const redrawn = () => left && !left.element.isConnected && document.activeElement === document.body && soon();
  new MutationObserver((changes) => [after, enterForm].forEach((each) => each(changes))).observe(document.body, { childList: true });
  new MutationObserver(redrawn).observe(document.body, { childList: true, subtree: true });
  document.addEventListener("click", again, true);
  ["focusin", "click"].forEach((kind) => document.addEventListener(kind, leave, true));
  document.addEventListener("keydown", (event) => [search, choose, find, goRound].forEach((each) => each(event)));
  document.addEventListener("click", (event) => (pressed = event.target.closest?.("button") ?? pressed), true);
  document.addEventListener("click", open);
  ["keydown", "pointerdown"].forEach((kind) => document.addEventListener(kind, () => { byKeys = kind === "keydown"; }, true));
  document.addEventListener("click", print);
  document.addEventListener("auxclick", open);

  /* The theme chosen: "auto" follows the machine. The dark tokens are a sheet of their own; paper is always light. */
  function theme(chosen) {
    const media = { auto: "screen and (prefers-color-scheme: dark)", dark: "screen", light: "not all" };
    document.getElementById("dark").media = media[chosen];
    Quasar.Dark.set(chosen === "auto" ? "auto" : chosen === "dark");
  }

  /* Show that something takes long, on the button that began it too; `on` and off come in pairs. */
  function long(on) {
    busy = Math.max(0, busy + (on ? 1 : -1));
    const button = on ? pressed : document.querySelector("button[aria-busy=true]");
    if (on) button?.setAttribute("aria-busy", "true");
    else if (busy === 0) button?.removeAttribute("aria-busy");
    const bar = document.getElementById("long");
    bar.hidden = busy === 0;
    bar.textContent = busy ? "Đang thực hiện…" : "";
  }

  /* A wide window remembers whether the rail is open, once its button was pressed: Quasar also moves it by itself. */
  function rail(state) {
    if (innerWidth > 1000 && pressed?.classList.contains("rail-button")) document.cookie = `isms-rail=${state}; path=/; max-age=31536000; samesite=lax`;
  }

  /* What was said just as one page gave way to the next ("Đã lưu.") is said there again: nobody could have read it. */
  const SAID = "isms-said";
  const AT_ONCE = 5000;

  addEventListener("pagehide", () => {
    const said = [...document.querySelectorAll(".q-notification:not(.again) .q-notification__message")].map((each) => each.textContent.trim()).filter(Boolean);
    if (said.length) sessionStorage.setItem(SAID, JSON.stringify({ at: Date.now(), said }));
  });

  function sayAgain() {
    if (!globalThis.did_handshake) return setTimeout(sayAgain, 100);
    const kept = JSON.parse(sessionStorage.getItem(SAID) ?? "null");
    sessionStorage.removeItem(SAID);
    if (!kept || Date.now() - kept.at > AT_ONCE) return;
    const look = { position: "bottom", color: "dark", textColor: "white", classes: "again" };
    kept.said.forEach((message) => Quasar.Notify.create({ message, ...look }));
  }

  sayAgain();
  globalThis.isms = { theme, long, rail, send, focusFirst };
})();
