"""
Alerts of what is recorded with a day by which something is to be done: one class for each kind, one ladder for all.

One alert speaks of all records of a kind that a system has for one day; it is settled once none of them is open.
"""

import datetime as dt
from collections.abc import Sequence
from functools import cached_property
from typing import Any, ClassVar

from sqlalchemy import ColumnElement, Select, exists, or_
from sqlalchemy import select as sql_select
from sqlalchemy.orm import aliased
from sqlmodel import SQLModel, col, select

from inventory.organisation.access import Act, counted
from inventory.records import (
    Advisory,
    Certificate,
    Dossier,
    Finding,
    PlanItem,
    PlannedAudit,
    PlanState,
    Record,
    Risk,
    Website,
    WebsiteReview,
)
from inventory.records.holding import holds, today
from inventory.register_tables import System
from inventory.work import Work
from schedules.alerts.alert_kind import EVERY_SYSTEM, AlertKind, Case, Step, View
from schedules.alerts.alert_tables import Alert
from schedules.alerts.mail_groups import MailGroup
from schedules.cadence import ladder
from schedules.deadlines import dossier_clocks, open_conditions, websites

LEAD = ladder.default_ladder().lead
_MONTH = dt.timedelta(days=30)
_WEEK = dt.timedelta(days=7)
_alive = col(System.retired_on).is_(None)


class Dated(AlertKind):
    """
    A kind with a day: it reminds on the ladder, from `lead` ahead, while it is open. `base`: the day.

    Looked for by the first sweep of a day, and of one system when a record of `subject` or `follows` was entered.
    """

    subject: ClassVar[type[SQLModel]]
    reminds = True
    of_confirmed = True
    lead: ClassVar[dt.timedelta] = LEAD
    done: ClassVar[str]
    """What to do, as a digest says it."""
    place: ClassVar[Step]

    def raise_everywhere(self, work: Work) -> int:
        """Raise the current stage of all that is open."""
        return self.raise_of(work, EVERY_SYSTEM)

    def recorded(self, work: Work, record: Any) -> int:
        """Raise the current stage of what is open of the record's system."""
        return self.raise_of(work, col(System.id) == record.system_id)

    def raise_of(self, work: Work, mine: ColumnElement[bool]) -> int:
        """Raise the current stage of what is open of the systems `mine`; returns how many alerts were raised."""
        raise NotImplementedError

    def remedy(self, _case: Case) -> str:
        """Return what to do."""
        return self.done

    def step(self, _case: Case) -> Step:
        """Where it is dealt with."""
        return self.place

    def _rows(self, work: Work, found: Sequence[tuple[int, dt.date, dict[str, Any]]]) -> int:
        """Raise the current stage of each: a system, the day, and what else its alert holds."""
        rows = []
        for system_id, day, more in found:
            stage = ladder.stage(day, day, work.today)
            if stage is not None and -stage.offset_days <= self.lead.days:
                key = f"{self.code}:{system_id}:{more.get('subject_id', '')}:{day}:{stage.offset_days}"
                rows.append({"key": key, "system_id": system_id, "base": day, "stage": stage.offset_days} | more)
        return self._raise_rows(work, rows)


class OfRecords(Dated):
    """What is due by the day of records of one kind. `day`: their column."""

    subject: ClassVar[type[Record]]
    day: ClassVar[str]

    def __init_subclass__(cls) -> None:
        cls.days = (f"{cls.subject.__tablename__}.{cls.day}",)

    def open(self) -> ColumnElement[bool]:
        """Return the condition that a record is still to be dealt with."""
        raise NotImplementedError

    def raise_of(self, work: Work, mine: ColumnElement[bool]) -> int:
        """Raise one alert for each system and day."""
        wanted = self._wanted if mine is EVERY_SYSTEM else self._wanted.where(mine)
        return self._rows(work, [(number, due, {}) for number, due in work.session.execute(wanted)])

    @cached_property
    def _wanted(self) -> Select[*tuple[Any, ...]]:
        table = self.subject
        found = sql_select(col(table.system_id), self._day()).join(System, col(System.id) == col(table.system_id))
        return found.where(*self._due(today(self.lead)), _alive, counted()).distinct()

    def gone(self) -> ColumnElement[bool]:
        """None of that day is open."""
        same = (col(self.subject.system_id) == col(Alert.system_id), self._day() == col(Alert.base))
        return ~exists().where(*same, holds(self.subject), self.open()).correlate(Alert)

    def may_be_open(self, day: dt.date) -> ColumnElement[bool]:
        """It has one that is open and near."""
        return col(System.id).in_(select(self.subject.system_id).where(*self._due(day + self.lead)))

    def _day(self) -> Any:
        return col(getattr(self.subject, self.day))

    def _due(self, last: Any) -> tuple[ColumnElement[bool], ...]:
        return holds(self.subject), self.open(), self._day() <= last


