"""On the first page, in one line: what papers and mail still have to be told of the office, each with its place."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from nicegui import ui

from inventory.organisation import units
from inventory.work import Work
from isms.mail import mail_settings
from isms.papers.composition import office_words
from isms.platform.config import Settings
from isms.ui.parts import layout
from isms.ui.parts.places import MAIL, PAPER_WORDS, UNITS

_OF_PAPERS = {
    "signer_title": "chức vụ người ký",
    "abbreviation": "chữ viết tắt tên cơ quan",
    "address": "địa chỉ",
    "specialised_unit": "đơn vị chuyên trách về an ninh mạng",
}


@dataclass(frozen=True, slots=True)
class Left:
    """A setting that is empty, and the page where it is entered."""

    what: str
    path: str


def left(work: Work, settings: Settings) -> Iterator[Left]:
    """Yield what is empty, in the order in which an office would enter it. Raises NotAllowed."""
    root = next((unit for unit in units.tree(work) if unit.parent_id is None), None)
    if root is None:
        yield Left("tên cơ quan", UNITS)
    elif not root.place:
        yield Left("cơ quan cấp trên, địa danh", PAPER_WORDS)
    texts = office_words.paper(work)
    yield from (Left(what, PAPER_WORDS) for name, what in _OF_PAPERS.items() if not getattr(texts, name))
    if not mail_settings.shown(work, settings).said.host:
        yield Left("máy chủ thư", MAIL)


def show(found: Sequence[Left]) -> None:
    """Draw the line; nothing where nothing is left."""
    if not found:
        return
    with ui.element("div").classes("note neutral").mark("settings-left"):
        ui.icon("edit_note").props('aria-hidden="true"')
        with ui.element("div").classes("line"):
            ui.label("Giấy tờ in ra và thư báo còn thiếu, điền một lần:")
            for each in found:
                layout.link(each.what, each.path)
