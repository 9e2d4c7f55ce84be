"""Alerts of the permission to be in use: a deadline of audit or conditions comes near, the permission ended."""

import datetime as dt
from collections.abc import Mapping
from functools import cached_property
from typing import ClassVar

from sqlalchemy import ColumnElement, and_, case, exists, func, not_, or_
from sqlmodel import col, select, update

from inventory.organisation.access import Act, counted
from inventory.records.holding import latest_value
from inventory.records.permission import Permission, why_withdrawn
from inventory.register_tables import System
from inventory.vietnamese import grouped
from inventory.work import Work
from schedules.alerts.alert_kind import AlertKind, Case, Step, View, key_of, stage_of
from schedules.alerts.alert_tables import Alert
from schedules.alerts.mail_groups import MailGroup
from schedules.cadence import ladder

NEVER_AUDITED, OF_CONDITIONS = "never_audited", "conditions"
"""What a deadline is counted from when it is not that of an audit: the registration; the conditions of a conclusion."""
CONDITIONS_OVERDUE, CONCLUSION_EXPIRED = _LAPSED = ("conditions_overdue", "conclusion_expired")
AFTERWARDS = 60
"""Days after the last rung in which a sweep that was missed still raises it."""
_base = func.coalesce(col(System.act_by), col(System.registered_on))
_audited = col(System.audit_due_on).is_not(None)
_by_conditions = col(System.act_by) < col(System.audit_due_on)
_alive = col(System.retired_on).is_(None)
_CONCLUDE = Step("Nhập kết luận", Act.AUDIT, tab="kiem-tra")


class Deadline(AlertKind):
    """The deadline of the audit, or of the conditions of a conclusion; never audited is overdue from registration."""

    code: ClassVar[str] = "deadline"
    group = MailGroup.AUDIT
    views = (View("overdue", "qua-han", "Quá hạn"), View("soon", "sap-den-han", "Sắp đến hạn"))
    reminds = True
    of_permission = True
    of_confirmed = True
    days = ("audit.conditions_until",)

    def raise_among(self, work: Work, mine: ColumnElement[bool]) -> int:
        """Raise the current stage of every reminder due among `mine`, for all systems of one deadline at once."""
        steps = ladder.default_ladder()
        due = (mine, col(System.next_alert_on) <= work.today)
        detail = case((~_audited, NEVER_AUDITED), (_by_conditions, OF_CONDITIONS), else_="")
        raised = 0
        for base, audited in work.session.execute(select(_base, _audited).distinct().where(*due)).all():
            group = (*due, _base == base, _audited if audited else ~_audited)
            stage = ladder.stage(base if audited else None, base, work.today, steps)
            if stage is not None:
                key = key_of(self.code, col(System.id), base, stage.offset_days)
                at = {"system_id": col(System.id), "base": base, "stage": stage.offset_days, "detail": detail}
                raised += self._raise_each(work, *group, key=key, **at)
            following = ladder.next_stage_on(base, work.today, steps)
            rung = update(System).where(*group).values(next_alert_on=following, derived_on=work.today)
            work.session.exec(rung.execution_options(synchronize_session=False))
        return raised

    def gone(self) -> ColumnElement[bool]:
        """Another deadline has taken its place."""
        return _base != col(Alert.base)

    def may_be_open(self, today: dt.date) -> ColumnElement[bool]:
        """A stage of the ladder has reached the deadline."""
        return and_(_alive, _base <= today + ladder.default_ladder().lead)

    def view(self, case: Case) -> View:
        """Overdue or soon, by the day up to which its days count, not by the ladder's stage."""
        counted_on = case.raised_on if case.settled else case.now.today
        return self.views[0 if counted_on > case.base or case.detail == NEVER_AUDITED else 1]

    def in_view(self, view: View, counted_on: ColumnElement[dt.date]) -> ColumnElement[bool]:
        """Return the condition by the same days as `view`."""
        late = or_(counted_on > col(Alert.base), col(Alert.detail) == NEVER_AUDITED)
        return and_(col(Alert.kind) == self.code, late if view is self.views[0] else not_(late))

    def badge(self, case: Case) -> tuple[str, str]:
        """Never audited has words of its own."""
        view = self.view(case)
        never = view is self.views[0] and case.detail == NEVER_AUDITED
        return view.code, "Chưa từng kiểm tra" if never else view.label

    def is_late(self, case: Case) -> bool:
        """A system never audited always is too late."""
        return case.days > 0 or case.detail == NEVER_AUDITED

    def sentence(self, case: Case) -> str:
        """Never audited counts from the registration."""
        if case.detail != NEVER_AUDITED:
            duty = "Thực hiện điều kiện kèm theo kết luận" if case.detail else self.what(case)
            return f"{duty}: hạn {case.base:%d/%m/%Y}, {case.far}."
        since = f"{self.what(case)}; có trong sổ từ ngày {case.base:%d/%m/%Y}"
        return since + ("." if case.past or case.days < 1 else f", đã {grouped(case.days)} ngày.")

    def what(self, case: Case) -> str:
        """Return what is due."""
        if case.detail == NEVER_AUDITED:
            return "Chưa từng được kiểm tra, đánh giá"
        return "Thực hiện các điều kiện kèm theo kết luận" if case.detail else "Kiểm tra, đánh giá định kỳ"

    def due(self, case: Case) -> str:
        """Never audited counts from the registration."""
        if case.detail == NEVER_AUDITED:
            return f"Có trong sổ từ {case.base:%d/%m/%Y} ({grouped(case.days)} ngày)"
        return super().due(case)

    def remedy(self, case: Case) -> str:
        """Return what to do."""
        if case.detail == OF_CONDITIONS:
            before = "" if self.is_late(case) else " trước khi hết hạn"
            return f"Hoàn thành các điều kiện, đánh giá lại rồi ghi kết luận mới{before}."
        if case.detail == NEVER_AUDITED:
            return "Tổ chức kiểm tra, đánh giá rồi ghi kết luận vào phần mềm."
        if self.is_late(case):
            return "Tổ chức kiểm tra, đánh giá ngay rồi ghi kết luận vào phần mềm."
        return "Tổ chức kiểm tra, đánh giá và ghi kết luận trước khi hết hạn."

    def step(self, case: Case) -> Step:
        """A conclusion settles it."""
        return _CONCLUDE