class FindingDue(OfRecords):
    """Findings of an audit are to be mended."""

    code: ClassVar[str] = "finding"
    group = MailGroup.AUDIT
    views = (View("finding", "ton-tai", "Khắc phục tồn tại sau kiểm tra"),)
    subject, day = Finding, "due_on"
    done = "Khắc phục tồn tại rồi ghi kết quả vào phần mềm."
    place = Step("Ghi khắc phục", Act.AUDIT, tab="kiem-tra")

    def open(self) -> ColumnElement[bool]:
        """Not mended."""
        return open_conditions.unmended()


class PlannedDue(OfRecords):
    """An audit is planned for a day."""

    code: ClassVar[str] = "planned"
    group = MailGroup.AUDIT
    views = (View("planned", "ke-hoach-kiem-tra", "Kiểm tra, đánh giá theo kế hoạch"),)
    subject, day = PlannedAudit, "on"
    lead = _MONTH
    done = "Tổ chức kiểm tra rồi ghi kết luận; hoãn thì ghi ngày mới, kèm lý do."
    place = Step("Ghi kết luận", Act.AUDIT, tab="kiem-tra")

    def open(self) -> ColumnElement[bool]:
        """Nothing was concluded."""
        return open_conditions.without_conclusion()


class PlanItemDue(OfRecords):
    """Requirements of the protection plan are to be met."""

    code: ClassVar[str] = "plan_item"
    group = MailGroup.DOSSIER
    views = (View("plan_item", "yeu-cau-phuong-an", "Triển khai yêu cầu của phương án"),)
    subject, day = PlanItem, "due_on"
    done = "Triển khai yêu cầu rồi ghi mức đáp ứng vào phần mềm."
    place = Step("Mở phương án", Act.RECORD, tab="phuong-an")

    def open(self) -> ColumnElement[bool]:
        """Not met in full."""
        return open_conditions.unmet()


class PlanDue(OfRecords):
    """The protection plan as a whole is expected to be implemented."""

    code: ClassVar[str] = "plan"
    group = MailGroup.DOSSIER
    views = (View("plan", "phuong-an", "Triển khai xong cả phương án"),)
    subject, day = PlanState, "expected_on"
    done = "Triển khai xong phương án rồi ghi mức triển khai vào phần mềm; chưa xong thì ghi ngày dự kiến mới."
    place = Step("Mở phương án", Act.RECORD, tab="phuong-an")

    def open(self) -> ColumnElement[bool]:
        """Not implemented in full."""
        return open_conditions.unfinished()


class RiskDue(OfRecords):
    """Measures against a risk of the dossier are to be taken."""

    code: ClassVar[str] = "risk"
    group = MailGroup.DOSSIER
    views = (View("risk", "nguy-co", "Biện pháp giảm thiểu nguy cơ"),)
    subject, day = Risk, "due_on"
    done = "Thực hiện biện pháp rồi ghi lại nguy cơ vào phần mềm, hoặc bỏ nguy cơ không còn nữa."
    place = Step("Mở danh mục nguy cơ", Act.RECORD, tab="ho-so")

    def open(self) -> ColumnElement[bool]:
        """The risk is there."""
        return open_conditions.threatening()


class CertificateEnding(OfRecords):
    """A certificate of the conditions of cybersecurity ends."""

    code: ClassVar[str] = "certificate"
    group = MailGroup.DOSSIER
    views = (View("certificate", "giay-chung-nhan", "Giấy chứng nhận hết giá trị"),)
    subject, day = Certificate, "valid_until"
    done = "Đề nghị cấp lại rồi ghi giấy chứng nhận mới vào phần mềm."
    place = Step("Ghi giấy chứng nhận", Act.RECORD, tab="quyet-dinh")

    def open(self) -> ColumnElement[bool]:
        """No later one took its place."""
        return open_conditions.current()


