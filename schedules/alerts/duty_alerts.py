"""
Alerts of recurring duties: one for each duty that is due soon or late, however many systems it is due for.

They warn and nothing more. `DutyChoice.reminded_of` keeps the day that the newest alert speaks of; an alert of another
day is settled.
"""

import datetime as dt
from typing import Any, ClassVar

from sqlalchemy import ColumnElement, exists
from sqlmodel import col, select

from inventory.law import recurring_duties
from inventory.organisation.access import Act
from inventory.work import Work
from schedules.alerts.alert_kind import AlertKind, Case, Step, View
from schedules.alerts.alert_tables import Alert
from schedules.cadence import ladder
from schedules.cadence.ladder import Stage
from schedules.duties import duty_standing
from schedules.duties.duty_standing import DutyLine
from schedules.duties.duty_tables import DutyChoice

PAGE = "/theo-doi/viec-dinh-ky"


class DutyDue(AlertKind):
    """A recurring duty is due. `detail`: its code; `base`: the earliest day on which it falls due."""

    code: ClassVar[str] = "duty"
    views = (View("duty", "viec-dinh-ky", "Việc định kỳ"),)
    subject = DutyChoice
    of_system = False
    reminds = True

    def raise_everywhere(self, work: Work) -> int:
        """Raise the current stage of every duty that has a day, and take note of the day of each."""
        due = {line.duty.code: line for line in duty_standing.minded(work)}
        for choice in work.session.exec(select(DutyChoice)):
            day = due[choice.code].due if choice.code in due else None
            if choice.reminded_of != day:
                choice.reminded_of = day
        return self._raise_rows(work, [row for line in due.values() if (row := self._row(work, line))])

    def _row(self, work: Work, line: DutyLine) -> dict[str, Any] | None:
        if line.due is None or line.due - line.lead > work.today:
            return None
        stage = stage_of(line, work.today)
        if stage is None:
            return None
        key = f"{self.code}:{line.duty.code}:{line.due}:{stage.offset_days}"
        about = {"subject_id": line.choice.id, "detail": line.duty.code}
        return {"key": key, "base": line.due, "stage": stage.offset_days} | about

    def gone(self) -> ColumnElement[bool]:
        """It was done, or is minded no longer."""
        still = (col(DutyChoice.id) == col(Alert.subject_id), col(DutyChoice.reminded_of) == col(Alert.base))
        return ~exists().where(*still, col(DutyChoice.active)).correlate(Alert)

    def sentence(self, case: Case) -> str:
        """Return which duty."""
        return f"{self.what(case)}: hạn {case.base:%d/%m/%Y}, {case.far}."

    def what(self, case: Case) -> str:
        """Return the duty's name."""
        row = recurring_duties.by_code().get(case.detail)
        return row.title if row else "Việc định kỳ"

    def remedy(self, _case: Case) -> str:
        """Return what to do."""
        return "Thực hiện rồi ghi vào trang Việc định kỳ; trễ việc này không làm mất cho phép sử dụng."

    def step(self, case: Case) -> Step:
        """A round settles it."""
        return Step("Ghi đã thực hiện", Act.RECORD, page=f"{PAGE}/{case.detail}")


def stage_of(line: DutyLine, today: dt.date) -> Stage | None:
    """Return the rung of the ladder that a duty has reached: none earlier than it is called soon."""
    if line.due is None:
        return None
    reached = ladder.stage(line.due, line.due, today)
    return reached if reached is None or -reached.offset_days <= line.lead.days else None


DUTY = DutyDue()
