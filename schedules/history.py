"""Read the dated facts of systems from the tables, as the pure rules want them."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import ColumnElement
from sqlalchemy.orm import Mapped
from sqlmodel import Session, col, select

from inventory.tables import Change, Classification, Decision, Operation, PlanState, Regulation, System
from schedules import dated
from schedules.cadence import Policy
from schedules.tables import Audit, CadencePolicy, Incident, Permission

BATCH = 500


def policies(session: Session) -> tuple[Policy, ...]:
    """Return the cadence policies that hold, in the order of entry."""
    rows = session.exec(
        select(CadencePolicy).where(col(CadencePolicy.voided_at).is_(None)).order_by(col(CadencePolicy.id))
    )
    return tuple(map(policy_of, rows))


def policy_of(row: CadencePolicy) -> Policy:
    """Return a policy as the rules want it."""
    months = {int(level): count for level, count in row.months.items()}
    return Policy(row.name, row.in_force_from, row.clause, months, row.note)


def load(session: Session, systems: Sequence[System]) -> Iterator[tuple[System, dated.Facts]]:
    """Yield each system with everything recorded of it and not voided."""
    for start in range(0, len(systems), BATCH):
        batch = systems[start : start + BATCH]
        ids = [system.id for system in batch if system.id is not None]
        read = {name: _read(session, ids, *source) for name, source in _SOURCES.items()}
        on_the_list = listed(session, ids)
        for system in batch:
            found = {name: tuple(rows.get(system.id or 0, ())) for name, rows in read.items()}
            yield system, dated.Facts(system.registered_on, system.responsibility, system.id in on_the_list, **found)


_Source = tuple[Callable[..., Any], Mapped[Any], tuple[ColumnElement[bool], ...], Mapped[Any], tuple[Any, ...]]


def _source(
    fact: Callable[..., Any], table: Any, day: Any, *columns: Any, only: ColumnElement[bool] | None = None
) -> _Source:
    """How to read a kind of fact: those not voided, and of these `only` some."""
    counting = (col(table.voided_at).is_(None), *(() if only is None else (only,)))
    return fact, col(table.system_id), counting, col(table.id), (col(day), *map(col, columns))


_SOURCES: dict[str, _Source] = {
    "decisions": _source(
        dated.Decision, Decision, Decision.date, Decision.level, Decision.regime, Decision.number, Decision.issuer
    ),
    "regulations": _source(dated.Regulation, Regulation, Regulation.date, Regulation.number, Regulation.issuer),
    "plans": _source(dated.PlanState, PlanState, PlanState.on, PlanState.state, PlanState.expected_on),
    "conclusions": _source(
        dated.Conclusion,
        Audit,
        Audit.concluded_on,
        Audit.kind,
        Audit.conclusion,
        Audit.assessor_kind,
        Audit.conditions_until,
        Audit.occasion,
    ),
    "changes": _source(dated.Change, Change, Change.on, Change.what, only=col(Change.major).is_(True)),
    "incidents": _source(dated.Incident, Incident, Incident.detected_at, only=col(Incident.serious).is_(True)),
    "operations": _source(dated.Operation, Operation, Operation.on, Operation.state),
    "permissions": _source(dated.Permission, Permission, Permission.on, Permission.granted, Permission.reason),
}


def _read(
    session: Session,
    ids: Sequence[int],
    fact: Callable[..., Any],
    owner: Mapped[Any],
    counting: tuple[ColumnElement[bool], ...],
    entry: Mapped[Any],
    columns: tuple[Any, ...],
) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = defaultdict(list)
    holding = select(owner, *columns).where(owner.in_(ids), *counting).order_by(columns[0], entry)
    for system_id, *values in session.execute(holding):
        found[system_id].append(fact(*values))
    return found


def listed(session: Session, ids: Iterable[int]) -> set[int]:
    """Return the systems whose latest classification says they are on the national-security list (Đ16)."""
    rows = session.exec(
        select(Classification.system_id, Classification.national_security_list)
        .where(col(Classification.system_id).in_(list(ids)), col(Classification.voided_at).is_(None))
        .order_by(col(Classification.on), col(Classification.id))
    )
    latest = dict(rows.all())
    return {system_id for system_id, listed in latest.items() if listed}
