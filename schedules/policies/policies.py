"""Cadence policies and holidays: what a register starts with, and how an administrator corrects it."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from sqlmodel import col, func, select

from inventory.errors import Invalid, NotFound, Problem, Reason, Refused, Removed
from inventory.organisation.access import Act, Unseen, reads, writes
from inventory.records import second_person
from inventory.records.holding import holds
from inventory.register_tables import System
from inventory.validation import LONG, NAME, Checks
from inventory.versions import Seen, merge, require_unchanged, state
from inventory.work import Work
from schedules.cadence import public_holidays, working_days
from schedules.cadence.cadence import Policy, default_policies, policy_on, prolongs
from schedules.cadence.working_days import Holidays, default_holidays
from schedules.schedule_tables import CadencePolicy, Holiday
from schedules.standing import fact_reader

MOST_MONTHS = 120
LEVELS = range(1, 6)
NO_HOLIDAY: Mapping[str, Any] = {"name": "", "working": False}
"""What a form about a day holds before there is anything."""


def seed(work: Work) -> None:
    """Give a new register the policies and holidays the product comes with; one that has some is left alone."""
    if not work.session.exec(select(func.count()).select_from(CadencePolicy)).one():
        for policy in default_policies():
            _add(work, _row(policy))
    if not work.session.exec(select(func.count()).select_from(Holiday)).one():
        for row in default_holidays():
            work.session.add(Holiday(day=row.day, working=row.working, name=row.name, source=row.source))


@reads(Act.VIEW)
def policies(work: Work) -> Sequence[CadencePolicy]:
    """Return every policy, voided ones too, in the order of coming into force."""
    order = (col(CadencePolicy.in_force_from), col(CadencePolicy.id))
    return work.session.exec(select(CadencePolicy).order_by(*order)).all()


@reads(Act.VIEW)
def applied(work: Work) -> dict[int, str]:
    """Return, for each level that has one, the name of the policy in force for it today."""
    known = fact_reader.policies(work.session)
    named = {level for policy in known if policy.in_force_from <= work.today for level in policy.months}
    return {level: policy_on(known, work.today, level).name for level in sorted(named)}


@writes(Act.ADMINISTER, everywhere=True)
def set_policy(work: Work, policy: Policy, seen: Seen = None) -> CadencePolicy:
    """
    Add a policy, or correct the one of this name: the old row is voided, the new one stands in its place.

    Every due day and permission is computed anew in the same transaction. Nothing happens when nothing differs.
    One that lets audits lie further apart may have to wait for a second administrator (`work.deferred`).
    `seen`: what the form was opened on, as `said` gives it; empty for one that is to be new (`inventory.versions`).
    Raises Invalid, Outdated.
    """
    checked = _checked(policy)
    work.session.exec(select(CadencePolicy.id).order_by(col(CadencePolicy.id)).with_for_update()).all()  # one at a time
    wanted = _following(work, checked, seen)
    new = _row(wanted)
    standing = select(CadencePolicy).where(CadencePolicy.name == new.name, holds(CadencePolicy))
    for old in work.session.exec(standing):
        if all(getattr(old, field) == getattr(new, field) for field in ("in_force_from", "clause", "months", "note")):
            return old
    known = fact_reader.policies(work.session)
    after = [*_without(known, new.name), wanted]
    if second_person.policy_must_wait(work, prolongs(known, after)):
        second_person.propose(work, None, second_person.POLICY, _content(new), new.name)
        return new
    for old in work.session.exec(standing):
        _void(work, old, "Sửa chính sách")
    _add(work, new)
    touch_everything(work)
    return new


def policy_content(policy: CadencePolicy | Policy) -> dict[str, Any]:
    """Return what the form of a policy holds; the months under names of their own, None for a level without any."""
    months = {f"months_{level}": policy.months.get(_level_key(policy, level)) for level in LEVELS}
    return {**state(policy, ("in_force_from", "clause", "note")), **months}


def _level_key(policy: CadencePolicy | Policy, level: int) -> Any:
    return level if isinstance(policy, Policy) else str(level)


def _following(work: Work, wanted: Policy, seen: Seen) -> Policy:
    """Return the policy with what others changed since it was seen. Raises Outdated, Removed, Invalid."""
    if seen is None:
        return wanted
    holding = (CadencePolicy.name == wanted.name, holds(CadencePolicy))
    old = work.session.exec(select(CadencePolicy).where(*holding).with_for_update()).first()
    if old is None and seen:
        raise Removed
    if old is None:
        return wanted
    if not seen:
        raise Invalid([Problem("name", f"Đã có chính sách “{old.name}”.", "Hãy sửa chính sách đó, hoặc đặt tên khác.")])
    now = policy_content(old)
    merged = now | merge(seen, policy_content(wanted), now)
    months = {level: merged[f"months_{level}"] for level in LEVELS if merged[f"months_{level}"]}
    return Policy(wanted.name, merged["in_force_from"], merged["clause"], months, merged["note"])


def _checked(policy: Policy) -> Policy:
    checks = Checks()
    name, clause = checks.name("name", policy.name), checks.text("clause", policy.clause, NAME)
    note = checks.text("note", policy.note, LONG, required=False)
    checks.plausible("in_force_from", policy.in_force_from)
    if not policy.months:
        checks.problem("months", "Chưa có số tháng cho cấp độ nào.", "Hãy nhập số tháng.")
    for level, count in policy.months.items():
        checks.level("months", level)
        if not 1 <= count <= MOST_MONTHS:
            checks.problem("months", f"Cấp độ {level}: {count} tháng.", f"Nhập từ 1 đến {MOST_MONTHS} tháng.")
    checks.done()
    return Policy(name, policy.in_force_from, clause, policy.months, note)


@writes(Act.ADMINISTER, Unseen.ONCE, everywhere=True)
def void_policy(work: Work, policy_id: int, reason: str) -> None:
    """
    Take a policy back, with the reason; or it waits, as in `set_policy`.

    The last one cannot be taken back: without a cadence no audit is ever due.
    """
    checks = Checks()
    reason = checks.text("reason", reason, LONG)
    checks.done()
    policy = work.session.get(CadencePolicy, policy_id)
    if policy is None or policy.voided_at is not None:
        raise NotFound("chính sách", str(policy_id))
    others = [each for each in policies(work) if each.voided_at is None and each.id != policy_id]
    if not any(each.in_force_from <= work.today for each in others):
        raise Refused([Reason("last_policy", "", "Phải còn ít nhất một chính sách đang có hiệu lực.")])
    known = fact_reader.policies(work.session)
    if second_person.policy_must_wait(work, prolongs(known, _without(known, policy.name))):
        second_person.propose(
            work, None, second_person.POLICY, {second_person.VOIDS: policy_id, "reason": reason}, policy.name
        )
        return
    _void(work, policy, reason)
    touch_everything(work)


@reads(Act.VIEW)
def holidays(work: Work) -> Holidays:
    """Return the register's days off and worked week-ends, beside those the law fixes, for clocks of working days."""
    return Holidays.of(_days(work))


