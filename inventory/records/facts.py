"""
Record dated facts about a system: its classification, dossier, decision, regulation, plan, changes, operation.

Each is added, never overwritten; a wrong one is voided with a reason.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict
from datetime import date
from typing import Any, TypeVar

from sqlmodel import col, select

from inventory.errors import NotFound, Reason, Refused
from inventory.law.levels import Facts, facts_of
from inventory.organisation.access import BY_KIND, Act, Unseen, require_unit, system, writes
from inventory.records import (
    Classification,
    Dossier,
    DossierComponent,
    Operation,
    Permission,
    Record,
    Regulation,
    Role,
    same_document,
    second_person,
)
from inventory.records.declaration import check_fields, fields_of
from inventory.records.dossier_step import steps
from inventory.records.holding import added, held, newest, newest_entry, of_system
from inventory.records.permission import require_answer
from inventory.records.references import check_reference
from inventory.register_tables import DatedFact, System
from inventory.right_clock import require_right_clock
from inventory.validation import LONG, Checks
from inventory.versions import Seen, carry_over, is_retry
from inventory.work import Work

Fact = TypeVar("Fact", bound=DatedFact)
Kept = TypeVar("Kept", bound=Record)
Against = Callable[[Checks, Work, System, Any], None]

OWN = {"id", "system_id", "recorded_at", "recorded_by", "voided_at", "voided_by", "void_reason"}
"""What stands with every fact beside what it says."""


def add(work: Work, about: System, fact: Fact) -> Fact:
    """
    Store a checked fact about a system already locked by this work, note it in the trail, and have it derived.

    Where a second person must confirm it, it only waits (`work.deferred`): the row returned is not stored, has no id.
    What the same person has just recorded is not recorded again: the row returned is that one (`versions.is_retry`).
    Raises Refused for a permission while the machine's clock stands before what is on record, Invalid for one that a
    person took away and that does not say what was done about that, and for a document that is on record already
    (`same_document`).
    """
    if about.id is None:
        raise ValueError("the system is not stored yet")
    if isinstance(fact, Permission) and fact.granted:
        require_right_clock(work)
        require_answer(held(work, Permission, about.id), fact)
    fact.system_id = about.id
    if (kept := _kept(work, fact)) is not None:
        return kept
    same_document.require_new(work, about, fact)
    if second_person.must_wait(work, about, fact):
        second_person.propose(work, about, _table(fact), content(fact))
        return fact
    return _store(work, about, fact)


def _kept(work: Work, fact: Fact) -> Fact | None:
    """Return the newest fact of this kind when it says the same and this only repeats it."""
    if work.actor.person_id is None:
        return None
    row = newest_entry(work, type(fact), fact.system_id)
    if row is None or not is_retry(work, row.recorded_by, row.recorded_at):
        return None
    return row if row.model_dump(exclude=OWN) == fact.model_dump(exclude=OWN) else None


def _store(work: Work, about: System, fact: Fact) -> Fact:
    fact.system_id = about.id
    fact.recorded_at, fact.recorded_by = work.now, second_person.recorder(work)
    work.session.add(fact)
    added(work, fact)
    work.record(f"{_table(fact)}.recorded", about.code, content(fact))
    work.touch(fact.system_id)
    return fact


def content(fact: DatedFact) -> dict[str, Any]:
    """Return what a fact says, as plain JSON values, without who recorded it when."""
    return {
        name: value.isoformat() if isinstance(value, date) else value
        for name, value in fact.model_dump(exclude=OWN).items()
    }


def all_of(work: Work, table: type[Fact], system_id: int) -> Sequence[Fact]:
    """Return every fact of this kind, voided ones too, newest entry first."""
    return work.session.exec(
        select(table).where(col(table.system_id) == system_id).order_by(col(table.id).desc())
    ).all()


@writes(BY_KIND, Unseen.ADDS)
def record(work: Work, code: str, row: Kept) -> Kept:
    """
    Record a fact of a declared kind about a system; it may wait for a second person (`work.deferred`).

    Of a kind whose rules the inventory knows all: see `schedules.acts.recording` for the others.
    Raises NotFound, NotAllowed, Refused, and Invalid with everything wrong with its fields.
    """
    return enter(work, system(work, code, row.declaration.act), row)


def enter(work: Work, about: System, row: Kept, also: Against | None = None) -> Kept:
    """Check a fact about a system held by this work, and `add` it. `also`: what the caller checks besides."""
    checks = check_fields(row, work.now)
    for each in fields_of(type(row)).values():
        if each.kind == "reference":
            check_reference(checks, work, about, each, row)
    checks.done()
    for against in filter(None, (row.declaration.against, also)):
        against(checks, work, about, row)
        checks.done()
    return add(work, about, row)


@writes(Act.RECORD, Unseen.SHOWN)
def record_classification(
    work: Work, code: str, facts: Facts, on: date, national_security_list: bool = False
) -> Classification:
    """
    Record the answers about a system and the level the rules draw from them (Đ8-Đ15).

    `national_security_list`: whether the system is on the list of systems important to national security (Đ16).
    """
    said = {name: _plain(value) for name, value in asdict(facts).items()}
    row = Classification(on=on, regime=facts.regime, facts=said, national_security_list=national_security_list)
    return record(work, code, row)


def answers(row: Classification) -> Facts:
    """Return the answers a classification was drawn from."""
    return facts_of(row.facts)


def _round_began(steps: Sequence[Dossier]) -> date:
    """Return the day from which parts count for the round under way: those of an older round do not (Đ25)."""
    own = [each for each in steps if each.round == steps[-1].round]
    return own[0].on if own and own[0] is not steps[0] else date.min


COMPONENT_FIELDS = ("present", "number", "document_date", "note")
"""What a form about a component of the dossier holds."""


@writes(Act.RECORD)
def record_component(work: Work, code: str, component: DossierComponent, seen: Seen = None) -> DossierComponent:
    """
    Record whether a component of the dossier is at hand: on, component, present, number, document_date, note.

    `seen`: what the form was opened on (`versions`). Raises Invalid, NotFound, NotAllowed, Outdated.
    """
    about = system(work, code, Act.RECORD)
    check_fields(component, work.now).done()
    if seen is not None:
        since = _round_began(steps(work, about.id))
        of_round = [row for row in all_of(work, DossierComponent, about.id) if row.on >= since]
        standing = newest(of_round).get(component.component)
        nothing = DossierComponent(on=component.on, component=component.component, present=False)
        if not carry_over(component, seen, standing or nothing, COMPONENT_FIELDS) and standing:
            return standing
    return record(work, code, component)


@writes(Act.RECORD, Unseen.ADDS)
def record_regulation(work: Work, codes: Iterable[str], day: date, number: str, issuer: str) -> list[Regulation]:
    """Record a regulation (Quy chế, Đ30.7) for each system it covers."""
    covered = sorted(set(codes))  # locked in one order by everybody
    return [record(work, code, Regulation(date=day, number=number, issuer=issuer)) for code in covered]


def begin_operation(work: Work, about: System, on: date, operating: bool) -> Operation:
    """Record the state in which a system enters the register: nothing stands on record, and nobody waits."""
    return _store(work, about, Operation(on=on, state="operating" if operating else "stopped"))


def begin_role(work: Work, about: System, on: date, responsibility: str) -> Role:
    """Record what the office is to a system as it enters the register; nothing is opened by it, so nobody waits."""
    return _store(work, about, Role(on=on, responsibility=responsibility, confirmed_by=work.actor.name))


def doubt_role(work: Work, about: System, on: date, why: str) -> Role:
    """Record that from a day on nobody has confirmed what the office is to a system; the gate becomes stricter."""
    return _store(work, about, Role(on=on, responsibility=None, note=why))


def operated_since(work: Work, about: System, on: date) -> None:
    """Let the state in which a system entered the register count from an earlier day; retired it was on its own day."""
    first = next(iter(work.session.exec(of_system(Operation, about.id)).all()[::-1]), None)
    if first is not None and first.on > on and first.state != "retired":
        add(work, about, Operation(on=on, state=first.state))


@writes(BY_KIND, Unseen.ONCE)
def void(work: Work, table: type[Kept], fact_id: int, reason: str) -> Kept:
    """Take back a wrong fact, with the reason. It stays on record, struck out; or it waits, as in `add`."""
    checks = Checks()
    reason = checks.text("reason", reason, LONG)
    checks.done()
    fact = work.session.get(table, fact_id)
    about = work.session.get(System, fact.system_id) if fact else None
    if fact is None or about is None:
        raise NotFound("bản ghi", str(fact_id))
    system(work, about.code, table.declaration.act)
    require_unit(work, about.unit_id)
    work.session.refresh(fact)
    if fact.voided_at is not None:
        raise Refused([Reason("voided", "", "Bản ghi này đã được hủy trước đó.")])
    if second_person.voiding_must_wait(work, about, fact):
        second_person.propose(work, about, _table(fact), {second_person.VOIDS: fact.id, "reason": reason})
        return fact
    fact.voided_at, fact.voided_by, fact.void_reason = work.now, second_person.recorder(work), reason
    work.record(f"{_table(fact)}.voided", about.code, content(fact) | {"reason": reason})
    work.touch(fact.system_id)
    return fact


def _table(fact: DatedFact) -> str:
    return str(type(fact).__tablename__)


def _plain(value: Any) -> Any:
    return sorted(value) if isinstance(value, frozenset) else value
