"""PostgreSQL in a backup: its own pg_dump and pg_restore, and the old tables kept in a schema of another name."""

import os
import shutil
import subprocess
from pathlib import Path

from sqlalchemy import Engine, text

from inventory.errors import Invalid, Problem, Reason, Refused
from isms.backup.archive import unusable

SERVER_FOLDERS = "usr/lib/postgresql/*/bin"
"""Where Debian and Ubuntu keep PostgreSQL's programs, from the root folder."""
MOST_WORDS = 600


def dump(engine: Engine, target: Path) -> None:
    """Dump the tables as of one instant, while others write. Raises Invalid when pg_dump is missing or fails."""
    options = ["--format=custom", "--no-owner", "--no-privileges", "--schema=public", f"--file={target}"]
    _run("pg_dump", engine, *options)


def swap(engine: Engine, dumped: Path, aside: str) -> str:
    """
    Put the dumped tables in the place of the present ones, which are kept in the schema `aside`; return its name.

    Raises Refused while another program is connected, Invalid when the dump cannot be restored: then all is as before.
    """
    _require_alone(engine)
    _execute(engine, f'ALTER SCHEMA public RENAME TO "{aside}"', "CREATE SCHEMA public")
    try:
        options = ["--single-transaction", "--exit-on-error", "--no-owner", "--no-privileges", "--schema=public"]
        _run("pg_restore", engine, *options, str(dumped))
    except BaseException:
        put_back(engine, aside)
        raise
    return aside


def put_back(engine: Engine, aside: str) -> None:
    """Undo a swap."""
    _execute(engine, "DROP SCHEMA public CASCADE", f'ALTER SCHEMA "{aside}" RENAME TO public')


def _execute(engine: Engine, *statements: str) -> None:
    with engine.begin() as connection:
        for statement in statements:
            connection.execute(text(statement))
    engine.dispose()


def _require_alone(engine: Engine) -> None:
    others = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
    engine.dispose()
    with engine.connect() as connection:
        if connection.execute(text(others)).scalar_one():
            remedy = "Sổ đang được chương trình khác mở. Hãy dừng máy chủ (isms serve) rồi phục hồi lại."
            raise Refused([Reason("in_use", "", remedy)])


def _run(program: str, engine: Engine, *arguments: str) -> None:
    """Run a program of PostgreSQL on the database; the password goes through the environment, where `ps` sees none."""
    address = engine.url.set(drivername="postgresql", password=None).render_as_string()
    password = {"PGPASSWORD": engine.url.password} if engine.url.password else {}
    ran = subprocess.run(  # noqa: S603
        [_find(program), f"--dbname={address}", *arguments],
        env={**os.environ, **password},
        capture_output=True,
        text=True,
        errors="replace",
        check=False,
    )
    if ran.returncode != 0:
        raise unusable(f"{program} không làm được: {ran.stderr.strip()[:MOST_WORDS]}", "Hãy xem lời báo của nó.")


def _find(program: str) -> str:
    """Return the path of the program, of the newest version there is: an older one refuses a newer server."""
    versions = sorted(Path("/").glob(f"{SERVER_FOLDERS}/{program}"), key=lambda found: float(found.parts[-3]))
    found = str(versions[-1]) if versions else shutil.which(program)
    if found is None:
        rule = f"Máy này không có chương trình “{program}” của PostgreSQL."
        remedy = "Hãy cài bộ công cụ PostgreSQL (gói postgresql-client), cùng phiên bản với máy chủ hoặc mới hơn."
        raise Invalid([Problem(program, rule, remedy)])
    return found
