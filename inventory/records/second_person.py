"""
Four eyes: what may open the gate waits for a second person, where the office chose so.

`facts.add` and `facts.void` ask here, and so does `policies`: pages, commands and imports all pass one of
them. A kind of record (`inventory.records`) says itself what may open the gate.
What shuts the gate never waits: a withdrawal, an unfavourable conclusion, a plan found incomplete, a change, an
incident count at once. Whoever writes to the database itself is not stopped here.

While the machine's clock stands before what is on record, facts are recorded as ever, but none is taken back, and no
cadence is made longer: a withdrawal of a later day would not count then.
"""

from typing import Any

from sqlmodel import col, select

from inventory.records.declaration import Record
from inventory.records.holding import latest
from inventory.register_tables import DatedFact, PendingFact, Setting, System
from inventory.right_clock import require_right_clock
from inventory.work import Work

SETTING = "four_eyes"
VOIDS = "voids"
"""In what waits, the id of the fact to be voided; its reason beside it. Otherwise the content of a new fact."""

POLICY = "cadence_policy"
"""What waits besides facts: how many months may lie between audits."""
SYSTEM, IMPORT, ACCOUNT = "system", "import_run", "account"
"""That a system was entered by mistake, that an import is taken back, and acts on accounts wait too."""
CONFIRMED_BY = "; xác nhận: "
"""Stands between the names of a recorder."""


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
    name = str(fact.__tablename__)
    return is_on(work) and not _is_being_confirmed(work, about.id, name) and may_open(work, about, fact)


def voiding_must_wait(work: Work, about: System, fact: DatedFact) -> bool:
    """
    Say whether taking a fact back waits: whether of what the gate asks for, or of what shuts it.

    Raises Refused while the clock is wrong.
    """
    return touches_gate(fact) and _waits(work, about.id, str(fact.__tablename__))


def touches_gate(fact: DatedFact) -> bool:
    """Say whether a fact is one that the gate asks for, or one that shuts it."""
    return isinstance(fact, Record) and fact.declaration.shuts(fact)


def policy_must_wait(work: Work, prolongs: bool) -> bool:
    """
    Say whether a change of the cadence policies waits: `prolongs`, audits may lie further apart than before.

    Raises Refused while the clock is wrong.
    """
    return prolongs and _waits(work, None, POLICY)


def undoing_must_wait(work: Work, about: System | None, table: str) -> bool:
    """
    Say whether voiding a system, or taking an import back, waits: what it shuts the gate by may go with it.

    Raises Refused while the clock is wrong.
    """
    return _waits(work, about.id if about else None, table)


def _waits(work: Work, system_id: int | None, name: str) -> bool:
    require_right_clock(work)
    return is_on(work) and not _is_being_confirmed(work, system_id, name)


def account_must_wait(work: Work) -> bool:
    """Say whether an act on an account waits by which one person could become the second one as well."""
    return is_on(work) and not _is_being_confirmed(work, None, ACCOUNT)


def propose(
    work: Work, about: System | None, table: str, content: dict[str, Any], subject: str = "", secret: str = ""
) -> None:
    """
    Keep what is proposed until a second person decides. The same twice waits once.

    `subject`: what the trail calls it when it is about no system. `secret`: what the trail must not hold.
    """
    number = about.id if about else None
    waiting = (col(PendingFact.system_id) == number, PendingFact.fact == table, PendingFact.outcome == "")
    for known in work.session.exec(select(PendingFact).where(*waiting).order_by(col(PendingFact.id))):
        if known.content == content and known.proposed_by == work.actor.name:
            known.secret = secret
            work.deferred.append(known)
            return
    row = PendingFact(system_id=number, fact=table, content=content, proposed_at=work.now, proposed_by=work.actor.name)
    row.secret = secret
    work.session.add(row)
    work.deferred.append(row)
    work.record(f"{table}.proposed", about.code if about else subject, content)


def recorder(work: Work) -> str:
    """Return who stands for what is written: with the names of all who proposed and confirmed it."""
    first = work.confirming
    names = (first.proposed_by, first.first_confirmed_by, work.actor.name) if first else (work.actor.name,)
    return CONFIRMED_BY.join(filter(None, names))


def stands_for(name: str, actor: str) -> bool:
    """Say whether what a row says of its recorder is this actor, alone or as the last to confirm."""
    return name == actor or name.endswith(f"{CONFIRMED_BY}{actor}")


def may_open(work: Work, about: System, fact: DatedFact) -> bool:
    """Say whether a new fact may open the gate, given what counts now."""
    return isinstance(fact, Record) and fact.declaration.opens(fact, _before(work, about, fact))


def _before(work: Work, about: System, record: Record) -> Record | None:
    """Return the record that counts in the series of a new one, None when there is none or they stand side by side."""
    if record.series is None:
        return None
    return latest(work, type(record), about.id, **{name: getattr(record, name) for name in record.series})


def _is_being_confirmed(work: Work, system_id: int | None, name: str) -> bool:
    first = work.confirming
    return first is not None and (first.system_id, first.fact) == (system_id, name)
