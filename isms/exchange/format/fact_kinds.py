"""How the rows of the lists of dated facts become facts: the use case of each, and what makes two of them the same."""

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlmodel import col, select

from inventory import records, register_tables
from inventory.organisation.access import Act, system
from inventory.records import assets, facts, forecasts, narratives, plan_items, risks, rounds
from inventory.records.declaration import check_fields
from inventory.records.dossier_tables import ApprovalForecast, Asset, Narrative, Risk
from inventory.validation import Checks
from inventory.work import Work
from isms.exchange.format import declared_rows
from isms.exchange.format import format as rows_of
from isms.exchange.format.format import Row
from schedules.acts import recording
from schedules.audits import planned

Identity = tuple[Any, ...]


@dataclass(frozen=True)
class Kind:
    """
    How the rows of a list become facts. `keys` are what makes two of them the same fact, the day first.

    `may_lack`: a key that a row may leave open; it is then the same as any fact that says all the rest.
    """

    table: type[register_tables.DatedFact]
    keys: tuple[str, ...]
    record: Callable[[Work, str, Any], object]
    may_lack: str = ""

    def identity(self, row: Any) -> Identity:
        return tuple(getattr(row, key) for key in self.keys)

    def identities(self, fact: Any) -> Iterator[Identity]:
        """Yield how rows may name a fact."""
        yield self.identity(fact)
        if getattr(fact, self.may_lack, ""):
            yield tuple("" if key == self.may_lack else getattr(fact, key) for key in self.keys)

    def take(self, work: Work, code: str, row: Row) -> object:
        """Record a row about a system. Returns an empty list when it says nothing new."""
        return self.record(work, code, self.table(**row.model_dump(exclude={"system", "systems"})))


def _permission(work: Work, code: str, row: declared_rows.Kept) -> object:
    """Record a permission as the file has it; the gate is asked once everything is in (`fact_rows`)."""
    about, permission = system(work, code, Act.PERMIT), declared_rows.made(row)
    check_fields(permission, work.now).done()
    return facts.add(work, about, permission)


def _regulation(work: Work, code: str, regulation: register_tables.Regulation) -> object:
    return facts.record_regulation(work, [code], regulation.date, regulation.number, regulation.issuer)


NO_REASON_IN_FILE = "Tệp nhập không ghi đợt hồ sơ, cũng không ghi lý do."


class _Step(Kind):
    """
    Steps of a dossier. Files from before rounds were kept name no round, and give no reason for what is regular there.

    Such a reason is put in for a lone approval, and for what follows a round that ended in its order.
    """

    def take(self, work: Work, code: str, row: Any) -> object:
        step = register_tables.Dossier(**row.model_dump(exclude={"system"}) | {"round": row.round or 0})
        if row.round is None and not step.reason:
            about = system(work, code, Act.RECORD)
            held = facts.dossier_steps(work, about.id)
            rounds.settle(step, held)
            before = [each for each in held if each.on <= step.on]
            if rounds.unexplained(step, before, about.registered_on) and _ended_well(before, about.registered_on):
                step.reason = NO_REASON_IN_FILE
        return self.record(work, code, step)


def _ended_well(before: Sequence[register_tables.Dossier], registered_on: dt.date) -> bool:
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
    free_first = (planned.without_conclusion().desc(), col(table.id))
    found = work.session.exec(select(table.id).where(*same, col(table.voided_at).is_(None)).order_by(*free_first))
    number = found.first()
    checks = Checks()
    if number is None:
        rule = f"Không có lịch kiểm tra ngày {row.planned_on:%d/%m/%Y} thuộc loại này."
        checks.problem("planned_on", rule, "Hãy thêm lịch kiểm tra đó, hoặc bỏ trống mục này.")
    checks.done()
    return number


@dataclass(frozen=True)
class _Declared(Kind):
    """A declared kind of record: all is read off its declaration."""

    def take(self, work: Work, code: str, row: Any) -> object:
        return self.record(work, code, row)


_MAY_LACK: dict[type[records.Record], str] = {records.Role: "confirmed_by"}
_RECORD: dict[type[records.Record], Callable[[Work, str, Any], object]] = {
    records.Audit: _audit,
    records.Permission: _permission,
}
"""How rows are recorded where not as those of every kind."""
DECLARED: dict[type[Row], Kind] = {
    declared_rows.ROWS[name]: _Declared(
        kind, declared_rows.identity_keys(kind), _RECORD.get(kind, declared_rows.take), _MAY_LACK.get(kind, "")
    )
    for name, kind in records.BY_LIST.items()
}
KINDS: dict[type[Row], Kind] = DECLARED | {
    rows_of.Dossier: _Step(
        register_tables.Dossier, ("on", "regime", "proposed_level", "state", "number"), facts.record_dossier
    ),
    rows_of.Component: Kind(
        register_tables.DossierComponent,
        ("on", "component", "present", "number", "document_date", "note"),
        facts.record_component,
    ),
    rows_of.Decision: Kind(
        register_tables.Decision, ("date", "level", "regime", "number", "issuer"), facts.record_decision
    ),
    rows_of.Regulation: Kind(register_tables.Regulation, ("date", "number", "issuer"), _regulation),
    rows_of.Plan: Kind(register_tables.PlanState, ("on", "state", "expected_on"), facts.record_plan),
    rows_of.PlanItem: Kind(
        register_tables.PlanItem,
        ("on", "regime", "requirement", "state", "responsible", "due_on", "note"),
        plan_items.bring,
        may_lack="regime",
    ),
    rows_of.Narrative: Kind(Narrative, ("on", "part", "text"), narratives.record),
    rows_of.Asset: Kind(Asset, ("on", *assets.SAID), assets.bring, may_lack="item"),
    rows_of.Risk: Kind(Risk, ("on", *risks.SAID), risks.bring, may_lack="item"),
    rows_of.Change: Kind(register_tables.Change, ("on", "what", "major"), facts.record_change),
    rows_of.ApprovalForecast: Kind(ApprovalForecast, ("on", "expected_on"), forecasts.record),
    rows_of.Operation: Kind(register_tables.Operation, ("on", "state"), facts.record_operation),
}
"""Of each list of dated facts but the classifications, whose answers are a little format of their own."""
