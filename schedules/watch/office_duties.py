"""
What the office itself owes by a day, beside what each system owes (`agenda`): the limits of the transition, the
quarterly reports on its plans, the yearly reports. Feeds, and whoever reminds, read it here.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from inventory.organisation.access import Act, may, reads
from inventory.work import Work
from schedules.plans import progress
from schedules.plans.quarters import Quarter
from schedules.policies.policies import holidays
from schedules.watch import transition_list
from schedules.yearly import reporting_year

Kind = Literal["transition", "report", "mau-08"]


@dataclass(frozen=True, slots=True)
class OfficeDuty:
    """
    Something owed by a day; `text` says in Vietnamese what, `detail` more of it, with its clause.

    `subject`: which of its kind it is. `late`: how far it is overdue, in words; '' in time, and for a yearly report,
    of which no record says whether it was sent.
    """

    day: dt.date
    kind: Kind
    subject: tuple[str, ...]
    text: str
    detail: str
    late: str = ""


@reads(Act.VIEW)
def duties(work: Work, first: dt.date, last: dt.date) -> list[OfficeDuty]:
    """
    Return what is owed up to a day: limits of the transition, reports of the quarter before this one and of later ones.

    Of the yearly reports, for those who write them, the deadlines from `first` on.
    """
    return [*_transition(work), *_reports(work, last), *_yearly(work, first, last)]


def _transition(work: Work) -> Iterator[OfficeDuty]:
    """Yield the limits of the transition, each once for all systems."""
    for count in transition_list.counts(work):
        term = count.term
        text = f"Thời hạn chuyển tiếp: {count.systems} hệ thống phải {term.title}"
        by_law = f"theo Bộ luật Dân sự: hết ngày {count.last:%d/%m/%Y}"
        detail = f"Hạn {term.aim:%d/%m/%Y}; {by_law}. {term.clause}"
        yield OfficeDuty(term.aim, "transition", (term.code,), text, detail, count.far if term.aim < work.today else "")


def _reports(work: Work, last: dt.date) -> Iterator[OfficeDuty]:
    """Yield the quarterly reports on the plans: those to come, and what the quarter before still lacks."""
    for duty in progress.deadlines(work, Quarter.of(work.today).before.due, last):
        due, units = duty.quarter.due, ", ".join(unit.name for unit in duty.units)
        text = f"Hạn báo cáo {duty.quarter.name}: còn {duty.tasks} nhiệm vụ"
        late = f"đã quá hạn {(work.today - due).days} ngày" if due < work.today else ""
        yield OfficeDuty(due, "report", (duty.quarter.code,), text, f"Kế hoạch {', '.join(duty.plans)}: {units}", late)


def _yearly(work: Work, first: dt.date, last: dt.date) -> Iterator[OfficeDuty]:
    """Yield the deadlines of the yearly reports (Đ35.4)."""
    if not may(work.actor, Act.RECORD):
        return
    days_off = holidays(work)
    for year in range(first.year, last.year + 1):
        for each in reporting_year.deadlines(year, days_off):
            if first <= each.aim <= last:
                text = f"Báo cáo năm (Mẫu số 08): gửi {each.whom} trước ngày {each.before:%d/%m/%Y}"
                detail = " · ".join((f"Ngày làm việc cuối cùng. {each.clause}", *each.notes))
                yield OfficeDuty(each.aim, "mau-08", (str(year), each.whom), text, detail)
