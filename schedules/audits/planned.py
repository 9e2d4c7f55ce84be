"""Audits that shall take place: planned for a day, put off or called off with a reason, done once one names them."""

import datetime as dt
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, and_, func, or_
from sqlalchemy import select as sql_select
from sqlmodel import col, select

from inventory.errors import NotFound
from inventory.law import regimes
from inventory.law.assessors import Verdict, assessor
from inventory.organisation.access import Act, Unseen, reads, visible_systems, writes
from inventory.records import Audit, PlannedAudit
from inventory.records.declaration import check_fields
from inventory.records.facts import content, void
from inventory.records.holding import holds
from inventory.register_tables import System, Unit
from inventory.validation import Checks
from inventory.work import Work
from schedules.acts import recording
from schedules.cadence.spreading import spread
from schedules.cadence.working_days import last_day
from schedules.deadlines.open_conditions import without_conclusion
from schedules.gate.dated import AuditKind
from schedules.policies.policies import holidays
from schedules.standing import column_conditions, fact_reader, visible_facts

MOST, MOST_NAMED = 500, 50
"""So many systems are planned for at once; so many without a plan are named."""


@dataclass(frozen=True, slots=True)
class PlannedLine:
    """A planned audit, and the conclusion that came of it; None while there is none."""

    planned: PlannedAudit
    code: str
    name: str
    audit: Audit | None

    def missed(self, today: dt.date) -> bool:
        """Say whether its day passed without a conclusion."""
        return self.audit is None and self.planned.on < today


@dataclass(frozen=True, slots=True)
class Outlook:
    """
    What is to be minded before an audit of a system is planned for the day `on`.

    `verdict`: whether the assessor may, None while none is chosen. `late`: after the due day. `already`: the next day
    for which one is planned. `mine`: the system is kept within the branch of who asks.
    """

    code: str
    name: str
    on: dt.date
    verdict: Verdict | None
    due_on: dt.date | None
    late: bool
    already: dt.date | None
    mine: bool

    @property
    def clear(self) -> bool:
        """Whether there is nothing to mind."""
        return self.mine and not self.late and self.already is None and not (self.verdict and self.verdict.warning)


@writes(Act.AUDIT, Unseen.ADDS)
def plan(work: Work, codes: Iterable[str], planned: PlannedAudit) -> list[PlannedAudit]:
    """Plan the same audit of several systems on the same day, as `plan_each` does."""
    return plan_each(work, dict.fromkeys(codes, planned.on), planned)


@writes(Act.AUDIT, Unseen.ADDS)
def plan_each(work: Work, days: Mapping[str, dt.date], planned: PlannedAudit) -> list[PlannedAudit]:
    """
    Plan an audit of each system on its day, all or none: kind, occasion, assessor, assessor_kind, note.

    An assessor that would not count is not refused here but told before (`outlook`): it is only a plan.
    """
    check(work, days, planned)
    kept = content(planned)
    # locked in one order by everybody
    return [recording.record(work, code, PlannedAudit(**kept | {"on": days[code]})) for code in sorted(days)]


@reads(Act.AUDIT)
def spread_over(work: Work, codes: Iterable[str], month: dt.date) -> dict[str, dt.date]:
    """
    Return a day for each system: spread evenly over the weeks of a month, those due first in its first weeks.

    Only working days from today on count. Raises Invalid when none is left, NotFound for a system not visible.
    """
    pressing = sorted(_found(work, codes), key=lambda each: (each[0].audit_due_on or dt.date.min, each[0].sort_key))
    first = max(month.replace(day=1), work.today)
    days = spread(len(pressing), first, last_day(month), holidays(work))
    return {about.code: day for (about, _), day in zip(pressing, days, strict=True)}


@reads(Act.AUDIT)
def check(work: Work, days: Mapping[str, dt.date], planned: PlannedAudit) -> None:
    """Raise Invalid for what `plan_each` would refuse about the plan itself, before anything is written."""
    checks = Checks()
    _check_number(checks, days)
    first = None if None in days.values() else min(days.values(), default=None)
    if first and first < work.today:
        checks.problem("on", "Ngày dự kiến đã qua.", "Hãy chọn từ hôm nay trở đi; việc đã xong thì nhập kết luận.")
    wrong = check_fields(PlannedAudit(**content(planned) | {"on": first}), work.now).problems
    checks.problems += [each for each in wrong if days or each.field != "on"]
    checks.done()


