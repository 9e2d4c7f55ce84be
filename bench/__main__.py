"""`python -m bench [--quick]`: measure, and print the table."""

import argparse
import datetime as dt
import os
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from bench import fill, lists, neighbours, pages, print_times, starting, sweep, visits, whole, workspace
from bench.measure import HEADER, Row
from bench.stores import PostgresDatabases, SqliteFiles, Store
from isms.platform.database import VIETNAM
from tests.postgres import running_server

MOST_WHOLE = 1
"""So often what reads the whole register is measured: a recount of 100,000 systems takes most of a minute."""


@dataclass(frozen=True, slots=True)
class Scale:
    """How much to measure: systems of the registers swept, of the one listed, and how often."""

    swept: tuple[int, ...] = (100_000, 1_000_000)
    listed: int = 100_000
    sweeps: int = 3
    reads: int = 15
    papers: int = 15
    run: int = 1000
    starts: int = 3
    visited: int = 10_000
    clicked: workspace.Size = field(default_factory=workspace.Size)
    crowded: int = 500
    crowd: visits.Crowd = field(default_factory=visits.Crowd)
    heavy: neighbours.Size = field(default_factory=neighbours.Size)


QUICK = Scale(
    swept=(10_000,),
    listed=10_000,
    run=50,
    starts=1,
    clicked=workspace.Size(loads=1, clicks=2),
    crowd=visits.Crowd(150, 10, 45),
    heavy=neighbours.Size(1000, 300, 2),
)


def rows(scale: Scale, folder: Path) -> Iterator[Row]:
    """Measure everything, each row as soon as it is known."""
    yield from print_times.rows(scale.papers)
    yield from print_times.run(SqliteFiles(folder), scale.run, dt.datetime.now(VIETNAM).date())
    yield from starting.rows(folder / "serve", scale.starts)
    yield from _of_workspace(SqliteFiles(folder), scale, folder / "workspace")
    yield from _of_crowd(SqliteFiles(folder), scale, folder / "crowd")
    yield from _of_neighbours(SqliteFiles(folder), scale.heavy, folder / "neighbours")
    yield from _of_store(SqliteFiles(folder), scale)
    with running_server() as server:
        yield from _of_store(PostgresDatabases(server), scale)


def _of_store(store: Store, scale: Scale) -> Iterator[Row]:
    today = dt.datetime.now(VIETNAM).date()
    for systems in sorted({*scale.swept, scale.listed}):
        url = fill.fill(store, systems, today)
        if systems == scale.listed:
            yield from lists.rows(store, url, systems, scale.reads)
            yield from whole.rows(store, url, systems, min(scale.reads, MOST_WHOLE))
        if systems in scale.swept:
            yield from sweep.rows(store, url, systems, today, scale.sweeps)
        store.drop(url)


def _of_workspace(store: Store, scale: Scale, folder: Path) -> Iterator[Row]:
    url = workspace.register(store, scale.visited, dt.datetime.now(VIETNAM).date())
    yield from workspace.rows(url, scale.visited, folder, scale.clicked)
    store.drop(url)


def _of_crowd(store: Store, scale: Scale, folder: Path) -> Iterator[Row]:
    url = workspace.register(store, scale.crowded, dt.datetime.now(VIETNAM).date())
    yield from visits.rows(url, scale.crowded, folder, scale.crowd)
    store.drop(url)


def _of_neighbours(store: Store, size: neighbours.Size, folder: Path) -> Iterator[Row]:
    url = workspace.register(store, size.systems, dt.datetime.now(VIETNAM).date())
    yield from neighbours.rows(url, folder, size)
    store.drop(url)


def every_page(systems: int, folder: Path) -> Iterator[Row]:
    """Measure every page of a register of so many systems, and nothing else."""
    store = SqliteFiles(folder)
    url = workspace.register(store, systems, dt.datetime.now(VIETNAM).date())
    yield from pages.rows(url, systems, folder / "pages")
    store.drop(url)


def main() -> None:
    """Print the table, and how busy the machine was."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="10,000 systems, about two minutes")
    parser.add_argument("--pages", type=int, metavar="SYSTEMS", help="every page of such a register, and nothing else")
    asked = parser.parse_args()
    print(HEADER)
    with tempfile.TemporaryDirectory(prefix="isms-bench-") as folder:
        place = Path(folder)
        found = every_page(asked.pages, place) if asked.pages else rows(QUICK if asked.quick else Scale(), place)
        for row in found:
            print(row, flush=True)
    loads = ", ".join(f"{load:.1f}" for load in os.getloadavg())
    print(f"load of the machine in the last 1, 5, 15 minutes: {loads} on {os.cpu_count()} processors")


if __name__ == "__main__":
    main()
