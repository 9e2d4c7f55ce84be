"""Documents of the office as a whole: what proves that a recurring duty was done for it, or a common answer."""

from collections.abc import Iterable
from typing import Any

from sqlmodel import col, select

from inventory.errors import NotFound
from inventory.organisation.access import Act, Unseen, reads, within, writes
from inventory.protection.office_answer import OfficeAnswer
from inventory.register_tables import Unit
from inventory.validation import LONG, NAME, Checks
from inventory.work import WHOLE_TREE, Work
from isms.evidence.documents import Found, keep_file
from isms.evidence.evidence_tables import EvidenceFile, OfficeDocument
from isms.evidence.store import Kept
from schedules.duties.duty_tables import OfficeDutyDone

Proven = type[OfficeDutyDone] | type[OfficeAnswer]
_CALLED: dict[Proven, str] = {OfficeDutyDone: "lần thực hiện", OfficeAnswer: "câu trả lời chung"}
_IDS = 1 << 31  # what a database can be asked for


@writes(Act.RECORD, Unseen.NEW)
def attach(work: Work, about: Proven, about_id: int, kept: Kept, title: str) -> OfficeDocument:
    """
    Record a file that is in the store as proof of what a unit has recorded.

    Raises Invalid, also for a file that is there already; NotFound.
    """
    mine = select(about).join(Unit, col(Unit.id) == col(about.unit_id))
    standing = (about.id == about_id, within(work.actor.branch), col(about.voided_at).is_(None))
    proven: Any = work.session.exec(mine.where(*standing)).first()
    if proven is None:
        raise NotFound(_CALLED[about], str(about_id))
    checks = Checks()
    title = checks.text("title", title, NAME)
    if any(each.sha256 == kept.sha256 for each in _of(work, about, [about_id])):
        checks.problem("file", f"“{kept.filename}” đã có ở {_CALLED[about]} này.", "Không cần thêm lần nữa.")
    checks.done()
    keep_file(work.session, kept, work.now)
    row = OfficeDocument(
        unit_id=proven.unit_id,
        about=str(about.__tablename__),
        about_id=about_id,
        title=title,
        filename=kept.filename,
        sha256=kept.sha256,
        recorded_at=work.now,
        recorded_by=work.actor.name,
    )
    work.session.add(row)
    work.session.flush()
    work.record("office_document.recorded", _unit(work, row).code, content(row))
    return row


@writes(Act.RECORD, Unseen.ONCE)
def void(work: Work, number: int, reason: str) -> OfficeDocument:
    """Take a document back, with the reason. Raises NotFound."""
    checks = Checks()
    reason = checks.text("reason", reason, LONG)
    checks.done()
    mine = select(OfficeDocument).join(Unit, col(Unit.id) == col(OfficeDocument.unit_id))
    standing = (OfficeDocument.id == number, within(work.actor.branch), col(OfficeDocument.voided_at).is_(None))
    row = work.session.exec(mine.where(*standing).with_for_update()).first()
    if row is None:
        raise NotFound("tài liệu", str(number))
    row.voided_at, row.voided_by, row.void_reason = work.now, work.actor.name, reason
    work.record("office_document.voided", _unit(work, row).code, content(row) | {"reason": reason})
    return row


@reads(Act.VIEW)
def listed(work: Work, about: Proven, ids: Iterable[int]) -> dict[int, list[OfficeDocument]]:
    """Return the documents that prove these, by the id of what they prove; only of units that may be seen."""
    found: dict[int, list[OfficeDocument]] = {}
    for row in _of(work, about, ids):
        if _may_see(work, _unit(work, row)):
            found.setdefault(row.about_id, []).append(row)
    return found


@reads(Act.VIEW)
def found(work: Work, number: int) -> Found:
    """Return what to hand out of a document, a voided one too. Raises NotFound."""
    row = work.session.get(OfficeDocument, number) if 0 < number < _IDS else None
    if row is None or not _may_see(work, _unit(work, row)):
        raise NotFound("tài liệu", str(number))
    file = work.session.get_one(EvidenceFile, row.sha256)
    return Found(row.filename, row.sha256, file.media_type)


def _of(work: Work, about: Proven, ids: Iterable[int]) -> list[OfficeDocument]:
    wanted = (OfficeDocument.about == str(about.__tablename__), col(OfficeDocument.about_id).in_(list(ids)))
    standing = select(OfficeDocument).where(*wanted, col(OfficeDocument.voided_at).is_(None))
    return list(work.session.exec(standing.order_by(col(OfficeDocument.id))))


def _unit(work: Work, row: OfficeDocument) -> Unit:
    return work.session.get_one(Unit, row.unit_id)


def _may_see(work: Work, unit: Unit) -> bool:
    """What is done for a unit is done for all below it; so they may see what proves it, as those above it may."""
    branch = work.actor.branch
    return branch == WHOLE_TREE or unit.path.startswith(branch) or branch.startswith(unit.path)


def content(row: OfficeDocument) -> dict[str, object]:
    """Return what a document is, as plain JSON values."""
    return {name: getattr(row, name) for name in ("title", "filename", "sha256", "about", "about_id")}
