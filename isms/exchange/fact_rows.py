"""Take in the dated facts, through the use cases that people's entries go through. What is on record already stays."""

import datetime as dt
import json
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlmodel import col, select

from inventory import agreements, facts, forecasts, tables
from inventory.access import Act, system
from inventory.dossier_tables import ApprovalForecast
from inventory.levels import Facts
from inventory.tables import Classification as StoredClassification
from inventory.validation import LONG, Checks
from inventory.work import Work
from isms.exchange import format as rows_of
from isms.exchange.format import ANSWERS, Row
from isms.exchange.lines import CHANGED, NEW, WAITS, Line, blaming, rows
from isms.exchange.system_rows import Known, in_batches
from schedules import advisories, audits, history, incidents, planned, websites
from schedules import tables as dated_tables
from schedules.clearance import clearance

Identity = tuple[Any, ...]
OnRecord = dict[str, Counter[Identity]]


@dataclass(frozen=True)
class Kind:
    """How the rows of a list become facts. `keys` are what makes two of them the same fact, the day first."""

    table: type[tables.DatedFact]
    keys: tuple[str, ...]
    record: Callable[[Work, str, Any], object]

    def identity(self, fact: Any) -> Identity:
        return tuple(getattr(fact, key) for key in self.keys)

    def of(self, row: Row) -> Any:
        return self.table(**row.model_dump(exclude={"system", "systems"}))


def _permission(work: Work, code: str, permission: dated_tables.Permission) -> object:
    about = system(work, code, Act.PERMIT)
    checks = Checks()
    checks.past("on", permission.on, work.today)
    permission.reason = checks.text("reason", permission.reason, LONG, required=False)
    checks.done()
    return facts.add(work, about, permission)


def _regulation(work: Work, code: str, regulation: tables.Regulation) -> object:
    return facts.record_regulation(work, [code], regulation.date, regulation.number, regulation.issuer)


KINDS: dict[type[Row], Kind] = {
    rows_of.Dossier: Kind(tables.Dossier, ("on", "regime", "proposed_level", "state", "number"), facts.record_dossier),
    rows_of.Component: Kind(
        tables.DossierComponent,
        ("on", "component", "present", "number", "document_date", "note"),
        facts.record_component,
    ),
    rows_of.Decision: Kind(tables.Decision, ("date", "level", "regime", "number", "issuer"), facts.record_decision),
    rows_of.Regulation: Kind(tables.Regulation, ("date", "number", "issuer"), _regulation),
    rows_of.Plan: Kind(tables.PlanState, ("on", "state", "expected_on"), facts.record_plan),
    rows_of.Audit: Kind(
        dated_tables.Audit,
        (
            "concluded_on",
            "kind",
            "conclusion",
            "conditions_until",
            "assessor",
            "assessor_kind",
            "occasion",
            "document_number",
            "document_date",
        ),
        audits.conclude,
    ),
    rows_of.PlannedAudit: Kind(dated_tables.PlannedAudit, ("on", "kind", "occasion"), planned.record),
    rows_of.Change: Kind(tables.Change, ("on", "what", "major"), facts.record_change),
    rows_of.Incident: Kind(
        dated_tables.Incident,
        ("detected_at", "what", "serious", "urgent", "complex", "personal_data"),
        incidents.record,
    ),
    rows_of.Advisory: Kind(
        dated_tables.Advisory, ("on", "kind", "source", "number", "what", "due_on"), advisories.record
    ),
    rows_of.Website: Kind(dated_tables.Website, ("on", "address", "review_months"), websites.record),
    rows_of.Agreement: Kind(tables.Agreement, ("on", "kind", "number", "party", "scope", "ends_on"), agreements.record),
    rows_of.ApprovalForecast: Kind(ApprovalForecast, ("on", "expected_on"), forecasts.record),
    rows_of.Operation: Kind(tables.Operation, ("on", "state"), facts.record_operation),
    rows_of.Permission: Kind(dated_tables.Permission, ("on", "granted", "reason"), _permission),
}


_LISTS = (
    "components",
    "approval_forecasts",
    "decisions",
    "regulations",
    "plans",
    "audits",
    "planned_audits",
    "changes",
    "incidents",
    "operations",
    "permissions",
    "advisories",
    "websites",
    "agreements",
)


def take_facts(work: Work, lines: Mapping[str, Sequence[Line]], known: Known) -> None:
    """Record every fact of the file that the register does not hold yet."""
    steps = [*lines["classifications"], *lines["dossiers"]]
    _take(work, steps, known)
    take_current_answers(work, lines["systems"], known)
    for name in _LISTS:
        work.session.flush()
        with work.session.no_autoflush:  # none of these looks at another: written together, they take half the time
            _take(work, lines[name], known)
    _ask_the_gate(work, lines["permissions"], known)


def take_current_answers(work: Work, lines: Sequence[Line], known: Known) -> None:
    """Record the answers given with a system as of today, unless the register's latest say the same."""
    given = [(line, row) for line, row in rows(lines, rows_of.System) if row.facts and row.code in known]
    latest = {code: held[-1] for code, held in _answers_on_record(work, known).items() if held}
    for line, row in given:
        asked = _answers(row.facts)
        if latest.get(row.code, (None, None))[1] != asked:
            with blaming(line):
                facts.record_classification(work, row.code, asked, work.today)
                line.verdict = line.verdict if line.verdict == NEW else CHANGED


