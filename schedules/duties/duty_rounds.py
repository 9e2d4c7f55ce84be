"""What was done of a recurring duty, round by round: for the office as a whole, or for several systems at once."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from sqlalchemy import Select, and_, or_
from sqlalchemy import select as sql_select
from sqlmodel import col, select

from inventory.errors import NotFound, Reason, Refused
from inventory.law import recurring_duties
from inventory.law.recurring_duties import DutyKind, DutyScope, RecurringDuty
from inventory.organisation import units
from inventory.organisation.access import Act, Unseen, reads, require_unit, visible_systems, within, writes
from inventory.records import DutyDone
from inventory.records.declaration import check_fields
from inventory.register_tables import System, Unit
from inventory.validation import LONG, Checks
from inventory.versions import is_retry
from inventory.vietnamese import sort_key
from inventory.work import Work
from schedules.cadence import duty_days
from schedules.cadence.duty_days import LEAD, DutyStanding
from schedules.duties import duty_choices
from schedules.duties.duty_standing import (
    Alike,
    Group,
    Reading,
    concerned,
    days_done,
    each_system,
    home,
    standing_of,
)
from schedules.duties.duty_tables import DutyChoice, OfficeDutyDone
from schedules.policies.policies import holidays

SAID = ("on", "performer", "number", "note")
MOST = 2000
MOST_LISTED = 200
"""So many systems of a duty are listed, those due first."""


@dataclass(frozen=True, slots=True)
class DutyRound:
    """
    A duty done once: on one day, for one or several systems (`codes`, with their names), or for a unit (`unit`).

    `ids`: of its records. `evidence_of`: what proves it is filed under this record and system.
    """

    duty: RecurringDuty
    ids: tuple[int, ...]
    on: dt.date
    performer: str
    number: str
    note: str
    recorded_by: str
    recorded_at: dt.datetime
    voided_by: str = ""
    void_reason: str = ""
    unit: str = ""
    systems: tuple[tuple[str, str], ...] = ()

    @property
    def voided(self) -> bool:
        return bool(self.void_reason)

    @property
    def codes(self) -> tuple[str, ...]:
        return tuple(code for code, _ in self.systems)


@dataclass(frozen=True, slots=True)
class DutySystem:
    """A system that a duty concerns, when it was last done for it, and how it stands."""

    code: str
    name: str
    level: int | None
    last: dt.date | None
    due: dt.date | None
    standing: DutyStanding


@reads(Act.VIEW)
def rounds(work: Work, code: str) -> list[DutyRound]:
    """Return what was done of a duty in the actor's branch, voided rounds too, the newest first. Raises NotFound."""
    duty = _duty(code)
    return list(_of_office(work, duty) if duty.scope == DutyScope.OFFICE else _of_systems(work, duty))


@reads(Act.VIEW)
def systems(work: Work, code: str, most: int = MOST_LISTED) -> list[DutySystem]:
    """Return the first of the systems that a duty concerns, those due first at the head. Raises NotFound."""
    duty = _duty(code)
    choice = duty_choices.choices(work).get(code)
    if choice is None or duty.scope != DutyScope.SYSTEM:
        return []
    if duty.kind == DutyKind.YEARLY:
        return _yearly(work, duty, choice)[:most]
    by_due: defaultdict[dt.date, list[tuple[Group, Alike]]] = defaultdict(list)
    for group, alike in Reading(work, work.actor).groups(duty, choice).items():
        by_due[alike.due or dt.date.max].append((group, alike))
    found: list[DutySystem] = []
    for due in sorted(by_due):
        if len(found) < most:
            found += _due_alike(work, duty, choice, dict(by_due[due]), most - len(found))
    return found


