"""
The permission to be in use: given through the gate only, given up, and withdrawn when it lapses.

`enforce` is the sweep's share of work on a range of systems. It is set-based, so that its cost follows what
changes; it looks for `due < today`, so that a night missed is caught up; it is safe to repeat.
"""

import datetime as dt
from dataclasses import dataclass, replace

from sqlalchemy import ColumnElement, and_, case, func, insert, literal, or_, union
from sqlmodel import col, select, update
from sqlmodel.sql.sqltypes import UTCDateTime

from inventory.errors import Invalid, Problem, Reason, Refused
from inventory.organisation.access import Act, Unseen, system, writes
from inventory.records import Permission, holding
from inventory.records.facts import add
from inventory.register_tables import System
from inventory.validation import LONG, MISSING, Checks, fill_in
from inventory.work import Work
from schedules.alerts import alerts
from schedules.alerts.permission_alerts import CONCLUSION_EXPIRED, CONDITIONS_OVERDUE, DEADLINE, WITHDRAWN
from schedules.cadence.cadence import ONE_DAY
from schedules.gate import dated
from schedules.gate.clearance import clearance, in_use
from schedules.gate.dated import latest
from schedules.standing import derived, fact_reader

SWEEP_LOCK = 7_319_001
SWEPT = "sweep.withdrew"
"""Action of the entry that names the systems whose permissions a sweep ended."""
_LAPSED = col(System.cleared_until) < holding.today()
_RUNG = col(System.next_alert_on) <= holding.today()
_DUE = union(select(System.id).where(_LAPSED), select(System.id).where(_RUNG))
_HELD = select(System.code, col(System.cleared_until), System.in_use).where(or_(_LAPSED, _RUNG)).with_for_update()


@dataclass(frozen=True, slots=True)
class Enforced:
    """What one range of the sweep did."""

    withdrawn: list[str]
    alerts: int


@writes(Act.PERMIT, Unseen.ONCE)
def put_into_use(
    work: Work, code: str, on: dt.date | None = None, number: str = "", reason: str = ""
) -> Permission | None:
    """
    Give the permission to be in use; None when the system has it already.

    `on`: from when, by default today; a day gone by is taken when the system was cleared on every day since. `number`:
    of the document that permits it. After a person took it away, `reason` says what was done about that (`facts.add`).

    Raises Refused with every blocker, its clause and its remedy, when the system is not cleared today.
    """
    about = system(work, code, Act.PERMIT)
    policies = fact_reader.policies(work.session)
    [(_, facts)] = fact_reader.load(work.session, [about])
    gate = clearance(facts, work.today, policies)
    if not gate.cleared:
        raise Refused(Reason(each.code, each.clause, each.remedy) for each in gate.blockers)
    if in_use(facts, work.today, policies):
        work.touch(about.id)  # so that the columns say so too, whatever a clock that was wrong left in them
        return None
    row = Permission(on=on or work.today, granted=True, number=number, reason=reason)
    _checked(work, row, latest(facts.permissions, work.today)).done()
    if row.on < work.today:
        permitted = replace(facts, permissions=(*facts.permissions, dated.Permission(row.on, granted=True)))
        if not in_use(permitted, work.today, policies):
            rule = f"Từ ngày {row.on:%d/%m/%Y} đến nay có ngày hệ thống không đủ điều kiện."
            raise Invalid([Problem("on", rule, "Hãy chọn ngày muộn hơn.")])
    return add(work, about, row)


@writes(Act.PERMIT, Unseen.ONCE)
def withdraw(work: Work, code: str, reason: str, on: dt.date | None = None, number: str = "") -> Permission:
    """Give up the permission, with the reason, from a day on, by default today. Raises Refused when there is none."""
    about = system(work, code, Act.PERMIT)
    [(_, facts)] = fact_reader.load(work.session, [about])
    row = Permission(on=on or work.today, granted=False, number=number, reason=reason)
    checks = _checked(work, row, latest(facts.permissions, work.today))
    if not row.reason:
        checks.problem("reason", MISSING, fill_in("reason"))
    checks.done()
    if not about.in_use and not in_use(facts, work.today, fact_reader.policies(work.session)):
        raise Refused(
            [Reason("not_in_use", "", "Hệ thống này hiện không được phép sử dụng nên không có gì để thu hồi.")]
        )
    return add(work, about, row)


