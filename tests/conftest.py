"""What every test can ask for: a private database of either engine, a clean environment, a browser."""

import gc
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from argon2 import PasswordHasher
from hypothesis import settings

from isms.accounts import passwords
from isms.platform.database import Database
from schedules.alerts.days_off_alerts import DaysOffMissing
from tests.chromium import new_visitor, running_browser, strangers_in
from tests.databases import Databases, PostgresDatabases, Prepare, SqliteFiles, open_database
from tests.postgres import CannotStart, PostgresServer, free_port, running_server
from tests.register import Clock, Fill, Prepared, migrate
from tests.scratch import keep_compiled, keep_in_memory

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

ENGINES = ("sqlite", "postgresql")
NEEDS = {
    "browser": {"browser"},
    "page": {"cheap_passwords"},
    "postgresql": {"postgres_server"},
}
"""The markers that tests get by themselves -> the fixtures that give them."""
OURS = ("PYTEST", "NICEGUI", "ISMS_")
"""Names in the environment that begin so steer this product or its test tools."""


def pytest_configure(config: pytest.Config) -> None:
    """Settle where temporary files go before anything, xdist's workers included, asks for one."""
    gc.disable()  # until everything is collected
    keep_in_memory()
    keep_compiled()
    settings.register_profile("untimed", deadline=None)  # speed is measured by bench/, never by a test
    settings.register_profile("fast", deadline=None, max_examples=20)  # `start.py test --fast`
    settings.load_profile(config.getoption("--hypothesis-profile") or "untimed")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run what asks for `databases` on each engine in turn, or on those that the marker `engines` names."""
    given = [mark.args[0] for mark in metafunc.definition.iter_markers("parametrize")]
    if "databases" in metafunc.fixturenames and not any("databases" in names for names in given):
        named = metafunc.definition.get_closest_marker("engines")
        metafunc.parametrize("databases", named.args if named else ENGINES, indirect=True)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """
    Mark what a test needs by the fixtures it uses (see the markers in pyproject.toml); put slow tests first.

    Browser tests come last: synchronous Playwright leaves an event loop running that breaks asynchronous tests.
    """
    for item in items:
        for marker, fixtures in NEEDS.items():
            if fixtures & set(getattr(item, "fixturenames", ())):
                item.add_marker(marker)
        if "postgresql" in item.name.partition("[")[2]:
            item.add_marker("postgresql")
    items.sort(key=lambda item: (item.get_closest_marker("browser") is not None, not item.get_closest_marker("slow")))


def pytest_collection_finish() -> None:
    """Spare the collector of garbage the thousands of tests and modules that stay until the end anyway."""
    gc.freeze()
    gc.enable()


@pytest.fixture(autouse=True)
def _own_settings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No test reads this machine's settings or touches the register of the person who runs it."""
    for name in [name for name in os.environ if name.startswith("ISMS_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("ISMS_DATA_DIR", str(tmp_path / "data"))


@pytest.fixture(autouse=True)
def _days_off_entered(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> None:
    """No test counts an alert more because the days off of the year in which it happens to run are not announced."""
    if request.node.get_closest_marker("days_off_missing") is None:
        monkeypatch.setattr(DaysOffMissing, "owed", lambda _self, _work: ())


def program_environment(folder: Path) -> dict[str, str]:
    """Return the environment for a program that a test starts: nothing of the test tools, its data in the folder."""
    inherited = {name: value for name, value in os.environ.items() if not name.startswith(OURS)}
    return inherited | {"ISMS_DATA_DIR": str(folder), "PYTHONUNBUFFERED": "1"}


@pytest.fixture
def clean_environment(tmp_path: Path) -> dict[str, str]:
    """The environment for a program that a test starts: nothing of the test tools, a data folder of its own."""
    return program_environment(tmp_path / "data")


@pytest.fixture
def port() -> int:
    """A free port of the loopback."""
    return free_port()


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[PostgresServer]:
    """The tests' own PostgreSQL server. Where there is none the test fails: half of the promises would go unseen."""
    try:
        with running_server() as server:
            yield server
    except CannotStart as reason:
        pytest.fail(str(reason), pytrace=False)


@pytest.fixture(scope="session")
def _prepared_in_sqlite() -> dict[Prepare, Path]:
    return {}


@pytest.fixture(scope="session")
def _prepared_in_postgres() -> dict[Prepare, str]:
    return {}


@pytest.fixture
def sqlite_databases(tmp_path_factory: pytest.TempPathFactory, _prepared_in_sqlite: dict[Prepare, Path]) -> SqliteFiles:
    """SQLite databases for one test."""
    return SqliteFiles(tmp_path_factory.getbasetemp(), _prepared_in_sqlite)


@pytest.fixture
def postgres_databases(
    postgres_server: PostgresServer, _prepared_in_postgres: dict[Prepare, str]
) -> Iterator[PostgresDatabases]:
    """PostgreSQL databases for one test, dropped when it ends."""
    databases = PostgresDatabases(postgres_server, _prepared_in_postgres)
    yield databases
    databases.forget()


@pytest.fixture
def databases(request: pytest.FixtureRequest) -> Databases:
    """Databases of each engine in turn, or of those that the marker `engines` names."""
    engine = {"sqlite": "sqlite_databases", "postgresql": "postgres_databases"}[request.param]
    return request.getfixturevalue(engine)


@pytest.fixture
def database_url(databases: Databases) -> str:
    """The URL of an empty database, on each engine in turn."""
    return databases.empty()


@pytest.fixture
def clock() -> Clock:
    """The clock of `database`: the real now, until a test moves it ahead."""
    return Clock()


@pytest.fixture
def register_url(databases: Databases) -> str:
    """The URL of a register with the newest schema, its policies and an office, on each engine in turn."""
    return databases.copy(migrate)


@pytest.fixture
def database(register_url: str, clock: Clock) -> Iterator[Database]:
    """A register with the newest schema, its policies and an office, on each engine in turn."""
    opened = open_database(register_url, clock)
    yield opened
    opened.engine.dispose()


@pytest.fixture(scope="session")
def _filling() -> dict[Fill, Prepared]:
    return {}


@pytest.fixture
def filled(databases: Databases, clock: Clock, _filling: dict[Fill, Prepared]) -> Iterator[Callable[[Fill], Database]]:
    """Give a register like `database` in which a function has entered something: it runs once in a session."""
    opened: list[Database] = []

    def open_filled(fill: Fill) -> Database:
        prepare = _filling.setdefault(fill, Prepared(fill))
        opened.append(open_database(databases.copy(prepare), clock))
        clock.now = max(clock.now, prepare.ended)
        return opened[-1]

    yield open_filled
    for database in opened:
        database.engine.dispose()


@pytest.fixture
def cheap_passwords(monkeypatch: pytest.MonkeyPatch) -> None:
    """Passwords that cost little to check, for tests in which people sign in to the application."""
    monkeypatch.setattr(passwords, "_hasher", PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))


@pytest.fixture(scope="session")
def browser() -> Iterator["Browser"]:
    """A headless Chromium, started when the first test asks for it."""
    with running_browser() as chromium:
        yield chromium


@pytest.fixture
def page(browser: "Browser", tmp_path: Path) -> Iterator["Page"]:
    """A page of a new visitor (no cookies, Vietnamese), who must never be sent outside this machine."""
    context = new_visitor(browser, accept_downloads=True)
    strangers = strangers_in(context)
    yield context.new_page()
    context.close()
    assert strangers == []
