"""SQLite in a backup: a consistent copy of a live database, and its place taken by another."""

import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine

from inventory.errors import Invalid, Problem, Reason, Refused
from isms.backup.unusable import unusable
from isms.evidence.store import flush_folder
from isms.platform import database_errors
from isms.platform.database import WRITES, open_engine

_LOGS = ("-wal", "-shm")
IN_USE = Reason("in_use", "", "Sổ đang được chương trình khác mở. Hãy dừng máy chủ (isms serve) rồi phục hồi lại.")


def dump(engine: Engine, target: Path) -> None:
    """Copy the database as of one instant, while others write. Raises Invalid when the copy is not sound."""
    try:
        with closing(sqlite3.connect(_file(engine), timeout=30, isolation_level=None)) as source:
            source.execute("VACUUM INTO ?", (str(target),))
    except sqlite3.Error as fault:
        raise Invalid([Problem("sổ", database_errors.explain(fault), "Chưa sao lưu được.")]) from fault
    check(target)


def check(file: Path) -> None:
    """Raise Invalid unless the file is a sound SQLite database."""
    try:
        with closing(sqlite3.connect(file)) as copy:
            found = copy.execute("PRAGMA integrity_check(1)").fetchone()[0]
            orphan = copy.execute("PRAGMA foreign_key_check").fetchone()
    except sqlite3.DatabaseError as broken:
        raise unusable(f"Cơ sở dữ liệu trong bản sao bị hỏng: {broken}.") from broken
    if found != "ok" or orphan is not None:
        raise unusable(f"Cơ sở dữ liệu trong bản sao bị hỏng: {found if found != 'ok' else orphan}.")


def load(engine: Engine, dumped: Path, name: str) -> None:
    """Lay the dumped database beside the present one, under its name. Raises Invalid when it is not sound."""
    check(dumped)
    target = _beside(engine, name)
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        dumped.replace(target)
    except OSError:  # the register lies on another disk than its data folder
        shutil.copyfile(dumped, target)
        target.chmod(0o600)


@contextmanager
def inside(engine: Engine, name: str) -> Iterator[Connection]:
    """Give a transaction that writes to the database laid beside; it lasts on the disk when the block ends."""
    file = _beside(engine, name)
    other = open_engine(f"sqlite:///{file}")
    try:
        with other.execution_options(**{WRITES: True}).begin() as connection:
            yield connection
    finally:
        other.dispose()
    with closing(sqlite3.connect(file, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode=DELETE")  # nothing of it may stay in a log beside it
    with file.open("rb+") as stream:
        os.fsync(stream.fileno())


def take_place(engine: Engine, name: str, aside: str) -> None:
    """
    Put the database laid beside in the place of the present one, which is kept; do nothing where that is done.

    At every instant one of the two stands in its place, and what is cut off is finished by doing it again.
    """
    engine.dispose()
    present, new, kept = _file(engine), _beside(engine, name), _beside(engine, aside)
    if not new.exists():
        return
    if present.exists() and not kept.exists():
        _keep(present, kept)
    for log in _LOGS:  # of a database too broken to be closed properly: they must not be applied to the new one
        if _log(present, log).exists():
            _log(present, log).replace(_log(kept, log))
    new.replace(present)
    flush_folder(present.parent)


def drop(engine: Engine, name: str) -> None:
    """Remove the database laid beside, if it is there."""
    for file in (_beside(engine, name), *(_log(_beside(engine, name), log) for log in _LOGS)):
        file.unlink(missing_ok=True)


def names(engine: Engine, prefix: str) -> list[str]:
    """Return the names, with this prefix, of databases that lie beside the present one."""
    present = _file(engine)
    found = present.parent.glob(f"{present.stem}-{prefix}*{present.suffix}")
    return sorted(file.stem.removeprefix(f"{present.stem}-") for file in found)


def place(engine: Engine, name: str) -> str:
    """Return where a database of this name lies, or would: for people."""
    return str(_beside(engine, name))


def size(engine: Engine) -> int:
    """Return how many bytes the database takes."""
    return _file(engine).stat().st_size


def present_is_kept(engine: Engine) -> bool:
    """Say whether there is anything that would be set aside."""
    return _file(engine).exists()


def require_alone(engine: Engine) -> None:
    """
    Raise Refused while another program has the register open.

    Leaving the write-ahead log needs the database for oneself: that tells.
    """
    engine.dispose()
    if not _file(engine).exists():
        return
    try:
        with closing(sqlite3.connect(_file(engine), timeout=0, isolation_level=None)) as connection:
            connection.execute("PRAGMA journal_mode=DELETE")
    except sqlite3.OperationalError as busy:
        if "locked" not in str(busy):
            return
        raise Refused([IN_USE]) from busy
    except sqlite3.DatabaseError:
        return  # what is to be replaced may well be broken


def _keep(present: Path, kept: Path) -> None:
    """Give the file its second name: at once, or by a copy where the file system knows no second names."""
    try:
        os.link(present, kept)
    except OSError:
        copy = kept.with_name(f"{kept.name}.copy")
        shutil.copy2(present, copy)
        copy.replace(kept)


def _file(engine: Engine) -> Path:
    return Path(engine.url.database or "")


def _beside(engine: Engine, name: str) -> Path:
    present = _file(engine)
    return present.with_name(f"{present.stem}-{name}{present.suffix}")


def _log(file: Path, ending: str) -> Path:
    return file.with_name(file.name + ending)
