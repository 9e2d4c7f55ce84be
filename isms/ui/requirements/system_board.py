"""The requirements of one system: its answers, those of its unit, what was recorded by group, what the rows propose."""

from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from functools import partial
from typing import Any

from nicegui import ui

from inventory.choices import Implementation
from inventory.errors import Invalid, Problem
from inventory.law import penalties, regimes
from inventory.law.penalties import Penalty
from inventory.law.requirements import cautions
from inventory.organisation.access import Act
from inventory.protection import plan_items
from inventory.protection.plan_reading import Plan, Row
from inventory.records import PlanItem
from inventory.work import Work
from isms.evidence import answer_files
from isms.evidence.answer_files import AnswerFile, AnswerFiles, Given
from isms.evidence.evidence_tables import Evidence
from isms.systems import system_history
from isms.ui.facts.declared_form import DeclaredForm
from isms.ui.facts.place import Place, path_of
from isms.ui.parts import layout
from isms.ui.parts.entered_fields import several
from isms.ui.parts.places import OFFICE_ANSWERS
from isms.ui.requirements import answer_forms, answer_history, checklist_files
from isms.ui.requirements.answer_words import FILTERS
from isms.ui.requirements.board import Answers, Board, progress, sources_and_reserves

TAB = "phuong-an"
Propose = Callable[[Plan], Any]
SystemPlan = tuple[Plan, AnswerFiles, set[str]]
"""The plan of a system, what proves its answers, and the requirements that it ever answered itself."""


def read(work: Work, code: str) -> SystemPlan:
    """Return what the board shows of a system."""
    plan = plan_items.rows(work, code)
    if plan.level is None:
        return plan, AnswerFiles(), set()
    return plan, answer_files.of_system(work, code), plan_items.answered(work, code)


