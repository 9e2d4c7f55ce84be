"""Read the dated facts of systems from the tables, as the pure rules want them."""

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from sqlalchemy import ColumnElement, func
from sqlalchemy import select as sql_select
from sqlalchemy.orm import Mapped
from sqlmodel import Session, col, select

from inventory.law.levels import classify, facts_of
from inventory.records import (
    Agreement,
    Audit,
    Certificate,
    Change,
    Classification,
    ConditionsMet,
    Decision,
    Dossier,
    Incident,
    Investment,
    LevelReason,
    Operation,
    OwnCadence,
    Permission,
    PlanState,
    Regulation,
    Role,
    SelfEvaluation,
)
from inventory.records.agreement import AgreementKind
from inventory.records.holding import holding, holds
from inventory.register_tables import System
from schedules.cadence.cadence import Policy
from schedules.gate import dated
from schedules.gate.gate_rules import Rules
from schedules.schedule_tables import CadencePolicy, GateRule
from schedules.standing import office_names

BATCH = 500


def policies(session: Session) -> tuple[Policy, ...]:
    """Return the cadence policies that hold, in the order of entry."""
    rows = session.exec(holding(CadencePolicy).order_by(col(CadencePolicy.id)))
    return tuple(map(policy_of, rows))


def policy_of(row: CadencePolicy) -> Policy:
    """Return a policy as the rules want it."""
    months = {int(level): count for level, count in row.months.items()}
    return Policy(row.name, row.in_force_from, row.clause, months, row.note)


def load(session: Session, systems: Sequence[System]) -> Iterator[tuple[System, dated.Facts]]:
    """Yield each system with everything recorded of it and not voided."""
    offices, counting = office_names.read(session), gate_rules(session)
    for start in range(0, len(systems), BATCH):
        batch = systems[start : start + BATCH]
        ids = [system.id for system in batch]
        read = {name: _read(session, ids, *source) for name, source in _SOURCES.items()}
        read["answers"] = _answers(session, ids)
        read["conclusions"] = _with_conditions_met(session, ids, read["conclusions"])
        read["reasons"] = _reasons(session, ids, read["reasons"], read["answers"])
        for system in batch:
            found = {name: tuple(rows.get(system.id, ())) for name, rows in read.items()}
            owners = offices.named(system.owner)
            yield (
                system,
                dated.Facts(system.registered_on, owners=owners, offices=offices.who, rules=counting, **found),
            )


_Source = tuple[Callable[..., Any], Mapped[Any], tuple[ColumnElement[bool], ...], Mapped[Any], tuple[Any, ...]]


def _source(
    fact: Callable[..., Any], table: Any, day: Any, *columns: Any, only: ColumnElement[bool] | None = None
) -> _Source:
    """How to read a kind of fact: those not voided, and of these `only` some."""
    counting = (holds(table), *(() if only is None else (only,)))
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
    "roles": _source(dated.Role, Role, Role.on, Role.responsibility),
    "reasons": _source(dated.Reason, LevelReason, LevelReason.on, LevelReason.level),
    "certificates": _source(dated.Certificate, Certificate, Certificate.on, Certificate.valid_until),
    "own_cadences": _source(dated.OwnCadence, OwnCadence, OwnCadence.on, OwnCadence.months, OwnCadence.reason),
    "investments": _source(dated.Investment, Investment, Investment.on),
    "evaluations": _source(dated.SelfEvaluation, SelfEvaluation, SelfEvaluation.on, SelfEvaluation.notified_on),
    "delegations": _source(
        dated.Delegation,
        Agreement,
        Agreement.on,
        Agreement.party,
        Agreement.ends_on,
        Agreement.covers_approval,
        only=col(Agreement.kind) == AgreementKind.DELEGATION,
    ),
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


def gate_rules(session: Session) -> Rules:
    """Return from when each later rule of the gate counts in this register."""
    rows = session.execute(sql_select(col(GateRule.code), col(GateRule.in_force_from)))
    return Rules(MappingProxyType({code: begins for code, begins in rows}))


def _answers(session: Session, ids: Sequence[int]) -> dict[int, list[dated.Answers]]:
    """Return the answers of each system with the level that their criteria give, by today's rules."""
    found: dict[int, list[dated.Answers]] = defaultdict(list)
    held = sql_select(
        col(Classification.system_id),
        col(Classification.on),
        col(Classification.facts),
        col(Classification.national_security_list),
    ).where(col(Classification.system_id).in_(ids), holds(Classification))
    for system_id, on, facts, listed in session.execute(
        held.order_by(col(Classification.on), col(Classification.id))
    ).all():
        regime, level, not_below = classified(json.dumps(facts, sort_keys=True))
        found[system_id].append(dated.Answers(on, regime, level, not_below, listed))
    return found


@lru_cache(maxsize=2**14)
def classified(answers: str) -> tuple[str, int | None, int]:
    """Return regime, computed level and the least that a person may decide, of answers in JSON (Đ8.2)."""
    facts = facts_of(json.loads(answers))
    outcome = classify(facts)
    return facts.regime, outcome.level, max((each.not_below or 0 for each in outcome.questions), default=0)


def listed(session: Session, ids: Iterable[int]) -> set[int]:
    """Return the systems whose latest classification says they are on the national-security list (Đ16)."""
    rows = session.exec(
        select(Classification.system_id, Classification.national_security_list)
        .where(col(Classification.system_id).in_(list(ids)), holds(Classification))
        .order_by(col(Classification.on), col(Classification.id))
    )
    return {system_id for system_id, on_the_list in dict(rows.all()).items() if on_the_list}


def _with_conditions_met(
    session: Session, ids: Sequence[int], conclusions: dict[int, list[Any]]
) -> dict[int, list[Any]]:
    """Say of conditional conclusions by which day their conditions were met, where a document in time says so."""
    joined = (
        sql_select(
            col(ConditionsMet.system_id),
            col(Audit.concluded_on),
            col(Audit.conditions_until),
            func.min(col(ConditionsMet.on)),
        )
        .join(Audit, col(Audit.id) == col(ConditionsMet.audit_id))
        .where(col(ConditionsMet.system_id).in_(ids), holds(ConditionsMet))
        .where(holds(Audit), col(ConditionsMet.on) <= col(Audit.conditions_until))
        .group_by(col(ConditionsMet.system_id), col(Audit.id), col(Audit.concluded_on), col(Audit.conditions_until))
    )
    for system_id, concluded_on, until, met_on in session.execute(joined).all():
        conclusions[system_id] = [
            replace(each, met_on=met_on) if (each.day, each.conditions_until) == (concluded_on, until) else each
            for each in conclusions.get(system_id, ())
        ]
    return conclusions


def _reasons(
    session: Session,
    ids: Sequence[int],
    recorded: dict[int, list[dated.Reason]],
    answers: Mapping[int, Sequence[dated.Answers]],
) -> dict[int, list[dated.Reason]]:
    """Add the reasons that a dossier gives for proposing less than was computed on its day (Đ10.5)."""
    columns = (col(Dossier.system_id), col(Dossier.on), col(Dossier.regime), col(Dossier.proposed_level))
    held = sql_select(*columns).where(col(Dossier.system_id).in_(ids), holds(Dossier), col(Dossier.reason) != "")
    for system_id, on, regime, proposed in session.execute(held.order_by(col(Dossier.on), col(Dossier.id))).all():
        same = [each for each in answers.get(system_id, ()) if each.regime == regime]
        known = dated.latest(same, on)
        if known and known.computed_level and known.computed_level > proposed:
            recorded[system_id].append(dated.Reason(on, known.computed_level))
    return recorded
