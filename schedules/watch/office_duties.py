"""
What the office itself owes by a day, beside what each system owes (`agenda`): the limits of the transition, the
quarterly reports on its plans, the recurring duties. Feeds, and whoever reminds, read it here.
"""

import datetime as dt
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from inventory.organisation.access import Act, may, reads
from inventory.work import Work
from schedules.cadence import duty_days
from schedules.cadence.working_days import Holidays
from schedules.duties import duty_standing
from schedules.duties.duty_standing import DutyLine
from schedules.plans import progress
from schedules.plans.quarters import Quarter
from schedules.policies.policies import holidays
from schedules.watch import transition_list

Kind = Literal["transition", "report", "duty"]


@dataclass(frozen=True, slots=True)
class OfficeDuty:
    """
    Something owed by a day; `text` says in Vietnamese what, `detail` more of it, with its clause.

    `subject`: which of its kind it is. `late`: how far it is overdue, in words; '' in time.
    """

    day: dt.date
    kind: Kind
    subject: tuple[str, ...]
    text: str
    detail: str
    late: str = ""


@reads(Act.VIEW)
def duties(work: Work, last: dt.date) -> list[OfficeDuty]:
    """
    Return what is owed up to a day: limits of the transition, reports of the quarter before this one and of later ones.

    Of the recurring duties, for those who record them, the next day of each, however long it has passed.
    """
    return [*_transition(work), *_reports(work, last), *_recurring(work, last)]


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


def _recurring(work: Work, last: dt.date) -> Iterator[OfficeDuty]:
    """Yield the days of recurring duties: of one for systems, each day with how many of them it is due for."""
    if not may(work.actor, Act.RECORD):
        return
    days_off = holidays(work)
    for line in duty_standing.minded(work):
        duty = line.duty
        for day, systems in sorted((line.days | _later_years(line, last, days_off)).items()):
            if day <= last:
                text = duty.title if line.of_office else f"{duty.title}: {systems} hệ thống"
                said = (duty.when, duty.clause, *duty.sources, *(days_off.notes(day, day) if duty.days else ()))
                late = f"đã quá hạn {(work.today - day).days} ngày" if day < work.today else ""
                yield OfficeDuty(day, "duty", (duty.code, day.isoformat()), text, " · ".join(filter(None, said)), late)


def _later_years(line: DutyLine, last: dt.date, days_off: Holidays) -> Counter[dt.date]:
    """Return the fixed days of a duty of the office after the next one, up to a day."""
    if not line.of_office or line.due is None or not (line.duty.days or line.choice.month_day):
        return Counter()
    chosen = duty_days.read_day(line.choice.month_day)
    found = duty_days.fixed_days(line.duty, chosen, line.due, last, days_off)
    return Counter(each.aim for each in found if each.aim > line.due)
