"""A private PostgreSQL server for the tests: its own data folder, its own port on the loopback, gone afterwards."""

import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import psycopg
from psycopg import sql

SERVER_FOLDERS = "usr/lib/postgresql/*/bin"
"""Where Debian and Ubuntu keep the server's programs, from the root folder."""

# Durability costs time and a test's data is thrown away. Text order "C" favours nobody: what needs Vietnamese
# order must ask for it, as it must on an office's server of unknown locale.
INITDB = ("--username=postgres", "--auth=trust", "--encoding=UTF8", "--no-locale", "--no-sync", "--no-instructions")
SETTINGS = {
    "listen_addresses": "127.0.0.1",
    "unix_socket_directories": "",
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "wal_level": "minimal",
    "max_wal_senders": "0",
    "autovacuum": "off",
    "max_connections": "200",
    "timezone": "UTC",
}
PREFIX = "isms-tests-postgres-"
STARTS = 5
PATIENCE_SECONDS = 60


class CannotStart(Exception):
    """PostgreSQL is not there or does not start; the text says what is missing."""


class PostgresServer:
    """A running server.

    `new_database()` gives the URL of an empty database; `new_database(template)` the URL of a copy of one, and
    `new_database(template, name)` under a name of one's own.
    """

    def __init__(self, port: int) -> None:
        self.port = port
        self.made = 0
        self._administrator: psycopg.Connection | None = None

    def url(self, name: str) -> str:
        return f"postgresql://postgres@127.0.0.1:{self.port}/{name}"

    def new_database(self, template: str = "template1", name: str = "") -> str:
        """Create a database as a copy of `template` (a name), and return its URL."""
        self.made += 1
        name = name or f"test_{self.made}"
        server = self._administer()
        server.execute(_END_SESSIONS, [template])
        create = _CREATE.format(sql.Identifier(name), sql.Identifier(template))
        server.execute(create + _BY_FILES if server.info.server_version >= 150000 else create)
        return self.url(name)

    def drop(self, url: str) -> None:
        """Drop the database, even when a test left a connection open."""
        self._administer().execute(_DROP.format(sql.Identifier(name_in(url))))

    def close(self) -> None:
        """End the connection that makes and drops databases."""
        if self._administrator is not None:
            self._administrator.close()

    def _administer(self) -> psycopg.Connection:
        if self._administrator is None:
            url = self.url("postgres")
            self._administrator = psycopg.connect(url, autocommit=True, connect_timeout=PATIENCE_SECONDS)
        return self._administrator


_END_SESSIONS = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s"
_CREATE = sql.SQL("CREATE DATABASE {} TEMPLATE {}")
_BY_FILES = sql.SQL(" STRATEGY FILE_COPY")  # a quarter of the cost of the other way, which version 15 brought
_DROP = sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)")


def name_in(url: str) -> str:
    """Return the name of the database in a URL made here."""
    return url.rpartition("/")[2]


@contextmanager
def running_server() -> Iterator[PostgresServer]:
    """Start a server, give it, stop it and remove its data.

    Raises CannotStart when PostgreSQL is missing or refuses to start.
    """
    initdb, postgres = find_program("initdb"), find_program("postgres")
    _remove_what_killed_runs_left()
    folder = Path(tempfile.mkdtemp(prefix=f"{PREFIX}{os.getpid()}-"))
    try:
        data, log = folder / "data", folder / "log"
        if user := _server_user():
            shutil.chown(folder, user)
        _make_data(initdb, data)
        process, port = _start(postgres, data, log)
        server = PostgresServer(port)
        try:
            yield server
        finally:
            server.close()
            _stop(process)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _remove_what_killed_runs_left() -> None:
    """Remove the data of processes that are no more: it may lie in memory."""
    for folder in Path(tempfile.gettempdir()).glob(f"{PREFIX}*-*"):
        process = folder.name.removeprefix(PREFIX).partition("-")[0]
        with suppress(PermissionError):
            try:
                os.kill(int(process), 0)
            except ProcessLookupError:
                shutil.rmtree(folder, ignore_errors=True)


def find_program(name: str) -> str:
    """Return the path of a PostgreSQL server program, the newest version's; CannotStart when there is none."""
    versions = sorted(Path("/").glob(f"{SERVER_FOLDERS}/{name}"), key=lambda found: int(found.parts[-3]))
    if versions:
        return str(versions[-1])
    if on_path := shutil.which(name):
        return on_path
    raise CannotStart(
        f"The PostgreSQL server program {name!r} is missing: half of the tests need it. "
        "On Debian/Ubuntu: apt-get install postgresql (python3 start.py test does it when run as root)."
    )


def _server_user() -> str | None:
    """PostgreSQL refuses to run as root: Debian's package brings a user for it."""
    return "postgres" if os.geteuid() == 0 else None


def _as_server_user() -> dict[str, object]:
    user = _server_user()
    return {"user": user, "group": user, "extra_groups": []} if user else {}


def _make_data(initdb: str, data: Path) -> None:
    made = subprocess.run(
        [initdb, *INITDB, "-D", str(data)],
        **_as_server_user(),
        cwd=data.parent,
        capture_output=True,
        text=True,
        check=False,
    )
    if made.returncode != 0:
        raise CannotStart(f"initdb failed:\n{made.stdout}{made.stderr}")


def _start(postgres: str, data: Path, log: Path) -> tuple[subprocess.Popen[bytes], int]:
    """Start on a free port; another program may take the port in between, so try again."""
    for _ in range(STARTS):
        port = free_port()
        options = [f"-c{name}={value}" for name, value in SETTINGS.items()]
        with log.open("ab") as output:
            process = subprocess.Popen(
                [*_dies_with_its_parent(), postgres, "-D", str(data), f"-p{port}", *options],
                **_as_server_user(),
                cwd=data.parent,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output,
                start_new_session=True,
            )
        if _answers(process, port):
            return process, port
        _stop(process)
    raise CannotStart(f"PostgreSQL does not start:\n{log.read_text(errors='replace')}")


def _dies_with_its_parent() -> list[str]:
    """Where setpriv is, even a test run that is killed leaves no server behind."""
    setpriv = shutil.which("setpriv")
    return [setpriv, "--pdeathsig", "INT"] if setpriv else []


def _answers(process: subprocess.Popen[bytes], port: int) -> bool:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while process.poll() is None and time.monotonic() < deadline:
        with suppress(psycopg.OperationalError), psycopg.connect(PostgresServer(port).url("postgres")):
            return True
        time.sleep(0.02)
    return False


def _stop(process: subprocess.Popen[bytes]) -> None:
    process.send_signal(signal.SIGINT)  # PostgreSQL's "fast shutdown"
    try:
        process.wait(PATIENCE_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def free_port() -> int:
    """Return a port of the loopback that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
