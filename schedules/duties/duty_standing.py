"""
How the recurring duties stand today, over the systems of the actor's branch and for the office as a whole.

Systems of one level that were last seen to on the same day stand alike: they are read as one group, so that what it
costs does not grow with how many there are. Only systems count that operate and of which the office is owner or
operator. Nothing here touches the gate: no clause takes a system out of use because such a duty is late.
"""

import datetime as dt
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import ColumnElement, Select, case, func, literal, or_
from sqlalchemy import select as sql_select
from sqlmodel import col, select

from inventory.choices import Responsibility
from inventory.law import recurring_duties
from inventory.law.recurring_duties import DutyKind, DutyPlace, DutyScope, Period, RecurringDuty
from inventory.organisation import units
from inventory.organisation.access import Act, reads, visible_systems
from inventory.records import Classification, DutyDone, SelfEvaluation
from inventory.records.holding import holds, latest_value
from inventory.register_tables import System, Unit
from inventory.work import WHOLE_TREE, Actor, Work
from schedules.cadence import duty_days
from schedules.cadence.duty_days import LEAD, DutyStanding
from schedules.cadence.working_days import Holidays
from schedules.duties import duty_choices
from schedules.duties.duty_tables import DutyChoice, OfficeDutyDone
from schedules.policies.policies import holidays
from schedules.standing import column_conditions

Group = tuple[int | None, bool, dt.date, bool]
"""What decides how a duty stands for a system: level, archive, the day counted from, whether it was ever done."""


@dataclass(frozen=True, slots=True)
class Alike:
    """So many systems for which a duty falls due on the same day (None: no period is chosen), done before or never."""

    due: dt.date | None
    lead: dt.timedelta
    done: bool
    count: int
    last: dt.date | None = None


@dataclass(frozen=True, slots=True)
class DutyLine:
    """
    A duty and how it stands. `due`: the earliest day it falls due; `last`: when it was last done.

    `numbers`: systems by how it stands for them; of a duty of the office as a whole it is empty. `days`: how many
    systems fall due on which day, one for a duty of the office.
    """

    duty: RecurringDuty
    choice: DutyChoice
    standing: DutyStanding
    due: dt.date | None = None
    lead: dt.timedelta = LEAD
    last: dt.date | None = None
    numbers: Counter[DutyStanding] = field(default_factory=Counter)
    days: Counter[dt.date] = field(default_factory=Counter)

    @property
    def of_office(self) -> bool:
        """Whether it is one task for the office as a whole."""
        return self.duty.scope == DutyScope.OFFICE

    @property
    def systems(self) -> int:
        """How many systems it concerns."""
        return self.numbers.total()


@reads(Act.VIEW)
def lines(work: Work, codes: Collection[str] = ()) -> list[DutyLine]:
    """Return the duties that the office switches on and off, all or these, with how each stands, in their order."""
    return of_branch(work, work.actor, codes)


@reads(Act.VIEW)
def minded(work: Work) -> list[DutyLine]:
    """Return the duties that have a day: switched on, chosen, and of concern to somebody; the earliest first."""
    found = [line for line in lines(work) if line.due is not None]
    return sorted(found, key=lambda line: (line.due, line.duty.code))


@reads(Act.VIEW)
def pressing(work: Work, within_days: int = 30) -> list[DutyLine]:
    """Return the duties that are late, and those due soon within so many days; the earliest first."""
    last = work.today + dt.timedelta(days=within_days)
    return [line for line in minded(work) if line.due and line.due <= last and line.due - line.lead <= work.today]


def of_branch(work: Work, reader: Actor, codes: Collection[str] = ()) -> list[DutyLine]:
    """Return the same for somebody else's branch, of all duties or of those with these codes: who reminds asks so."""
    reading = Reading(work, reader)
    wanted = duty_choices.choices(work).items()
    return [reading.line(recurring_duties.get(code), choice) for code, choice in wanted if not codes or code in codes]


def home(work: Work, reader: Actor) -> str:
    """Return the path of the office as a whole that somebody sees: the unit of their branch, or the root."""
    if reader.branch != WHOLE_TREE:
        return reader.branch
    root = units.root(work)
    return root.path if root else WHOLE_TREE


def concerned(work: Work, duty: RecurringDuty) -> list[ColumnElement[bool]]:
    """Return the conditions upon System that a duty concerns it."""
    ours = col(System.responsibility).in_((Responsibility.OWNED, Responsibility.OPERATED))
    conditions = [column_conditions.alive(work.today), col(System.operating).is_(True), ours]
    if duty.applies == "listed":
        listed = latest_value(Classification, "national_security_list")
        conditions.append(or_(col(System.level) == 5, func.coalesce(listed, literal(False))))
    if duty.applies == "archive":
        conditions.append(col(System.archive).is_(True))
    return conditions