@reads(Act.AUDIT)
def outlook(work: Work, days: Mapping[str, dt.date], planned: PlannedAudit) -> list[Outlook]:
    """
    Return for each system what is to be minded about the audit planned for its day, by that day.

    Raises Invalid when too many are asked for, NotFound for a system not visible.
    """
    checks = Checks()
    _check_number(checks, days)
    checks.done()
    found = _found(work, days)
    ids = [about.id for about, _ in found]
    listed, already = fact_reader.listed(work.session, ids), _next_planned(work, ids)
    told = [
        Outlook(
            code=about.code,
            name=about.name,
            on=days[about.code],
            verdict=_verdict(about, about.id in listed, planned, days[about.code]),
            due_on=about.audit_due_on,
            late=about.audit_due_on is not None and days[about.code] > about.audit_due_on,
            already=already.get(about.id),
            mine=path.startswith(work.actor.branch),
        )
        for about, path in found
    ]
    return sorted(told, key=lambda each: (each.on, each.name, each.code))


def _check_number(checks: Checks, days: Collection[str]) -> None:
    if not days:
        checks.problem("systems", "Chưa chọn hệ thống nào.", "Hãy chọn ít nhất một hệ thống.")
    if len(days) > MOST:
        rule = f"Đã chọn {len(days)} hệ thống; mỗi lần lập kế hoạch cho nhiều nhất {MOST}."
        checks.problem("systems", rule, "Hãy lọc bớt rồi lập làm nhiều lần.")


def _found(work: Work, codes: Iterable[str]) -> list[tuple[System, str]]:
    """Return the systems with these codes, each with the path of its unit. Raises NotFound."""
    wanted = set(codes)
    rows: Select[*tuple[Any, ...]] = sql_select(System, col(Unit.path)).join(Unit, col(Unit.id) == col(System.unit_id))
    found = work.session.execute(visible_systems(rows.where(col(System.code).in_(wanted)), work.actor)).all()
    for missing in sorted(wanted - {about.code for about, _ in found}):
        raise NotFound("hệ thống thông tin", missing)
    return [(about, path) for about, path in found]


def _next_planned(work: Work, ids: Sequence[int]) -> dict[int, dt.date]:
    """Return of each system the next day for which an audit is planned."""
    holding = (holds(PlannedAudit), col(PlannedAudit.on) >= work.today)
    rows = sql_select(col(PlannedAudit.system_id), func.min(PlannedAudit.on)).where(
        col(PlannedAudit.system_id).in_(ids), *holding, without_conclusion()
    )
    return {system_id: day for system_id, day in work.session.execute(rows.group_by(col(PlannedAudit.system_id)))}


def _verdict(about: System, is_listed: bool, planned: PlannedAudit, on: dt.date) -> Verdict | None:
    occasion = planned.occasion or (planned.kind if planned.kind != AuditKind.AD_HOC else "")
    if not planned.assessor_kind or not occasion:
        return None
    return assessor(about.level, is_listed, planned.assessor_kind, occasion, regimes.on(on).code)


@writes(Act.AUDIT, Unseen.ONCE)
def put_off(work: Work, planned_id: int, on: dt.date, reason: str) -> PlannedAudit:
    """Plan an audit for another day; the old day stays on record, struck out with the reason."""
    old = void(work, PlannedAudit, planned_id, reason)
    about = work.session.get_one(System, old.system_id)
    return plan(work, [about.code], PlannedAudit(**content(old) | {"on": on}))[0]


def first_plans(work: Work, planned_ids: Sequence[int]) -> dict[int, int]:
    """
    Return, for planned audits, the plan each began as: putting one off voids it and records another.

    The two share the instant at which `put_off` did so, and all but the day.
    """
    systems = select(PlannedAudit.system_id).where(col(PlannedAudit.id).in_(planned_ids))
    rows = work.session.exec(select(PlannedAudit).where(col(PlannedAudit.system_id).in_(systems))).all()
    ended = {_plan_at(row, row.voided_at): row for row in rows if row.voided_at is not None}
    known = {row.id: row for row in rows}
    found: dict[int, int] = {}
    for number in planned_ids:
        first = known[number]
        while (before := ended.get(_plan_at(first, first.recorded_at))) is not None and before.id != first.id:
            first = before
        found[number] = first.id
    return found


def _plan_at(row: PlannedAudit, instant: dt.datetime | None) -> tuple[Any, ...]:
    kept = {name: value for name, value in content(row).items() if name != "on"}
    return row.system_id, instant, tuple(sorted(kept.items()))


