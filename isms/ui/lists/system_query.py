"""What the list of systems shows, as its address says it."""

import datetime as dt
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from typing import Any, ClassVar, Self

from isms.ui.lists import as_of
from isms.ui.lists.address import Address
from schedules.cadence.cadence import Standing
from schedules.cadence.working_days import last_day
from schedules.standing import column_conditions, listing

PATH = "/he-thong"
LEVEL = {str(level): f"Cấp độ {level}" for level in range(1, 6)} | {
    "da-quyet-dinh": "Đã có quyết định",
    "chua": "Chưa có quyết định",
}
DUE = {
    "qua-han": "Quá hạn, kể cả chưa từng kiểm tra",
    "tre-han": "Quá hạn, đã từng kiểm tra",
    "con-han": "Chưa quá hạn",
    "chua-kiem-tra": "Chưa từng kiểm tra",
    "30": "Đến hạn trong 30 ngày",
    "60": "Đến hạn trong 60 ngày",
    "90": "Đến hạn trong 90 ngày",
    "dung-han": "Đúng hạn, còn trên 90 ngày",
    "dieu-kien": "Sắp hoặc quá hạn thực hiện điều kiện",
}
USE = {
    "can-lam": "Còn việc cần làm",
    "duoc-dung": "Được đưa vào sử dụng",
    "trai-nguyen-tac": "Vận hành khi chưa đủ điều kiện",
    "bi-chan": "Bị chặn: chưa đủ điều kiện",
    "san-sang": "Đủ điều kiện, chưa đưa vào sử dụng",
    "da-dung": "Không vận hành",
    "ngung-han": "Ngừng sử dụng hẳn",
}
RESPONSIBILITY = {
    "cua-minh": "Làm chủ quản hoặc vận hành",
    "chu-quan": "Làm chủ quản",
    "van-hanh": "Được giao vận hành",
    "chi-dung": "Chỉ sử dụng",
    "chua-xac-nhan": "Chưa xác nhận",
    "da-xac-nhan": "Đã xác nhận",
}
PLAN = {"du": "Đã triển khai đầy đủ", "chua-du": "Chưa triển khai đầy đủ theo hồ sơ được phê duyệt"}
_DUE: dict[str, dict[str, Any]] = {
    "qua-han": {"overdue": True},
    "tre-han": {"standing": Standing.OVERDUE},
    "con-han": {"overdue": False},
    "chua-kiem-tra": {"standing": Standing.NEVER_AUDITED},
    "30": {"due_within": 30},
    "60": {"due_within": 60},
    "90": {"due_within": 90},
    "dung-han": {"standing": Standing.ON_TIME},
    "dieu-kien": {"conditions_due": True},
}
_USE: dict[str, listing.Use] = {
    "can-lam": "to_do",
    "duoc-dung": "in_use",
    "trai-nguyen-tac": "violation",
    "bi-chan": "blocked",
    "san-sang": "ready",
    "da-dung": "stopped",
    "ngung-han": "retired",
}
_RESPONSIBILITY: dict[str, dict[str, Any]] = {
    "cua-minh": {"ours": True},
    "chu-quan": {"responsibility": "owned"},
    "van-hanh": {"responsibility": "operated"},
    "chi-dung": {"responsibility": "used"},
    "chua-xac-nhan": {"responsibility": column_conditions.UNCONFIRMED},
    "da-xac-nhan": {"responsibility": column_conditions.CONFIRMED},
}
_PLAN = {"du": True, "chua-du": False}
_AFTER = "sau-"
_ORDER: dict[str, listing.Order] = {
    "ten": "name",
    "ma": "code",
    "cap": "level",
    "han": "audit_due_on",
    "don-vi": "unit",
}


@dataclass(frozen=True)
class SystemQuery(Address):
    """
    Empty means any.

    `han` may also be a month, '2027-03', or all that comes after it, 'sau-2027-03'. `pa`: the plan. `xep` is an
    order, with '-' before it when descending. `ngay`: as of that day.
    """

    PATH: ClassVar[str] = PATH
    KNOWN: ClassVar[Mapping[str, Collection[str]]] = {"cap": LEVEL, "dung": USE, "pa": PLAN, "vai": RESPONSIBILITY}

    tim: str = ""
    cap: str = ""
    han: str = ""
    dung: str = ""
    pa: str = ""
    vai: str = ""
    donvi: str = ""
    xep: str = ""
    ngay: str = ""
    trang: int = 1

    @classmethod
    def read(cls, query: Mapping[str, str]) -> Self:
        """Return what an address asks for; what it does not know is left out."""
        given = super().read(query)
        return replace(
            given,
            han=given.han if given.han in DUE or _between(given.han) else "",
            xep=given.xep if given.xep.removeprefix("-") in _ORDER else "",
        )

    @property
    def is_narrowed(self) -> bool:
        """Whether not all systems are wanted."""
        return any((self.tim, self.cap, self.han, self.dung, self.pa, self.vai, self.donvi))

    @property
    def on(self) -> dt.date | None:
        """The day as of which to show the systems; None for today. Raises Invalid when there is no such day."""
        return as_of.day(self.ngay)

    @property
    def order(self) -> tuple[listing.Order, bool]:
        """The order, and whether it is descending."""
        return _ORDER.get(self.xep.removeprefix("-"), "name"), self.xep.startswith("-")

    @property
    def filter(self) -> listing.Filter:
        """What to ask of the register."""
        due = _between(self.han) or _DUE.get(self.han, {})
        return listing.Filter(
            text=self.tim,
            level=int(self.cap) if self.cap.isdigit() else None,
            decided={"chua": False, "da-quyet-dinh": True}.get(self.cap),
            use=_USE.get(self.dung),
            implemented=_PLAN.get(self.pa),
            unit=self.donvi or None,
            **due,
            **_RESPONSIBILITY.get(self.vai, {}),
        )


def in_month(month: dt.date) -> SystemQuery:
    """Return the view of the systems whose audit falls due in a month, none of them overdue."""
    return SystemQuery(han=f"{month:%Y-%m}", xep="han")


def after(month: dt.date) -> SystemQuery:
    """Return the view of the systems whose audit falls due after a month."""
    return SystemQuery(han=f"{_AFTER}{month:%Y-%m}", xep="han")


def due_choices(chosen: str) -> dict[str, str]:
    """Return the choices of how the audit stands, with the month chosen when one is."""
    month = _month(chosen.removeprefix(_AFTER))
    if month is None:
        return DUE
    when = "Đến hạn sau" if chosen.startswith(_AFTER) else "Đến hạn trong"
    return DUE | {chosen: f"{when} tháng {month.month}/{month.year}"}


def _between(han: str) -> dict[str, Any] | None:
    """Return between which days the audit shall fall due, when `han` is a month or all that comes after one."""
    month = _month(han.removeprefix(_AFTER))
    if month is None:
        return None
    if han.startswith(_AFTER):
        return {"due_from": last_day(month) + dt.timedelta(days=1)}
    return {"due_from": month, "due_until": last_day(month)}


def _month(text: str) -> dt.date | None:
    try:
        month = dt.datetime.strptime(text, "%Y-%m").date() if len(text) == 7 else None  # noqa: DTZ007  # a month, no instant
    except ValueError:
        return None
    return month if month and month.year < dt.MAXYEAR else None
