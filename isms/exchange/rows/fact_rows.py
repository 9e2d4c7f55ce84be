"""Take in the dated facts, through the use cases that people's entries go through. What is on record already stays."""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlmodel import col

from inventory import records
from inventory.law.levels import Facts
from inventory.records import facts
from inventory.records.holding import gathered, holding, latest_first
from inventory.work import Work
from isms.exchange.format import declared_rows
from isms.exchange.format import format as rows_of
from isms.exchange.format.fact_kinds import KINDS, Identity, answers
from isms.exchange.format.format import Row
from isms.exchange.format.lines import CHANGED, NEW, WAITS, Line, blaming, rows
from isms.exchange.format.shapes import FactOfSeveral
from isms.exchange.rows.system_rows import Known, in_batches
from schedules.gate.clearance import clearance
from schedules.gate.gate_rules import every_rule
from schedules.standing import fact_reader

OnRecord = dict[str, Counter[Identity]]
LATER = {rule.code for rule in every_rule()}
"""Blockers of rules that are newer than a register may be."""


_FIRST = ("classifications", "dossiers")
_SEEN_AT_ONCE = (records.Permission,)
"""Kinds whose records look at those before them in the file."""


def take_facts(work: Work, lines: Mapping[str, Sequence[Line]], known: Known) -> None:
    """Record every fact of the file that the register does not hold yet."""
    refused = frozenset(_likely_code(line) for line in lines["systems"] if line.problems)
    steps = [line for name in _FIRST for line in lines[name]]
    _take(work, steps, known, refused)
    take_current_answers(work, lines["systems"], known)
    for name in (name for name in records.BY_LIST if name not in _FIRST):
        work.session.flush()
        with work.session.no_autoflush:  # none of these looks at another: written together, they take half the time
            _take(work, lines[name], known, refused)
    _ask_the_gate(work, lines["permissions"], known)


def take_current_answers(work: Work, lines: Sequence[Line], known: Known) -> None:
    """Record the answers given with a system as of today, unless the register's latest say the same."""
    given = [(line, row) for line, row in rows(lines, rows_of.System) if row.facts and row.code in known]
    latest = {code: held[-1] for code, held in _answers_on_record(work, known).items() if held}
    for line, row in given:
        asked = answers(row.facts, work.today)
        _on, known_answers, listed = latest.get(row.code, (None, None, False))
        if known_answers != asked:
            with blaming(line):
                facts.record_classification(work, row.code, asked, work.today, listed)
                line.verdict = line.verdict if line.verdict == NEW else CHANGED


class _ImportState:
    """
    The facts of one list as they come in: what is on record, and what the file said last of a system and day.

    `refused`: codes of systems in the file that were not taken in; their own rows say why.
    """

    def __init__(self, work: Work, known: Known, refused: frozenset[str]) -> None:
        self.work = work
        self.known = known
        self.refused = refused
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

    def refuse_second_level(self, line: Line, row: Any) -> None:
        """Two decisions of one day that approve different levels leave the level open."""
        for (on, level, *_), _count in self._held(type(row))[row.system].items():
            self.levels.setdefault((row.system, on), level)
        other = self.levels.setdefault((row.system, row.date), row.level)
        if other != row.level:
            rule = f"Ngày {row.date:%d/%m/%Y} đã có quyết định phê duyệt cấp độ {other} cho hệ thống này."
            line.problem("level", rule, "Mỗi ngày chỉ một cấp độ: hãy bỏ hoặc hủy quyết định ghi sai.")

    def refuse_after_retirement(self, line: Line, row: Any) -> None:
        """Retired is for good."""
        if row.system in self.retired:
            line.problem("on", "Hệ thống đã ngừng sử dụng hẳn trước đó.", "Hãy bỏ dòng này hoặc dòng ngừng sử dụng.")
        if row.state == "retired":
            self.retired.add(row.system)


def _likely_code(line: Line) -> str:
    return str(line.values.get("code", "")).upper() if isinstance(line.values, dict) else ""


def _take(work: Work, lines: Iterable[Line], known: Known, refused: frozenset[str]) -> None:
    taking = _ImportState(work, known, refused)
    ready = [line for line in lines if line.row is not None]
    for line in ready:
        row: Any = line.row
        if getattr(row, row.day_key) is None and row.system in known:  # it counts from the registration
            line.row = row.model_copy(update={row.day_key: known[row.system].registered_on})
    ready = [line for line in ready if getattr(line.row, "day", None)]
    if not ready:
        return
    with gathered(work, sorted(about.id for about in known.values()), _SEEN_AT_ONCE):
        for line in sorted(ready, key=_day):  # facts of one day keep the file's order
            with blaming(line):
                _take_one(taking, line)