class SystemBoard(Board):
    """
    The board on the tab of a system's page.

    `latest`: how far the whole plan is by the last word of a person; `propose` opens the form that records it.
    """

    kind = str(PlanItem.__tablename__)

    def __init__(self, place: Place, found: SystemPlan, latest: str | None, propose: Propose) -> None:
        wanted = place.asked.get("loai", "")
        super().__init__(place.visit, place.code, wanted if wanted in FILTERS else "", self._say_in_address)
        self._place, self._latest, self._propose = place, latest, propose
        self._take(found)

    def resume(self, before: "SystemBoard") -> None:
        """Go on with what was pressed, ticked and opened on the board that stood here before."""
        self.staged, self.ticked, self._open = before.staged, before.ticked, before._open

    def may(self, act: Act, code: str = "") -> bool:
        """Say whether to offer an act."""
        return self._place.may(act)

    async def refresh(self) -> None:
        """Read the answers anew. Nothing above the board follows from them: the gate does not move."""
        self._take(await self.visit.read(lambda work: read(work, self.code)))
        self.redraw()

    def record(self, work: Work, answers: Answers, seen: Mapping[str, Mapping[str, Any]]) -> int:
        return len(plan_items.record(work, self.code, _items(work, answers), seen))

    def prove(self, work: Work, codes: Collection[str], given: Given) -> Any:
        return answer_files.prove(work, self.code, codes, given)

    def history(self, work: Work, code: str) -> Sequence[PlanItem]:
        return [item for item in system_history.of_kind(work, self.code, PlanItem) if item.requirement == code]

    def void(self, work: Work, number: int, reason: str) -> Any:
        return system_history.void(work, PlanItem, number, reason)

    def void_file(self, work: Work, file: AnswerFile, reason: str) -> Any:
        return system_history.void(work, Evidence, file.id, reason)

    async def open_history(self, row: Row) -> None:
        await answer_history.open_history(self, row)

    def open_row(self, row: Row) -> None:
        answer_forms.open_row(self, row, partial(self._behind, row))

    async def open_ticked(self, rows: Sequence[Row]) -> None:
        self._alike = await self.visit.read(lambda work: plan_items.alike(work, self.code))
        answer_forms.open_several(self, rows, self._others, self._record_elsewhere)

    def draw_head(self) -> None:
        plan, regime = self._plan, regimes.get(self._plan.regime or "")
        with ui.element("div").classes("section-head"):
            layout.heading("Phương án theo từng yêu cầu", TAB)
            with ui.element("div").classes("line"):
                checklist_files.buttons(self, self.taking_in)
        layout.text("p", f"Cấp độ {plan.level}, {regime.name}: {len(plan.rows)} yêu cầu.").classes("muted")
        progress(plan.rows, self.visit)
        self._proposal()
        self._by_group()
        sources_and_reserves(self._reserves())
        self._fines()
        if any(row.requirement.office_wide for row in plan.rows):
            with ui.element("div").classes("line"):
                shared = sum(row.requirement.office_wide for row in plan.rows)
                what = "yêu cầu (quy định, con người, nhà cung cấp, sự cố) có thể trả lời một lần cho cả cơ quan."
                ui.label(f"{shared} {what}").classes("muted")
                layout.link("Trả lời yêu cầu chung", OFFICE_ANSWERS)

    def about(self, row: Row) -> Sequence[str]:
        """Return what a gap that is on record can cost."""
        return [f"có thể bị phạt {_millions(each)} ({each.clause})" for each in self._fines_of(row)]

    def _fines_of(self, row: Row) -> Sequence[Penalty]:
        if row.item is None or not row.missing or not self._plan.regime or not self._plan.level:
            return ()
        return penalties.of_requirement(self._plan.regime, self._plan.level, row.requirement)

    def _fines(self) -> None:
        """Say what the gaps on record can cost, with the reserve that is due."""
        plan = self._plan
        if not plan.begun or not plan.open or not plan.regime or not plan.level:
            return
        found = Counter(each for row in plan.open for each in self._fines_of(row))
        told = [
            f"{each.text}: {_millions(each)} ({each.clause})." for each in penalties.of_plan(plan.regime, plan.level)
        ]
        told += [f"{each.text}: {_millions(each)} ({each.clause}); {number} yêu cầu." for each, number in found.items()]
        if told:
            summary = f"Thiếu sót đã ghi có thể bị phạt theo NĐ 330/2026: {len(told)} hành vi; chỉ để biết."
            sources_and_reserves([summary, *told, penalties.reserve(plan.regime)])

    def _reserves(self) -> list[str]:
        """Return what must be told of the list: of its source, and how strictly it is read at the level."""
        plan, regime = self._plan, regimes.get(self._plan.regime or "")
        by_need = regime.tables["standard"].get("by_need")
        strict = by_need and plan.level in by_need["levels"] and plan.open
        return [*cautions(row.requirement for row in plan.rows), *([by_need["text"]] if strict else [])]

    def _take(self, found: SystemPlan) -> None:
        self._plan, self.files, self.recorded = found
        self.rows = self._plan.rows

    def _say_in_address(self, code: str) -> None:
        self._place.asked["loai"] = code
        ui.navigate.history.replace(path_of(self.code, TAB) + (f"&loai={code}" if code else ""))

    def _proposal(self) -> None:
        """Say what the rows make of the whole plan, where a person has not said the same."""
        plan = self._plan
        if plan.proposed is None or plan.proposed == self._latest:
            return
        said = f"“{Implementation.word(self._latest)}”" if self._latest else "chưa ghi"
        left = f", còn mở {len(plan.open)}" if plan.open else ""
        text = (
            f"Theo các yêu cầu, cả phương án là “{plan.proposed.label}”{left}. Mức đang ghi: {said}. "
            "Đây là đề xuất: điều kiện sử dụng chỉ xét mức do người ghi."
        )
        layout.note("ok" if plan.proposed is Implementation.FULL else "neutral", text)
        if self.may_record:
            with ui.element("div").classes("line"):
                layout.secondary(f"Ghi “{plan.proposed.label}”", partial(self._propose, plan)).mark("use-proposal")

    def _by_group(self) -> None:
        """Ask once what becomes of what was recorded of whole groups."""
        number = len(self._plan.by_group)
        if not number:
            return
        text = (
            f"Trước đây đã ghi theo nhóm ({number} nhóm). Câu trả lời ấy vẫn được giữ, tính cho từng yêu cầu của nhóm "
            "cho đến khi có câu trả lời riêng."
        )
        layout.note("neutral", text)
        if self.may_record:
            with ui.element("div").classes("line"):
                layout.secondary("Ghi thành câu trả lời của từng yêu cầu", partial(self._settle, True)).mark(
                    "use-groups"
                )
                layout.quiet("Không dùng nữa, trả lời lại từ đầu", partial(self._settle, False)).mark("drop-groups")

    async def _settle(self, use: bool) -> None:
        said = "Đã ghi cho từng yêu cầu." if use else "Đã bỏ câu trả lời theo nhóm; lịch sử vẫn giữ."
        await self.do_or_redraw(lambda work: plan_items.settle_groups(work, self.code, use), said=said)

    def _behind(self, row: Row) -> None:
        """Say that a unit answers."""
        if row.source == "office":
            text = f"Đang theo câu trả lời chung của {row.unit}. Ghi ở đây là câu trả lời riêng của hệ thống này."
            layout.note("neutral", text)

    def _others(self, entered: DeclaredForm) -> None:
        if self._alike:
            names = {code: f"{name} (cấp độ {level})" for code, name, level in self._alike}
            help = "Hệ thống nào không có yêu cầu ấy ở cấp độ của mình thì được bỏ qua."
            label = "Cùng trả lời cho các hệ thống khác"
            entered.form.take_in("systems", label, several(label, names, [], help).mark("systems"), names)

    def _record_elsewhere(self, work: Work, answers: Answers, entered: DeclaredForm, given: Given) -> int:
        chosen = entered.form.element("systems").value if self._alike else []
        if not chosen:
            return 0
        if any(said["state"] == answer_forms.KEEP for said in answers.values()):
            remedy = "Khi trả lời cho nhiều hệ thống, hãy chọn một tình trạng."
            raise Invalid([Problem("state", "Chưa chọn tình trạng.", remedy)])
        number = sum(plan_items.record_alike(work, chosen, _items(work, answers)).values())
        for code in chosen:
            answer_files.prove(work, code, list(answers), given)
        return number


def _millions(penalty: Penalty) -> str:
    return f"{penalty.least}–{penalty.most} triệu đồng"


def _items(work: Work, answers: Answers) -> list[PlanItem]:
    return [PlanItem(on=work.today, regime="", requirement=code, **said) for code, said in answers.items()]
