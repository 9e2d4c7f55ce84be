"""Alerts of recurring duties: one for each that is due soon or late, however many systems it is due for. They warn."""

from collections.abc import Collection, Iterable
from typing import Any, ClassVar

from inventory.law import recurring_duties
from inventory.law.recurring_duties import DutyPlace
from inventory.organisation.access import Act
from inventory.records import DutyDone, SelfEvaluation
from inventory.work import Actor, Role, Work
from schedules.alerts.alert_kind import Case, Step, View
from schedules.alerts.mail_groups import MailGroup
from schedules.alerts.office_alerts import OfficeThing, OfOffice
from schedules.duties import duty_standing

PAGE = "/theo-doi/viec-dinh-ky"
_EVERYBODY = Actor("", Role.ADMIN)
"""Reads for the whole tree, whoever records."""


class DutyDue(OfOffice):
    """A recurring duty is due. `detail`: its code; `base`: the earliest day on which it falls due."""

    code: ClassVar[str] = "duty"
    group = MailGroup.OFFICE
    views = (View("duty", "viec-dinh-ky", "Việc định kỳ"),)
    follows = (DutyDone, SelfEvaluation)

    def owed(self, work: Work) -> Iterable[OfficeThing]:
        """Every duty that has a day."""
        return _owed(work)

    def recorded(self, work: Work, record: Any) -> int:
        """What was just done may settle the alerts of a duty."""
        if isinstance(record, DutyDone):
            return self.follow(work, [record.duty])
        places = (DutyPlace.SELF_EVALUATION, DutyPlace.NOTIFIED)
        return self.follow(work, [duty.code for duty in recurring_duties.switched() if duty.place in places])

    def follow(self, work: Work, codes: Collection[str]) -> int:
        """Look again at these duties, of which something was done, taken back or chosen."""
        work.session.flush()
        return self.note(work, _owed(work, codes), codes)

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


def _owed(work: Work, codes: Collection[str] = ()) -> Iterable[OfficeThing]:
    for line in duty_standing.of_branch(work, _EVERYBODY, codes):
        if line.due is not None:
            yield OfficeThing(line.duty.code, line.due, line.lead)


DUTY = DutyDue()
