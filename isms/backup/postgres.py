"""PostgreSQL in a backup: its pg_dump and pg_restore; a register is a schema, beside it others of other names."""

import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, text

from inventory.errors import Invalid, Problem, Refused
from isms.backup.sqlite import IN_USE
from isms.backup.unusable import unusable
from isms.platform.database import WRITES

SERVER_FOLDERS = "usr/lib/postgresql/*/bin"
"""Where Debian and Ubuntu keep PostgreSQL's programs, from the root folder."""
MOST_WORDS = 600
_AWAY = "isms-away"
"""What the present schema is called, within a transaction, while another bears its name."""
_COPY = re.compile(rb"COPY .+ FROM stdin;\r?\n")
_LEFT_OUT = (b"\\restrict ", b"\\unrestrict ", b"SET transaction_timeout ")
"""Orders to psql, and a setting that servers before version 17 do not know."""


def dump(engine: Engine, target: Path) -> None:
    """Dump the tables as of one instant, while others write. Raises Invalid when pg_dump is missing or fails."""
    options = ["--format=custom", "--encoding=UTF8", "--no-owner", "--no-privileges", "--schema=public"]
    with _running("pg_dump", [*_address(engine), *options, f"--file={target}"], engine):
        pass


def load(engine: Engine, dumped: Path, name: str) -> None:
    """Restore the dumped tables into a schema of this name, all of them or none. Raises Invalid when that fails."""
    options = ["--no-owner", "--no-privileges", "--schema=public", "--file=-"]
    try:
        with engine.begin() as connection:
            connection.execute(text(f'CREATE SCHEMA "{name}"'))
            with _as_public(connection, name):
                with _running("pg_restore", [*options, str(dumped)], engine) as script:
                    _replay(connection, script)
                connection.execute(text("RESET ALL"))
    except engine.dialect.loaded_dbapi.Error as broken:  # straight from the driver, not through SQLAlchemy
        raise unusable(f"Cơ sở dữ liệu trong bản sao lưu không phục hồi được: {str(broken)[:MOST_WORDS]}") from broken
    finally:
        engine.dispose()


@contextmanager
def inside(engine: Engine, name: str) -> Iterator[Connection]:
    """Give a transaction in which the schema of this name is the register: it bears the name public meanwhile."""
    with engine.execution_options(**{WRITES: True}).begin() as connection, _as_public(connection, name):
        yield connection


def take_place(engine: Engine, name: str, aside: str) -> None:
    """Swap the names of two schemas in one transaction; do nothing where that is done. An empty place is not kept."""
    with engine.begin() as connection:
        if name not in _schemas(connection, name):
            return
        _rename(connection, "public", aside)
        _rename(connection, name, "public")
        if not _holds_anything(connection, aside):
            connection.execute(text(f'DROP SCHEMA "{aside}"'))
    engine.dispose()


def drop(engine: Engine, name: str) -> None:
    """Remove the schema of this name, if it is there."""
    with engine.begin() as connection:
        connection.execute(text(f'DROP SCHEMA IF EXISTS "{name}" CASCADE'))
    engine.dispose()


def names(engine: Engine, prefix: str) -> list[str]:
    """Return the names, with this prefix, of schemas in the register's database."""
    with engine.connect() as connection:
        return _schemas(connection, f"{prefix}%")


def place(_engine: Engine, name: str) -> str:
    """Return where a register of this name lies: for people."""
    return name


def size(engine: Engine) -> int:
    """Return how many bytes the database takes."""
    with engine.connect() as connection:
        return int(connection.execute(text("SELECT pg_database_size(current_database())")).scalar_one())


def present_is_kept(engine: Engine) -> bool:
    """Say whether there is anything that would be set aside."""
    with engine.connect() as connection:
        return _holds_anything(connection, "public")


def require_alone(engine: Engine) -> None:
    """Raise Refused while another program is connected; the server's own workers are none."""
    others = (
        "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() "
        "AND backend_type = 'client backend'"
    )
    engine.dispose()
    with engine.connect() as connection:
        if connection.execute(text(others)).scalar_one():
            raise Refused([IN_USE])


@contextmanager
def _as_public(connection: Connection, name: str) -> Iterator[None]:
    _rename(connection, "public", _AWAY)
    _rename(connection, name, "public")
    yield
    _rename(connection, "public", name)
    _rename(connection, _AWAY, "public")


def _holds_anything(connection: Connection, schema: str) -> bool:
    held = "SELECT count(*) FROM pg_class JOIN pg_namespace ON pg_namespace.oid = relnamespace WHERE nspname = :schema"
    return bool(connection.execute(text(held), {"schema": schema}).scalar_one())


def _rename(connection: Connection, old: str, new: str) -> None:
    connection.execute(text(f'ALTER SCHEMA "{old}" RENAME TO "{new}"'))


def _schemas(connection: Connection, like: str) -> list[str]:
    listed = text("SELECT nspname FROM pg_namespace WHERE nspname LIKE :like ORDER BY nspname")
    return list(connection.execute(listed, {"like": like}).scalars())


def _replay(connection: Connection, script: Iterable[bytes]) -> None:
    """
    Run the script of pg_restore in this transaction: its statements, and the rows between COPY and the line that ends.

    Read here and not by psql: psql would begin a transaction of its own, and obeys orders to the shell.
    """
    cursor: Any = connection.connection.driver_connection.cursor()  # type: ignore[union-attr]
    lines, statements = iter(script), list[bytes]()
    for line in lines:
        if _COPY.fullmatch(line):
            cursor.execute(b"".join(statements))
            statements.clear()
            with cursor.copy(line) as rows:
                for row in lines:
                    if row.rstrip() == b"\\.":
                        break
                    rows.write(row)
        elif not line.startswith(_LEFT_OUT):
            statements.append(line)
    cursor.execute(b"".join(statements))


def _address(engine: Engine) -> list[str]:
    """Return the option that names the database, without the password: `ps` shows options."""
    return [f"--dbname={engine.url.set(drivername='postgresql', password=None).render_as_string()}"]


@contextmanager
def _running(program: str, arguments: list[str], engine: Engine) -> Iterator[Iterable[bytes]]:
    """
    Run a program of PostgreSQL and give what it prints; the password goes through the environment.

    Raises Invalid when it is missing or fails.
    """
    password = {"PGPASSWORD": engine.url.password} if engine.url.password else {}
    command, environment = [_find(program), *arguments], {**os.environ, **password}
    with (
        tempfile.TemporaryFile() as words,
        subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=words) as ran,  # noqa: S603
    ):
        try:
            yield ran.stdout or ()
        except BaseException:
            ran.kill()
            raise
        if ran.wait() != 0:
            words.seek(0)
            said = words.read().decode(errors="replace").strip()[:MOST_WORDS]
            raise unusable(f"{program} không làm được: {said}", "Hãy xem lời báo của nó.")


def _find(program: str) -> str:
    """Return the path of the program, of the newest version there is: an older one refuses a newer server."""
    versions = sorted(Path("/").glob(f"{SERVER_FOLDERS}/{program}"), key=lambda found: float(found.parts[-3]))
    found = str(versions[-1]) if versions else shutil.which(program)
    if found is None:
        rule = f"Máy này không có chương trình “{program}” của PostgreSQL."
        remedy = "Hãy cài bộ công cụ PostgreSQL (gói postgresql-client), cùng phiên bản với máy chủ hoặc mới hơn."
        raise Invalid([Problem(program, rule, remedy)])
    return found