def days_done(duty: RecurringDuty) -> Select[*tuple[Any, ...]]:
    """Return the query of system and day of each time that a duty was done for a system."""
    if duty.place == DutyPlace.HERE:
        done: Select[*tuple[Any, ...]] = sql_select(col(DutyDone.system_id), col(DutyDone.on).label("day"))
        return done.where(holds(DutyDone), col(DutyDone.duty) == duty.code)
    day = col(SelfEvaluation.on) if duty.place == DutyPlace.SELF_EVALUATION else col(SelfEvaluation.notified_on)
    return sql_select(col(SelfEvaluation.system_id), day.label("day")).where(holds(SelfEvaluation), day.is_not(None))


class Reading:
    """One look at all duties: what several of them ask is read once."""

    def __init__(self, work: Work, reader: Actor) -> None:
        self.work, self.reader = work, reader
        self.days_off: Holidays = holidays(work)
        self._levels: list[tuple[int | None, bool]] | None = None
        self._concerned: dict[str, Counter[tuple[int | None, bool, dt.date]]] = {}
        self._home = home(work, reader)

    def line(self, duty: RecurringDuty, choice: DutyChoice) -> DutyLine:
        if not choice.active:
            return DutyLine(duty, choice, DutyStanding.OFF)
        if duty.scope == DutyScope.OFFICE:
            return self._of_office(duty, choice)
        return self._of_systems(duty, choice)

    def _of_office(self, duty: RecurringDuty, choice: DutyChoice) -> DutyLine:
        done = self._done_for_office(duty)
        last = max(done, default=None)
        due, lead = self.office_due(duty, choice, done)
        if due is None:
            finished = duty.once is not None and last is not None
            return DutyLine(duty, choice, DutyStanding.DONE if finished else DutyStanding.UNSET, last=last)
        standing = duty_days.standing(due, self.work.today, lead, last is not None)
        return DutyLine(duty, choice, standing, due, lead, last, days=Counter([due]))

    def office_due(
        self, duty: RecurringDuty, choice: DutyChoice, done: Sequence[dt.date]
    ) -> tuple[dt.date | None, dt.timedelta]:
        """Return when a duty of the office is due, and how early it is called soon."""
        if duty.once is not None:
            return (None if done else duty.once), LEAD
        if duty.kind == DutyKind.PERIOD:
            period = self._office_period(duty, _months(choice))
            if period is None:
                return None, LEAD
            return duty_days.after(max(done, default=choice.since), period), duty_days.notice(period)
        chosen = duty_days.read_day(choice.month_day)
        day = duty_days.next_fixed(duty, chosen, choice.since, done, self.work.today, self.days_off)
        return (day.aim if day else None), LEAD

    def _office_period(self, duty: RecurringDuty, months: dict[int, int]) -> Period | None:
        """Return how often: as the strictest of the office's systems asks; without levels, what holds for all."""
        if self._levels is None:
            columns: Select[*tuple[Any, ...]] = sql_select(col(System.level), col(System.archive)).distinct()
            mine = columns.where(*concerned(self.work, duty))
            found = self.work.session.execute(visible_systems(mine, self.reader))
            self._levels = [(level, archive) for level, archive in found]
        periods = [
            duty_days.period_of(duty, months, level, archive, self.work.today) for level, archive in self._levels
        ]
        return duty_days.shortest(periods) or duty_days.period_of(duty, months, None, False, self.work.today)

    def _done_for_office(self, duty: RecurringDuty) -> list[dt.date]:
        at_or_above = literal(self._home).startswith(col(Unit.path))
        done = select(col(OfficeDutyDone.on)).join(Unit, col(Unit.id) == col(OfficeDutyDone.unit_id))
        mine = (col(OfficeDutyDone.duty) == duty.code, col(OfficeDutyDone.on) <= self.work.today, at_or_above)
        return list(self.work.session.exec(done.where(*mine, col(OfficeDutyDone.voided_at).is_(None))))

    def _of_systems(self, duty: RecurringDuty, choice: DutyChoice) -> DutyLine:
        today, numbers, days = self.work.today, Counter[DutyStanding](), Counter[dt.date]()
        last: list[dt.date] = []
        lead = LEAD
        for each in self.alike(duty, choice):
            last += [each.last] if each.last else []
            numbers[standing_of(each, today, duty)] += each.count
            if each.due is not None:
                days[each.due] += each.count
                lead = each.lead if each.due == min(days) else lead
        if not numbers:
            return DutyLine(duty, choice, DutyStanding.NOT_CONCERNED)
        gravest = next(each for each in DutyStanding if numbers[each])
        return DutyLine(duty, choice, gravest, min(days, default=None), lead, max(last, default=None), numbers, days)

    def alike(self, duty: RecurringDuty, choice: DutyChoice) -> Iterator[Alike]:
        """Yield the systems that a duty concerns, in groups for which it stands alike."""
        if duty.kind == DutyKind.YEARLY:
            yield from self._yearly(duty, choice)
            return
        yield from self.groups(duty, choice).values()

    def groups(self, duty: RecurringDuty, choice: DutyChoice) -> dict[Group, Alike]:
        """Return how a duty that is no yearly one stands, by what decides it, and for how many systems."""
        counted: Counter[Group] = Counter()
        registered = Counter(self._registered(duty))
        for level, archive, since, day, count in self.work.session.execute(self._done(duty)):
            counted[level, archive, day, True] += count
            registered[level, archive, since] -= count
        for (level, archive, since), count in registered.items():
            if count:
                counted[level, archive, max(since, choice.since), False] += count
        months = _months(choice)
        return {group: self._alike(duty, months, group, count) for group, count in counted.items()}

    def _alike(self, duty: RecurringDuty, months: dict[int, int], group: Group, count: int) -> Alike:
        level, archive, base, done = group
        last = base if done else None
        if duty.kind == DutyKind.ONCE:
            return Alike(duty.once_by_level[level - 1] if level and not done else None, LEAD, done, count, last)
        period = duty_days.period_of(duty, months, level, archive, self.work.today)
        due = duty_days.after(base, period) if period else None
        return Alike(due, duty_days.notice(period) if period else LEAD, done, count, last)

    def _registered(self, duty: RecurringDuty) -> Counter[tuple[int | None, bool, dt.date]]:
        """Return how many systems a duty concerns, by level, archive and the day they were registered: read once."""
        if duty.applies not in self._concerned:
            columns = (col(System.level), col(System.archive), col(System.registered_on))
            found: Select[*tuple[Any, ...]] = sql_select(*columns, func.count())
            mine = visible_systems(found.where(*concerned(self.work, duty)), self.reader).group_by(*columns)
            self._concerned[duty.applies] = Counter({tuple(row[:3]): row[3] for row in self.work.session.execute(mine)})
        return self._concerned[duty.applies]

    def _done(self, duty: RecurringDuty) -> Any:
        """Return the query of those for which it was done: level, archive, registered, the last day, how many."""
        last = _last_done(duty)
        columns = (col(System.level), col(System.archive), col(System.registered_on), last.c.day)
        found: Select[*tuple[Any, ...]] = sql_select(*columns, func.count()).select_from(last)
        mine = found.join(System, col(System.id) == last.c.system_id).where(*concerned(self.work, duty))
        return visible_systems(mine, self.reader).group_by(*columns)

    def _yearly(self, duty: RecurringDuty, choice: DutyChoice) -> Iterator[Alike]:
        """Few systems have such a duty: those of the list of Đ16, and of level 5."""
        mine = visible_systems(sql_select(col(System.id)).where(*concerned(self.work, duty)), self.reader)
        ids = list(self.work.session.execute(mine).scalars())
        done: dict[int, list[dt.date]] = {number: [] for number in ids}
        for number, day in self.work.session.execute(days_done(duty)):
            if number in done:
                done[number].append(day)
        for days in done.values():
            day = duty_days.next_fixed(duty, None, choice.since, days, self.work.today, self.days_off)
            yield Alike(day.aim if day else None, LEAD, bool(days), 1, max(days, default=None))


