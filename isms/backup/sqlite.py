"""SQLite in a backup: a consistent copy of a live database, and its place taken by another."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

from sqlalchemy import Engine

from inventory.errors import Reason, Refused
from isms.backup.archive import unusable
from isms.platform import database_errors

_LOGS = ("-wal", "-shm")


def dump(engine: Engine, target: Path) -> None:
    """Copy the database as of one instant, while others write. Raises Invalid when the copy is not sound."""
    try:
        with closing(sqlite3.connect(_file(engine), timeout=30, isolation_level=None)) as source:
            source.execute("VACUUM INTO ?", (str(target),))
    except sqlite3.DatabaseError as broken:
        raise unusable(database_errors.explain(broken), "Hãy chạy isms check để xem cơ sở dữ liệu.") from broken
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


def swap(engine: Engine, dumped: Path, aside: str) -> str:
    """
    Put the dumped database in the place of the present one, of which a copy is kept beside it; return its path.

    At every instant one of the two stands in its place. Raises Refused while another program has the register open,
    Invalid when the dumped database is not sound.
    """
    check(dumped)
    engine.dispose()
    present, kept = _file(engine), _kept(engine, aside)
    if present.exists():
        _require_alone(present)
        shutil.copy2(present, kept)
        for log in _LOGS:  # of a database too broken to be closed properly: they must not be applied to the new one
            if _beside(present, log).exists():
                _beside(present, log).replace(_beside(kept, log))
    present.parent.mkdir(parents=True, exist_ok=True)
    dumped.replace(present)
    return str(kept) if kept.exists() else ""


def put_back(engine: Engine, aside: str) -> None:
    """Undo a swap."""
    engine.dispose()
    present, kept = _file(engine), _kept(engine, aside)
    for log in _LOGS:
        _beside(present, log).unlink(missing_ok=True)
    if kept.exists():
        kept.replace(present)
    else:
        present.unlink()


def _require_alone(file: Path) -> None:
    """Leaving the write-ahead log needs the database for oneself: that tells whether somebody else has it open."""
    try:
        with closing(sqlite3.connect(file, timeout=0, isolation_level=None)) as connection:
            connection.execute("PRAGMA journal_mode=DELETE")
    except sqlite3.OperationalError as busy:
        if "locked" not in str(busy):
            return
        remedy = "Sổ đang được chương trình khác mở. Hãy dừng máy chủ (isms serve) rồi phục hồi lại."
        raise Refused([Reason("in_use", "", remedy)]) from busy
    except sqlite3.DatabaseError:
        return  # what is to be replaced may well be broken


def _file(engine: Engine) -> Path:
    return Path(engine.url.database or "")


def _kept(engine: Engine, aside: str) -> Path:
    present = _file(engine)
    return present.with_name(f"{present.stem}-{aside}{present.suffix}")


def _beside(file: Path, ending: str) -> Path:
    return file.with_name(file.name + ending)
