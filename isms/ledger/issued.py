"""
The ledger of issued documents: what was printed, when, by whom, from which facts, and its bytes for ever.

Whoever may see the system sees the papers about it; papers about the office are seen by everybody who may see it all.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Insert, exists
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import col, func, or_, select
from sqlmodel.sql.expression import SelectOfScalar

from inventory.access import Act, require, visible_systems
from inventory.errors import NotFound, Reason, Refused
from inventory.tables import System
from inventory.validation import LONG, Checks
from inventory.work import WHOLE_TREE, Work
from isms.ledger.tables import IssuedDocument, PaperFile

_IDS = 1 << 31  # what a database can be asked for
_MARK = 16  # the fewest digits of a fingerprint that tell papers apart


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
class Listed:
    """A page of the ledger, newest first, and how many rows there are in all."""

    rows: tuple[IssuedDocument, ...]
    total: int


def enter(work: Work, printed: Printed) -> IssuedDocument:
    """Keep a printed file in the ledger and note it in the trail. Raises NotFound when the system is not visible."""
    require(work, Act.VIEW)
    if printed.system_id is not None:
        about = visible_systems(select(System.id).where(System.id == printed.system_id), work.actor)
        if work.session.exec(about).first() is None:
            raise NotFound("hệ thống thông tin", printed.subject)
    sha256 = hashlib.sha256(printed.content).hexdigest()
    _keep_once(work, sha256, printed.content)
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
    )
    work.session.add(row)
    work.session.flush()
    detail = {"document": row.paper, "form": row.ending, "facts": row.fingerprint, "sha256": sha256}
    work.record("document.printed", row.subject, detail | ({"number": row.number} if row.number else {}))
    return row


def listed(work: Work, page: int = 1, size: int = 50, paper: str = "", subject: str = "") -> Listed:
    """Return a page of what was printed, of one paper or about one subject if given. Raises NotAllowed."""
    require(work, Act.VIEW)
    wanted = _visible(work)
    if paper:
        wanted = wanted.where(IssuedDocument.paper == paper)
    if subject:
        wanted = wanted.where(IssuedDocument.subject == subject)
    total = work.session.exec(select(func.count()).select_from(wanted.subquery())).one()
    newest = wanted.order_by(col(IssuedDocument.issued_at).desc(), col(IssuedDocument.id).desc())
    rows = work.session.exec(newest.offset((max(page, 1) - 1) * size).limit(size)).all()
    return Listed(tuple(rows), total)


def found(work: Work, document_id: int) -> IssuedDocument:
    """Return a row of the ledger. Raises NotFound."""
    known = 0 < document_id < _IDS
    row = work.session.exec(_visible(work).where(IssuedDocument.id == document_id)).first() if known else None
    if row is None:
        raise NotFound("giấy tờ đã in", str(document_id))
    return row


def content(work: Work, document_id: int) -> bytes:
    """Return the bytes of a printed paper, the same as on the day it was printed. Raises NotFound."""
    return work.session.get_one(PaperFile, found(work, document_id).sha256).content


def verified(work: Work, mark: str) -> list[IssuedDocument]:
    """
    Return what was printed under a fingerprint: of the facts, as on the paper's seal, or of the file.

    `mark`: 16 to 64 hexadecimal digits, or the text of the QR code. Nothing is found for anything else.
    """
    require(work, Act.VIEW)
    digits = mark.strip().lower().rpartition(":")[2].replace(" ", "")
    if not _MARK <= len(digits) <= 64 or set(digits) - set("0123456789abcdef"):
        return []
    either = or_(col(IssuedDocument.fingerprint).startswith(digits), col(IssuedDocument.sha256).startswith(digits))
    return list(work.session.exec(_visible(work).where(either).order_by(col(IssuedDocument.id).desc()).limit(50)))


def void(work: Work, document_id: int, reason: str) -> IssuedDocument:
    """Strike out a paper issued by mistake; its number is not given again. Raises NotFound, Refused, NotAllowed."""
    row = found(work, document_id)
    require(work, Act.RECORD)
    checks = Checks()
    reason = checks.text("reason", reason, LONG)
    checks.done()
    if row.voided_at is not None:
        raise Refused([Reason("voided", "", "Giấy tờ này đã được hủy trước đó.")])
    row.voided_at, row.voided_by, row.void_reason = work.now, work.actor.name, reason
    work.record("document.voided", row.subject, {"document": row.paper, "number": row.number, "reason": reason})
    return row


def fingerprint(facts: Mapping[str, Any]) -> str:
    """Return the SHA-256 (64 hex digits) of the facts' canonical JSON: sorted keys, ASCII."""
    return hashlib.sha256(json.dumps(facts, sort_keys=True, separators=(",", ":")).encode("ascii")).hexdigest()


def _visible(work: Work) -> SelectOfScalar[IssuedDocument]:
    """Return the statement over the papers whose system the actor may see, and those of the office for the whole."""
    statement = select(IssuedDocument)
    if work.actor.branch == WHOLE_TREE:
        return statement
    mine = visible_systems(select(System.id).where(System.id == IssuedDocument.system_id), work.actor)
    return statement.where(or_(exists(mine), IssuedDocument.issued_by == work.actor.name))


def _keep_once(work: Work, sha256: str, content: bytes) -> None:
    dialect = postgresql if work.session.get_bind().dialect.name == "postgresql" else sqlite
    insertion: Insert = dialect.insert(PaperFile).on_conflict_do_nothing(index_elements=["sha256"])
    work.session.execute(insertion.values(sha256=sha256, content=content))