def standing_of(each: Alike, today: dt.date, duty: RecurringDuty) -> DutyStanding:
    """Return how a duty stands for systems that are alike."""
    if each.due is None:
        return DutyStanding.DONE if duty.kind == DutyKind.ONCE and each.done else DutyStanding.UNSET
    return duty_days.standing(each.due, today, each.lead, each.done)


def each_system(duty: RecurringDuty, choice: DutyChoice, *columns: Any) -> Select[*tuple[Any, ...]]:
    """Return the statement of these columns, level, archive, the day counted from, and whether it is one of doing."""
    last = _last_done(duty)
    since = case((col(System.registered_on) > choice.since, col(System.registered_on)), else_=literal(choice.since))
    base, done = func.coalesce(last.c.day, since).label("base"), last.c.day.is_not(None).label("done")
    found: Select[*tuple[Any, ...]] = sql_select(*columns, col(System.level), col(System.archive), base, done)
    return found.select_from(System).join(last, last.c.system_id == col(System.id), isouter=True)


def _last_done(duty: RecurringDuty) -> Any:
    done = days_done(duty).subquery()
    return sql_select(done.c.system_id, func.max(done.c.day).label("day")).group_by(done.c.system_id).subquery()


def _months(choice: DutyChoice) -> dict[int, int]:
    return {int(level): count for level, count in choice.months.items()}
