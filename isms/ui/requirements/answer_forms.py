"""Forms of answers: all that may be said of one requirement, and one answer to several."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from nicegui import ui

from inventory.declared_fields import fields_of
from inventory.errors import Invalid, Outdated, Problem
from inventory.protection.plan_items import FIELDS
from inventory.protection.plan_reading import Row
from inventory.records import PlanItem
from inventory.records.plan_item import PLAN_STATES, ItemState
from inventory.work import Work
from isms.evidence.answer_files import Given
from isms.evidence.store import Store
from isms.ui.facts.declared_form import DeclaredForm, FormLayout
from isms.ui.facts.form_panels import open_panel
from isms.ui.parts import layout
from isms.ui.parts.forms import Form
from isms.ui.parts.uploads import Uploads
from isms.ui.requirements import answer_words
from isms.ui.requirements.board import Answers, Board, seen_of

_COLUMNS = (("state", ("responsible", "due_on"), "evidence", ("verified_by", "verified_on"), "note"),)
LOOK = FormLayout(columns=_COLUMNS, leave_out={"state": (ItemState.DROPPED,)})
_OWN = FormLayout(columns=_COLUMNS)
KEEP = "keep"
_CARDS = {KEEP: ("Giữ nguyên tình trạng", "Chỉ ghi người phụ trách, thời hạn, bằng chứng.")} | {
    str(each): (each.label, each.help) for each in PLAN_STATES
}
_SEVERAL = FormLayout(
    columns=_COLUMNS,
    cards={"state": _CARDS},
    helps=dict.fromkeys(FIELDS[1:], "Để trống: giữ như đã ghi."),
)
_FIELDS = {name: each for name, each in fields_of(PlanItem).items() if name in FIELDS}
Also = Callable[[Work, Answers, DeclaredForm, Given], int]


class _Files:
    """The files that prove an answer, dropped beside the words for them. `of`: what they are of."""

    def __init__(self, board: Board, of: str) -> None:
        self._board, self._of = board, of
        self._uploads: Uploads | None = None

    def draw(self, _entered: DeclaredForm) -> None:
        """Draw where they are dropped."""
        with ui.element("div").classes("field"):
            layout.text("p", "Tệp bằng chứng").classes("label")
            self._uploads = Uploads(Store(self._board.visit.pages.settings), of=self._of)

    @property
    def given(self) -> Given:
        """The files that were sent, each with its title."""
        found = self._uploads.files if self._uploads else []
        return [(each.kept, each.title.value or Path(each.kept.filename).stem) for each in found]

    def in_form(self, look: FormLayout) -> FormLayout:
        """Return the layout with these beside the words for them."""
        [parts] = look.columns
        after = parts.index("evidence") + 1
        return replace(look, columns=((*parts[:after], self.draw, *parts[after:]),))


def open_row(board: Board, row: Row, above: Callable[[], Any] = lambda: None) -> None:
    """Open the form about one requirement; `above` draws what else is to be known of it."""
    code, seen = row.requirement.code, seen_of(row)
    files = _Files(board, f"{code} {row.requirement.title}")

    def draw(form: Form) -> DeclaredForm:
        look = files.in_form(_OWN if row.source == "own" else LOOK)
        return DeclaredForm(_FIELDS, form, look, seen if row.item else {})

    def save(work: Work, entered: DeclaredForm) -> int:
        number = board.record(work, {code: entered.values()}, {code: entered.form.seen or {}})
        board.prove(work, [code], files.given)
        return number

    def known() -> None:
        requirement = row.requirement
        ui.label(" · ".join(answer_words.placed(requirement))).classes("clause")
        if requirement.evidence:
            layout.text("p", f"Bằng chứng thường dùng: {requirement.evidence}.").classes("muted")
        if requirement.doubt:
            layout.note("neutral", requirement.doubt)
        above()

    draft = f"{board.kind}:{board.code}:{code}"
    open_panel(board, row.requirement.title, draft, draw, save, seen=seen, said="Đã ghi.", above=known)


def open_several(
    board: Board, rows: Sequence[Row], beneath: Callable[[DeclaredForm], Any] = lambda _: None, also: Also | None = None
) -> None:
    """
    Open the form that answers several requirements alike; a field left empty stays as it is with each.

    `beneath` draws what else is asked; `also` records the same elsewhere, and returns how many answers were new there.
    """
    seen = {row.requirement.code: seen_of(row) for row in rows}
    files = _Files(board, f"{len(rows)} yêu cầu")

    def draw(form: Form) -> DeclaredForm:
        return DeclaredForm(_FIELDS, form, files.in_form(_SEVERAL), {"state": KEEP})

    def save(work: Work, entered: DeclaredForm) -> int:
        given = entered.values()
        if given["state"] == KEEP and not any(given[name] for name in FIELDS[1:]) and not files.given:
            raise Invalid([Problem("state", "Chưa có gì để ghi.", "Hãy chọn tình trạng hoặc điền một ô bên dưới.")])
        try:
            number = board.record(work, {code: _over(given, seen[code]) for code in seen}, seen)
        except Outdated as changed:  # of one requirement among many: no version of them all to choose
            raise Outdated(changed.conflicts, whole=True) from None
        board.prove(work, list(seen), files.given)
        return number + (also(work, {code: given for code in seen}, entered, files.given) if also else 0)

    def tell(number: int) -> None:
        board.ticked.clear()
        board.redraw()
        with board.root:
            ui.notify(f"Đã ghi {number} câu trả lời.", position="bottom", color="dark", text_color="white")

    title, draft = f"Trả lời {len(rows)} yêu cầu", f"{board.kind}:{board.code}:several"
    open_panel(board, title, draft, draw, save, said="", verb="Lưu", beneath=beneath, then=tell)


def _over(given: Mapping[str, Any], seen: Mapping[str, Any]) -> dict[str, Any]:
    """Return what an answer says once what is given was put over it."""
    found = {name: given[name] or seen[name] for name in FIELDS}
    return found | {"state": seen["state"] if given["state"] == KEEP else given["state"]}
