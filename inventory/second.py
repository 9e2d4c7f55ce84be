"""
Four eyes: what may open the gate waits for a second person, where the office chose so.

`facts.add` and `facts.void` ask here; nothing else stores a fact, so that pages, commands and imports all pass.
What shuts the gate never waits: a withdrawal, an unfavourable conclusion, a plan found incomplete, a change, an
incident count at once. Whoever writes to the database itself is not stopped here.
"""

from typing import Any

from sqlmodel import col, select

from inventory.tables import Change, DatedFact, Operation, PendingFact, Setting, System
from inventory.work import Work

SETTING = "four_eyes"
VOIDS = "voids"
"""In what waits, the id of the fact to be voided; its reason beside it. Otherwise the content of a new fact."""

_GATE = frozenset({"decision", "regulation", "plan_state", "audit", "permission"})
_UNFAVOURABLE = {"plan_state": ("state", ("none", "partial")), "audit": ("conclusion", ("not_eligible",))}


def is_on(work: Work) -> bool:
    """Say whether the office wants a second person."""
    known: dict[Any, Any] = work.session.info
    if SETTING not in known:  # asked once in a transaction: an import may bring thousands of facts
        with work.session.no_autoflush:
            row = work.session.get(Setting, SETTING)
        known[SETTING] = row is not None and bool(row.value.get("on"))
    return bool(known[SETTING])


def must_wait(work: Work, about: System, fact: DatedFact) -> bool:
    """Say whether a new fact about the system waits for a second person."""
    return _may_open(fact) and not _is_being_confirmed(work, about, fact) and is_on(work)


def voiding_must_wait(work: Work, about: System, fact: DatedFact) -> bool:
    """Say whether taking a fact back waits: whether of what the gate asks for, or of what shuts it."""
    touches = fact.__tablename__ in _GATE or _shuts(fact)
    return touches and not _is_being_confirmed(work, about, fact) and is_on(work)


def propose(work: Work, about: System, table: str, content: dict[str, Any]) -> None:
    """Keep what is proposed until a second person decides. The same twice waits once."""
    waiting = (PendingFact.system_id == about.id, PendingFact.fact == table, PendingFact.outcome == "")
    for known in work.session.exec(select(PendingFact).where(*waiting).order_by(col(PendingFact.id))):
        if known.content == content and known.proposed_by == work.actor.name:
            work.deferred.append(known)
            return
    row = PendingFact(
        system_id=about.id or 0, fact=table, content=content, proposed_at=work.now, proposed_by=work.actor.name
    )
    work.session.add(row)
    work.deferred.append(row)
    work.record(f"{table}.proposed", about.code, content)


def recorder(work: Work) -> str:
    """Return who stands for what is written: with both names when a second person confirms it."""
    first = work.confirming
    return f"{first.proposed_by}; xác nhận: {work.actor.name}" if first else work.actor.name


def _may_open(fact: DatedFact) -> bool:
    table = str(fact.__tablename__)
    if table == "permission":
        return bool(getattr(fact, "granted", False))
    column, unfavourable = _UNFAVOURABLE.get(table, ("", ()))
    return table in _GATE and getattr(fact, column, None) not in unfavourable


def _shuts(fact: DatedFact) -> bool:
    if isinstance(fact, Operation):
        return fact.state == "retired"
    return (isinstance(fact, Change) and fact.major) or fact.__tablename__ == "incident"


def _is_being_confirmed(work: Work, about: System, fact: DatedFact) -> bool:
    first = work.confirming
    return first is not None and (first.system_id, first.fact) == (about.id, fact.__tablename__)
