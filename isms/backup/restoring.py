"""
A backup restored in one step: laid beside and proven there, then put in the place of the present register.

From the first change in place until the last a marker stands in the data folder. All that is needed lies ready by then,
so what is cut off is finished by whoever opens the register next (`finish`).
"""

import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from sqlalchemy.exc import DBAPIError
from sqlmodel import Session, func, select

from inventory.errors import Reason, Refused
from inventory.register_tables import System
from isms.backup import archive, carrying, comparison
from isms.backup.archive import Manifest
from isms.backup.engines import ENGINES, RegisterEngine
from isms.backup.sealing import passphrase_in
from isms.backup.unusable import unusable
from isms.evidence.store import FOLDER, flush_folder
from isms.installation import schema, setup
from isms.platform import file_lock, trail
from isms.platform.config import Settings
from isms.platform.database import Database, UnitOfWork

ASIDE, NEW, DRAFT = "truoc-", "phuc-hoi-", ".restore-"
"""How the names begin of what was set aside, of what is laid beside, and of the folder with the evidence unpacked."""
MARKER, LOCK = "restore.json", "restore.lock"


def restore(database: Database, settings: Settings, file: Path, replace: bool = False, confirm: str = "") -> None:
    """
    Put the register and its evidence back as a backup holds them; what was there is kept beside it.

    Raises Invalid when the backup cannot be used, Refused when the register holds systems and `replace` was not asked
    for, when it holds what the backup does not (each line of the list is a reason; `confirm` is the code of that very
    list), or when another program has the register open: then all is as before.
    """
    manifest = archive.check(Path(file), passphrase=passphrase_in(settings.backup_passphrase_file))
    require_fitting(manifest, database)
    if not replace and _holds_systems(database):
        remedy = "Sổ đang có hệ thống. Nếu thật sự muốn thay cả sổ, hãy thêm --replace; sổ cũ được giữ lại bên cạnh."
        raise Refused([Reason("register_not_empty", "", remedy)])
    with alone(settings):
        _finish(database, settings)
        engine = ENGINES[manifest.engine]
        _clean(database, settings, engine)
        engine.require_alone(database.engine)
        instant = f"{database.now():%Y%m%dT%H%M%S%f}"
        try:
            lines = _lay_beside(database, settings, Path(file), manifest, instant)
            _require_confirmed(lines, confirm)
            engine.require_alone(database.engine)
            _mark(settings, instant)
        except BaseException:
            _clean(database, settings, engine)
            raise
        _finish(database, settings)


def finish(database: Database, settings: Settings) -> bool:
    """
    Finish a restore that was cut off; return whether there was one. To be asked before the register is opened.

    Raises Refused while a restore is running, or when another program has the register open.
    """
    if not (settings.data_dir / MARKER).exists():
        return False
    with alone(settings):
        return _finish(database, settings)


def _lay_beside(database: Database, settings: Settings, file: Path, manifest: Manifest, instant: str) -> list[str]:
    """Unpack the backup and prove its register, beside what is in place; return what of that would be lost."""
    engine, draft = ENGINES[manifest.engine], settings.data_dir / f"{DRAFT}{instant}"
    draft.mkdir(mode=0o700)
    dumped, _ = archive.unpack(file, manifest, draft, passphrase_in(settings.backup_passphrase_file))
    engine.load(database.engine, dumped, NEW + instant)
    dumped.unlink(missing_ok=True)
    kept = engine.place(database.engine, ASIDE + instant) if engine.present_is_kept(database.engine) else ""
    with engine.inside(database.engine, NEW + instant) as connection:
        schema.upgrade_within(connection)
        with Session(connection, expire_on_commit=False) as session:
            work = UnitOfWork(session, setup.SETUP, database.now())
            if broken := trail.verify(session):
                raise unusable(f"Nhật ký trong bản sao lưu không toàn vẹn: {broken}")
            lines, dropped = _replace_knowingly(database, work)
            about = {"made_at": manifest.made_at, "kept": kept, "dropped": dropped, "lost": lines}
            work.record("register.restored", "register", about)
            work.close()
            session.commit()  # of the session; the transaction is the block's
    return lines


