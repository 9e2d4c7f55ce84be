"""Read the dated facts of systems from the tables, as the pure rules want them."""

import datetime as dt
import json
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import fields, replace
from functools import cache, lru_cache
from types import MappingProxyType
from typing import Any, Protocol, TypeVar, get_args, get_origin, get_type_hints

from sqlalchemy import ColumnElement, Select, func
from sqlalchemy import select as sql_select
from sqlmodel import Session, col

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
    Record,
    Regulation,
    Role,
    SelfEvaluation,
)
from inventory.records.agreement import AgreementKind
from inventory.records.holding import THESE, holding, holds, of_systems
from schedules.cadence.cadence import Policy
from schedules.gate import dated
from schedules.gate.gate_rules import Rules
from schedules.schedule_tables import CadencePolicy, GateRule
from schedules.standing import office_names

BATCH = 500

Rows = Select[*tuple[Any, ...]]


def policies(session: Session) -> tuple[Policy, ...]:
    """Return the cadence policies that hold, in the order of entry."""
    rows = session.exec(holding(CadencePolicy).order_by(col(CadencePolicy.id)))
    return tuple(map(policy_of, rows))


def policy_of(row: CadencePolicy) -> Policy:
    """Return a policy as the rules want it."""
    months = {int(level): count for level, count in row.months.items()}
    return Policy(row.name, row.in_force_from, row.clause, months, row.note)


class Registered(Protocol):
    """What must be known of a system to read its facts."""

    @property
    def id(self) -> int: ...
    @property
    def owner(self) -> str: ...
    @property
    def registered_on(self) -> dt.date: ...


About = TypeVar("About", bound=Registered)


def load(
    session: Session, systems: Sequence[About], only: Collection[str] | None = None
) -> Iterator[tuple[About, dated.Facts]]:
    """Yield each system with everything recorded of it and not voided; `only`: these lists of `dated.Facts` alone."""
    if not systems:
        return
    offices, counting = office_names.read(session), gate_rules(session)
    for start in range(0, len(systems), BATCH):
        batch = systems[start : start + BATCH]
        read = _lists(session, [system.id for system in batch], only)
        for system in batch:
            found = {name: tuple(rows.get(system.id, ())) for name, rows in read.items()}
            owners = offices.named(system.owner)
            yield (
                system,
                dated.Facts(system.registered_on, owners=owners, offices=offices.who, rules=counting, **found),
            )


_TABLES: dict[type[Any], tuple[type[Record], *tuple[ColumnElement[bool], ...]]] = {
    dated.Decision: (Decision,),
    dated.Regulation: (Regulation,),
    dated.PlanState: (PlanState,),
    dated.Conclusion: (Audit,),
    dated.Change: (Change, col(Change.major).is_(True)),
    dated.Incident: (Incident, col(Incident.serious).is_(True)),
    dated.Operation: (Operation,),
    dated.Role: (Role,),
    dated.Reason: (LevelReason,),
    dated.Certificate: (Certificate,),
    dated.OwnCadence: (OwnCadence,),
    dated.Investment: (Investment,),
    dated.SelfEvaluation: (SelfEvaluation,),
    dated.Delegation: (Agreement, col(Agreement.kind) == AgreementKind.DELEGATION),
    dated.Permission: (Permission,),
}
"""The table of each fact that is read as it stands, and which of its rows count. Its columns are the fact's fields."""
_LISTS: dict[str, type[Any]] = {
    name: get_args(shape)[0]
    for name, shape in get_type_hints(dated.Facts).items()
    if get_origin(shape) is tuple and name != "answers"
}
"""The lists of `dated.Facts` with the fact that each holds; what the answers give is computed (`_answers`)."""


def _lists(session: Session, ids: Sequence[int], only: Collection[str] | None) -> dict[str, dict[int, list[Any]]]:
    """Return the lists of `dated.Facts` of these systems, by name and system."""
    read = {name: _read(session, ids, name) for name in _LISTS if only is None or name in only}
    if only is None or "answers" in only:
        read["answers"] = _answers(session, ids)
    if "conclusions" in read:
        read["conclusions"] = _with_conditions_met(session, ids, read["conclusions"])
    if "reasons" in read:
        read["reasons"] = _reasons(session, ids, read["reasons"], read.get("answers") or _answers(session, ids))
    return read


