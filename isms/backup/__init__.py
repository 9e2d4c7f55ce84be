"""Backups: a consistent copy of database and evidence in one file, proven after writing and before restoring."""

import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError
from sqlmodel import delete, func, select

from inventory.errors import Invalid, Problem, Reason, Refused
from inventory.register_tables import System
from isms.accounts.people_tables import OneTimeLink, SignIn
from isms.backup import archive, postgres, sqlite
from isms.backup.archive import Manifest, unusable
from isms.evidence.store import flush_folder
from isms.installation import schema, setup
from isms.platform import trail
from isms.platform.config import Settings
from isms.platform.database import Database

EVIDENCE_FOLDER = "evidence"


@dataclass(frozen=True, slots=True)
class _Engine:
    """What a backup asks of a database engine; `swap` returns where the old database is kept."""

    dump: Callable[[Engine, Path], None]
    swap: Callable[[Engine, Path, str], str]
    put_back: Callable[[Engine, str], None]


_ENGINES = {
    "sqlite": _Engine(sqlite.dump, sqlite.swap, sqlite.put_back),
    "postgresql": _Engine(postgres.dump, postgres.swap, postgres.put_back),
}


def create(database: Database, settings: Settings, file: Path) -> None:
    """
    Write a backup of the register as it stands at one instant; the server may go on writing meanwhile.

    The dump is taken before the evidence, so that every file it speaks of is in the backup. The file appears only when
    all of it was written, flushed and read back. Raises Refused when there is a file of this name already, Invalid.
    """
    file = Path(file)
    _require_free(file)
    version = schema.current(database.engine)
    if version is None:
        raise Invalid([Problem("sổ", "Chưa có sổ ở nơi này.", "Hãy chạy: isms init")])
    about = Manifest(version, database.engine.dialect.name, database.clock().isoformat(), {})
    with tempfile.TemporaryDirectory(prefix=f".{file.name}.", dir=file.parent) as draft:
        dumped, written = Path(draft) / "dump", Path(draft) / "backup"
        _ENGINES[about.engine].dump(database.engine, dumped)
        archive.write(written, dumped, settings.data_dir / EVIDENCE_FOLDER, about)
        archive.check(written)
        _require_free(file)
        written.replace(file)
    flush_folder(file.parent)


def before_upgrade(database: Database, settings: Settings) -> Path | None:
    """
    Back up a register of an earlier version into its own data folder; return the file, None where there is no need.

    Raises Invalid when it cannot be backed up: then it had better not be upgraded.
    """
    version = schema.current(database.engine) if setup.exists(settings) else None
    if version not in schema.versions() - {schema.newest()}:
        return None
    settings.data_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
    file = settings.data_dir / f"truoc-nang-cap-{database.clock():%Y%m%dT%H%M%S%f}.zip"
    create(database, settings, file)
    return file


def restore(database: Database, settings: Settings, file: Path, replace: bool = False) -> None:
    """
    Put the register and its evidence back as a backup holds them; what was there is kept beside it.

    The whole backup is proven first, its trail too. Raises Invalid when it cannot be used, Refused when the register
    holds systems and `replace` was not asked for, or when another program has the register open.
    """
    file = Path(file)
    manifest = archive.check(file)
    _require_fitting(manifest, database)
    if not replace and _holds_systems(database):
        remedy = "Sổ đang có hệ thống. Nếu thật sự muốn thay cả sổ, hãy thêm --replace; sổ cũ được giữ lại bên cạnh."
        raise Refused([Reason("register_not_empty", "", remedy)])
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    engine = _ENGINES[manifest.engine]
    aside = f"truoc-{database.clock():%Y%m%dT%H%M%S%f}"
    with tempfile.TemporaryDirectory(prefix=".restore-", dir=settings.data_dir) as draft:
        dumped, evidence = archive.unpack(file, manifest, Path(draft))
        kept = engine.swap(database.engine, dumped, aside)
        try:
            _prove(database, manifest, kept)
            _swap_folder(settings.data_dir / EVIDENCE_FOLDER, evidence, aside)
        except BaseException:
            engine.put_back(database.engine, aside)
            raise


def _prove(database: Database, manifest: Manifest, kept: str) -> None:
    """
    Bring the register just restored up to date, see that its trail holds, and note there what happened.

    Sessions and one-time links of the past do not come back to life.
    """
    schema.upgrade(database.engine)
    with database.work(setup.SETUP) as work:
        broken = trail.verify(work.session)
        if broken:
            raise unusable(f"Nhật ký trong bản sao lưu không toàn vẹn: {broken}")
        work.session.execute(delete(SignIn))
        work.session.execute(delete(OneTimeLink))
        work.record("register.restored", "register", {"made_at": manifest.made_at, "kept": kept})


def _swap_folder(present: Path, restored: Path, aside: str) -> None:
    if present.exists():
        present.rename(present.with_name(f"{present.name}-{aside}"))
    restored.rename(present)


def _require_free(file: Path) -> None:
    if file.exists():
        remedy = f"Đã có tệp “{file.name}”. Hãy chọn tên khác: bản sao lưu không bao giờ ghi đè lên tệp có sẵn."
        raise Refused([Reason("file_exists", "", remedy)])
    if not file.parent.is_dir():
        raise Invalid([Problem("file", f"Không có thư mục “{file.parent}”.", "Hãy tạo thư mục hoặc chọn nơi khác.")])


def _require_fitting(manifest: Manifest, database: Database) -> None:
    if manifest.engine != database.engine.dialect.name:
        rule = f"Bản sao lưu thuộc {manifest.engine}, còn sổ này dùng {database.engine.dialect.name}."
        raise unusable(rule, "Hãy đặt ISMS_DATABASE_URL đúng loại, hoặc chuyển bằng isms export và isms import.")
    if reason := schema.out_of_reach(manifest.schema):
        raise unusable("Bản sao lưu thuộc phiên bản khác của phần mềm.", reason.remedy)


def _holds_systems(database: Database) -> bool:
    """Say whether there is something to lose; a register too broken to be asked may well hold something."""
    url = database.engine.url
    if url.get_backend_name() == "sqlite" and not Path(url.database or "").exists():
        return False  # asking would create it
    try:
        if schema.current(database.engine) is None:
            return False
        with database.look(setup.SETUP) as work:
            return work.session.exec(select(func.count()).select_from(System)).one() > 0
    except DBAPIError:
        return True
