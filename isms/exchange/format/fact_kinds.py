"""How the rows of the lists of dated facts become facts: the use case of each, and what makes two of them the same."""

import datetime as dt
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

from sqlmodel import col

from inventory import records
from inventory.law.levels import Facts
from inventory.organisation.access import Act, system
from inventory.protection import plan_items
from inventory.records import assets, facts, risks, rounds
from inventory.records.declaration import Record, check_fields
from inventory.records.dossier_step import steps
from inventory.records.holding import held, holding, latest
from inventory.records.permission import withdrawn_by_person
from inventory.validation import Checks
from inventory.work import Work
from isms.exchange.format import declared_rows
from isms.exchange.format.declared_rows import Kept
from isms.exchange.format.format import ANSWERS, Row
from isms.interface.rules import new_on
from schedules.acts import recording
from schedules.deadlines.open_conditions import without_conclusion

Identity = tuple[Any, ...]
Take = Callable[[Work, str, Any], object]


@dataclass(frozen=True)
class Kind:
    """
    How the rows of a list become facts. `keys` are what makes two of them the same fact, the day first.

    `take` records a row about a system; it returns an empty list when the row says nothing new.
    `may_lack`: a key that a row may leave open; it is then the same as any fact that says all the rest.
    """

    table: type[Record]
    keys: tuple[str, ...]
    take: Take
    may_lack: str = ""

    def identity(self, row: Any) -> Identity:
        return tuple(getattr(row, key) for key in self.keys)

    def identities(self, fact: Any) -> Iterator[Identity]:
        """Yield how rows may name a fact."""
        yield self.identity(fact)
        if getattr(fact, self.may_lack, ""):
            yield tuple("" if key == self.may_lack else getattr(fact, key) for key in self.keys)


class _Answers(Kind):
    """Classifications: what counts are the answers as the rules take them; a row may be silent about the list (Đ16)."""

    def identity(self, row: Any) -> Identity:
        return row.on, answers(row.facts, row.on), row.national_security_list

    def identities(self, fact: Any) -> Iterator[Identity]:
        yield self.identity(fact)
        yield fact.on, answers(fact.facts, fact.on), None


def answers(stored: Mapping[str, Any] | None, on: dt.date) -> Facts:
    """Return the answers of a day from which the level follows, as the rules take them."""
    checked: Any = ANSWERS.validate_json(json.dumps(new_on(on, stored or {})))
    found: Facts = checked
    return found


def _classification(work: Work, code: str, row: Any) -> object:
    """Record answers; a row that is silent about the list of Đ16 leaves the system as it was on that day."""
    listed = row.national_security_list
    if listed is None:
        before = latest(work, records.Classification, system(work, code, Act.RECORD).id, row.on)
        listed = before is not None and before.national_security_list
    return facts.record_classification(work, code, answers(row.facts, row.on), row.on, listed)


def _permission(work: Work, code: str, row: Kept) -> object:
    """
    Record a permission as the file has it; the gate is asked once everything is in (`fact_rows`).

    A file may bring a history from before reasons were asked: a permission that follows a person's withdrawal which
    came with it says that it told of nothing. One that follows a withdrawal on record is as one given by hand.
    """
    about, permission = system(work, code, Act.PERMIT), cast(records.Permission, declared_rows.made(row))
    check_fields(permission, work.now).done()
    if permission.granted and not permission.reason:
        taken = withdrawn_by_person(held(work, records.Permission, about.id), permission.on)
        if taken and taken.recorded_at == work.now:
            permission.reason = NO_ANSWER_IN_FILE
    return facts.add(work, about, permission)


NO_REASON_IN_FILE = "Tệp nhập không ghi đợt hồ sơ, cũng không ghi lý do."
NO_ANSWER_IN_FILE = "Tệp nhập không ghi đã khắc phục thế nào."


def _step(work: Work, code: str, row: Any) -> object:
    """
    Record a step of a dossier. Files from before rounds were kept name none, and no reason for what is regular there.

    Such a reason is put in for a lone approval, and for what follows a round that ended in its order.
    """
    step: Any = declared_rows.made(row)
    if row.round is None and not step.reason:
        about = system(work, code, Act.RECORD)
        held = steps(work, about.id)
        rounds.settle(step, held)
        before = [each for each in held if each.on <= step.on]
        if rounds.unexplained(step, before, about.registered_on) and _ended_well(before, about.registered_on):
            step.reason = NO_REASON_IN_FILE
    return facts.record(work, code, step)


def _ended_well(before: Sequence[rounds.Step], registered_on: dt.date) -> bool:
    """Say whether the round before, if it is over, was approved in its order."""
    if not before or before[-1].state != rounds.APPROVED:
        return True
    *earlier, last = before
    return rounds.unexplained(last, [each for each in earlier if each.round == last.round], registered_on) is None


def _audit(work: Work, code: str, row: Any) -> object:
    """Record an audit; one may name the day of the planned audit that it is."""
    if row.planned_on is not None:
        work.session.flush()  # which planned audits were held
    planned_id = _planned(work, code, row) if row.planned_on is not None else None
    return recording.record(work, code, declared_rows.made(row, planned_id=planned_id))


def _planned(work: Work, code: str, row: Any) -> int | None:
    """Return the planned audit that a row names, one not held yet before one that was."""
    about, table = system(work, code, Act.AUDIT), records.PlannedAudit
    same = (table.system_id == about.id, table.on == row.planned_on, table.kind == (row.planned_kind or row.kind))
    free_first = (without_conclusion().desc(), col(table.id))
    found = work.session.exec(holding(table).where(*same).order_by(*free_first)).first()
    checks = Checks()
    if found is None:
        rule = f"Không có lịch kiểm tra ngày {row.planned_on:%d/%m/%Y} thuộc loại này."
        checks.problem("planned_on", rule, "Hãy thêm lịch kiểm tra đó, hoặc bỏ trống mục này.")
    checks.done()
    return found.id if found else None


def _brought(bring: Take) -> Take:
    """Record an item of a list under the identity that it has in another register."""
    return lambda work, code, row: bring(work, code, declared_rows.made(row))


_TAKE: dict[type[Record], Take] = {
    records.Classification: _classification,
    records.Dossier: _step,
    records.PlanItem: _brought(plan_items.bring),
    records.Asset: _brought(assets.bring),
    records.Risk: _brought(risks.bring),
    records.Audit: _audit,
    records.Permission: _permission,
}
"""How rows are recorded where not as those of every kind."""
KINDS: dict[type[Row], Kind] = {
    declared_rows.ROWS[name]: (_Answers if kind is records.Classification else Kind)(
        kind, declared_rows.identity_keys(kind), _TAKE.get(kind, declared_rows.take), declared_rows.may_lack(kind)
    )
    for name, kind in records.BY_LIST.items()
}
"""Of each list of facts that are about a system as such."""
