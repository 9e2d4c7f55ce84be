"""Alerts of agreements (delegations, leases) that end soon or ended lately."""

import datetime as dt
from functools import cached_property
from typing import ClassVar

from sqlalchemy import ColumnElement, exists
from sqlmodel import col, select

from inventory.organisation.access import Act, counted, of_counted
from inventory.records.agreement import Agreement, replaced
from inventory.records.holding import holds
from inventory.register_tables import System
from inventory.work import Work
from schedules.alerts.alert_kind import AlertKind, Case, Step, View, key_of, stage_of
from schedules.alerts.alert_tables import Alert
from schedules.alerts.mail_groups import MailGroup

STAGES = (-90, -30, -7, 1)
"""Days after the last day of an agreement on which an alert is raised."""
AFTERWARDS = 30


class Ending(AlertKind):
    """An agreement ends, unless a later one names it as replaced. `base`: its last day."""

    code: ClassVar[str] = "agreement"
    group = MailGroup.WATCH
    views = (View("agreement", "het-han", "Ủy quyền, hợp đồng thuê"),)
    subject = Agreement
    days = ("agreement.ends_on",)
    reminds = True
    stays = True

    def raise_everywhere(self, work: Work) -> int:
        """Raise the current stage of every agreement that ends soon or ended lately."""
        return self._raise(work, self._of_counted)

    def raise_among(self, work: Work, mine: ColumnElement[bool]) -> int:
        """Raise the same of the systems `mine`."""
        return self._raise(work, col(Agreement.system_id).in_(select(System.id).where(mine, counted())))

    def _raise(self, work: Work, among: ColumnElement[bool]) -> int:
        ending, stage = stage_of(col(Agreement.ends_on), (*STAGES, AFTERWARDS), work.today)
        key = key_of(self.code, col(Agreement.id), stage)
        new = (*self._current, among, ~exists().where(col(Alert.key) == key))
        about = {"system_id": col(Agreement.system_id), "subject_id": col(Agreement.id), "stage": stage}
        return self._raise_each(work, ending, *new, key=key, base=col(Agreement.ends_on), **about)

    @cached_property
    def _current(self) -> tuple[ColumnElement[bool], ...]:
        return holds(Agreement), ~replaced()

    @cached_property
    def _of_counted(self) -> ColumnElement[bool]:
        return of_counted(col(Agreement.system_id))

    def gone(self) -> ColumnElement[bool]:
        """It was replaced, or voided."""
        mine = (col(Agreement.id) == col(Alert.subject_id), holds(Agreement))
        return ~exists().where(*mine, ~replaced()).correlate(Alert)

    def may_be_open(self, _today: dt.date) -> ColumnElement[bool]:
        """It has an agreement."""
        return col(System.id).in_(select(Agreement.system_id).where(holds(Agreement)))

    def badge(self, case: Case) -> tuple[str, str]:
        """Ended, or ending soon."""
        return ("overdue", "Văn bản đã hết hạn") if case.days > 0 else ("soon", "Sắp hết hạn văn bản")

    def sentence(self, case: Case) -> str:
        """Return its last day."""
        return f"Văn bản ủy quyền hoặc hợp đồng thuê dịch vụ có hạn đến hết ngày {case.base:%d/%m/%Y}."

    def what(self, _case: Case) -> str:
        """Return what ends."""
        return "Văn bản ủy quyền hoặc hợp đồng thuê dịch vụ hết hạn"

    def remedy(self, _case: Case) -> str:
        """Return what to do."""
        return "Gia hạn hoặc thay thế rồi ghi vào phần mềm."

    def step(self, _case: Case) -> Step:
        """A new paper settles it."""
        return Step("Ghi văn bản mới", Act.RECORD, tab="theo-doi")


AGREEMENT = Ending()
