"""
Record dated facts about a system: its classification, dossier, decision, regulation, plan, changes, operation.

Each is added, never overwritten; a wrong one is voided with a reason.
"""

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from datetime import date
from typing import Any, TypeVar

from sqlmodel import col, select

from inventory.errors import NotFound, Reason, Refused
from inventory.law import dossier as rules
from inventory.law import regimes
from inventory.law.levels import Facts, classify, facts_of
from inventory.organisation.access import Act, require_unit, system
from inventory.records import change_aspects, rounds, second_person
from inventory.records.holding import holding, latest, newest, of_system
from inventory.records.role import Role
from inventory.register_tables import (
    Change,
    Classification,
    DatedFact,
    Decision,
    Dossier,
    DossierComponent,
    Operation,
    PlanState,
    Regulation,
    System,
)
from inventory.validation import LONG, NAME, Checks
from inventory.versions import Seen, carry_over, is_retry
from inventory.work import Work

Fact = TypeVar("Fact", bound=DatedFact)

DOSSIER_STATES = rounds.STATES
PLAN_STATES = ("none", "partial", "full")
_OWN = {"id", "system_id", "recorded_at", "recorded_by", "voided_at", "voided_by", "void_reason"}


def add(work: Work, about: System, fact: Fact) -> Fact:
    """
    Store a checked fact about a system already locked by this work, note it in the trail, and have it derived.

    Where a second person must confirm it, it only waits (`work.deferred`): the row returned is not stored, has no id.
    What the same person has just recorded is not recorded again: the row returned is that one (`versions.is_retry`).
    """
    if about.id is None:
        raise ValueError("the system is not stored yet")
    fact.system_id = about.id
    if (kept := _kept(work, fact)) is not None:
        return kept
    if second_person.must_wait(work, about, fact):
        second_person.propose(work, about, _table(fact), content(fact))
        return fact
    return _store(work, about, fact)


def _kept(work: Work, fact: Fact) -> Fact | None:
    """Return the newest fact of this kind when it says the same and this only repeats it."""
    if work.actor.person_id is None:
        return None
    table = type(fact)
    newest = holding(table).where(table.system_id == fact.system_id).order_by(col(table.id).desc())
    row = work.session.exec(newest.limit(1)).first()
    if row is None or not is_retry(work, row.recorded_by, row.recorded_at):
        return None
    return row if row.model_dump(exclude=_OWN) == fact.model_dump(exclude=_OWN) else None


def _store(work: Work, about: System, fact: Fact) -> Fact:
    fact.system_id = about.id
    fact.recorded_at, fact.recorded_by = work.now, second_person.recorder(work)
    work.session.add(fact)
    work.record(f"{_table(fact)}.recorded", about.code, content(fact))
    work.touch(fact.system_id)
    return fact


def content(fact: DatedFact) -> dict[str, Any]:
    """Return what a fact says, as plain JSON values, without who recorded it when."""
    return {
        name: value.isoformat() if isinstance(value, date) else value
        for name, value in fact.model_dump(exclude=_OWN).items()
    }


def all_of(work: Work, table: type[Fact], system_id: int) -> Sequence[Fact]:
    """Return every fact of this kind, voided ones too, newest entry first."""
    return work.session.exec(
        select(table).where(col(table.system_id) == system_id).order_by(col(table.id).desc())
    ).all()


def record_classification(
    work: Work, code: str, facts: Facts, on: date, national_security_list: bool = False
) -> Classification:
    """
    Record the answers about a system and the level the rules draw from them (Đ8-Đ15).

    `national_security_list`: whether the system is on the list of systems important to national security (Đ16).
    """
    about = system(work, code, Act.RECORD)
    checks = Checks()
    checks.past("on", on, work.today)
    checks.done()
    answers = {name: _plain(value) for name, value in asdict(facts).items()}
    level = classify(facts).level
    row = Classification(on=on, regime=facts.regime, facts=answers, computed_level=level)
    row.national_security_list = national_security_list
    return add(work, about, row)


