"""
What units state, held against the trail: common answers to requirements, duties of the office done, documents that
prove these, progress of plans.

Each is added and struck out, never changed, as a fact of a system is (`facts_in_trail`).
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlmodel import col, select

from inventory.protection import office_answers
from inventory.protection.office_answer import OfficeAnswer
from inventory.records.second_person import stands_for
from inventory.register_tables import Unit
from inventory.work import Work
from isms.checking.bulk_acts import BulkActs
from isms.checking.compared_values import entries
from isms.checking.facts_in_trail import TrailFault
from isms.evidence import office_documents
from isms.evidence.evidence_tables import OfficeDocument
from isms.platform.trail import TrailEntry
from schedules.duties import duty_rounds
from schedules.duties.duty_tables import OfficeDutyDone
from schedules.plans import progress
from schedules.plans.programme_tables import TaskProgress

Content = dict[str, Any]


@dataclass(frozen=True, slots=True)
class _Kind:
    """Rows of a table and their entries `name`.recorded and .voided; `content`: what an entry says of a row."""

    name: str
    table: type[Any]
    title: str
    content: Callable[[Any], Content]


_KINDS = (
    _Kind("office_answer", OfficeAnswer, "Câu trả lời chung", office_answers.content),
    _Kind("office_duty", OfficeDutyDone, "Việc định kỳ đã làm", duty_rounds.content),
    _Kind("office_document", OfficeDocument, "Tài liệu của cơ quan", office_documents.content),
    _Kind("progress", TaskProgress, "Báo cáo tiến độ", progress.content),
)


@dataclass(slots=True)
class _Said:
    entry: TrailEntry
    used: bool = False


def stated_faults(work: Work, bulk: BulkActs) -> Iterator[TrailFault]:
    """Yield what these rows and the trail disagree on."""
    for kind in _KINDS:
        yield from _of_kind(work, kind, bulk)


def _of_kind(work: Work, kind: _Kind, bulk: BulkActs) -> Iterator[TrailFault]:
    recorded: dict[Any, list[_Said]] = defaultdict(list)
    voided: dict[Any, list[_Said]] = defaultdict(list)
    for entry in entries(work, f"{kind.name}."):
        by = recorded if entry.action.endswith(".recorded") else voided
        by[entry.detail.get("on")].append(_Said(entry))
    table = kind.table
    rows = select(table, Unit.code).join(Unit, col(Unit.id) == col(table.unit_id)).order_by(col(table.id))
    for row, unit in work.session.exec(rows.execution_options(yield_per=1000)):
        what = f"{kind.title} số {row.id}"
        day = row.on.isoformat() if "on" in table.model_fields else None
        said = _take(kind, recorded[day], row, unit, row.recorded_at, row.recorded_by, bulk)
        if not said and not bulk.recorded_again(row.recorded_at):
            yield TrailFault(unit, f"{what}: nhật ký không có mục nào ghi đúng như vậy")
        name = str(table.__tablename__)
        if row.voided_at is None:
            if bulk.struck(name, row.id):
                yield TrailFault(unit, f"{what}: nhật ký ghi đã hủy, sổ thì không")
            continue
        said = _take(kind, voided[day], row, unit, row.voided_at, row.voided_by or "", bulk)
        if not said and not bulk.voided(name, row.id, "", row.voided_at):
            yield TrailFault(unit, f"{what}: đã hủy mà nhật ký không ghi")
    for found, words in ((recorded, "không còn bản ghi nào đúng như vậy"), (voided, "ghi đã hủy, sổ thì không")):
        for left in (each for several in found.values() for each in several if not each.used):
            yield TrailFault(left.entry.subject, f"{kind.title}: mục {left.entry.id} của nhật ký {words}")


def _take(kind: _Kind, among: Sequence[_Said], row: Any, unit: str, at: Any, by: str, bulk: BulkActs) -> bool:
    """Say whether an entry tells of this row; it tells of no other."""
    now = kind.content(row) | {"unit": unit, "reason": row.void_reason}
    for said in among:
        entry = said.entry
        alike = all(now[name] == value for name, value in entry.detail.items() if name in now)
        if not said.used and alike and bulk.together(entry.at, at) and stands_for(by, entry.actor):
            said.used = True
            return True
    return False
