"""
One document, one record: what says again what is on record in force about the same system is refused, in words.

A kind declares by which fields people know its records from one another (`Declaration.document`): the number of the
document, its day, who issued it. `facts.add` asks here, so pages, commands, imports and confirmations all do; the work
holds the system, so that of two at once, on either engine, the second one sees the first.

What one work enters is not held against itself: a file of an older register may hold a document twice, and gives the
same answers when it is read again. A record that says otherwise of the same document and shuts the gate is taken: what
shuts it does not wait until somebody has voided what opened it.
"""

from typing import Any

from inventory.records import second_person
from inventory.records.declaration import Record
from inventory.records.holding import held
from inventory.register_tables import DatedFact, System
from inventory.validation import Checks
from inventory.vietnamese import VIETNAM
from inventory.work import Work

_WHO = {"id", "system_id", "recorded_at", "recorded_by", "voided_at", "voided_by", "void_reason"}


def require_new(work: Work, about: System, fact: DatedFact) -> None:
    """Raise Invalid when the document of a new fact is on record in force."""
    if not isinstance(fact, Record) or not fact.declaration.document:
        return
    known = _on_record(work, about, fact)
    if _shuts(work, about, fact):
        known = [each for each in known if _content(each) == _content(fact)]
    if not known:
        return
    checks = Checks()
    first = fact.declaration.document[0]
    headline = known[0].declaration.headline(known[0])
    rule = f"Sổ đã có cho {about.code}: {headline}, ngày {known[0].day:%d/%m/%Y}{_entered(known[0])}."
    checks.problem(first, rule, "Không cần ghi lại. Nếu bản ghi đó sai, hãy hủy nó kèm lý do rồi ghi bản đúng.")
    checks.done()


def _on_record(work: Work, about: System, fact: Record) -> list[Record]:
    """Return the records in force, of other works, that say the same by the fields of their document."""
    names = fact.declaration.document
    if not getattr(fact, names[0]):  # no number: nothing to know it by
        return []
    others = (each for each in held(work, type(fact), about.id) if each.recorded_at != work.now)
    return [each for each in others if all(getattr(each, name) == getattr(fact, name) for name in names)]


def _shuts(work: Work, about: System, fact: Record) -> bool:
    return fact.declaration.shuts(fact) and not second_person.may_open(work, about, fact)


def _content(row: Record) -> dict[str, Any]:
    return row.model_dump(exclude=_WHO)


def _entered(row: Record) -> str:
    at = f" lúc {row.recorded_at.astimezone(VIETNAM):%H:%M ngày %d/%m/%Y}" if row.recorded_at else ""
    return f"; {row.recorded_by} ghi{at}"
