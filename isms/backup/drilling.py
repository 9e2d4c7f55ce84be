"""A drill: a backup restored into a scratch place, its answers compared with those of the register in use."""

import datetime as dt
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sqlmodel import Session, col, select

from inventory.errors import Invalid, Problem
from inventory.records import holding
from isms.backup import archive, comparison, nightly
from isms.backup.archive import Manifest
from isms.backup.engines import ENGINES
from isms.backup.restoring import DRAFT, NEW, alone, require_fitting
from isms.backup.sealing import passphrase_in
from isms.evidence.evidence_tables import EvidenceFile
from isms.installation import schema, setup
from isms.interface import answers
from isms.platform import trail
from isms.platform.config import Settings
from isms.platform.database import Database, UnitOfWork
from isms.platform.trail import TrailEntry
from schedules.standing import derived, queries, standing_counts

ASKED = (-365, -30, 0, 90, 365)
"""Of which days answers are compared, counted from today."""
_RULES = ("policy.", "holiday.", "gate_rules.", "register.")
"""Actions upon which any system may answer otherwise."""


@dataclass(frozen=True, slots=True)
class Drill:
    """What came of a drill: how many systems answered alike of every day asked, and what was wrong."""

    file: Path
    made_at: str
    systems: int
    compared: int
    evidence: int
    faults: list[str]


def drill(database: Database, settings: Settings, file: Path | None = None) -> Drill:
    """
    Restore a backup (the newest of the nights where none is given) into a scratch place, and remove it again.

    The register in use is only read, and may be served meanwhile. Raises Invalid, Refused.
    """
    file = file or _newest(settings)
    manifest = archive.check(file, passphrase=passphrase_in(settings.backup_passphrase_file))
    require_fitting(manifest, database)
    engine = ENGINES[manifest.engine]
    instant = f"{database.now():%Y%m%dT%H%M%S%f}"
    draft, name = settings.data_dir / f"{DRAFT}{instant}", NEW + instant
    with alone(settings):
        try:
            draft.mkdir(mode=0o700)
            dumped, _ = archive.unpack(file, manifest, draft, passphrase_in(settings.backup_passphrase_file))
            engine.load(database.engine, dumped, name)
            with engine.inside(database.engine, name) as connection:
                schema.upgrade_within(connection)
                with Session(connection, expire_on_commit=False) as session, database.look(setup.SETUP) as present:
                    return _compare(UnitOfWork(session, setup.SETUP, present.now), present, file, manifest)
        finally:
            engine.drop(database.engine, name)
            shutil.rmtree(draft, ignore_errors=True)


def _newest(settings: Settings) -> Path:
    folder = settings.backup_folder
    every = list(nightly.backups(folder).values())
    if not every:
        raise Invalid([Problem("bản sao lưu", f"Chưa có bản sao lưu nào trong “{folder}”.", "Chạy: isms backup now")])
    return every[-1]


def _compare(old: UnitOfWork, present: UnitOfWork, file: Path, manifest: Manifest) -> Drill:
    faults = list(_faults(old, present, manifest))
    codes = _of_day(old, old.today).keys()
    untouched = codes - _touched(old, present)
    for days in ASKED:
        day = old.today + dt.timedelta(days=days)
        before, now = _of_day(old, day), _of_day(present, day)
        differing = [code for code in sorted(untouched) if before.get(code) != now.get(code)]
        if differing:
            faults.append(f"Ngày {day:%d/%m/%Y}: trả lời khác với sổ đang dùng: {', '.join(differing[:20])}.")
    evidence = len(manifest.beside or {}) + len(manifest.members) - 1
    return Drill(file, manifest.made_at, len(codes), len(untouched), evidence, faults)


def _faults(old: UnitOfWork, present: UnitOfWork, manifest: Manifest) -> Iterator[str]:
    if broken := trail.verify(old.session):
        yield f"Nhật ký không toàn vẹn: {broken}"
    entries, last = comparison.head(old.session)
    if not present.session.exec(select(TrailEntry).where(TrailEntry.id == entries, TrailEntry.hash == last)).first():
        yield "Sổ đang dùng không nối tiếp bản sao lưu này: có thể là hai sổ khác nhau."
    with holding.as_of(old.today):
        yield from (f"{each.code}.{each.column}: cột suy ra lệch với dữ kiện." for each in derived.drift(old))
        yield from (f"Số đếm lệch: {each}." for each in standing_counts.differences(old))
    held = {each.sha256 for each in [*manifest.members.values(), *(manifest.beside or {}).values()]}
    known = old.session.exec(select(EvidenceFile.sha256))
    yield from (f"Thiếu tệp minh chứng {sha256}." for sha256 in known if sha256 not in held)


def _touched(old: UnitOfWork, present: UnitOfWork) -> set[str]:
    """Return the codes of systems that may answer otherwise by now: something was recorded since."""
    entries, _ = comparison.head(old.session)
    since = present.session.exec(select(TrailEntry).where(col(TrailEntry.id) > entries)).all()
    if any(entry.action.startswith(_RULES) for entry in since):
        return set(_of_day(old, old.today))
    swept = {code for entry in since for code in entry.detail.get("systems", ()) if isinstance(code, str)}
    return swept | {entry.subject for entry in since}


def _of_day(work: UnitOfWork, day: dt.date) -> dict[str, object]:
    with holding.as_of(work.today):
        return {system.code: answers.describe(system, state) for system, _, state in queries.every(work, day)}
