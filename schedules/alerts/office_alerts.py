"""
What has a day and is about no system: alerts on the ladder, settled once nothing is owed by that day any more.

What is owed is computed; `OfficeReminder` keeps what was found last, so that whether an alert is settled is a question
to the database. It is found anew by the first sweep of a day, and by `alerts.of_office` with what was just recorded.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, ClassVar

from sqlalchemy import ColumnElement, exists
from sqlmodel import col, select

from inventory.work import Work
from schedules.alerts.alert_kind import AlertKind
from schedules.alerts.alert_tables import Alert, OfficeReminder
from schedules.cadence import ladder
from schedules.cadence.ladder import Stage

LEAD = dt.timedelta(days=90)


@dataclass(frozen=True, slots=True)
class OfficeThing:
    """Something owed by a day; `subject` is a code that its kind puts into words, `lead` how early it reminds."""

    subject: str
    day: dt.date
    lead: dt.timedelta = LEAD


class OfOffice(AlertKind):
    """A kind about the office as a whole. A subclass says what is owed; `detail` and the reminder's subject are one."""

    code: ClassVar[str]
    subject = OfficeReminder
    of_system = False
    reminds = True

    def owed(self, work: Work) -> Iterable[OfficeThing]:
        """Return everything of the kind that is owed."""
        raise NotImplementedError

    def raise_everywhere(self, work: Work) -> int:
        """Take note of all that is owed, and raise the current stage of each."""
        return self.note(work, self.owed(work), among=None)

    def note(self, work: Work, owed: Iterable[OfficeThing], among: Iterable[str] | None) -> int:
        """Take note of what is owed and raise it; `among`: the subjects looked at, of which the others are done."""
        found = {thing.subject: thing for thing in owed}
        known = {row.subject: row for row in work.session.exec(self._known(among))}
        for subject in found.keys() - known.keys():
            known[subject] = OfficeReminder(kind=self.code, subject=subject)
            work.session.add(known[subject])
        for subject, row in known.items():
            row.day = found[subject].day if subject in found else None
        work.session.flush()
        rows = (self._row(work, found[subject], row) for subject, row in known.items() if subject in found)
        return self._raise_rows(work, [row for row in rows if row])

    def _known(self, among: Iterable[str] | None) -> Any:
        held = select(OfficeReminder).where(OfficeReminder.kind == self.code)
        return held if among is None else held.where(col(OfficeReminder.subject).in_(list(among)))

    def _row(self, work: Work, thing: OfficeThing, row: OfficeReminder) -> dict[str, Any] | None:
        stage = stage_of(thing, work.today)
        if stage is None:
            return None
        key = f"{self.code}:{thing.subject}:{thing.day}:{stage.offset_days}"
        about = {"subject_id": row.id, "detail": thing.subject}
        return {"key": key, "base": thing.day, "stage": stage.offset_days} | about

    def gone(self) -> ColumnElement[bool]:
        """It was done, or is owed by another day."""
        still = (col(OfficeReminder.id) == col(Alert.subject_id), col(OfficeReminder.day) == col(Alert.base))
        return ~exists().where(*still).correlate(Alert)


def stage_of(thing: OfficeThing, today: dt.date) -> Stage | None:
    """Return the rung of the ladder that something has reached: none earlier than it reminds."""
    reached = ladder.stage(thing.day, thing.day, today)
    return reached if reached is None or -reached.offset_days <= thing.lead.days else None
