"""
The ledger of issued documents: what was printed, when, by whom, from which facts, and its bytes for ever.

Whoever may see the system sees the papers about it. Papers about no single system are seen by everybody whose branch
holds that of whoever printed them: the reports of a department by its people and by those above it.
"""

import datetime as dt
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import and_, exists
from sqlmodel import Session, col, func, or_, select
from sqlmodel.sql.expression import SelectOfScalar

from inventory.errors import NotFound, Reason, Refused
from inventory.organisation.access import Act, Unseen, reads, visible_systems, writes
from inventory.records.holding import holds
from inventory.register_tables import System
from inventory.upserts import once
from inventory.validation import LONG, Checks
from inventory.work import WHOLE_TREE, Work
from isms.ledger.paper_tables import IssuedDocument, PaperFile
from isms.platform.database import VIETNAM

_IDS = 1 << 31  # what a database can be asked for
_MARK = 16  # the fewest digits of a fingerprint that tell papers apart
_MOST = 20


@dataclass(frozen=True, slots=True)
class Printed:
    """
    A file to be entered: `facts` it was made from, as plain JSON values, `number` it carries, the SHA-256 of the
    office's own `template` it was made with.
    """

    paper: str
    title: str
    subject: str
    as_of: date
    ending: str
    content: bytes
    facts: Mapping[str, Any]
    system_id: int | None = None
    number: str = ""
    template: str = ""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What part of the ledger is asked for: one paper, one system's, one year's (of printing); empty means any."""

    paper: str = ""
    system: str = ""
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Listed:
    """A page of the ledger, newest first, and how many rows there are in all."""

    rows: tuple[IssuedDocument, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Verified:
    """A printing that bears a fingerprint, and the newest one of the same paper and subject, if that is another."""

    row: IssuedDocument
    newer: IssuedDocument | None


@writes(Act.VIEW, Unseen.PRINT)
def enter(work: Work, printed: Printed) -> IssuedDocument:
    """Keep a printed file in the ledger and note it in the trail. Raises NotFound when the system is not visible."""
    if printed.system_id is not None:
        about = visible_systems(select(System.id).where(System.id == printed.system_id), work.actor)
        if work.session.exec(about).first() is None:
            raise NotFound("hệ thống thông tin", printed.subject)
    sha256 = hashlib.sha256(printed.content).hexdigest()
    keep_once(work.session, sha256, printed.content)
    row = IssuedDocument(
        paper=printed.paper,
        title=printed.title,
        subject=printed.subject,
        system_id=printed.system_id,
        as_of=printed.as_of,
        number=printed.number,
        ending=printed.ending,
        size=len(printed.content),
        sha256=sha256,
        fingerprint=fingerprint(printed.facts),
        facts=dict(printed.facts),
        template=printed.template,
        issued_at=work.now,
        issued_by=work.actor.name,
        branch=work.actor.branch,
    )
    work.session.add(row)
    work.session.flush()
    detail = {"document": row.paper, "form": row.ending, "facts": row.fingerprint, "sha256": sha256}
    work.record("document.printed", row.subject, detail | ({"number": row.number} if row.number else {}))
    return row


@reads(Act.VIEW)
def listed(work: Work, page: int = 1, size: int = 50, wanted: Wanted = Wanted()) -> Listed:
    """Return a page of what was printed. Raises NotAllowed."""
    statement = _visible(work)
    if wanted.paper:
        statement = statement.where(IssuedDocument.paper == wanted.paper)
    if wanted.system:
        about = select(System.id).where(System.id == IssuedDocument.system_id, System.code == wanted.system)
        statement = statement.where(exists(about))
    if wanted.year:
        first, after = (dt.datetime(year, 1, 1, tzinfo=VIETNAM) for year in (wanted.year, wanted.year + 1))
        statement = statement.where(IssuedDocument.issued_at >= first, IssuedDocument.issued_at < after)
    total = work.session.exec(select(func.count()).select_from(statement.subquery())).one()
    rows = work.session.exec(_newest(statement).offset((max(page, 1) - 1) * size).limit(size)).all()
    return Listed(tuple(rows), total)


@reads(Act.VIEW)
def numbered(work: Work, part: str, most: int = 50) -> list[IssuedDocument]:
    """Return what was printed with a number that holds this part, the newest first. Raises NotAllowed."""
    bears = _visible(work).where(col(IssuedDocument.number) != "", col(IssuedDocument.number).contains(part))
    return list(work.session.exec(_newest(bears).limit(most)))


@reads(Act.VIEW)
def first_year(work: Work) -> int:
    """Return the year of the oldest printing, this year when nothing was printed."""
    oldest = work.session.exec(_visible(work).order_by(col(IssuedDocument.issued_at)).limit(1)).first()
    return oldest.issued_at.astimezone(VIETNAM).year if oldest else work.today.year


@reads(Act.VIEW)
def found(work: Work, document_id: int) -> IssuedDocument:
    """Return a row of the ledger. Raises NotFound."""
    known = 0 < document_id < _IDS
    row = work.session.exec(_visible(work).where(IssuedDocument.id == document_id)).first() if known else None
    if row is None:
        raise NotFound("giấy tờ đã in", str(document_id))
    return row


@reads(Act.VIEW)
def content(work: Work, document_id: int) -> bytes:
    """Return the bytes of a printed paper, the same as on the day it was printed. Raises NotFound."""
    return work.session.get_one(PaperFile, found(work, document_id).sha256).content


@reads(Act.VIEW)
def verified(work: Work, mark: str) -> list[Verified]:
    """
    Return what was printed under a fingerprint: of the facts, as on the paper's seal, or of the file.

    `mark`: 16 to 64 hexadecimal digits, or the text of the QR code. Nothing is found for anything else.
    """
    digits = mark.strip().lower().rpartition(":")[2].replace(" ", "")
    if not _MARK <= len(digits) <= 64 or set(digits) - set("0123456789abcdef"):
        return []
    either = or_(col(IssuedDocument.fingerprint).startswith(digits), col(IssuedDocument.sha256).startswith(digits))
    rows = work.session.exec(_newest(_visible(work).where(either)).limit(_MOST)).all()
    return [Verified(row, _newer(work, row)) for row in rows]


@writes(Act.RECORD, Unseen.ONCE)
def void(work: Work, document_id: int, reason: str) -> IssuedDocument:
    """
    Strike out a paper issued by mistake; its number is not given again. Raises NotFound, Refused, NotAllowed.

    The other files of the same number (its Word file beside its PDF) are struck out with it.
    """
    row = found(work, document_id)
    checks = Checks()
    reason = checks.text("reason", reason, LONG)
    checks.done()
    if row.voided_at is not None:
        raise Refused([Reason("voided", "", "Giấy tờ này đã được hủy trước đó.")])
    for each in _of_one_number(work, row):
        each.voided_at, each.voided_by, each.void_reason = work.now, work.actor.name, reason
    work.record("document.voided", row.subject, {"document": row.paper, "number": row.number, "reason": reason})
    return row


def fingerprint(facts: Mapping[str, Any]) -> str:
    """Return the SHA-256 (64 hex digits) of the facts' canonical JSON: sorted keys, ASCII."""
    return hashlib.sha256(json.dumps(facts, sort_keys=True, separators=(",", ":")).encode("ascii")).hexdigest()


