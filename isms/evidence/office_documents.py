"""Documents of the office as a whole: what proves that a recurring duty was done for it."""

from collections.abc import Iterable

from sqlmodel import col, select

from inventory.errors import NotFound
from inventory.organisation.access import Act, Unseen, reads, within, writes
from inventory.register_tables import Unit
from inventory.validation import LONG, NAME, Checks
from inventory.work import WHOLE_TREE, Work
from isms.evidence.documents import Found, keep_file
from isms.evidence.evidence_tables import EvidenceFile, OfficeDocument
from isms.evidence.store import Kept
from schedules.duties.duty_tables import OfficeDutyDone

ABOUT = str(OfficeDutyDone.__tablename__)
_IDS = 1 << 31  # what a database can be asked for


@writes(Act.RECORD, Unseen.NEW)
def attach(work: Work, done_id: int, kept: Kept, title: str) -> OfficeDocument:
    """
    Record a file that is in the store as proof that a duty was done for the office.

    Raises Invalid, also for a file that is there already; NotFound.
    """
    mine = select(OfficeDutyDone).join(Unit, col(Unit.id) == col(OfficeDutyDone.unit_id))
    standing = (OfficeDutyDone.id == done_id, within(work.actor.branch), col(OfficeDutyDone.voided_at).is_(None))
    done = work.session.exec(mine.where(*standing)).first()
    if done is None:
        raise NotFound("lần thực hiện", str(done_id))
    checks = Checks()
    title = checks.text("title", title, NAME)
    if any(each.sha256 == kept.sha256 for each in _of(work, [done_id])):
        checks.problem("file", f"“{kept.filename}” đã có ở lần thực hiện này.", "Không cần thêm lần nữa.")
    checks.done()
    keep_file(work.session, kept, work.now)
    row = OfficeDocument(
        unit_id=done.unit_id,
        about=ABOUT,
        about_id=done_id,
        title=title,
        filename=kept.filename,
        sha256=kept.sha256,
        recorded_at=work.now,
        recorded_by=work.actor.name,
    )
    work.session.add(row)
    work.session.flush()
    work.record("office_document.recorded", _unit(work, row).code, _content(row))
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
    work.record("office_document.voided", _unit(work, row).code, _content(row) | {"reason": reason})
    return row


@reads(Act.VIEW)
def listed(work: Work, done_ids: Iterable[int]) -> dict[int, list[OfficeDocument]]:
    """Return the documents that prove these, by the id of what they prove; only of units that may be seen."""
    found: dict[int, list[OfficeDocument]] = {}
    for row in _of(work, done_ids):
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


def _of(work: Work, done_ids: Iterable[int]) -> list[OfficeDocument]:
    wanted = (OfficeDocument.about == ABOUT, col(OfficeDocument.about_id).in_(list(done_ids)))
    standing = select(OfficeDocument).where(*wanted, col(OfficeDocument.voided_at).is_(None))
    return list(work.session.exec(standing.order_by(col(OfficeDocument.id))))


def _unit(work: Work, row: OfficeDocument) -> Unit:
    return work.session.get_one(Unit, row.unit_id)


def _may_see(work: Work, unit: Unit) -> bool:
    """What is done for a unit is done for all below it; so they may see what proves it, as those above it may."""
    branch = work.actor.branch
    return branch == WHOLE_TREE or unit.path.startswith(branch) or branch.startswith(unit.path)


def _content(row: OfficeDocument) -> dict[str, object]:
    return {"title": row.title, "filename": row.filename, "sha256": row.sha256, "about_id": row.about_id}
