"""Alerts of the limits of the transition (NĐ 331/2026 Đ39.1): on the ladder, in a digest once for all systems."""

import datetime as dt
from typing import ClassVar

from sqlalchemy import ColumnElement, exists, func
from sqlmodel import col, select

from inventory.organisation.access import Act
from inventory.register_tables import System
from inventory.work import Work
from schedules.alerts.alert_kind import EVERY_SYSTEM, AlertKind, Case, Heading, Step, View, key_of
from schedules.alerts.alert_tables import Alert
from schedules.alerts.mail_groups import MailGroup
from schedules.cadence import ladder
from schedules.gate import transition

_LIMITS = Step("Xem việc còn thiếu", Act.VIEW, page="/chuyen-tiep")


class Limit(AlertKind):
    """A system owes something by a limit of the transition. `base`: the day to have done by."""

    code: ClassVar[str] = "transition"
    group = MailGroup.OFFICE
    views = (View("transition", "chuyen-tiep", "Thời hạn chuyển tiếp"),)
    reminds = True

    def raise_everywhere(self, work: Work) -> int:
        """Raise the current stage for all systems that owe something."""
        return self.raise_among(work, EVERY_SYSTEM)

    def raise_among(self, work: Work, mine: ColumnElement[bool]) -> int:
        """Raise the current stage of each limit, for all systems that owe it at once."""
        due = col(System.transition_due_on)
        owing = (mine, due.is_not(None), col(System.retired_on).is_(None))
        raised = 0
        for aim in work.session.execute(select(due).distinct().where(*owing)).scalars().all():
            stage = ladder.stage(aim, aim, work.today, ladder.default_ladder())
            if stage is not None:
                key = key_of(self.code, col(System.id), aim, stage.offset_days)
                group = (*owing, due == aim, ~exists().where(col(Alert.key) == key))
                raised += self._raise_each(
                    work, *group, key=key, system_id=col(System.id), base=aim, stage=stage.offset_days
                )
        return raised

    def gone(self) -> ColumnElement[bool]:
        """It was kept, or another limit is the next one."""
        return func.coalesce(col(System.transition_due_on), dt.date.min) != col(Alert.base)

    def may_be_open(self, _today: dt.date) -> ColumnElement[bool]:
        """It owes something."""
        return col(System.transition_due_on).is_not(None)

    def badge(self, case: Case) -> tuple[str, str]:
        """Over by the count of the Civil Code, or ahead."""
        return ("overdue", "Quá thời hạn chuyển tiếp") if self.is_late(case) else ("soon", self.view(case).label)

    def is_late(self, case: Case) -> bool:
        """By the count of the Civil Code, some days after the aim."""
        term = transition.of_day(case.base)
        return term is not None and term.last(case.now.holidays) < case.now.today

    def sentence(self, case: Case) -> str:
        """Return the limit with its source."""
        term = transition.of_day(case.base)
        if term is None:
            return super().sentence(case)
        far = case.far if case.past else transition.how_far(term, case.now.today, case.now.holidays)
        return f"Chuyển tiếp: {term.title}, hạn {term.aim:%d/%m/%Y} ({term.clause}); {far}."

    def what(self, _case: Case) -> str:
        """Return the transition it is about."""
        return f"Thời hạn chuyển tiếp từ NĐ {transition.transition().old}"

    def remedy(self, _case: Case) -> str:
        """Return where to look."""
        return "xem từng hệ thống còn thiếu gì ở trang Thời hạn chuyển tiếp trong phần mềm."

    def step(self, _case: Case) -> Step:
        """What is missing stands on a page of its own."""
        return _LIMITS

    def heading(self, case: Case) -> Heading | None:
        """A digest names the limit once, with all the systems that must keep it."""
        term = transition.of_day(case.base)
        if term is None:
            return None
        far = transition.how_far(term, case.now.today, case.now.holidays)
        must = f"phải {term.title}: hạn {term.aim:%d/%m/%Y} ({far})"
        part = self.what(case).upper()
        return Heading(part, must, term.clause, self.remedy(case), self.is_late(case))


TRANSITION = Limit()