def _read(session: Session, ids: Sequence[int], name: str) -> dict[int, list[Any]]:
    """Return a list of `dated.Facts` for each of these systems, in the order (day, recorded)."""
    fact = _LISTS[name]
    found: dict[int, list[Any]] = defaultdict(list)
    for system_id, *values in session.execute(_rows(name), {"these": ids}):
        found[system_id].append(fact(*values))
    return found


@cache
def _rows(name: str) -> Rows:
    """Return the query of a list of `THESE` systems; making it costs more than asking it."""
    fact = _LISTS[name]
    table, *counting = _TABLES[fact]
    columns = [getattr(table, each.name) for each in fields(fact) if hasattr(table, each.name)]
    return of_systems(table, THESE).where(*counting).with_only_columns(col(table.system_id), *columns)


def gate_rules(session: Session) -> Rules:
    """Return from when each later rule of the gate counts in this register."""
    rows = session.execute(sql_select(col(GateRule.code), col(GateRule.in_force_from)))
    return Rules(MappingProxyType({code: begins for code, begins in rows}))


def _answers(session: Session, ids: Sequence[int]) -> dict[int, list[dated.Answers]]:
    """Return the answers of each system with the level that their criteria give, by today's rules."""
    found: dict[int, list[dated.Answers]] = defaultdict(list)
    for system_id, on, facts, listed in session.execute(_answer_rows(), {"these": ids}):
        regime, level, not_below = classified(json.dumps(facts, sort_keys=True))
        found[system_id].append(dated.Answers(on, regime, level, not_below, listed))
    return found


@cache
def _answer_rows() -> Rows:
    columns = (Classification.system_id, Classification.on, Classification.facts, Classification.national_security_list)
    return of_systems(Classification, THESE).with_only_columns(*map(col, columns))


@lru_cache(maxsize=2**14)
def classified(answers: str) -> tuple[str, int | None, int]:
    """Return regime, computed level and the least that a person may decide, of answers in JSON (Đ8.2)."""
    facts = facts_of(json.loads(answers))
    outcome = classify(facts)
    return facts.regime, outcome.level, max((each.not_below or 0 for each in outcome.questions), default=0)


def listed(session: Session, ids: Sequence[int], on: dt.date | None = None) -> set[int]:
    """Return the systems whose latest classification by a day says they are on the national-security list (Đ16)."""
    columns = (col(Classification.system_id), col(Classification.national_security_list))
    rows = session.execute(of_systems(Classification, ids, on).with_only_columns(*columns))
    latest = {system_id: on_the_list for system_id, on_the_list in rows}
    return {system_id for system_id, on_the_list in latest.items() if on_the_list}


def _with_conditions_met(
    session: Session, ids: Sequence[int], conclusions: dict[int, list[Any]]
) -> dict[int, list[Any]]:
    """Say of conditional conclusions by which day their conditions were met, where a document in time says so."""
    for system_id, concluded_on, until, met_on in session.execute(_conditions_met(), {"these": ids}).all():
        conclusions[system_id] = [
            replace(each, met_on=met_on) if (each.day, each.conditions_until) == (concluded_on, until) else each
            for each in conclusions.get(system_id, ())
        ]
    return conclusions


@cache
def _conditions_met() -> Rows:
    columns = (ConditionsMet.system_id, Audit.concluded_on, Audit.conditions_until)
    return (
        sql_select(*map(col, columns), func.min(col(ConditionsMet.on)))
        .join(Audit, col(Audit.id) == col(ConditionsMet.audit_id))
        .where(col(ConditionsMet.system_id).in_(THESE), holds(ConditionsMet))
        .where(holds(Audit), col(ConditionsMet.on) <= col(Audit.conditions_until))
        .group_by(col(Audit.id), *map(col, columns))
    )


def _reasons(
    session: Session,
    ids: Sequence[int],
    recorded: dict[int, list[dated.Reason]],
    answers: Mapping[int, Sequence[dated.Answers]],
) -> dict[int, list[dated.Reason]]:
    """Add the reasons that a dossier gives for proposing less than was computed on its day (Đ10.5)."""
    for system_id, on, regime, proposed in session.execute(_lowered(), {"these": ids}):
        same = [each for each in answers.get(system_id, ()) if each.regime == regime]
        known = dated.latest(same, on)
        if known and known.computed_level and known.computed_level > proposed:
            recorded[system_id].append(dated.Reason(on, known.computed_level))
    return recorded


@cache
def _lowered() -> Rows:
    columns = (Dossier.system_id, Dossier.on, Dossier.regime, Dossier.proposed_level)
    return of_systems(Dossier, THESE).where(col(Dossier.reason) != "").with_only_columns(*map(col, columns))
