"""Several of a few cards, each with a title and an explanation; one of them may stand alone."""

from collections.abc import Iterable, Mapping

from nicegui import ui


class Ticks:
    """Tick boxes drawn as cards; `value` lists the codes chosen. Choosing `alone` takes away the others."""

    def __init__(
        self,
        label: str,
        options: Mapping[str, tuple[str, str]],
        value: Iterable[str] = (),
        alone: str = "",
    ) -> None:
        self._cards: dict[str, tuple[ui.element, ui.icon]] = {}
        self._chosen = [code for code in value if code in options]
        self._alone = alone
        with ui.element("div").classes("stack").props(f'role=group aria-label="{label}"') as group:
            for code, (title, explanation) in options.items():
                self._cards[code] = self._card(code, title, explanation)
        with ui.element("p").classes("wrong").props("role=alert") as self._wrong:
            ui.icon("error").props('aria-hidden="true"')
            self._what = ui.label()
        self._wrong.visible = False
        self.id = group.id
        self._show()

    @property
    def value(self) -> list[str]:
        return list(self._chosen)

    @property
    def error(self) -> str | None:
        return self._what.text or None

    @error.setter
    def error(self, text: str | None) -> None:
        self._what.text = text or ""
        self._wrong.visible = bool(text)

    def run_method(self, name: str) -> None:
        """Focus the first card when asked to focus."""
        next(iter(self._cards.values()))[0].run_method(name)

    def _turn(self, code: str) -> None:
        if code in self._chosen:
            self._chosen.remove(code)
        elif code == self._alone:
            self._chosen = [code]
        else:
            self._chosen = [*(each for each in self._chosen if each != self._alone), code]
        self.error = None
        self._show()

    def _show(self) -> None:
        for code, (card, icon) in self._cards.items():
            chosen = code in self._chosen
            card.classes(add="chosen" if chosen else "", remove="" if chosen else "chosen")
            card.props(f"aria-checked={'true' if chosen else 'false'}")
            icon.name = "check_box" if chosen else "check_box_outline_blank"

    def _card(self, code: str, title: str, explanation: str) -> tuple[ui.element, ui.icon]:
        with ui.element("button").classes("choice").props("type=button role=checkbox").mark(f"tick-{code}") as card:
            icon = ui.icon("check_box_outline_blank").props('aria-hidden="true"')
            with ui.element("div"):
                ui.label(title).classes("strong")
                if explanation:
                    ui.label(explanation).classes("muted small")
        card.on("click", lambda: self._turn(code))
        return card, icon
