"""The office's own Word templates: kept under their SHA-256, used from when an administrator says so until retired."""

import hashlib
from collections.abc import Sequence

from sqlmodel import col, select

from inventory.errors import NotFound
from inventory.organisation.access import Act, reads, writes
from inventory.versions import Seen, require_unchanged
from inventory.work import Work
from isms.ledger.issued import keep_once
from isms.ledger.paper_tables import PaperFile, PaperTemplate


@writes(Act.ADMINISTER, everywhere=True)
def use(work: Work, paper: str, filename: str, content: bytes, seen: Seen = None) -> PaperTemplate:
    """
    Use a template, tried before, for a paper from now on; the one before it is retired.

    `seen`: the one that the person saw in use, as `said` gives it (`inventory.versions`). Raises NotAllowed, Outdated.
    """
    sha256 = hashlib.sha256(content).hexdigest()
    keep_once(work.session, sha256, content)
    before = used(work, paper)
    if before is not None and before.sha256 == sha256:
        return before
    require_unchanged(seen, template_facts(before))
    if before is not None:
        before.retired_at, before.retired_by = work.now, work.actor.name
    row = PaperTemplate(
        paper=paper, filename=filename, sha256=sha256, uploaded_at=work.now, uploaded_by=work.actor.name
    )
    work.session.add(row)
    work.session.flush()
    work.record("template.used", "office", {"document": paper, "file": filename, "sha256": sha256})
    return row


@writes(Act.ADMINISTER, everywhere=True)
def retire(work: Work, paper: str, seen: Seen = None) -> PaperTemplate:
    """Return to the product's own wording of a paper. `seen`: as in `use`. Raises NotFound, NotAllowed, Outdated."""
    row = used(work, paper)
    if row is None:
        raise NotFound("mẫu riêng", paper)
    require_unchanged(seen, template_facts(row))
    row.retired_at, row.retired_by = work.now, work.actor.name
    work.record("template.retired", "office", {"document": paper, "sha256": row.sha256})
    return row


def template_facts(row: PaperTemplate | None) -> dict[str, str]:
    """Return which template is in use, as a page shows it."""
    return {"template": f"{row.filename} (SHA-256 {row.sha256[:16]}…)" if row else "mẫu của sổ"}


@reads(Act.VIEW)
def used(work: Work, paper: str) -> PaperTemplate | None:
    """Return the template that a paper is printed with, none for the product's own. Raises NotAllowed."""
    wanted = select(PaperTemplate).where(PaperTemplate.paper == paper, col(PaperTemplate.retired_at).is_(None))
    return work.session.exec(wanted.order_by(col(PaperTemplate.id).desc()).limit(1)).first()


@reads(Act.VIEW)
def listed(work: Work) -> Sequence[PaperTemplate]:
    """Return every template there ever was, the newest first. Raises NotAllowed."""
    return work.session.exec(select(PaperTemplate).order_by(col(PaperTemplate.id).desc())).all()


@reads(Act.VIEW)
def file(work: Work, paper: str) -> tuple[str, bytes] | None:
    """Return the SHA-256 and the bytes of the template that a paper is printed with. Raises NotAllowed."""
    row = used(work, paper)
    return (row.sha256, work.session.get_one(PaperFile, row.sha256).content) if row else None
