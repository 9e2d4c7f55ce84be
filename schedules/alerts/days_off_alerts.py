"""Alerts of the days off announced for a year that nobody has entered, to administrators."""

import datetime as dt
from collections.abc import Iterable
from typing import ClassVar

from inventory.organisation.access import Act
from inventory.work import Addressee, Role, Work
from schedules.alerts.alert_kind import Case, Step, View
from schedules.alerts.mail_groups import MailGroup
from schedules.alerts.office_alerts import OfficeThing, OfOffice
from schedules.policies import year_ahead


class DaysOffMissing(OfOffice):
    """The days off announced for a year are not in the register. `detail`: the year; `base`: the day before it."""

    code: ClassVar[str] = "holidays"
    group = MailGroup.PROGRAM
    views = (View("holidays", "ngay-nghi", "Lịch nghỉ chưa đủ"),)

    def owed(self, work: Work) -> Iterable[OfficeThing]:
        """What is missing of this year, and from October on of the next."""
        for asked in year_ahead.questions(work):
            if asked.kind == "holidays":
                yield OfficeThing(str(asked.year), dt.date(asked.year - 1, 12, 31))

    def reaches(self, person: Addressee) -> list[tuple[str, int | None]]:
        """Administrators, who alone enter them."""
        return [(person.branch, None)] if person.role == Role.ADMIN else []

    def what(self, case: Case) -> str:
        """Return which year."""
        return f"Lịch nghỉ năm {case.detail} chưa có đủ trong sổ"

    def remedy(self, _case: Case) -> str:
        """Return what to do."""
        return "Nhập ngày nghỉ theo thông báo ở trang Chu kỳ kiểm tra; hạn theo ngày làm việc tính từ đó."

    def step(self, _case: Case) -> Step:
        """Where they are entered."""
        return Step("Nhập ngày nghỉ", Act.ADMINISTER, page="/quan-tri/chinh-sach")


DAYS_OFF = DaysOffMissing()
