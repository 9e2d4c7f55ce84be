"""Why an import cannot be taken back: what was built on it since, in words."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Table
from sqlalchemy import select as sql_select
from sqlmodel import SQLModel, col, func, select

from inventory import records
from inventory.errors import Reason
from inventory.records import Permission
from inventory.records.holding import holds
from inventory.register_tables import DatedFact, PendingFact, System
from inventory.work import Work
from isms.exchange.rows.system_rows import in_batches
from isms.exchange.sheets.workbook_sheets import SHEETS
from isms.exchange.undo.import_changes import Changes, tables
from isms.exchange.undo.import_tables import ImportRun
from isms.ledger.paper_tables import IssuedDocument
from isms.platform.trail import TrailEntry

RECORDED, UNDONE = "import.recorded", "import.undone"
_NO_EDITS = frozenset({"document", "dossier", "alert", "import"})
_TOLD_OTHERWISE = frozenset({"system.withdrawn", "system.voided"})
_OF_A_SECOND_PERSON = frozenset({"proposed", "confirmed", "refused"})
_EDITED = {
    "system": "đã sửa thông tin",
    "unit": "đã sửa đơn vị",
    "policy": "đã đổi chu kỳ kiểm tra",
    "holiday": "đã sửa ngày nghỉ",
    "focal_point": "đã ghi đầu mối",
    "office_answer": "đã trả lời yêu cầu chung",
    "office_document": "đã thêm tài liệu chứng minh",
    "programme": "đã sửa kế hoạch",
    "progress": "đã báo cáo tiến độ",
    "body": "đã sửa thẻ cơ quan",
}


def subject(number: int) -> str:
    """Return what the trail calls an import."""
    return f"import:{number}"


def fact_tables() -> dict[str, type[DatedFact]]:
    """Return the tables of dated facts about a system, by name."""
    return {name: table for name, table in tables().items() if issubclass(table, DatedFact)}


def marks(work: Work) -> dict[str, int]:
    """Return the highest number in each table by which something later is told from what was there before."""
    marked: dict[str, Any] = {**fact_tables(), "pending_fact": PendingFact, "issued_document": IssuedDocument}
    return {name: work.session.exec(select(func.max(table.id))).one() or 0 for name, table in marked.items()}


def systems_of(work: Work, found: Changes) -> set[int]:
    """Return the numbers of the systems that an import was about."""
    ids = {*found.ids("system"), *(key[0] for key, _said in found.changed.get("system", []))}
    ids |= {key[0] for key in found.added.get("system_unit", [])}
    ids |= {row["system_id"] for rows in found.removed.values() for row in rows if "system_id" in row}
    for name, table in fact_tables().items():
        for some in in_batches(found.ids(name)):
            ids |= set(work.session.exec(select(table.system_id).where(col(table.id).in_(some)).distinct()))
    return ids


@dataclass(frozen=True, slots=True)
class Undo:
    """An import that shall be taken back: what it changed, the systems it was about, by number, and the marks."""

    run: ImportRun
    found: Changes
    systems: dict[int, System]
    marks: dict[str, int]


def obstacles(work: Work, undo: Undo) -> list[Reason]:
    """Return every reason why the import cannot be taken back; none when it can."""
    said: dict[str, list[str]] = defaultdict(list)
    for system_id, words in (*_later_facts(work, undo), *_later_voidings(work, undo), *_proposals(work, undo)):
        said[f"Hệ thống {undo.systems[system_id].code}"].append(words)
    for paper in _numbered(work, undo):
        about = undo.systems.get(paper.system_id) if paper.system_id else None
        said[f"Hệ thống {about.code}" if about else "Cơ quan"].append(f"đã lấy số {paper.title} {paper.number}")
    for name, words in _edits(work, undo):
        said[name].append(words)
    for name, words in _references(work, undo):
        said[name].append(words)
    remedy = "Hãy hủy hoặc sửa lại điều ghi sau đó trước, hoặc sửa từng bản ghi thay vì lấy lại cả lần nhập."
    found = [f"{name}: sau lần nhập {', '.join(dict.fromkeys(words))}." for name, words in said.items()]
    return [Reason("built_upon", "", f"{text} {remedy if text is found[-1] else ''}".strip()) for text in found]


def _later_facts(work: Work, undo: Undo) -> Iterator[tuple[int, str]]:
    """A withdrawal is none: the sweep gives up what lapsed, and nothing stands on it."""
    for name, table in fact_tables().items():
        later = select(table.system_id, func.count()).where(col(table.id) > undo.marks[name], holds(table))
        if table is Permission:
            later = later.where(col(Permission.granted))
        for system_id, count in work.session.exec(later.group_by(col(table.system_id))):
            if system_id in undo.systems:
                yield system_id, f"đã ghi thêm {count} bản ghi ở mục “{_title(name)}”"


def _later_voidings(work: Work, undo: Undo) -> Iterator[tuple[int, str]]:
    """What stood before the import was voided since, perhaps because the import took its place."""
    for name, table in fact_tables().items():
        older = select(table.id, table.system_id).where(
            col(table.id) <= undo.marks[name], col(table.voided_at) > undo.run.at
        )
        own = set(undo.found.ids(name))
        gone = Counter(about for number, about in work.session.exec(older) if number not in own)
        for system_id in sorted(gone.keys() & undo.systems.keys()):
            yield system_id, f"đã hủy {gone[system_id]} bản ghi cũ ở mục “{_title(name)}”"


def _proposals(work: Work, undo: Undo) -> Iterator[tuple[int, str]]:
    waiting = (PendingFact.outcome == "", col(PendingFact.id) > undo.marks["pending_fact"])
    for row in work.session.exec(select(PendingFact).where(*waiting)):
        if row.system_id in undo.systems:
            yield row.system_id, "có đề nghị đang chờ người thứ hai"


def _numbered(work: Work, undo: Undo) -> list[IssuedDocument]:
    later = (col(IssuedDocument.id) > undo.marks["issued_document"], IssuedDocument.number != "")
    papers = work.session.exec(select(IssuedDocument).where(*later, holds(IssuedDocument)))
    return [row for row in papers if undo.systems and (row.system_id is None or row.system_id in undo.systems)]


def _edits(work: Work, undo: Undo) -> Iterator[tuple[str, str]]:
    """Yield what was edited since, by what the trail calls it; facts are told of by their tables."""
    about = (TrailEntry.subject == subject(undo.run.id), TrailEntry.action == RECORDED)
    mark = work.session.exec(select(TrailEntry.id).where(*about)).one()
    facts = fact_tables().keys()
    for some in in_batches(undo.found.subjects):
        later = select(TrailEntry.subject, TrailEntry.action).where(
            col(TrailEntry.subject).in_(some), col(TrailEntry.id) > mark
        )
        for name, action in work.session.exec(later.order_by(col(TrailEntry.id))):
            kind, _, verb = action.partition(".")
            if kind not in facts | _NO_EDITS and action not in _TOLD_OTHERWISE and verb not in _OF_A_SECOND_PERSON:
                yield f"{'Hệ thống' if kind == 'system' else 'Mục'} {name}", _EDITED.get(kind, "đã sửa")


def _references(work: Work, undo: Undo) -> Iterator[tuple[str, str]]:
    """Yield the rows of the import that would be taken out while rows from elsewhere refer to them."""
    classes = tables()
    for name in removable(undo.found):
        ids = undo.found.ids(name)
        for other, column in referring(name):
            own = {tuple(key) for key in undo.found.added.get(other.name, [])}
            keys = list(other.primary_key)
            for some in in_batches(ids):
                found = work.session.execute(sql_select(*keys, column).where(column.in_(some)))
                outside = {row[-1] for row in found if tuple(row[:-1]) not in own}
                for number in sorted(outside):
                    row: Any = work.session.get_one(classes[name], number)
                    yield f"{_named(row)}", f"đã được dùng ở nơi khác ({_title(other.name)})"


def removable(found: Changes) -> list[str]:
    """Return the tables whose added rows are taken out: those whose rows cannot be voided."""
    classes = tables()
    return [name for name in found.added if "voided_at" not in classes[name].model_fields and name != "pending_fact"]


def referring(name: str) -> list[tuple[Table, Any]]:
    """Return the tables and columns that refer to the rows of a table by number."""
    return [
        (key.parent.table, key.parent)
        for table in SQLModel.metadata.tables.values()
        for key in table.foreign_keys
        if key.column.table.name == name and key.column.name == "id"
    ]


def _named(row: Any) -> str:
    return str(getattr(row, "code", "") or getattr(row, "name", "") or "Bản ghi")


def _title(table: str) -> str:
    return _titles().get(table, {"evidence": "Tài liệu", "person": "Người dùng"}.get(table, table))


def _titles() -> dict[str, str]:
    """Return what people call the tables: as their sheets."""
    titles = {sheet.section: sheet.title for sheet in SHEETS}
    named = {name: kind for name, kind, _parent in records.LISTS}
    own = {"unit": "units", "system": "systems", "focal_point": "focal_points", "office_answer": "office_answers"}
    return {str(table.__tablename__): titles[name] for name, table in named.items()} | {
        table: titles[name] for table, name in own.items()
    }


def words_of(kept: Iterable[Any]) -> list[str]:
    """Return what people call rows that stay."""
    return [_named(row) for row in kept]
