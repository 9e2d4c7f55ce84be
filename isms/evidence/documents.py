"""Documents about systems: what each file stands for, its versions, what it proves and where else it is used."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ColumnElement
from sqlmodel import Session, col, select

from inventory import records
from inventory.errors import NotFound
from inventory.law.dossier import COMPONENT_CODES
from inventory.organisation.access import BY_KIND, Act, Unseen, reads, system, visible_systems, writes
from inventory.records import Audit, PlanItem, Record, facts
from inventory.records.declaration import fields_of
from inventory.records.holding import holds
from inventory.register_tables import DatedFact, System
from inventory.upserts import once
from inventory.validation import NAME, Checks
from inventory.work import Work
from isms.evidence import document_versions
from isms.evidence.evidence_tables import Evidence, EvidenceFile, EvidenceKind
from isms.evidence.store import Kept

_IDS = 1 << 31  # what a database can be asked for
COMPONENT = EvidenceKind.COMPONENT
KIND_OF: dict[type[DatedFact], str] = {kind: kind.declaration.proof for kind in records.KINDS if kind.declaration.proof}
"""The kind of document that proves a fact."""
PROVEN: dict[str, type[DatedFact]] = {str(table.__tablename__): table for table in KIND_OF}
"""The facts that a document can prove, by the name in `Evidence.about`."""


@dataclass(frozen=True, slots=True)
class Document:
    """
    What a file stands for.

    `about` and `about_id`: the fact it proves, or the code of a component of the dossier and no id.
    `replaces_id`: the earlier version.
    """

    title: str
    kind: str
    on: date
    about: str = ""
    about_id: int | None = None
    replaces_id: int | None = None


@dataclass(frozen=True, slots=True)
class Listed:
    """
    A document with its earlier versions, the latest first.

    `size`: bytes of the newest; `proves`: the fact; `elsewhere`: codes of other systems that hold the same content.
    """

    newest: Evidence
    older: tuple[Evidence, ...]
    size: int
    proves: DatedFact | None
    elsewhere: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """A document to be handed out: which file, under which name."""

    filename: str
    sha256: str
    media_type: str


@writes(BY_KIND, Unseen.NEW)
def attach(work: Work, codes: Iterable[str], kept: Kept, document: Document) -> list[Evidence]:
    """
    Record a file that is in the store as a document of each of these systems.

    What was recorded for several at once (a regulation, a round of a recurring duty) and is proven in one of them is
    proven in each that has the same; a version replaced, wherever it stood.
    Raises Invalid, NotFound, NotAllowed.
    """
    act = Act.AUDIT if document.about == Audit.__tablename__ else Act.RECORD
    covered = [system(work, code, act) for code in sorted(set(codes))]  # locked in one order by everybody
    checks = Checks()
    title = checks.text("title", document.title, NAME)
    checks.one_of("kind", document.kind, list(EvidenceKind))
    checks.past("on", document.on, work.today)
    if not covered:
        checks.problem("systems", "Chưa chọn hệ thống nào.", "Hãy chọn ít nhất một hệ thống.")
    proven = _proven(work, checks, document, covered)
    replaced = _replaced(work, checks, document, covered)
    checks.done()
    rows = []
    for about in covered:
        held = document_versions.current(facts.all_of(work, Evidence, about.id))
        fact = _here(work, about, proven)
        row = Evidence(
            on=document.on,
            title=title,
            kind=document.kind,
            filename=kept.filename,
            sha256=kept.sha256,
            replaces_id=document_versions.of(replaced, held),
            about=document.about if fact or document.kind == COMPONENT else "",
            about_id=fact.id if fact else None,
        )
        _check_new(checks, about, row, held)
        rows.append(row)
    checks.done()
    keep_file(work.session, kept, work.now)
    return [facts.add(work, about, row) for about, row in zip(covered, rows, strict=True)]


@reads(Act.VIEW)
def listed(work: Work, code: str) -> list[Listed]:
    """Return the documents of a system, the newest entry first. Raises NotFound."""
    about = system(work, code, Act.VIEW)
    rows = facts.all_of(work, Evidence, about.id)
    current = document_versions.current(rows)
    sizes, elsewhere = _sizes(work, current), _elsewhere(work, about, current)
    return [
        Listed(row, document_versions.before(row, rows), sizes[row.sha256], _fact(work, row), elsewhere[row.sha256])
        for row in current
    ]


@reads(Act.VIEW)
def provable(work: Work, code: str) -> list[DatedFact]:
    """
    Return the facts of a system that hold and that a document can prove. Raises NotFound.

    But for answers to requirements: they are too many to choose from, and their own form takes the files.
    """
    about = system(work, code, Act.VIEW)
    chosen = [table for table in PROVEN.values() if table is not PlanItem]
    return [fact for table in chosen for fact in facts.all_of(work, table, about.id) if not fact.voided_at]


@reads(Act.VIEW)
def sharing(work: Work, code: str, about: str, about_id: int | None) -> list[str]:
    """Return the codes of the other systems of which the same was recorded at once. Raises NotFound."""
    own = system(work, code, Act.VIEW)
    table = PROVEN.get(about)
    fact = work.session.get(table, about_id) if table and about_id and is_of_several(table) else None
    if table is None or fact is None or fact.system_id != own.id:
        return []
    same = select(System.code).join(table, col(table.system_id) == System.id).where(*_alike(fact))
    found = work.session.exec(visible_systems(same.where(System.id != own.id), work.actor).distinct())
    return sorted(found)


@reads(Act.VIEW)
def found(work: Work, evidence_id: int) -> Found:
    """Return what to hand out of a document of a system that is visible, a voided one too. Raises NotFound."""
    held = (
        select(Evidence.filename, Evidence.sha256, EvidenceFile.media_type)
        .join(EvidenceFile, col(EvidenceFile.sha256) == Evidence.sha256)
        .join(System, col(System.id) == Evidence.system_id)
        .where(Evidence.id == evidence_id)
    )
    known = 0 < evidence_id < _IDS
    row = work.session.exec(visible_systems(held, work.actor)).first() if known else None
    if row is None:
        raise NotFound("tài liệu", str(evidence_id))
    return Found(*row)


def _proven(work: Work, checks: Checks, document: Document, covered: Sequence[System]) -> DatedFact | None:
    """Return the fact that the document proves, noting when it proves none that there is."""
    if document.kind == COMPONENT:
        checks.one_of("about", document.about, COMPONENT_CODES)
        return None
    if not document.about:
        return None
    table = PROVEN.get(document.about)
    fact = work.session.get(table, document.about_id) if table and document.about_id else None
    if fact is None or fact.system_id not in {each.id for each in covered}:
        checks.problem("about", "Không có bản ghi này trong hồ sơ của hệ thống.", "Hãy chọn lại.")
    elif fact.voided_at is not None:
        checks.problem("about", "Bản ghi này đã được hủy.", "Hãy chọn bản ghi còn hiệu lực.")
    return fact


def _replaced(work: Work, checks: Checks, document: Document, covered: Sequence[System]) -> Evidence | None:
    """Return the version to be replaced, noting when there is none, or it is not the newest."""
    if document.replaces_id is None:
        return None
    old = work.session.get(Evidence, document.replaces_id)
    if old is None or old.system_id not in {each.id for each in covered}:
        checks.problem("replaces", "Không có tài liệu này trong hồ sơ của hệ thống.", "Hãy mở lại trang rồi chọn lại.")
    elif old not in document_versions.current(facts.all_of(work, Evidence, old.system_id)):
        rule = "Tài liệu này đã được hủy hoặc đã có phiên bản mới hơn."
        checks.problem("replaces", rule, "Hãy mở lại trang rồi chọn phiên bản mới nhất.")
    return old


def _here(work: Work, about: System, proven: DatedFact | None) -> DatedFact | None:
    """Return the fact as this system has it: itself, or the same recorded for several at once."""
    if proven is None or proven.system_id == about.id:
        return proven
    table = type(proven)
    if not is_of_several(table):
        return None
    same = select(table).where(table.system_id == about.id, *_alike(proven))
    return work.session.exec(same.order_by(col(table.id)).limit(1)).first()


def is_of_several(table: type[DatedFact]) -> bool:
    """Say whether records of a kind are made for several systems at once."""
    return issubclass(table, Record) and table.declaration.several


def _alike(fact: DatedFact) -> tuple[ColumnElement[bool], ...]:
    """Return the conditions that a record of the same kind holds and says the same."""
    table = type(fact)
    return (*(col(getattr(table, name)) == getattr(fact, name) for name in fields_of(table)), holds(table))


def _check_new(checks: Checks, about: System, row: Evidence, held: Sequence[Evidence]) -> None:
    for each in held:
        if (each.sha256, each.kind, each.about, each.about_id) == (row.sha256, row.kind, row.about, row.about_id):
            rule = f"“{row.filename}” đã có trong tài liệu của hệ thống {about.code}: “{each.title}”."
            checks.problem("file", rule, "Không cần thêm lần nữa.")


def keep_file(session: Session, kept: Kept, now: datetime) -> None:
    """Note the file, unless it is known already."""
    values = {"sha256": kept.sha256, "size": kept.size, "media_type": kept.media_type, "stored_at": now}
    session.execute(once(session, EvidenceFile, ["sha256"]).values(**values))


def _fact(work: Work, row: Evidence) -> DatedFact | None:
    table = PROVEN.get(row.about)
    return work.session.get(table, row.about_id) if table and row.about_id else None


def _sizes(work: Work, rows: Sequence[Evidence]) -> dict[str, int]:
    files = select(EvidenceFile.sha256, EvidenceFile.size).where(col(EvidenceFile.sha256).in_(_contents(rows)))
    return dict(work.session.exec(files).all())


def _elsewhere(work: Work, about: System, rows: Sequence[Evidence]) -> dict[str, tuple[str, ...]]:
    same = select(Evidence.sha256, System.code).join(System, col(System.id) == Evidence.system_id)
    same = same.where(col(Evidence.sha256).in_(_contents(rows)), holds(Evidence))
    codes: defaultdict[str, set[str]] = defaultdict(set)
    for sha256, code in work.session.exec(visible_systems(same.where(System.id != about.id), work.actor)):
        codes[sha256].add(code)
    return {row.sha256: tuple(sorted(codes[row.sha256])) for row in rows}


def _contents(rows: Sequence[Evidence]) -> set[str]:
    return {row.sha256 for row in rows}
