"""
Search from anywhere (Ctrl+K): systems, documents and printed papers by number, places, things to do and words of the
law, found as one types.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from nicegui import ui

from inventory.vietnamese import fold
from inventory.work import Work
from isms.ui.parts import places, refusals, terms
from isms.ui.shell.visitor import Visitor
from isms.workspace import document_search
from schedules.standing import listing

_MOST_SYSTEMS = 8
_MOST_OTHERS = 8
_LONGEST = 100


@dataclass(frozen=True, slots=True)
class Found:
    """Something to go to: its name, a small line beneath, its address, its icon; what else it is called."""

    label: str
    below: str
    path: str
    icon: str
    words: str = ""


def button(visit: Visitor) -> None:
    """Draw the button that opens the search; the keys Ctrl+K press it, wherever the person is."""
    control = ui.button(icon="search", color=None).props("flat no-caps no-wrap id=search-button aria-haspopup=dialog")
    control.props('aria-label="Tìm kiếm (Ctrl+K)" aria-keyshortcuts="Control+K"').classes("search-button").mark(
        "search-all"
    )
    with control:
        ui.label("Tìm kiếm").classes("word")
        ui.label("Ctrl+K").classes("key")
    control.on_click(lambda: _Search(visit).open())


def systems(work: Work, text: str) -> list[Found]:
    """Return the systems that the person may see and whose name, code or description has these words."""
    rows = listing.page(work, listing.Filter(text=text), first=0, most=_MOST_SYSTEMS).rows
    return [Found(row.name, f"{row.code} · {row.unit}", places.path_of(row.code), "dns") for row in rows]


def numbered(work: Work, text: str) -> list[Found]:
    """Return the documents on record and the printed papers whose title and number have these words, with a digit."""
    known = [
        Found(each.title, f"{each.name} ({each.code})", places.path_of(each.code, each.tab), "gavel")
        for each in document_search.documents(work, text)
    ]
    return known + [
        Found(each.title, f"Giấy tờ đã in · {each.subject}", f"{places.VERIFYING}?ma={each.mark}", "print")
        for each in document_search.printed_papers(work, text)
    ]


def others(visit: Visitor, text: str) -> list[Found]:
    """Return the places, things to do and words explained whose name has these words; without words, what is usual."""
    wanted = fold(text).split()
    known = [(fold(f"{found.label} {found.words}"), found) for found in _known(visit, with_terms=bool(wanted))]
    return [found for label, found in known if all(word in label for word in wanted)][: _MOST_OTHERS if wanted else 30]


def _known(visit: Visitor, with_terms: bool) -> Iterator[Found]:
    for kind, listed in (("Việc", places.ACTIONS), ("Mục", places.WORK + places.ADMINISTRATION + places.ELSEWHERE)):
        for place in places.open_to(visit.actor, visit.whole, listed):
            yield Found(place.label, kind, place.path, place.icon, place.words)
    if with_terms:
        for term in terms.every():
            yield Found(term.name, f"Giải thích · {term.clause}", terms.path_of(term.code), "help_outline")


class _Search:
    """The dialog. The keys stay in the box; isms.js moves about the list below it."""

    def __init__(self, visit: Visitor) -> None:
        self.visit = visit
        self._turn = 0
        self._dialog = ui.dialog().props('position=top aria-label="Tìm kiếm"').mark("search-dialog")
        self._dialog.on("hide", self._dialog.delete)
        with self._dialog, ui.element("div").classes("panel search-panel"):
            self._box = ui.input(placeholder="Hệ thống, số văn bản, mục, việc cần làm; gõ không dấu cũng được")
            self._box.props(
                f"outlined dense autofocus debounce=150 maxlength={_LONGEST} role=combobox autocomplete=off"
            )
            self._box.props('aria-label="Tìm kiếm" aria-expanded=true aria-autocomplete=list').mark("search-text")
            with self._box.add_slot("prepend"):
                ui.icon("search").props('aria-hidden="true"')
            self._list = (
                ui.element("div").classes("found").props('role=listbox aria-label="Kết quả"').mark("search-found")
            )
            self._none = ui.label().classes("muted").props("role=status")
            ui.label("↑ ↓ để chọn, Enter để mở, Esc để đóng.").classes("muted small").props('aria-hidden="true"')
        self._box.props(f"aria-controls={self._list.html_id}")
        self._box.on_value_change(self._search)
        self._show("", others(visit, ""))

    def open(self) -> None:
        """Open the dialog."""
        self._dialog.open()

    async def _search(self) -> None:
        self._turn += 1
        turn, text = self._turn, (self._box.value or "").strip()[:_LONGEST]
        found: list[Found] = []
        if text:
            try:
                found = await self.visit.read(lambda work: systems(work, text) + numbered(work, text))
            except Exception as error:
                refusals.show(error)
                return
        if turn == self._turn and not self._dialog.is_deleted:
            self._show(text, found + others(self.visit, text))

    def _show(self, text: str, found: list[Found]) -> None:
        self._list.clear()
        options: list[ui.link] = []
        with self._list:
            for each in found:
                options.append(_option(each, chosen=not options))
        first = options[0].html_id if options else ""
        self._box.props(f'aria-activedescendant="{first}"')
        self._list.props["data-for"] = text
        self._list.update()
        self._none.text = "" if found else f"Không có gì khớp với “{text}”. Hãy thử ít từ hơn."


def _option(found: Found, chosen: bool) -> ui.link:
    with ui.link(target=found.path).classes("option") as link:
        link.props(f"role=option tabindex=-1 aria-selected={'true' if chosen else 'false'} id={link.html_id}")
        ui.icon(found.icon).props('aria-hidden="true"')
        with ui.element("span").classes("grow"):
            ui.label(found.label)
            ui.label(found.below).classes("muted small")
    return link
