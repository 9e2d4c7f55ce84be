"""What the register needs from an administrator each year: the days off announced for it, the plan of the year."""

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from inventory.organisation.access import Act, reads
from inventory.work import Work
from schedules.cadence.cadence import outlived_plans
from schedules.policies import policies
from schedules.standing import fact_reader

OCTOBER = 10


@dataclass(frozen=True, slots=True)
class YearQuestion:
    """
    Something that is not in the register for a year.

    "holidays": `missing` names the announced days that are not entered. "plan": cadences still follow the plan of an
    earlier year, which `missing` names.
    """

    kind: Literal["holidays", "plan"]
    year: int
    missing: str

    @property
    def text(self) -> str:
        """The question in words, with what follows until it is answered."""
        if self.kind == "holidays":
            return (
                f"Lịch nghỉ năm {self.year} chưa có đủ trong sổ: thiếu {self.missing}, ngày hoán đổi nếu có. Hãy nhập "
                "theo thông báo; cho đến khi đó hạn tính theo ngày làm việc có thể sớm hơn thực tế."
            )
        return (
            f"Chưa có kế hoạch năm {self.year}: chu kỳ kiểm tra đang dùng là của “{self.missing}”. Kế hoạch năm mới có "
            "quy định chu kỳ không? Hãy thêm chính sách theo kế hoạch năm mới, kể cả khi chu kỳ không đổi. "
            "Hạn báo cáo và chỉ tiêu dẫn kế hoạch cũ cũng cần xem lại."
        )


@reads(Act.VIEW)
def questions(work: Work) -> tuple[YearQuestion, ...]:
    """Return what is missing for this year and, from October on, of the holidays of the next; the oldest year first."""
    return (*_holidays(work), *_plans(work))


def years_asked(today: dt.date) -> tuple[int, ...]:
    """Return the years whose announced holidays are asked for: this one, and the next from October on."""
    return (today.year, today.year + 1) if today.month >= OCTOBER else (today.year,)


def _holidays(work: Work) -> tuple[YearQuestion, ...]:
    known = policies.holidays(work)
    years = ((year, known.missing(year)) for year in years_asked(work.today))
    return tuple(YearQuestion("holidays", year, ", ".join(missing)) for year, missing in years if missing)


def _plans(work: Work) -> tuple[YearQuestion, ...]:
    outlived = outlived_plans(fact_reader.policies(work.session), work.today)
    return tuple(YearQuestion("plan", work.today.year, plan.name) for plan in outlived)