class Withdrawn(AlertKind):
    """
    A permission ended by itself: it lapsed after `base`, its last day, or a fact of the day `base` ended it.

    `detail` is why, as `Permission.reason` says it. The stage of a lapse is how many days ago it was; further alerts
    are those of its deadline. What a fact ended has no deadline: its first alert has no stage, and it is raised again
    at each rung of the ladder's escalations until the system is used again.
    """

    code: ClassVar[str] = "withdrawn"
    views = (View("withdrawn", "rut-phep", "Đã thu hồi cho phép sử dụng"),)
    reminds = True
    of_permission = True
    weight = 1
    stays = True

    def lapsed(self, work: Work, ended: ColumnElement[bool], until: dt.date) -> int:
        """Raise an alert for each system whose clearance ended on this day; before its columns are emptied."""
        detail = case((_by_conditions, CONDITIONS_OVERDUE), else_=CONCLUSION_EXPIRED)
        at = {"system_id": col(System.id), "base": until, "stage": (work.today - until).days, "detail": detail}
        return self._raise_each(work, ended, key=key_of(self.code, col(System.id), until, 0), **at)

    def ended(self, work: Work, reasons: Mapping[int, str]) -> int:
        """Raise an alert for each system whose permission a fact just ended, by its id and the reason."""
        day = work.today
        rows = [
            {"key": f"{self.code}:{number}:{day}:fact", "system_id": number, "base": day, "detail": reason}
            for number, reason in reasons.items()
        ]
        return self._raise_rows(work, rows)

    def raise_everywhere(self, work: Work) -> int:
        """Raise the current rung of what a fact ended and is still not permitted."""
        rungs = sorted(each.after_days for each in ladder.default_ladder().escalations)
        reached, stage = stage_of(col(Alert.raised_on), (*rungs, rungs[-1] + AFTERWARDS), work.today)
        key = key_of(self.code, col(Alert.system_id), col(Alert.base), "fact", stage)
        about = {"system_id": col(Alert.system_id), "base": col(Alert.base), "detail": col(Alert.detail)}
        return self._raise_each(work, reached, *self._still_ended, key=key, stage=stage, **about)

    @cached_property
    def _still_ended(self) -> tuple[ColumnElement[bool], ...]:
        """The conditions that an alert is the first of what a fact ended, and that it is not permitted since."""
        first_alert = (col(Alert.kind) == self.code, col(Alert.stage).is_(None), not_(col(Alert.detail).in_(_LAPSED)))
        withdrawn = (_alive, counted(), not_(col(System.in_use)), latest_value(Permission, "on") == col(Alert.base))
        return *first_alert, exists().where(col(System.id) == col(Alert.system_id), *withdrawn).correlate(Alert)

    def gone(self) -> ColumnElement[bool]:
        """It is used again."""
        return col(System.in_use).is_(True)

    def may_be_open(self, _today: dt.date) -> ColumnElement[bool]:
        """A permission is gone."""
        return and_(_alive, not_(col(System.in_use)))

    def badge(self, _case: Case) -> tuple[str, str]:
        """Return tone and words of the badge."""
        return "blocked", "Đã thu hồi cho phép sử dụng"

    def is_late(self, _case: Case) -> bool:
        """Nothing may be put off: the system must not operate."""
        return True

    def sentence(self, case: Case) -> str:
        """A lapse names the last day of the permission, a fact the day on which it ended it."""
        if _by_fact(case):
            return f"Đã thu hồi cho phép sử dụng từ ngày {case.base:%d/%m/%Y}. Lý do: {why_withdrawn(case.detail)}."
        return f"{self.what(case)} sau ngày {case.base:%d/%m/%Y}."

    def what(self, case: Case) -> str:
        """Return why the permission ended."""
        if _by_fact(case):
            return f"Đã thu hồi cho phép sử dụng. Lý do: {why_withdrawn(case.detail)}"
        late = case.detail == CONDITIONS_OVERDUE
        why = "chưa hoàn thành điều kiện kèm theo kết luận" if late else "kết luận kiểm tra, đánh giá hết giá trị"
        return f"Đã thu hồi cho phép sử dụng: {why}"

    def due(self, case: Case) -> str:
        """What a fact ended had no deadline."""
        return f"Từ ngày {case.base:%d/%m/%Y}" if _by_fact(case) else super().due(case)

    def remedy(self, _case: Case) -> str:
        """Return what to do."""
        return "Ngừng vận hành, hoặc khắc phục và đánh giá lại, ghi kết luận mới rồi đề nghị đưa vào sử dụng."

    def step(self, case: Case) -> Step:
        """A conclusion settles a lapse; what a fact ended is read on the system's page."""
        return Step("Xem việc cần làm", Act.VIEW, tab="thong-tin") if _by_fact(case) else _CONCLUDE


def _by_fact(case: Case) -> bool:
    """Say whether a fact ended the permission; its later alerts have a stage, and never a reason of a lapse."""
    return case.stage is None or case.detail not in _LAPSED


DEADLINE, WITHDRAWN = Deadline(), Withdrawn()
