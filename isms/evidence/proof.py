"""Whether the evidence folder holds what the register says, byte for byte."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from sqlmodel import col, select

from inventory.register_tables import System, Unit
from inventory.work import Work
from isms.evidence.evidence_tables import Evidence, EvidenceFile, OfficeDocument
from isms.evidence.store import Store

Wrong = Literal["missing", "altered", "unknown"]


@dataclass(frozen=True, slots=True)
class Difference:
    """
    A file that is missing, altered, or unknown to the register (left by an upload that was cut off: no harm).

    `file` is its path within the folder; `used` says where it stands: "code: title".
    """

    wrong: Wrong
    file: str
    used: tuple[str, ...] = ()


def differences(work: Work, store: Store) -> Iterator[Difference]:
    """Yield every difference between the rows and the files, reading each file whole."""
    known = set()
    for sha256 in work.session.exec(select(EvidenceFile.sha256).order_by(col(EvidenceFile.sha256))).all():
        path = store.path(sha256)
        known.add(path)
        whole = store.is_whole(sha256)
        if not whole:
            name = path.relative_to(store.folder).as_posix()
            yield Difference("missing" if whole is None else "altered", name, _used(work, sha256))
    for name in store.names():
        if store.folder / name not in known:
            yield Difference("unknown", name)


def _used(work: Work, sha256: str) -> tuple[str, ...]:
    held = select(System.code, Evidence.title).join(Evidence, col(Evidence.system_id) == System.id)
    rows = work.session.exec(held.where(Evidence.sha256 == sha256).order_by(System.code, col(Evidence.id)))
    of_office = select(Unit.code, OfficeDocument.title).join(Unit, col(Unit.id) == col(OfficeDocument.unit_id))
    more = work.session.exec(of_office.where(OfficeDocument.sha256 == sha256).order_by(col(OfficeDocument.id)))
    return tuple(f"{code}: {title}" for code, title in (*rows, *more))