class _Taking:
    """The facts of one list as they come in: what is on record, and what the file said last of a system and day."""

    def __init__(self, work: Work, known: Known) -> None:
        self.work = work
        self.known = known
        self.on_record: dict[type[Row], OnRecord] = {}
        self.counted: Counter[tuple[object, ...]] = Counter()
        self.last: dict[tuple[object, ...], Identity] = {}
        self.levels: dict[tuple[str, dt.date], int] = {}
        self.retired: set[str] = set()

    def is_known(self, line: Line, code: str, identity: Identity) -> bool:
        """
        Say whether a fact is on record already.

        The same twice in a row on one day is one fact; one that returns after another (granted, withdrawn, granted)
        is one more.
        """
        kind = type(line.row)
        place = (kind, code, identity[0])
        if self.last.get(place) == identity:
            return True
        self.last[place] = identity
        self.counted[kind, code, identity] += 1
        return self.counted[kind, code, identity] <= self._held(kind)[code][identity]

    def _held(self, kind: Any) -> OnRecord:
        if kind not in self.on_record:
            self.on_record[kind] = _on_record(self.work, kind, self.known)
        return self.on_record[kind]

    def refuse_second_level(self, line: Line, row: rows_of.Decision) -> None:
        """Two decisions of one day that approve different levels leave the level open."""
        for (on, level, *_), _count in self._held(rows_of.Decision)[row.system].items():
            self.levels.setdefault((row.system, on), level)
        other = self.levels.setdefault((row.system, row.date), row.level)
        if other != row.level:
            rule = f"Ngày {row.date:%d/%m/%Y} đã có quyết định phê duyệt cấp độ {other} cho hệ thống này."
            line.problem("level", rule, "Mỗi ngày chỉ một cấp độ: hãy bỏ hoặc hủy quyết định ghi sai.")

    def refuse_after_retirement(self, line: Line, row: rows_of.Operation) -> None:
        """Retired is for good."""
        if row.system in self.retired:
            line.problem("on", "Hệ thống đã ngừng sử dụng hẳn trước đó.", "Hãy bỏ dòng này hoặc dòng ngừng sử dụng.")
        if row.state == "retired":
            self.retired.add(row.system)


def _take(work: Work, lines: Iterable[Line], known: Known) -> None:
    taking = _Taking(work, known)
    ready = [line for line in lines if line.row is not None]
    for line in sorted(ready, key=_day):  # facts of one day keep the file's order
        with blaming(line):
            _take_one(taking, line)


def _day(line: Line) -> dt.date:
    day: dt.date = line.row.day  # type: ignore[union-attr]
    return day


def _take_one(taking: _Taking, line: Line) -> None:
    row = line.row
    if row is None:
        return
    for code in row.about:
        if code not in taking.known:
            key = "systems" if isinstance(row, rows_of.Regulation) else "system"
            line.problem(key, f"Không có hệ thống mã “{code}” trong tệp và trong sổ.", "Hãy sửa mã hoặc thêm hệ thống.")
            continue
        if taking.is_known(line, code, _identity(row)):
            continue
        if isinstance(row, rows_of.Decision):
            taking.refuse_second_level(line, row)
        if isinstance(row, rows_of.Operation):
            taking.refuse_after_retirement(line, row)
        waiting = len(taking.work.deferred)
        _record(taking.work, code, row)
        line.verdict = WAITS if len(taking.work.deferred) > waiting else NEW


def _identity(row: Row) -> Identity:
    if isinstance(row, rows_of.Classification):
        return row.on, _answers(row.facts)
    return KINDS[type(row)].identity(row)


def _record(work: Work, code: str, row: Row) -> None:
    if isinstance(row, rows_of.Classification):
        facts.record_classification(work, code, _answers(row.facts), row.on)
    else:
        kind = KINDS[type(row)]
        kind.record(work, code, kind.of(row))


def _on_record(work: Work, kind: type[Row], known: Known) -> OnRecord:
    held: OnRecord = defaultdict(Counter)
    if kind is rows_of.Classification:
        for code, found in _answers_on_record(work, known).items():
            held[code].update(found)
        return held
    codes = {system.id or 0: code for code, system in known.items()}
    table = KINDS[kind].table
    for some in in_batches(sorted(codes)):
        holding = select(table).where(col(table.system_id).in_(some), col(table.voided_at).is_(None))
        for fact in work.session.exec(holding):
            held[codes[fact.system_id]][KINDS[kind].identity(fact)] += 1
    return held


def _answers_on_record(work: Work, known: Known) -> dict[str, list[tuple[dt.date, Facts]]]:
    """Return the answers on record of each system, the latest last."""
    codes = {system.id or 0: code for code, system in known.items()}
    held: dict[str, list[tuple[dt.date, Facts]]] = defaultdict(list)
    table = StoredClassification
    for some in in_batches(sorted(codes)):
        holding = select(table).where(col(table.system_id).in_(some), col(table.voided_at).is_(None))
        for fact in work.session.exec(holding.order_by(col(table.on), col(table.id))):
            held[codes[fact.system_id]].append((fact.on, _answers(fact.facts)))
    return held


def _answers(stored: Mapping[str, Any] | None) -> Facts:
    checked: Any = ANSWERS.validate_json(json.dumps(stored or {}))
    answers: Facts = checked
    return answers


def _ask_the_gate(work: Work, lines: Sequence[Line], known: Known) -> None:
    """Refuse a permission that the gate would not have given on its day, by the facts now on record."""
    grants: dict[str, list[tuple[Line, rows_of.Permission]]] = defaultdict(list)
    for line, row in rows(lines, rows_of.Permission):
        if row.granted and line.verdict == NEW and not line.problems:
            grants[row.system].append((line, row))
    work.session.flush()
    policies = history.policies(work.session)
    for about, found in history.load(work.session, [known[code] for code in grants]):
        for line, row in grants[about.code]:
            for blocker in clearance(found, row.day, policies).blockers:
                rule = f"Ngày {row.day:%d/%m/%Y} hệ thống chưa đủ điều kiện sử dụng ({blocker.clause})."
                line.problem("granted", rule, blocker.remedy)