@reads(Act.VIEW)
def holiday_rows(work: Work) -> Sequence[Holiday]:
    """Return the table of days off and worked week-ends, the latest first."""
    return work.session.exec(select(Holiday).order_by(col(Holiday.day).desc())).all()


@reads(Act.VIEW)
def special_days(work: Work, first: dt.date, last: dt.date) -> dict[dt.date, working_days.Holiday]:
    """Return the days off and worked week-ends of a span, those the law fixes too; the register goes first."""
    known = _days(work)
    off = [row.day for row in known if not row.working]
    fixed = [day for year in range(first.year, last.year + 1) for day in public_holidays.by_law(year, off).values()]
    merged = {each.day: working_days.Holiday(each.day, each.name, each.source) for each in fixed}
    merged |= {row.day: row for row in known}
    return {day: merged[day] for day in sorted(merged) if first <= day <= last}


def _days(work: Work) -> list[working_days.Holiday]:
    rows = work.session.exec(select(Holiday).order_by(col(Holiday.day))).all()
    return [working_days.Holiday(row.day, row.name, row.source, row.working) for row in rows]


@writes(Act.ADMINISTER, everywhere=True)
def set_holiday(work: Work, day: dt.date, name: str, working: bool = False, seen: Seen = None) -> Holiday:
    """
    Add or correct a day off, or a week-end day worked in exchange.

    `seen`: name and working as the person saw them, NO_HOLIDAY for a day that was none (`inventory.versions`). Raises
    Invalid, NotAllowed, Outdated.
    """
    checks = Checks()
    checks.plausible("day", day)
    name = checks.text("name", name, NAME)
    checks.done()
    standing = work.session.get(Holiday, day, with_for_update=True, populate_existing=True)
    if standing is not None:
        now = state(standing, NO_HOLIDAY)
        if not merge(seen, {"name": name, "working": working}, now):
            return standing
    row = work.session.merge(Holiday(day=day, working=working, name=name, source="Người quản trị nhập"))
    work.record("holiday.set", day.isoformat(), {"name": name, "working": working})
    return row


@writes(Act.ADMINISTER, everywhere=True)
def remove_holiday(work: Work, day: dt.date, seen: Seen = None) -> None:
    """Take a day out of the table. Raises NotFound; Outdated when it is not as the person saw it."""
    row = work.session.get(Holiday, day)
    if row is None:
        raise NotFound("ngày nghỉ", f"{day:%d/%m/%Y}")
    require_unchanged(seen, state(row, NO_HOLIDAY))
    work.session.delete(row)
    work.record("holiday.removed", day.isoformat(), {"name": row.name})


def _row(policy: Policy) -> CadencePolicy:
    return CadencePolicy(
        name=policy.name,
        in_force_from=policy.in_force_from,
        clause=policy.clause,
        months={str(level): count for level, count in sorted(policy.months.items())},
        note=policy.note,
    )


def _without(known: Sequence[Policy], name: str) -> list[Policy]:
    return [policy for policy in known if policy.name != name]


def _content(policy: CadencePolicy) -> dict[str, Any]:
    said = {"name": policy.name, "in_force_from": policy.in_force_from.isoformat(), "clause": policy.clause}
    return said | {"months": policy.months, "note": policy.note}


def _add(work: Work, policy: CadencePolicy) -> None:
    policy.recorded_at, policy.recorded_by = work.now, second_person.recorder(work)
    work.session.add(policy)
    note(work, policy)


def note(work: Work, policy: CadencePolicy) -> None:
    """Note in the trail that a policy was recorded, and what it says."""
    detail = {"in_force_from": policy.in_force_from.isoformat(), "months": policy.months, "clause": policy.clause}
    work.record("policy.recorded", policy.name, detail)


def _void(work: Work, policy: CadencePolicy, reason: str) -> None:
    policy.voided_at, policy.voided_by, policy.void_reason = work.now, second_person.recorder(work), reason
    work.record("policy.voided", policy.name, {"reason": reason})


def touch_everything(work: Work) -> None:
    """Have every system's due day computed again before the commit, and what is overdue by it raised."""
    work.session.flush()
    for system_id in work.session.exec(select(System.id).order_by(col(System.id)).with_for_update()):
        work.touch(system_id)