def answers(row: Classification) -> Facts:
    """Return the answers a classification was drawn from."""
    return facts_of(row.facts)


def record_dossier(work: Work, code: str, step: Dossier) -> Dossier:
    """
    Record a step of the dossier: on, regime, proposed_level, state, number, reason, round, stage.

    Steps keep their order within a round (see `rounds`); a step without one goes on with the round under
    way, or opens the next. A level below the computed one needs a written reason: risk assessment only raises it
    (Đ10.5).
    """
    about = system(work, code, Act.RECORD)
    checks = Checks()
    checks.past("on", step.on, work.today)
    checks.one_of("regime", step.regime, regimes.KNOWN)
    checks.level("proposed_level", step.proposed_level)
    checks.one_of("state", step.state, DOSSIER_STATES)
    step.number = checks.text("number", step.number, required=False)
    step.reason = checks.text("reason", step.reason, LONG, required=False)
    checks.one_of("stage", step.stage, ("", *rounds.STAGES))
    checks.done()
    held = dossier_steps(work, about.id)
    rounds.settle(step, held)
    checks.problems += rounds.problems(step, held, about.registered_on)
    checks.done()
    known = latest(work, Classification, about.id)
    if known and known.computed_level and step.proposed_level < known.computed_level and not step.reason:
        checks.problem(
            "reason",
            f"Cấp độ đề xuất {step.proposed_level} thấp hơn cấp độ tính theo tiêu chí ({known.computed_level}).",
            "Hãy ghi rõ lý do bằng văn bản, hoặc đề xuất cấp độ theo tiêu chí.",
        )
        checks.done()
    return add(work, about, step)


def dossier_steps(work: Work, system_id: int) -> Sequence[Dossier]:
    """Return the steps of a system's dossiers that hold, by day and entry."""
    return work.session.exec(of_system(Dossier, system_id)).all()[::-1]


def _round_began(steps: Sequence[Dossier]) -> date:
    """Return the day from which parts count for the round under way: those of an older round do not (Đ25)."""
    own = [each for each in steps if each.round == steps[-1].round]
    return own[0].on if own and own[0] is not steps[0] else date.min


COMPONENT_FIELDS = ("present", "number", "document_date", "note")
"""What a form about a component of the dossier holds."""


def record_component(work: Work, code: str, component: DossierComponent, seen: Seen = None) -> DossierComponent:
    """
    Record whether a component of the dossier is at hand: on, component, present, number, document_date, note.

    `seen`: what the form was opened on (`versions`). Raises Invalid, NotFound, NotAllowed, Outdated.
    """
    about = system(work, code, Act.RECORD)
    checks = Checks()
    checks.past("on", component.on, work.today)
    checks.one_of("component", component.component, rules.COMPONENT_CODES)
    component.number = checks.text("number", component.number, required=False)
    component.note = checks.text("note", component.note, NAME, required=False)
    if component.document_date is not None:
        checks.past("document_date", component.document_date, work.today)
        rule = "Ngày ghi thành phần hồ sơ đứng trước ngày của văn bản."
        checks.in_order("on", component.on, component.document_date, rule)
    checks.done()
    if seen is not None:
        since = _round_began(dossier_steps(work, about.id))
        of_round = [row for row in all_of(work, DossierComponent, about.id) if row.on >= since]
        standing = newest(of_round).get(component.component)
        nothing = DossierComponent(on=component.on, component=component.component, present=False)
        if not carry_over(component, seen, standing or nothing, COMPONENT_FIELDS) and standing:
            return standing
    return add(work, about, component)


def record_decision(work: Work, code: str, decision: Decision) -> Decision:
    """Record the decision that approves the level (Đ18, Đ20.3): date, level, regime, number, issuer."""
    about = system(work, code, Act.RECORD)
    checks = Checks()
    checks.past("date", decision.date, work.today)
    checks.level("level", decision.level)
    checks.one_of("regime", decision.regime, regimes.KNOWN)
    decision.number = checks.text("number", decision.number)
    decision.issuer = checks.text("issuer", decision.issuer, NAME)
    checks.done()
    _check_one_level_a_day(checks, work, about, decision)
    return add(work, about, decision)