@writes(Act.AUDIT, Unseen.ONCE)
def call_off(work: Work, planned_id: int, reason: str) -> PlannedAudit:
    """Take a planned audit back, with the reason."""
    return void(work, PlannedAudit, planned_id, reason)


@reads(Act.VIEW)
def listed(work: Work, code: str | None = None) -> list[PlannedLine]:
    """Return the planned audits of a system, or of all that are visible, by day: those without a conclusion first."""
    in_order = visible_facts.holding(work, PlannedAudit, code).order_by(col(PlannedAudit.on), col(PlannedAudit.id))
    rows = visible_facts.read(work, in_order)
    done = visible_facts.grouped(work, Audit, Audit.planned_id, visible_facts.ids_of(rows))
    told = [PlannedLine(each, about.code, about.name, _last(done.get(each.id, ()))) for each, about in rows]
    return sorted(told, key=lambda each: each.audit is not None)


@reads(Act.VIEW)
def of_year(work: Work, year: int) -> list[tuple[PlannedAudit, System]]:
    """Return the audits planned for a day of a year, done or not, each with its system."""
    of_it = col(PlannedAudit.on).between(dt.date(year, 1, 1), dt.date(year, 12, 31))
    return visible_facts.read(
        work, visible_facts.holding(work, PlannedAudit).where(of_it).order_by(col(PlannedAudit.id))
    )


@dataclass(frozen=True, slots=True)
class YearLine:
    """A system in the plan of a year; `planned` is None where nothing is planned although its audit falls due."""

    code: str
    name: str
    level: int | None
    due_on: dt.date | None
    planned: PlannedAudit | None


@dataclass(frozen=True, slots=True)
class YearPage:
    """Some lines of the plan of a year, how many there are, and how many of them nothing is planned for."""

    rows: list[YearLine]
    total: int
    unplanned: int


@reads(Act.VIEW)
def year_page(work: Work, year: int, first: int = 0, most: int = 50) -> YearPage:
    """
    Return lines `first` to `first + most` of the plan of a year as of today, by day: the audits planned for a day of
    it, and the systems of confirmed role whose audit falls due by its end, or that were never audited, without one.
    """
    lines = _of_plan(work, year)
    numbers = lines.order_by(None).with_only_columns(func.count(), func.count(col(PlannedAudit.id)))
    total, number_planned = work.session.execute(numbers).one()
    window = work.session.execute(lines.offset(max(first, 0)).limit(most))
    return YearPage([YearLine(*row) for row in window], total, total - number_planned)


@reads(Act.VIEW)
def unplanned(work: Work, year: int, most: int = MOST_NAMED) -> list[str]:
    """Return the names of the first of these systems that nothing is planned for, by the day their audit falls due."""
    lines = _of_plan(work, year).where(col(PlannedAudit.id).is_(None)).limit(most)
    return list(work.session.execute(lines.with_only_columns(col(System.name))).scalars())


@reads(Act.VIEW)
def left_out(work: Work, year: int) -> int:
    """Return how many systems the plan of a year leaves out, because nobody has confirmed their role."""
    lines = _of_plan(work, year, confirmed=False).where(col(PlannedAudit.id).is_(None)).order_by(None)
    number: int = work.session.execute(lines.with_only_columns(func.count())).scalar_one()
    return number


def _of_plan(work: Work, year: int, *, confirmed: bool = True) -> Select[*tuple[Any, ...]]:
    role = column_conditions.CONFIRMED if confirmed else column_conditions.UNCONFIRMED
    due, on = col(System.audit_due_on), col(PlannedAudit.on)
    of_it = on.between(dt.date(year, 1, 1), dt.date(year, 12, 31))
    mine = and_(col(PlannedAudit.system_id) == col(System.id), holds(PlannedAudit), of_it)
    falls_due = and_(
        column_conditions.alive(work.today),
        column_conditions.of_role(role),
        or_(due.is_(None), due <= dt.date(year, 12, 31)),
    )
    is_planned = and_(col(System.registered_on) <= work.today, col(PlannedAudit.id).is_not(None))
    columns = (col(System.code), col(System.name), col(System.level), due, PlannedAudit)
    lines: Select[*tuple[Any, ...]] = sql_select(*columns).select_from(System).outerjoin(PlannedAudit, mine)
    in_order = (func.coalesce(on, due, dt.date.min), col(System.sort_key), col(System.id), col(PlannedAudit.id))
    return visible_systems(lines.where(or_(falls_due, is_planned)), work.actor).order_by(*in_order)


def _last(audits: Sequence[Audit]) -> Audit | None:
    return audits[-1] if audits else None