def _day(line: Line) -> dt.date:
    day: dt.date = line.row.day  # type: ignore[union-attr]
    return day


def _take_one(taking: _ImportState, line: Line) -> None:
    row = line.row
    if row is None:
        return
    for code in row.about:
        if code not in taking.known and code in taking.refused:
            continue
        if code not in taking.known:
            key = "systems" if isinstance(row, FactOfSeveral) else "system"
            line.problem(key, f"Không có hệ thống mã “{code}” trong tệp và trong sổ.", "Hãy sửa mã hoặc thêm hệ thống.")
            continue
        kind = KINDS[type(row)]
        if taking.is_known(line, code, kind.identity(row)):
            continue
        if kind.table is records.Decision:
            taking.refuse_second_level(line, row)
        if kind.table is records.Operation:
            taking.refuse_after_retirement(line, row)
        waiting = len(taking.work.deferred)
        if kind.take(taking.work, code, row) == []:
            continue
        line.verdict = WAITS if len(taking.work.deferred) > waiting else NEW


def _on_record(work: Work, kind: type[Row], known: Known) -> OnRecord:
    """Return how often a row that says the same is on record, of each system."""
    held: OnRecord = defaultdict(Counter)
    codes = {system.id: code for code, system in known.items()}
    table = KINDS[kind].table
    for some in in_batches(sorted(codes)):
        for fact in work.session.exec(holding(table).where(col(table.system_id).in_(some))):
            held[codes[fact.system_id]].update(KINDS[kind].identities(fact))
    if table is records.Operation:
        _as_given_out(held, known)
    return held


def _as_given_out(held: OnRecord, known: Known) -> None:
    """Count operations as an export words them: none before the registration, and unknown first days as stopped."""
    for code, system in known.items():
        registered, before = system.registered_on, list(held[code].elements())
        held[code].update((registered, state) for on, state in before if on < registered)
        if all(on > registered for on, _state in before):
            held[code][registered, "stopped"] += 1


def _answers_on_record(work: Work, known: Known) -> dict[str, list[tuple[dt.date, Facts, bool]]]:
    """Return the answers on record of each system, and whether it was on the list (Đ16); the latest last."""
    codes = {system.id: code for code, system in known.items()}
    held: dict[str, list[tuple[dt.date, Facts, bool]]] = defaultdict(list)
    table = records.Classification
    for some in in_batches(sorted(codes)):
        of_some = holding(table).where(col(table.system_id).in_(some)).order_by(*latest_first(table))
        for fact in reversed(work.session.exec(of_some).all()):
            held[codes[fact.system_id]].append((fact.on, answers(fact.facts, fact.on), fact.national_security_list))
    return held


def _ask_the_gate(work: Work, lines: Sequence[Line], known: Known) -> None:
    """
    Refuse a permission that the gate would not have given on its day, by the facts now on record.

    One that only a later rule of the gate would not give is kept as the file has it, and ends today: no rule of
    today changes a past day, and a file never fails because of one.
    """
    grants: dict[str, list[tuple[Line, Any]]] = defaultdict(list)
    kept: Any = declared_rows.ROWS["permissions"]
    for line, row in rows(lines, kept):
        if row.granted and line.verdict == NEW and not line.problems:
            grants[row.system].append((line, row))
    work.session.flush()
    policies = fact_reader.policies(work.session)
    for about, found in fact_reader.load(work.session, [known[code] for code in grants]):
        for line, row in grants[about.code]:
            later = [each for each in clearance(found, work.today, policies).blockers if each.code in LATER]
            if later:
                why = "; ".join(f"{each.remedy} ({each.clause})" for each in later)
                line.warnings.append(f"Giữ nguyên như trong tệp; phép kết thúc từ hôm nay: {why}")
            for blocker in clearance(found, row.day, policies).blockers:
                if blocker.code in LATER:
                    continue
                rule = f"Ngày {row.day:%d/%m/%Y} hệ thống chưa đủ điều kiện sử dụng ({blocker.clause})."
                line.problem("granted", rule, blocker.remedy)