class AdvisoryDue(OfRecords):
    """An advisory or a leak is to be dealt with."""

    code: ClassVar[str] = "advisory"
    group = MailGroup.WATCH
    views = (View("advisory", "canh-bao-lo-lot", "Xử lý cảnh báo, lộ lọt thông tin"),)
    subject, day = Advisory, "due_on"
    done = "Xử lý rồi ghi cách xử lý vào phần mềm."
    place = Step("Ghi cách xử lý", Act.RECORD, tab="theo-doi")

    def open(self) -> ColumnElement[bool]:
        """Not dealt with."""
        return open_conditions.unresolved()


class WebsiteDue(Dated):
    """A website is to be looked at again, so long after the last look."""

    code: ClassVar[str] = "website_review"
    group = MailGroup.WATCH
    views = (View("website_review", "ra-soat-website", "Rà soát website"),)
    subject = Website
    done = "Rà soát trang rồi ghi kết quả vào phần mềm."
    place = Step("Ghi rà soát", Act.RECORD, tab="theo-doi")

    def raise_of(self, work: Work, mine: ColumnElement[bool]) -> int:
        """Raise one alert for each website."""
        last = work.today + self.lead
        due = [each for each in websites.dues(work, mine, _alive) if each.due_on and each.due_on <= last]
        codes = sql_select(col(System.code), col(System.id)).where(col(System.code).in_({each.code for each in due}))
        numbers = {code: number for code, number in work.session.execute(codes)} if due else {}
        found = [(numbers[each.code], each.due_on, {"subject_id": each.entries[-1]}) for each in due if each.due_on]
        return self._rows(work, found)

    def gone(self) -> ColumnElement[bool]:
        """It was looked at since, entered again, or is watched no longer."""
        later: Any = aliased(Website)
        mine = (col(Website.id) == col(Alert.subject_id), holds(Website))
        again = exists().where(
            later.system_id == Website.system_id,
            later.address == Website.address,
            or_(later.on > Website.on, later.id > Website.id),
            holds(later),
        )
        seen = exists().where(
            col(WebsiteReview.system_id) == Website.system_id,
            col(WebsiteReview.website_id).in_(
                select(later.id).where(later.system_id == Website.system_id, later.address == Website.address)
            ),
            holds(WebsiteReview),
            col(WebsiteReview.recorded_at) > Alert.raised_at,
        )
        watched = exists().where(*mine, ~again.correlate(Website), ~seen.correlate(Website, Alert))
        return ~watched.correlate(Alert)


class DossierDue(Dated):
    """The time for the appraisal or the approval of a dossier ends. `detail`: which of the two."""

    code: ClassVar[str] = "dossier"
    group = MailGroup.DOSSIER
    views = (View("dossier", "ho-so", "Thời hạn của hồ sơ cấp độ"),)
    subject = Dossier
    lead = _WEEK  # these time limits are a few weeks at most
    done = "Đôn đốc cơ quan thẩm định, phê duyệt; có kết quả thì cập nhật tiến độ hồ sơ."
    place = Step("Cập nhật tiến độ hồ sơ", Act.RECORD, tab="ho-so")

    def raise_of(self, work: Work, mine: ColumnElement[bool]) -> int:
        """Raise one alert for each clock that runs."""
        found = [
            (each.about.id, each.due_on, {"subject_id": each.step_id, "detail": each.event})
            for each in dossier_clocks.running(work, mine)
            if each.due_on is not None and each.due_on <= work.today + self.lead
        ]
        return self._rows(work, found)

    def gone(self) -> ColumnElement[bool]:
        """The next step was taken, or the level was decided."""
        step = (col(Dossier.id) == col(Alert.subject_id), holds(Dossier), open_conditions.undecided())
        return ~exists().where(*step).correlate(Alert)

    def what(self, case: Case) -> str:
        """Return which time limit."""
        return dossier_clocks.TITLES.get(case.detail, self.views[0].label)


RECORDED = (
    FindingDue(),
    PlannedDue(),
    PlanItemDue(),
    PlanDue(),
    RiskDue(),
    AdvisoryDue(),
    WebsiteDue(),
    DossierDue(),
    CertificateEnding(),
)
"""Every kind of this file."""