def _visible(work: Work) -> SelectOfScalar[IssuedDocument]:
    """Return the statement over the papers whose system the actor may see, and the reports printed for the branch."""
    statement = select(IssuedDocument)
    if work.actor.branch == WHOLE_TREE:
        return statement
    mine = visible_systems(select(System.id).where(System.id == IssuedDocument.system_id), work.actor)
    branch = work.actor.branch
    reports = and_(
        col(IssuedDocument.system_id).is_(None), col(IssuedDocument.branch).startswith(branch, autoescape=True)
    )
    return statement.where(or_(exists(mine), reports, IssuedDocument.issued_by == work.actor.name))


def _newest(statement: SelectOfScalar[IssuedDocument]) -> SelectOfScalar[IssuedDocument]:
    return statement.order_by(col(IssuedDocument.issued_at).desc(), col(IssuedDocument.id).desc())


def _newer(work: Work, row: IssuedDocument) -> IssuedDocument | None:
    """Return the newest printing of the same paper that says something else and came after."""
    same = _visible(work).where(IssuedDocument.paper == row.paper, IssuedDocument.subject == row.subject)
    other = same.where(IssuedDocument.fingerprint != row.fingerprint, col(IssuedDocument.id) > row.id)
    return work.session.exec(_newest(other.where(holds(IssuedDocument))).limit(1)).first()


def _of_one_number(work: Work, row: IssuedDocument) -> list[IssuedDocument]:
    if not row.number:
        return [row]
    alike = _visible(work).where(
        IssuedDocument.number == row.number,
        IssuedDocument.fingerprint == row.fingerprint,
        holds(IssuedDocument),
    )
    return list(work.session.exec(alike))


def keep_once(session: Session, sha256: str, content: bytes) -> None:
    """Keep the bytes of a file under their SHA-256, unless they are there."""
    session.execute(once(session, PaperFile, ["sha256"]).values(sha256=sha256, content=content))
