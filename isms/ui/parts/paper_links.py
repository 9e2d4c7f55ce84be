"""The files of a paper as links: Word to edit, PDF to print; and what is to be minded before it is printed."""

from collections import Counter
from collections.abc import Iterable, Sequence
from urllib.parse import quote

from nicegui import ui

from inventory.organisation import access
from inventory.organisation.access import Act
from inventory.work import Actor
from isms.papers.composition import letterhead
from isms.papers.composition.paper import Missing, Paper
from isms.papers.composition.rendering import NAMES, Ending
from isms.papers.reports import owners
from isms.ui.parts import badges, layout, words
from isms.ui.parts.places import PAPER_WORDS, UNITS

_FEW, _LISTED, _MOST = 3, 6, 50
ENDINGS: tuple[tuple[Ending, str], ...] = (("docx", "Word"), ("pdf", "PDF"))
FORMAT = NAMES
MEDIA_TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "html": "text/html; charset=utf-8",
}
ENTERED = {
    letterhead.UNITS: ("Mở trang Đơn vị", UNITS),
    letterhead.SETTINGS: ("Mở Thể thức văn bản", PAPER_WORDS),
    owners.CARDS: ("Mở trang Cơ quan, tổ chức", "/quan-tri/co-quan"),
}
"""Links to where what papers lack of the office is entered, by the name that papers give the place."""
NUMBERING = "/lay-so/"
"""Where a paper of the office takes its number."""


def paper_links(code: str, subject: str, title: str, query: str = "", numbered: bool = False) -> None:
    """
    Draw the links to a paper of the catalogue about a subject. `query`: "?ngay=2026-12-14" for another day.

    `numbered`: the way to take a number for it is offered too.
    """
    with ui.element("div").classes("line"):
        _links(code, subject, title, query, numbered)


def named_links(name: str, code: str, subject: str, query: str = "", numbered: bool = False) -> None:
    """Draw a paper's name and the links to it, in one small line."""
    with ui.element("div").classes("line papers small"):
        ui.icon("description").props("aria-hidden=true").classes("muted")
        ui.label(f"{name}:").classes("muted")
        _links(code, subject, name, query, numbered)


def printing_link(label: str, address: str, new_tab: bool = False) -> ui.link:
    """
    Draw the link that prints a paper and so enters it in the ledger: pressed, it is sent as a form (`isms.js`).

    Followed in any other way it only leads to a page that asks whether to print.
    """
    return ui.link(label, address, new_tab=new_tab).props("data-send")


def cautions(paper: Paper, actor: Actor) -> None:
    """Say before a paper is printed what in it does not add up, and what is missing."""
    contradictions(paper.contradictions, len(paper.contradictions))
    missing_places(paper.missing, actor)


def contradictions(said: Sequence[str], number: int) -> None:
    """Say what in a paper does not add up: the first of so many."""
    for line in said if number <= _FEW else ():
        layout.note("soon", line)
    if number > _FEW:
        layout.note("soon", f"{words.number(number)} chỗ phải xem lại trước khi in.")
        with ui.expansion("Xem từng chỗ").props("dense"), ui.element("ul"):
            for line in said[:_MOST]:
                layout.text("li", line)
            if number > _MOST:
                layout.text("li", f"và {words.number(number - _MOST)} chỗ khác.")


def way_to_enter(where: str, actor: Actor) -> bool:
    """Draw the link to where something of the office is entered, for those who may; say whether there is one."""
    found = where in ENTERED and access.may(actor, Act.RECORD)
    if found:
        layout.link(*ENTERED[where]).classes("act enter small")
    return found


def missing_places(missing: Iterable[Missing], actor: Actor) -> None:
    """Say what a paper still lacks and where it is entered, or that it lacks nothing."""
    lacking = list(missing)
    if not lacking:
        badges.badge("ok", "Đủ dữ liệu")
        return
    with ui.element("div").classes("line"):
        badges.badge("soon", f"Còn thiếu {len(lacking)} thông tin", icon="edit_note")
        if len(lacking) <= _LISTED:
            ui.label("; ".join(f"{each.what} ({each.where})" for each in lacking)).classes("small")
        else:
            where = Counter(each.where for each in lacking)
            ui.label("; ".join(f"{place}: {number}" for place, number in where.items())).classes("small")
        for place in dict.fromkeys(each.where for each in lacking):
            way_to_enter(place, actor)
    if len(lacking) > _LISTED:
        with ui.expansion("Xem từng chỗ").props("dense"), ui.element("ul"):
            for each in lacking:
                layout.text("li", f"{each.what} ({each.where})")


def _links(code: str, subject: str, title: str, query: str, numbered: bool) -> None:
    for ending, name in ENDINGS:
        address = f"/in/{code}/{quote(subject, safe='')}.{ending}{query}"
        link = printing_link(name, address, new_tab=ending == "pdf").mark(f"{code}-{ending}")
        link.props(f'aria-label="{title}, tệp {name}"')
    if numbered:
        numbering_link(code, subject, title, query)


def numbering_link(code: str, subject: str, title: str, query: str = "") -> None:
    """Draw the link to the page where a paper takes its number."""
    link = ui.link("Cấp số và in", f"{NUMBERING}{code}/{quote(subject, safe='')}{query}")
    link.mark(f"{code}-number").props(f'aria-label="{title}, cấp số và in"')