def _check_one_level_a_day(checks: Checks, work: Work, about: System, decision: Decision) -> None:
    same_day = of_system(Decision, about.id).where(Decision.date == decision.date)
    other = work.session.exec(same_day.where(Decision.level != decision.level)).first()
    if other is not None:
        rule = f"Đã có quyết định số {other.number} cùng ngày, phê duyệt cấp độ {other.level}."
        checks.problem("level", rule, "Hãy kiểm tra lại; nếu bản ghi trước sai, hãy hủy nó kèm lý do.")
    checks.done()


def record_regulation(work: Work, codes: Iterable[str], day: date, number: str, issuer: str) -> list[Regulation]:
    """Record a regulation (Quy chế, Đ30.7) for each system it covers."""
    checks = Checks()
    checks.past("date", day, work.today)
    number, issuer = checks.text("number", number), checks.text("issuer", issuer, NAME)
    checks.done()
    covered = [system(work, code, Act.RECORD) for code in sorted(set(codes))]  # locked in one order by everybody
    return [add(work, about, Regulation(date=day, number=number, issuer=issuer)) for about in covered]


def record_plan(work: Work, code: str, plan: PlanState) -> PlanState:
    """Record how far the protection plan is implemented (Đ30.6): on, state, expected_on."""
    about = system(work, code, Act.RECORD)
    checks = Checks()
    checks.past("on", plan.on, work.today)
    checks.one_of("state", plan.state, PLAN_STATES)
    if plan.expected_on is not None:
        checks.plausible("expected_on", plan.expected_on)
        if plan.on and plan.state != "full" and plan.expected_on < plan.on:
            rule = "Ngày dự kiến hoàn thành đứng trước ngày ghi mức triển khai."
            checks.problem("expected_on", rule, "Hãy kiểm tra lại hai ngày.")
    checks.done()
    return add(work, about, plan)


def record_change(work: Work, code: str, change: Change) -> Change:
    """
    Record a change: on, what, major, aspects (codes of `inventory.records.change_aspects`).

    A major one must be assessed before the system is cleared again (Đ28.3.b, Đ31.2.c).
    """
    about = system(work, code, Act.RECORD)
    checks = Checks()
    checks.past("on", change.on, work.today)
    change_aspects.check(checks, change)
    checks.done()
    return add(work, about, change)


def record_operation(work: Work, code: str, operation: Operation) -> Operation:
    """Record what really goes on: on, state (operating, stopped, retired), reason. Retired is for good."""
    about = system(work, code, Act.RECORD)
    checks = Checks()
    checks.past("on", operation.on, work.today)
    checks.one_of("state", operation.state, ("operating", "stopped", "retired"))
    operation.reason = checks.text("reason", operation.reason, LONG, required=operation.state != "operating")
    if operation.on and operation.on < about.registered_on:
        checks.problem("on", "Trước ngày hệ thống được ghi vào sổ.", "Hãy chọn ngày từ khi ghi sổ trở đi.")
    checks.done()
    if about.retired_on is not None:
        raise Refused([Reason("retired", "", "Hệ thống đã ngừng sử dụng hẳn. Hãy hủy bản ghi ngừng sử dụng trước.")])
    return add(work, about, operation)


def begin_operation(work: Work, about: System, on: date, operating: bool) -> Operation:
    """Record the state in which a system enters the register."""
    return add(work, about, Operation(on=on, state="operating" if operating else "stopped"))


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


def void(work: Work, table: type[Fact], fact_id: int, reason: str, act: Act = Act.RECORD) -> Fact:
    """Take back a wrong fact, with the reason. It stays on record, struck out; or it waits, as in `add`."""
    checks = Checks()
    reason = checks.text("reason", reason, LONG)
    checks.done()
    fact = work.session.get(table, fact_id)
    about = work.session.get(System, fact.system_id) if fact else None
    if fact is None or about is None:
        raise NotFound("bản ghi", str(fact_id))
    system(work, about.code, act)
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
