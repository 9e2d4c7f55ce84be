"""The measurements run, name what they measured, and measure a register that is true to its facts."""

import datetime as dt
from pathlib import Path

import pytest

from bench import __main__ as bench
from bench import faults, fill, neighbours, pages, visits, workspace
from bench.stores import PostgresDatabases, SqliteFiles, Store
from bench.sweep import Clock
from isms.installation import schema
from isms.platform.database import VIETNAM, Database
from schedules.standing import derived, standing_counts
from tests.databases import SqliteFiles as SqliteDatabases
from tests.postgres import PostgresServer

pytestmark = pytest.mark.slow  # it fills registers and measures them

TINY = workspace.Size(loads=1, open=3, clicks=1)
SMALL = bench.Scale(
    swept=(300,),
    listed=300,
    sweeps=1,
    reads=1,
    papers=1,
    run=3,
    starts=1,
    visited=300,
    clicked=TINY,
    crowded=300,
    crowd=visits.Crowd(6, 1, 1),
    heavy=neighbours.Size(300, 5, 1),
)


@pytest.fixture(params=["sqlite", "postgresql"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Store:
    """A place for registers, of each engine in turn."""
    if request.param == "sqlite":
        return SqliteFiles(tmp_path)
    server: PostgresServer = request.getfixturevalue("postgres_server")
    return PostgresDatabases(server)


def test_a_filled_register_is_what_its_facts_say_with_its_guards_in_place(store: Store) -> None:
    today = dt.datetime.now(VIETNAM).date()
    url = fill.fill(store, 300, today)
    database = Database(url, Clock(today))
    with database.look(fill.BENCH) as work:
        assert list(derived.drift(work)) == [] == list(standing_counts.differences(work))
    assert schema.differences(database.engine) == []
    with database.engine.connect() as connection, pytest.raises(Exception, match="never deleted"):
        connection.exec_driver_sql("DELETE FROM system")
    database.engine.dispose()
    store.drop(url)


def test_every_measurement_is_made_and_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workspace, "PAGES", {"overview": "/", "a system": workspace.SYSTEM})
    measured = list(bench.rows(SMALL, tmp_path))

    lists = ("first page of the list", "counts of the overview", "first page of a past day", "counts of a past day")
    of_stores = (*lists, "export as JSON", "recount, 1 % changed", "sweep, 1 % due", "sweep, nothing due")
    felt = [f": another's {each}, {how}" for each in ("page", "save") for how in ("p95", "worst")]
    assert [row.what for row in measured] == [
        "PDF of a checklist",
        "3 checklists in one run",
        "serve: start to first page",
        "serve: idle memory",
        *(f"300 systems: {what}, interactive" for what in ("overview", "a system")),
        "click with 3 open pages, p50",
        "click with 3 open pages, p95",
        "longest the server answered nobody",
        "300 systems, 6 visits, 1 pages open: memory",
        "the same, all gone: memory over idle",
        *(
            f"300 systems, {work}{what}"
            for work in ("Mẫu 08 as Word", "its annex", "a package", "an import", "taking it back")
            for what in (*felt, ", from asking")
        ),
        *(f"{store}, 300 systems: {what}" for store in ("SQLite", "PostgreSQL") for what in of_stores),
    ]
    assert all(row.measured > 0 or "over idle" in row.what for row in measured)
    assert all(row.goal in str(row) for row in measured)
    assert all(row.baseline for row in measured if " x" in row.goal)


def test_every_page_is_opened_by_who_sees_all_and_by_a_unit(tmp_path: Path) -> None:
    assert {"/", "/ra-soat", "/yeu-cau-chung", f"/he-thong/{pages.CODE}?tab=ho-so"} <= set(pages.addresses())
    url = workspace.register(SqliteFiles(tmp_path), 300, dt.datetime.now(VIETNAM).date())
    measured = list(pages.rows(url, 300, tmp_path / "pages", ["/canh-bao"]))
    assert [row.what.partition(": ")[0] for row in measured] == ["300 systems, all", "300 systems, a unit"]
    assert all(row.measured > 0 and row.baseline for row in measured)


def test_what_is_killed_is_counted_and_what_is_lost_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    databases = SqliteDatabases(tmp_path, {})
    [row] = faults.table(databases, "SQLite", tmp_path, 2, "sweep")
    assert row.startswith("| sweep | SQLite | 2 | ")
    assert row.endswith(" | 0 | 0 |")

    def loses(_databases: object, _folder: Path, step: int | None) -> faults.Thrown:
        return faults.Thrown(5, step is not None, () if step is None else ("an alert",), 1)

    monkeypatch.setitem(faults.FAULTS, "sweep", loses)
    [row] = faults.table(databases, "SQLite", tmp_path / "again", 2, "sweep")
    assert row == "| sweep | SQLite | 2 | 5 | an alert | 2 |"
