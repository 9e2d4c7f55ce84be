"""A backup made: the register of one instant with its evidence, in one file that was read back."""

import tempfile
from pathlib import Path

from inventory.errors import Invalid, Problem, Reason, Refused
from isms.backup import archive
from isms.backup.archive import Manifest
from isms.backup.engines import ENGINES
from isms.evidence.store import FOLDER, flush_folder
from isms.installation import schema, setup
from isms.platform.config import Settings
from isms.platform.database import Database


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
        ENGINES[about.engine].dump(database.engine, dumped)
        archive.write(written, dumped, settings.data_dir / FOLDER, about)
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


def _require_free(file: Path) -> None:
    if file.exists():
        remedy = f"Đã có tệp “{file.name}”. Hãy chọn tên khác: bản sao lưu không bao giờ ghi đè lên tệp có sẵn."
        raise Refused([Reason("file_exists", "", remedy)])
    if not file.parent.is_dir():
        raise Invalid([Problem("file", f"Không có thư mục “{file.parent}”.", "Hãy tạo thư mục hoặc chọn nơi khác.")])
