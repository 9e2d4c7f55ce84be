"""The backup of every night: made, read back, kept for some days, weeks and months, and copied to a second place."""

import datetime as dt
import re
import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from sqlmodel import select

from inventory.errors import IsmsError, Reason, Refused
from inventory.vietnamese import VIETNAM
from isms.backup import archive, creating, evidence_copies, restoring, sealing
from isms.backup.engines import ENGINES
from isms.backup.retention import Retention
from isms.evidence.evidence_tables import EvidenceFile
from isms.evidence.store import FOLDER, flush_folder
from isms.installation import setup
from isms.platform import database_errors, file_lock
from isms.platform.config import Settings
from isms.platform.database import Database

LOCK = "backup.lock"
TIMES_ITS_SIZE = 2
"""A backup begins only while the disk has this many times its estimated size free."""
_NAME = re.compile(r"so-(\d{8}T\d{6})\.zip")

Free = Callable[[Path], int]


@dataclass(slots=True)
class Made:
    """A nightly backup; `damaged`: evidence lost or altered in the register; `trouble`: what went wrong besides."""

    file: Path
    size: int = 0  # bytes of the file and of the evidence that was new
    damaged: list[str] = field(default_factory=list)
    trouble: str = ""

    def words(self) -> str:
        """Return what a person must know of it; empty when all is well."""
        said = [self.trouble] if self.trouble else []
        if self.damaged:
            names = ", ".join(name.rpartition("/")[2][:16] for name in self.damaged[:5])
            said.append(
                f"{len(self.damaged)} tệp minh chứng bị mất hoặc bị thay đổi trong sổ ({names}): hãy chạy isms check. "
                "Chưa xóa bản sao lưu cũ nào."
            )
        return " ".join(said)


def free_bytes(folder: Path) -> int:
    """Return how many bytes the disk of this folder has free."""
    return shutil.disk_usage(folder).free


def backups(folder: Path) -> dict[dt.datetime, Path]:
    """Return the nightly backups of a folder by the instant in their names, the oldest first."""
    found = {}
    for file in sorted(folder.glob("so-*.zip")):
        if named := _NAME.fullmatch(file.name):
            found[dt.datetime.strptime(named[1], "%Y%m%dT%H%M%S").replace(tzinfo=VIETNAM)] = file
    return found


def make(database: Database, settings: Settings, free: Free = free_bytes) -> Made:
    """
    Make one backup now, read it back, and remove those that are no longer to be kept.

    Nothing is removed in a night in which evidence is found damaged: an older backup may hold it. Raises Refused while
    another backup is being made or when the disk has too little room; Invalid and OSError when it cannot be made.
    """
    keep = Retention.read(settings.backup_keep)
    folder = settings.backup_folder
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    try:
        with file_lock.hold(settings.data_dir / LOCK):
            return _make(database, settings, folder, keep, free)
    except file_lock.Held as held:
        raise Refused([Reason("backing_up", "", "Một bản sao lưu khác đang được ghi.")]) from held


def _make(database: Database, settings: Settings, folder: Path, keep: Retention, free: Free) -> Made:
    creating.clean(folder)
    restoring.clean_up(database, settings)
    evidence, passphrase = settings.data_dir / FOLDER, sealing.passphrase_for(settings, folder)
    _require_room(ENGINES[database.engine.dialect.name].size(database.engine), evidence, folder, free)
    made = Made(folder / f"so-{database.now().astimezone(VIETNAM):%Y%m%dT%H%M%S}.zip")
    new = evidence_copies.missing_bytes(evidence, folder)

    def copy() -> dict[str, archive.Member]:
        with database.look(setup.SETUP) as work:
            known = set(work.session.exec(select(EvidenceFile.sha256)))
        copied = evidence_copies.copy(evidence, folder, known, passphrase)
        made.damaged = copied.damaged
        return copied.members

    creating.write(database, settings, made.file, copy)
    made.size = made.file.stat().st_size + new
    if not made.damaged:
        _forget_old(folder, keep, database.now(), passphrase)
    if settings.backup_second_dir is not None:
        try:
            _copy_to(settings.backup_second_dir, made, free, passphrase)
            if not made.damaged:
                _forget_old(settings.backup_second_dir, keep, database.now(), passphrase)
        except (OSError, IsmsError) as fault:
            made.trouble = f"Không ghi được bản sao thứ hai: {database_errors.explain(fault)}"
    return made


def _require_room(size: int, evidence: Path, folder: Path, free: Free) -> None:
    needed = TIMES_ITS_SIZE * (size + evidence_copies.missing_bytes(evidence, folder))
    if free(folder) < needed:
        raise Refused([no_room(folder, needed)])


def no_room(folder: Path, needed: int) -> Reason:
    """Return why no backup is begun."""
    remedy = f"Ổ đĩa chứa “{folder}” không đủ chỗ để sao lưu (cần {needed >> 20} MB). Hãy giải phóng dung lượng."
    return Reason("no_room", "", remedy)


def _forget_old(folder: Path, keep: Retention, now: dt.datetime, passphrase: str | None) -> None:
    """
    Remove backups that are no longer to be kept, then the evidence that only they named.

    One dated after now, while the clock was wrong, takes nobody's place.
    """
    every = {instant: file for instant, file in backups(folder).items() if instant <= now}
    kept = keep.kept(every)
    for instant, file in every.items():
        if instant not in kept:
            file.unlink()
    try:
        manifests = [archive.read_manifest(file, passphrase) for file in backups(folder).values()]
    except IsmsError:
        return  # a backup that cannot be read may name any of it
    evidence_copies.prune(folder, manifests)


def _copy_to(second: Path, made: Made, free: Free, passphrase: str | None) -> None:
    second.mkdir(mode=0o700, parents=True, exist_ok=True)
    if free(second) < TIMES_ITS_SIZE * made.size:
        raise Refused([no_room(second, TIMES_ITS_SIZE * made.size)])
    creating.clean(second)
    manifest = archive.read_manifest(made.file, passphrase)
    evidence_copies.take_over(manifest, made.file.parent, second, passphrase)
    with creating.draft_in(second) as draft:
        shutil.copyfile(made.file, draft / made.file.name)
        (draft / made.file.name).chmod(0o600)
        (draft / made.file.name).replace(second / made.file.name)
    flush_folder(second)
    archive.check(second / made.file.name, passphrase=passphrase)
