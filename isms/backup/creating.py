"""A backup made: the register of one instant with its evidence, in one file that was read back."""

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from sqlmodel import select

from inventory.errors import Invalid, Problem, Reason, Refused
from isms.backup import archive, sealing
from isms.backup.archive import Manifest, Member
from isms.backup.engines import ENGINES
from isms.evidence.evidence_tables import EvidenceFile
from isms.evidence.store import FOLDER, flush_folder
from isms.installation import schema, setup
from isms.platform import file_lock, trail
from isms.platform.config import Settings
from isms.platform.database import Database

DRAFT, ALIVE = ".isms-backup-", "alive"
"""How the names of drafts begin; and the lock in each, held by whoever writes it."""


def create(database: Database, settings: Settings, file: Path) -> list[str]:
    """
    Write a backup of the register as it stands at one instant; the server may go on writing meanwhile.

    The dump is taken before the evidence, so that every file it speaks of is in the backup. The file appears only when
    all of it was written, flushed and read back. Raises Refused when there is a file of this name already, Invalid.
    Returns the names of evidence that is missing or altered in the register: the backup is kept, but lacks it.
    """
    file = Path(file)
    _require_free(file)
    clean(file.parent)
    written = write(database, settings, file)
    with database.look(setup.SETUP) as work:
        known = set(work.session.exec(select(EvidenceFile.sha256)))
    held = {name.rpartition("/")[2]: each.sha256 for name, each in written.members.items()}
    return sorted(sha256 for sha256 in known if held.get(sha256) != sha256)


def write(
    database: Database, settings: Settings, file: Path, beside: Callable[[], Mapping[str, Member]] | None = None
) -> Manifest:
    """Write a backup; `beside`: puts the evidence beside it, once the dump was taken, and says what lies there."""
    version = schema.current(database.engine)
    if version is None:
        raise Invalid([Problem("sổ", "Chưa có sổ ở nơi này.", "Hãy chạy: isms init")])
    passphrase = sealing.passphrase_for(settings, file.parent)
    with database.look(setup.SETUP) as work:
        head = trail.head(work.session)
    made_at, ends = database.now().isoformat(), f"{head.number}:{head.hash}"
    about = Manifest(version, database.engine.dialect.name, made_at, trail=ends)
    with draft_in(file.parent) as draft:
        dumped, written = draft / "dump", draft / file.name
        ENGINES[about.engine].dump(database.engine, dumped)
        if beside is not None:
            about = replace(about, beside=beside())
        manifest = archive.write(written, dumped, settings.data_dir / FOLDER, about)
        if passphrase is not None:
            written = _sealed(written, passphrase, sealing.salt_of(file.parent))
        archive.check(written, file.parent, passphrase)
        _require_free(file)
        written.replace(file)
    flush_folder(file.parent)
    return manifest


def before_upgrade(database: Database, settings: Settings) -> Path | None:
    """
    Back up a register of an earlier version into its own data folder; return the file, None where there is no need.

    Raises Invalid when it cannot be backed up: then it had better not be upgraded.
    """
    version = schema.current(database.engine) if setup.exists(settings) else None
    if version not in schema.versions() - {schema.newest()}:
        return None
    settings.data_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
    file = settings.data_dir / f"truoc-nang-cap-{database.now():%Y%m%dT%H%M%S%f}.zip"
    write(database, settings, file)
    return file


def _sealed(plain: Path, passphrase: str, salt: bytes) -> Path:
    """Seal a backup beside itself; return the new file."""
    sealed = plain.with_name(f"{plain.name}.sealed")
    sealed.touch(mode=0o600)
    with plain.open("rb") as source, sealed.open("r+b") as target:
        sealing.seal(source, target, passphrase, salt)
        target.flush()
        os.fsync(target.fileno())
    plain.unlink()
    return sealed


@contextmanager
def draft_in(folder: Path) -> Iterator[Path]:
    """Give a new folder to write into, beside what is to be written; whatever is left in it goes."""
    draft = Path(tempfile.mkdtemp(prefix=DRAFT, dir=folder))
    try:
        with file_lock.hold(draft / ALIVE):
            yield draft
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def clean(folder: Path) -> None:
    """Remove drafts of backups that were cut off: those whose writer is no more."""
    for draft in folder.glob(f"{DRAFT}*"):
        try:
            with file_lock.hold(draft / ALIVE):
                pass
        except file_lock.Held:
            continue
        shutil.rmtree(draft, ignore_errors=True)


def _require_free(file: Path) -> None:
    if file.exists():
        remedy = f"Đã có tệp “{file.name}”. Hãy chọn tên khác: bản sao lưu không bao giờ ghi đè lên tệp có sẵn."
        raise Refused([Reason("file_exists", "", remedy)])
    if not file.parent.is_dir():
        raise Invalid([Problem("file", f"Không có thư mục “{file.parent}”.", "Hãy tạo thư mục hoặc chọn nơi khác.")])
