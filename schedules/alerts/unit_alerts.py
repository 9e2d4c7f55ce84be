"""
Alerts about a unit: the quarterly reports on the plans that it still owes (KH DTI 2026 IV.2), and the requirements
that it answers for all its systems. Its own people see them, and those of the units above.
"""

from functools import cached_property, lru_cache
from typing import Any, ClassVar

from sqlalchemy import ColumnElement, Select, and_, exists, extract, or_
from sqlalchemy import select as sql_select
from sqlalchemy.orm import aliased
from sqlmodel import col

from inventory.organisation.access import Act
from inventory.protection.office_answer import OfficeAnswer
from inventory.records.holding import holds, today
from inventory.records.plan_item import ItemState
from inventory.register_tables import Unit
from inventory.work import Work
from schedules.alerts.alert_kind import AlertKind, Case, Step, View
from schedules.alerts.alert_tables import Alert
from schedules.alerts.mail_groups import MailGroup
from schedules.cadence import ladder
from schedules.plans.programme_tables import Programme, ProgrammeTask, TaskProgress, TaskUnit
from schedules.plans.progress import REMIND_BEFORE
from schedules.plans.quarters import DUTY, Quarter

_MONTHS_OF_A_QUARTER = 3


class ReportDue(AlertKind):
    """
    A unit still has to report on tasks of a plan for a quarter (`detail`). `base`: the day by which it reports.
    """

    code: ClassVar[str] = "report"
    group = MailGroup.OFFICE
    views = (View("report", "bao-cao-quy", "Báo cáo quý theo kế hoạch"),)
    subject = Unit
    of_system = False
    reminds = True
    stays = True

    def raise_everywhere(self, work: Work) -> int:
        """Raise the current stage for each unit that lacks a report of this quarter, or of the one before."""
        now = Quarter.of(work.today)
        raised = 0
        for quarter in (now.before, now):
            stage = ladder.stage(quarter.due, quarter.due, work.today)
            if stage is None or quarter.due - REMIND_BEFORE > work.today:
                continue
            about = {"base": quarter.due, "stage": stage.offset_days, "detail": quarter.code}
            rows = [
                {"key": f"{self.code}:{quarter.code}:{unit}:{stage.offset_days}", "subject_id": unit} | about
                for unit in work.session.execute(_missing(quarter)).scalars()
            ]
            raised += self._raise_rows(work, rows)
        return raised

    def gone(self) -> ColumnElement[bool]:
        """It reported on all, or the plan asks for no report any more."""
        quarter = extract("month", col(Alert.base)) // _MONTHS_OF_A_QUARTER
        lacking = exists().where(
            col(TaskUnit.unit_id) == col(Alert.subject_id), _lacking(extract("year", col(Alert.base)), quarter)
        )
        return ~lacking.correlate(Alert)

    def what(self, case: Case) -> str:
        """Return which report."""
        return f"Báo cáo {Quarter.of(case.base).name} theo kế hoạch"

    def remedy(self, _case: Case) -> str:
        """Return what to do."""
        return f"Báo cáo từng nhiệm vụ ở trang Kế hoạch & tiến độ ({DUTY.clause})."

    def step(self, case: Case) -> Step:
        """Where reports are made."""
        return Step("Báo cáo tiến độ", Act.REPORT, page=f"/ke-hoach?quy={case.detail}")


@lru_cache(maxsize=8)
def _missing(quarter: Quarter) -> Select[*tuple[Any, ...]]:
    """Return the query of the units that lack a report of a quarter."""
    units = sql_select(col(TaskUnit.unit_id)).distinct().select_from(TaskUnit)
    return units.where(_lacking(quarter.year, quarter.number))


def _lacking(year: Any, quarter: Any) -> ColumnElement[bool]:
    """Return the condition upon TaskUnit that the unit has not reported on the task for a quarter."""
    said = (
        col(TaskProgress.task_id) == TaskUnit.task_id,
        col(TaskProgress.unit_id) == TaskUnit.unit_id,
        col(TaskProgress.year) == year,
        col(TaskProgress.quarter) == quarter,
        holds(TaskProgress),
    )
    asked = (
        col(ProgrammeTask.id) == TaskUnit.task_id,
        col(ProgrammeTask.indicator) == "",
        col(Programme.id) == ProgrammeTask.programme_id,
        col(Programme.year) == year,
        col(Programme.reporting) == "quarterly",
    )
    in_plan = exists().where(*asked).correlate(TaskUnit, Alert)
    return in_plan & ~exists().where(*said).correlate(TaskUnit, Alert)


class OfficeAnswerDue(AlertKind):
    """A unit is to meet requirements that hold for all its systems. `base`: the day it set itself."""

    code: ClassVar[str] = "office_answer"
    group = MailGroup.OFFICE
    views = (View("office_answer", "yeu-cau-chung", "Triển khai yêu cầu chung của cơ quan"),)
    subject = Unit
    of_system = False
    reminds = True
    days = ("office_answer.due_on",)

    def raise_everywhere(self, work: Work) -> int:
        """Raise the current stage for each unit and day."""
        rows = []
        for unit, day in work.session.execute(self._near):
            if (stage := ladder.stage(day, day, work.today)) is not None:
                key = f"{self.code}:{unit}:{day}:{stage.offset_days}"
                rows.append({"key": key, "subject_id": unit, "base": day, "stage": stage.offset_days})
        return self._raise_rows(work, rows)

    @cached_property
    def _near(self) -> Select[*tuple[Any, ...]]:
        near = col(OfficeAnswer.due_on) <= today(ladder.default_ladder().lead)
        return sql_select(col(OfficeAnswer.unit_id), col(OfficeAnswer.due_on)).where(_unmet(), near).distinct()

    def gone(self) -> ColumnElement[bool]:
        """None of that day is open."""
        same = (col(OfficeAnswer.unit_id) == Alert.subject_id, col(OfficeAnswer.due_on) == Alert.base)
        return ~exists().where(*same, _unmet()).correlate(Alert)

    def remedy(self, _case: Case) -> str:
        """Return what to do."""
        return "Triển khai yêu cầu rồi ghi mức đáp ứng ở trang Yêu cầu chung của cơ quan."

    def step(self, _case: Case) -> Step:
        """Where the answers are given."""
        return Step("Mở yêu cầu chung", Act.RECORD, page="/yeu-cau-chung")


def _unmet() -> ColumnElement[bool]:
    """Return the condition that an answer of a unit holds, and its requirement is not met in full."""
    later: Any = aliased(OfficeAnswer)
    same = (getattr(later, name) == getattr(OfficeAnswer, name) for name in OfficeAnswer.series)
    after = or_(later.on > OfficeAnswer.on, and_(later.on == OfficeAnswer.on, later.id > OfficeAnswer.id))
    unmet = col(OfficeAnswer.state).in_((ItemState.NONE, ItemState.PARTIAL))
    replaced = exists().where(*same, holds(later), after).correlate(OfficeAnswer)
    return and_(holds(OfficeAnswer), unmet, ~replaced)


REPORT, OFFICE_ANSWER = ReportDue(), OfficeAnswerDue()
