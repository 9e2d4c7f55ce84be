"""What a unit answers once for all its systems: rules, people, suppliers, incidents."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, ClassVar

from nicegui import ui

from inventory.law import regimes
from inventory.law.requirements import cautions
from inventory.organisation import units
from inventory.organisation.access import Act
from inventory.protection import office_answers
from inventory.protection.office_answer import OfficeAnswer
from inventory.protection.office_answers import OfficePlan, OfficeRow
from inventory.protection.plan_reading import Row
from inventory.register_tables import Unit
from inventory.work import Work
from isms.evidence import answer_files, office_documents
from isms.evidence.answer_files import AnswerFile, AnswerFiles, Given
from isms.ui.facts import place
from isms.ui.lists.address import Address
from isms.ui.parts import layout, words
from isms.ui.parts.places import OFFICE_ANSWERS
from isms.ui.requirements import answer_forms, answer_history, checklist_files
from isms.ui.requirements.answer_words import FILTERS
from isms.ui.requirements.board import STYLES, Answers, Board, progress, sources_and_reserves
from isms.ui.shell.visit import Pages, Visit

_PURPOSE = "Trả lời một lần những yêu cầu như nhau trong cả cơ quan; các hệ thống theo đó, trừ khi tự trả lời khác."


@dataclass(frozen=True)
class OfficeQuery(Address):
    """Of which unit, and what the list is narrowed to."""

    PATH: ClassVar[str] = OFFICE_ANSWERS
    KNOWN: ClassVar[Mapping[str, Any]] = {"loai": FILTERS}

    don_vi: str = ""
    loai: str = ""


def register(pages: Pages) -> None:
    """Add /yeu-cau-chung."""

    @pages.page(OFFICE_ANSWERS, title="Yêu cầu chung của cơ quan")
    async def office_page(visit: Visit) -> None:
        ui.add_head_html(place.STYLES + STYLES)
        query = OfficeQuery.read(ui.context.client.request.query_params)
        tree = await visit.read(units.tree)
        with layout.head("Yêu cầu chung của cơ quan", _PURPOSE):
            pass
        chosen = next((unit for unit in tree if unit.code == query.don_vi), tree[0] if tree else None)
        if chosen is None:
            layout.empty("account_tree", "Chưa có đơn vị nào", "Thêm đơn vị trước, rồi đến các hệ thống.")
            return
        if len(tree) > 1:
            _choose_unit(tree, chosen, query)
        read = await visit.read(lambda work: _read(work, chosen.code))
        with layout.section():
            OfficeBoard(visit, read, query).draw()


_Read = tuple[OfficePlan, AnswerFiles, set[str]]


def _read(work: Work, code: str) -> _Read:
    plan = office_answers.plan(work, code)
    return plan, answer_files.of_unit(work, code), office_answers.answered(work, code)


def _choose_unit(tree: Sequence[Unit], chosen: Unit, query: OfficeQuery) -> None:
    top = min(unit.path.count("/") for unit in tree)
    names = {unit.code: " · " * (unit.path.count("/") - top) + unit.name for unit in tree}
    with ui.element("div").classes("field"):
        heading = layout.text("label", "Đơn vị trả lời")
        select = ui.select(names, value=chosen.code).props("outlined dense options-dense").mark("unit")
        heading.props["for"] = select.props["for"] = f"{select.html_id}-entry"
        select.on_value_change(lambda event: ui.navigate.to(query.but(don_vi=event.value).path))


class OfficeBoard(Board):
    """The board of one unit."""

    kind = str(OfficeAnswer.__tablename__)

    def __init__(self, visit: Visit, read: _Read, query: OfficeQuery) -> None:
        code = read[0].unit.code
        self._query = query.but(don_vi=code)
        super().__init__(visit, code, query.loai, self._say_in_address)
        self._take(read)

    def may(self, act: Act, code: str = "") -> bool:
        """Say whether to offer an act."""
        return self.visit.may(act)

    async def refresh(self) -> None:
        """Read the answers anew."""
        self._take(await self.visit.read(lambda work: _read(work, self.code)))
        self.redraw()

    def record(self, work: Work, answers: Answers, seen: Mapping[str, Mapping[str, Any]]) -> int:
        given = [OfficeAnswer(on=work.today, requirement=code, **said) for code, said in answers.items()]
        return len(office_answers.record(work, self.code, given, seen))

    def prove(self, work: Work, codes: Collection[str], given: Given) -> Any:
        return answer_files.prove_for_unit(work, self.code, codes, given)

    def history(self, work: Work, code: str) -> Sequence[OfficeAnswer]:
        return office_answers.history(work, self.code, code)

    def void(self, work: Work, number: int, reason: str) -> Any:
        return office_answers.void(work, number, reason)

    def void_file(self, work: Work, file: AnswerFile, reason: str) -> Any:
        return office_documents.void(work, file.id, reason)

    async def open_history(self, row: Row) -> None:
        await answer_history.open_history(self, row)

    def open_row(self, row: Row) -> None:
        answer_forms.open_row(self, row, partial(self._behind, row))

    async def open_ticked(self, rows: Sequence[Row]) -> None:
        answer_forms.open_several(self, rows)

    def about(self, row: Row) -> Sequence[str]:
        if not isinstance(row, OfficeRow):
            return ()
        levels = f"áp dụng cho cấp độ {', '.join(map(str, row.levels))}"
        return levels, f"{row.differing} hệ thống trả lời riêng" if row.differing else ""

    def draw_head(self) -> None:
        plan = self._plan
        with ui.element("div").classes("section-head"):
            layout.text("h2", plan.unit.name)
            if plan.rows:
                with ui.element("div").classes("line"):
                    checklist_files.buttons(self, self.taking_in, of_unit=True)
        if not plan.rows:
            text = (
                f"Chưa có hệ thống nào của đơn vị này có cấp độ theo {regimes.get(plan.regime).name}, "
                "nên chưa biết phải trả lời những yêu cầu nào."
            )
            layout.text("p", text).classes("muted")
            return
        by_level = ", ".join(f"cấp độ {level}: {words.number(number)}" for level, number in plan.levels.items())
        text = f"{words.number(plan.systems)} hệ thống theo câu trả lời ở đây ({by_level}). "
        text += "Câu trả lời phải đúng cho cấp độ cao nhất của yêu cầu; số mục và kỳ hiện theo cấp độ ấy."
        layout.text("p", text).classes("muted")
        progress(plan.rows, self.visit)
        why = "Yêu cầu nào được trả lời chung là cách chia của sổ; hệ thống nào khác thì trả lời riêng ở thẻ Phương án."
        sources_and_reserves([*cautions(row.requirement for row in plan.rows), why])

    def _take(self, read: _Read) -> None:
        self._plan, self.files, self.recorded = read
        self.rows = self._plan.rows

    def _say_in_address(self, code: str) -> None:
        self._query = self._query.but(loai=code)
        ui.navigate.history.replace(self._query.path)

    def _behind(self, row: Row) -> None:
        """Say that a unit above answers."""
        if row.source == "office":
            text = f"Đang theo câu trả lời của {row.unit}. Ghi ở đây là câu trả lời của {self._plan.unit.name}."
            layout.note("neutral", text)