def _checked(work: Work, row: Permission, before: dated.Permission | None) -> Checks:
    """Return what is wrong with the day and the texts of a permission that follows another."""
    checks = Checks()
    row.number = checks.text("number", row.number, required=False)
    row.reason = checks.text("reason", row.reason, LONG, required=False)
    checks.past("on", row.on, work.today)
    if before:
        what = "được cho phép" if before.granted else "bị thu hồi"
        checks.in_order("on", row.on, before.day, f"Hệ thống {what} từ ngày {before.day:%d/%m/%Y}.")
    return checks


def due_ids(work: Work) -> list[int]:
    """Return the systems the sweep has something to do for today, by id."""
    return sorted(work.session.execute(_DUE).scalars())


def enforce(work: Work, first: int, last: int) -> Enforced:
    """Withdraw what lapsed and raise what is due among the systems numbered first to last."""
    mine = _numbered(first, last)
    done = _end(work, mine)
    raised = done.alerts + DEADLINE.raise_among(work, mine)
    alerts.address(work)
    return Enforced(done.withdrawn, raised)


def apply_policies(work: Work, first: int, last: int) -> Enforced:
    """
    Withdraw what the policies known before end by today among the systems numbered first to last, then compute anew
    what a policy that came into force changes for them: those whose permission it ends are withdrawn and told like
    any other.
    """
    done = _end(work, _numbered(first, last))
    alerts.address(work)
    ids = work.session.exec(select(System.id).where(col(System.id).between(first, last)).with_for_update())
    ended = derived.refresh(work, [system_id for system_id in ids if system_id is not None])
    codes = work.session.exec(select(System.code).where(col(System.id).in_(ended)).order_by(col(System.code)))
    return Enforced([*done.withdrawn, *codes], done.alerts + alerts.ended(work, ended))


def _numbered(first: int, last: int) -> ColumnElement[bool]:
    return (col(System.id) + 0).between(first, last)  # the sum: or SQLite reads the whole range by its primary key


def _end(work: Work, mine: ColumnElement[bool]) -> Enforced:
    """Withdraw the permissions whose clearance ended before today."""
    ended = _hold(work, mine)
    raised = 0
    for until in sorted(set(ended.values())):
        raised += _withdraw_lapsed(work, mine, until)
    gone = update(System).where(mine, _LAPSED).values(in_use=False, cleared_until=None, derived_on=work.today)
    work.session.exec(gone.execution_options(synchronize_session=False))
    if ended:
        work.record(SWEPT, "sweep", {"systems": list(ended)})
    return Enforced(list(ended), raised)


def _hold(work: Work, mine: ColumnElement[bool]) -> dict[str, dt.date]:
    """
    Hold the systems due against other writers; return those in use whose clearance ended, by code, with its last day.

    On PostgreSQL this waits for other sweeps and for writers of these rows. SQLite has one writer anyhow.
    """
    if work.session.get_bind().dialect.name == "postgresql":
        work.session.execute(select(func.pg_advisory_xact_lock(SWEEP_LOCK)))
    rows, today = sorted(map(tuple, work.session.execute(_HELD.where(mine)))), work.today
    return {code: until for code, until, in_use in rows if in_use and until and until < today}


def _withdraw_lapsed(work: Work, mine: ColumnElement[bool], until: dt.date) -> int:
    """Withdraw the permissions whose clearance ended on this day, as of the day after it. Returns the alerts raised."""
    ended = and_(mine, col(System.in_use).is_(True), col(System.cleared_until) == until)
    by_conditions = col(System.act_by) < col(System.audit_due_on)
    reason = case((by_conditions, CONDITIONS_OVERDUE), else_=CONCLUSION_EXPIRED)
    columns = {
        "system_id": col(System.id),
        "on": literal(until + ONE_DAY),
        "granted": literal(False),
        "number": literal(""),
        "reason": reason,
        "recorded_at": literal(work.now, type_=UTCDateTime()),
        "recorded_by": literal(work.actor.name),
    }
    work.session.execute(insert(Permission).from_select(list(columns), select(*columns.values()).where(ended)))
    return WITHDRAWN.lapsed(work, ended, until)