def _replace_knowingly(database: Database, work: UnitOfWork) -> tuple[list[str], dict[str, int]]:
    """
    Take over from the register in place what the older one, held by `work`, must not forget.

    Returns what is lost of it, and how much of the older one was dropped. Nothing is lost of one without systems.
    """
    if not _holds_systems(database):
        return [], carrying.carry(work, None)
    try:
        if schema.current(database.engine) == schema.newest():
            with database.look(setup.SETUP) as present:
                lines = comparison.compare(work.session, present.session)
                return lines, carrying.carry(work, present.session)
    except DBAPIError:
        pass  # broken: no more is known of it
    return [comparison.UNREADABLE], carrying.carry(work, None)


def _require_confirmed(lines: list[str], confirm: str) -> None:
    code = comparison.code_of(lines)
    if not lines or confirm == code:
        return
    last = f"Nếu thật sự muốn phục hồi, hãy chạy lại lệnh này và thêm --confirm {code}"
    raise Refused([*(Reason("restore_loses", "", line) for line in lines), Reason("confirm", "", last)])


def _mark(settings: Settings, instant: str) -> None:
    """From here on the restore goes ahead, come what may."""
    draft = settings.data_dir / f"{DRAFT}{instant}" / MARKER
    with draft.open("w", encoding="utf-8") as stream:
        json.dump({"instant": instant}, stream)
        stream.flush()
        os.fsync(stream.fileno())
    draft.replace(settings.data_dir / MARKER)
    flush_folder(settings.data_dir)


def _finish(database: Database, settings: Settings) -> bool:
    """Do what is left of the restore that the marker names; each step may have been done already."""
    marker = settings.data_dir / MARKER
    if not marker.exists():
        return False
    instant = json.loads(marker.read_text(encoding="utf-8"))["instant"]
    engine = ENGINES[database.engine.dialect.name]
    engine.require_alone(database.engine)
    engine.take_place(database.engine, NEW + instant, ASIDE + instant)
    draft = settings.data_dir / f"{DRAFT}{instant}"
    _swap_folder(settings.data_dir / FOLDER, draft / FOLDER, ASIDE + instant)
    marker.unlink()
    flush_folder(settings.data_dir)
    shutil.rmtree(draft, ignore_errors=True)
    return True


def _swap_folder(present: Path, restored: Path, aside: str) -> None:
    if not restored.exists():
        return
    if present.exists():
        present.rename(present.with_name(f"{present.name}-{aside}"))
    restored.rename(present)


def clean_up(database: Database, settings: Settings) -> None:
    """Remove what a restore or drill that was cut off has left, unless one is going on."""
    with suppress(Refused), alone(settings):
        if not (settings.data_dir / MARKER).exists():
            _clean(database, settings, ENGINES[database.engine.dialect.name])


def _clean(database: Database, settings: Settings, engine: RegisterEngine) -> None:
    """Remove what restores that were cut off before their marker have left."""
    for name in engine.names(database.engine, NEW):
        engine.drop(database.engine, name)
    for draft in settings.data_dir.glob(f"{DRAFT}*"):
        shutil.rmtree(draft, ignore_errors=True)


@contextmanager
def alone(settings: Settings) -> Iterator[None]:
    """Let one restore or drill go on at a time. Raises Refused."""
    try:
        with file_lock.hold(settings.data_dir / LOCK):
            yield
    except file_lock.Held as held:
        remedy = "Sổ đang được phục hồi từ bản sao lưu. Hãy đợi việc đó xong."
        raise Refused([Reason("restoring", "", remedy)]) from held


def require_fitting(manifest: Manifest, database: Database) -> None:
    """Raise Invalid where a backup is of another engine, or of a version that this program does not know."""
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
