"""Files that prove answers to requirements of the plan: of a system, and of the units whose answers it follows."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from sqlmodel import col, select

from inventory.errors import Invalid, NotFound, Problem
from inventory.organisation import units
from inventory.organisation.access import Act, Unseen, reads, system, writes
from inventory.protection import office_answers, plan_items
from inventory.protection.office_answer import OfficeAnswer
from inventory.protection.plan_reading import Row
from inventory.records import PlanItem, facts
from inventory.records.holding import held, holds
from inventory.records.plan_item import Answer
from inventory.register_tables import Unit
from inventory.vietnamese import VIETNAM
from inventory.work import Work
from isms.evidence import document_versions, documents, office_documents
from isms.evidence.documents import KIND_OF, Document
from isms.evidence.evidence_tables import Evidence, OfficeDocument
from isms.evidence.store import Kept

Given = Sequence[tuple[Kept, str]]
"""Files that are in the store, each with its title."""
_ITEM = str(PlanItem.__tablename__)
_Key = tuple[type[Answer], int, str, str]
"""Whose answers, to which requirement of which regime."""


@dataclass(frozen=True, slots=True)
class AnswerFile:
    """A file that proves an answer, `about_id`. `of_office`: filed with the office, not with a system."""

    id: int
    about_id: int | None
    title: str
    of_office: bool


class AnswerFiles:
    """The files that prove answers, by whose answers to what: a later answer keeps the files of those before it."""

    def __init__(self, found: Iterable[tuple[Answer, AnswerFile]] = ()) -> None:
        self._held: defaultdict[_Key, list[AnswerFile]] = defaultdict(list)
        for answer, file in found:
            self._held[_key(answer)].append(file)

    def of(self, answer: Answer | None) -> Sequence[AnswerFile]:
        """Return the files that prove what an answer is about."""
        return self._held.get(_key(answer), ()) if answer else ()


@reads(Act.VIEW)
def of_system(work: Work, code: str, on: dt.date | None = None) -> AnswerFiles:
    """Return what proves the answers of a system and of the units at and above its own. Raises NotFound."""
    about = system(work, code, Act.VIEW)
    rows = [row for row in facts.all_of(work, Evidence, about.id) if on is None or row.on <= on]
    rows = sorted((row for row in document_versions.current(rows) if row.about == _ITEM), key=lambda row: row.id)
    items = {item.id: item for item in held(work, PlanItem, about.id)} if rows else {}
    own = [
        (items[row.about_id], AnswerFile(row.id, row.about_id, row.title, False))
        for row in rows
        if row.about_id in items
    ]
    return AnswerFiles([*own, *_of_units(work, work.session.get_one(Unit, about.unit_id), on)])


@reads(Act.VIEW)
def of_unit(work: Work, unit_code: str) -> AnswerFiles:
    """Return what proves the answers of a unit and of those above it. Raises NotFound."""
    return AnswerFiles(_of_units(work, units.by_code(work, unit_code), None))


@writes(Act.RECORD, Unseen.NEW)
def prove(work: Work, code: str, requirements: Collection[str], given: Given) -> list[Evidence]:
    """
    Record files as proof of the answers of a system to these requirements; one that its level has not is passed over.

    Raises Invalid, also where the answer is that of a unit; NotFound, NotAllowed.
    """
    rows = [row for row in plan_items.rows(work, code).rows if given and row.requirement.code in requirements]
    found = []
    for row in rows:
        if not isinstance(row.item, PlanItem):
            raise _not_own(row)
        for kept, title in given:
            document = Document(title, KIND_OF[PlanItem], work.today, _ITEM, row.item.id)
            found += documents.attach(work, [code], kept, document)
    return found


@writes(Act.RECORD, Unseen.NEW)
def prove_for_unit(work: Work, unit_code: str, requirements: Collection[str], given: Given) -> list[OfficeDocument]:
    """Record files as proof of the answers of a unit to these requirements. Raises as `prove` does."""
    rows = [row for row in office_answers.plan(work, unit_code).rows if given and row.requirement.code in requirements]
    found = []
    for row in rows:
        if not isinstance(row.item, OfficeAnswer) or row.source != "own":
            raise _not_own(row)
        found += [office_documents.attach(work, OfficeAnswer, row.item.id, kept, title) for kept, title in given]
    return found


def _of_units(work: Work, unit: Unit, on: dt.date | None) -> Iterator[tuple[Answer, AnswerFile]]:
    above = [int(step) for step in unit.path.strip("/").split("/")]
    table = OfficeAnswer
    proven = select(table).join(OfficeDocument, col(OfficeDocument.about_id) == col(table.id))
    proven = proven.where(OfficeDocument.about == str(table.__tablename__), col(table.unit_id).in_(above), holds(table))
    answers = {row.id: row for row in work.session.exec(proven.distinct().order_by(col(table.id)))}
    for number, found in office_documents.listed(work, table, answers).items() if answers else ():
        for row in found:
            if on is None or row.recorded_at is None or row.recorded_at.astimezone(VIETNAM).date() <= on:
                yield answers[number], AnswerFile(row.id, number, row.title, True)


def _key(answer: Answer) -> _Key:
    whose = answer.unit_id if isinstance(answer, OfficeAnswer) else 0
    whose = answer.system_id if isinstance(answer, PlanItem) else whose
    return type(answer), whose, answer.regime, answer.requirement


def _not_own(row: Row) -> Exception:
    if row.item is None:
        return NotFound("câu trả lời", row.requirement.code)
    rule = f"{row.requirement.code} đang theo câu trả lời chung của {row.unit}, chưa có câu trả lời riêng để gắn tệp."
    remedy = "Hãy gắn tệp ở trang Yêu cầu chung của đơn vị ấy, hoặc ghi câu trả lời riêng khác đi."
    return Invalid([Problem("file", rule, remedy)])