def _due_alike(
    work: Work, duty: RecurringDuty, choice: DutyChoice, groups: Mapping[Group, Alike], most: int
) -> Iterable[DutySystem]:
    """Yield the first systems of these groups, in the order of their names."""
    each = each_system(duty, choice, col(System.code), col(System.name), col(System.sort_key), col(System.id))
    every = visible_systems(each.where(*concerned(work, duty)), work.actor).subquery()
    days: defaultdict[tuple[int | None, bool, bool], set[dt.date]] = defaultdict(set)
    for level, archive, base, done in groups:
        days[level, archive, done].add(base)
    among = (
        and_(every.c.level.is_not_distinct_from(level), _is(every.c.archive, archive), _is(every.c.done, done), of_days)
        for (level, archive, done), bases in days.items()
        for of_days in [every.c.base.in_(sorted(bases))]
    )
    columns = (every.c.code, every.c.name, every.c.level, every.c.archive, every.c.base, every.c.done)
    wanted: Select[*tuple[Any, ...]] = sql_select(*columns).where(or_(*among))
    for code, name, level, archive, base, done in work.session.execute(
        wanted.order_by(every.c.sort_key, every.c.id).limit(most)
    ):
        alike = groups[level, bool(archive), base, bool(done)]
        yield DutySystem(code, name, level, alike.last, alike.due, standing_of(alike, work.today, duty))


def _is(column: Any, wanted: bool) -> Any:
    return column.is_(True) if wanted else column.is_(False)


def _yearly(work: Work, duty: RecurringDuty, choice: DutyChoice) -> list[DutySystem]:
    """Few systems have such a duty: those of the list of Đ16, and of level 5."""
    mine = sql_select(System).where(*concerned(work, duty))
    found = list(work.session.execute(visible_systems(mine, work.actor)).scalars())
    done: dict[int, list[dt.date]] = {about.id: [] for about in found}
    for number, day in work.session.execute(days_done(duty)):
        if number in done:
            done[number].append(day)
    days_off, listed = holidays(work), []
    for about in found:
        days = done[about.id]
        fixed = duty_days.next_fixed(duty, None, choice.since, days, work.today, days_off)
        alike = Alike(fixed.aim if fixed else None, LEAD, bool(days), 1, max(days, default=None))
        standing = standing_of(alike, work.today, duty)
        listed.append(DutySystem(about.code, about.name, about.level, alike.last, alike.due, standing))
    return sorted(listed, key=lambda each: (each.due or dt.date.max, sort_key(each.name)))


@writes(Act.RECORD, Unseen.ADDS)
def record_for_office(work: Work, row: OfficeDutyDone, unit_code: str | None = None) -> OfficeDutyDone:
    """
    Record that a duty was done for the office as a whole: duty, on, performer, number, note.

    It counts for a unit and all below it, by default that of the actor's branch. Raises NotFound, Invalid.
    """
    duty = _duty(row.duty)
    if duty.scope != DutyScope.OFFICE:
        raise NotFound("việc của cả cơ quan", row.duty)
    unit = units.by_code(work, unit_code) if unit_code else _home_unit(work)
    clean = DutyDone(duty=next(iter(_any_of_systems())), **{name: getattr(row, name) for name in SAID})
    check_fields(clean, work.now).done()
    for name in SAID:
        setattr(row, name, getattr(clean, name))
    row.unit_id = unit.id
    same = select(OfficeDutyDone).where(OfficeDutyDone.unit_id == unit.id, OfficeDutyDone.duty == row.duty)
    for known in work.session.exec(same.where(col(OfficeDutyDone.voided_at).is_(None))):
        alike = all(getattr(known, name) == getattr(row, name) for name in SAID)
        if alike and is_retry(work, known.recorded_by, known.recorded_at):
            return known
    row.recorded_at, row.recorded_by = work.now, work.actor.name
    work.session.add(row)
    work.session.flush()
    work.record("office_duty.recorded", unit.code, content(row))
    return row


