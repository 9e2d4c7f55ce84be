"""Versions of documents: the one that counts, those before it, and the same one under another system."""

from collections.abc import Iterable, Sequence

from isms.evidence.evidence_tables import Evidence


def current(rows: Iterable[Evidence]) -> list[Evidence]:
    """Return the documents that hold and that none which holds has replaced."""
    holding = [row for row in rows if row.voided_at is None]
    replaced = {row.replaces_id for row in holding}
    return [row for row in holding if row.id not in replaced]


def before(row: Evidence, rows: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """Return the versions that led to this one, the latest first, voided ones too."""
    known = {each.id: each for each in rows}
    older: list[Evidence] = []
    while row.replaces_id in known:
        row = known[row.replaces_id]
        older.append(row)
    return tuple(older)


def of(replaced: Evidence | None, held: Sequence[Evidence]) -> int | None:
    """Return the id of the version to be replaced as it is held by one system: itself, or the same content and kind."""
    if replaced is None:
        return None
    same = (
        row.id
        for row in held
        if row.id == replaced.id
        or (row.system_id != replaced.system_id and (row.sha256, row.kind) == (replaced.sha256, replaced.kind))
    )
    return next(same, None)