@writes(Act.RECORD, Unseen.ONCE)
def void_for_office(work: Work, number: int, reason: str) -> OfficeDutyDone:
    """Take back what was wrongly recorded, with the reason. Raises NotFound, Refused when it was voided before."""
    checks = Checks()
    reason = checks.text("reason", reason, LONG)
    checks.done()
    mine = select(OfficeDutyDone, Unit).join(Unit, col(Unit.id) == col(OfficeDutyDone.unit_id))
    wanted = mine.where(OfficeDutyDone.id == number, within(work.actor.branch)).with_for_update()
    found = work.session.exec(wanted).first()
    if found is None:
        raise NotFound("lần thực hiện", str(number))
    row, unit = found
    require_unit(work, unit.id)
    if row.voided_at is not None:
        raise Refused([Reason("voided", "", "Lần thực hiện này đã được hủy trước đó.")])
    row.voided_at, row.voided_by, row.void_reason = work.now, work.actor.name, reason
    work.record("office_duty.voided", unit.code, content(row) | {"reason": reason})
    return row


def _home_unit(work: Work) -> Unit:
    unit = work.session.exec(select(Unit).where(Unit.path == home(work, work.actor))).first()
    if unit is None:
        raise Refused([Reason("no_unit", "", "Chưa có đơn vị nào. Hãy thêm cơ quan ở trang Đơn vị trước.")])
    return unit


def _of_office(work: Work, duty: RecurringDuty) -> Iterable[DutyRound]:
    above = [unit for unit in work.session.exec(select(Unit)) if home(work, work.actor).startswith(unit.path)]
    names = {unit.id: unit.name for unit in (*above, *units.tree(work))}
    done = select(OfficeDutyDone).where(OfficeDutyDone.duty == duty.code, col(OfficeDutyDone.unit_id).in_(names))
    for row in work.session.exec(done.order_by(col(OfficeDutyDone.on).desc(), col(OfficeDutyDone.id).desc())):
        yield _round(duty, [row], unit=names[row.unit_id])


def _of_systems(work: Work, duty: RecurringDuty) -> Iterable[DutyRound]:
    done = sql_select(DutyDone, col(System.code), col(System.name)).join(System, col(System.id) == DutyDone.system_id)
    mine = visible_systems(done.where(col(DutyDone.duty) == duty.code), work.actor)
    order = (col(DutyDone.on).desc(), col(DutyDone.recorded_at).desc(), col(DutyDone.id).desc())
    found = work.session.execute(mine.order_by(*order).limit(MOST)).all()

    def one_round(each: Any) -> tuple[Any, ...]:
        row = each[0]
        return (row.on, row.recorded_at, *(getattr(row, name) for name in (*SAID, "recorded_by", "void_reason")))

    for _, rows in groupby(found, one_round):
        members = list(rows)
        named = sorted(((code, name) for _, code, name in members), key=lambda each: sort_key(each[1]))
        yield _round(duty, [row for row, *_ in members], systems=tuple(named))


def _round(duty: RecurringDuty, rows: Sequence[Any], **about: Any) -> DutyRound:
    first = rows[0]
    return DutyRound(
        duty,
        tuple(sorted(row.id for row in rows)),
        **{name: getattr(first, name) for name in SAID},
        recorded_by=first.recorded_by,
        recorded_at=first.recorded_at,
        voided_by=first.voided_by or "",
        void_reason=first.void_reason or "",
        **about,
    )


def _duty(code: str) -> RecurringDuty:
    duty = recurring_duties.by_code().get(code)
    if duty is None:
        raise NotFound("việc định kỳ", code)
    return duty


def _any_of_systems() -> Iterable[str]:
    return (row.code for row in recurring_duties.switched() if row.scope == DutyScope.SYSTEM and not row.place)


def content(row: OfficeDutyDone) -> dict[str, Any]:
    """Return what the trail says of a duty done for the office, as plain JSON values."""
    said = {name: getattr(row, name) for name in SAID}
    return {"duty": row.duty} | said | {"on": row.on.isoformat()}
