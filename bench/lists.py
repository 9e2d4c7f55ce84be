"""
The list's first page and the overview's counts against the same SQL, and nothing else, by the raw driver.

Those of a past day against computing it by the rules.
"""

import datetime as dt
from collections.abc import Callable, Iterator
from functools import partial
from statistics import median
from typing import Any

from sqlalchemy import event

from bench.fill import BENCH
from bench.measure import Row, in_turn, milliseconds
from bench.stores import Store
from inventory.work import Work
from isms.platform.database import Database
from schedules.plans import indicators
from schedules.standing import counting, listing

MOST_TIMES, MOST_MORE_MS = 2.0, 5.0
AGO = dt.timedelta(days=100)
MOST_OF_THE_RULES = 0.1
Statement = tuple[str, Any]
COUNTED = {
    "in use": listing.Filter(use="in_use"),
    "violations": listing.Filter(use="violation"),
    "blocked": listing.Filter(use="blocked"),
    "overdue": listing.Filter(overdue=True),
} | {days: listing.Filter(due_within=days) for days in (30, 60, 90)}


def rows(store: Store, url: str, systems: int, times: int) -> Iterator[Row]:
    """Measure both reads of a filled register."""
    asked: dict[str, Callable[[Work], object]] = {
        "first page of the list": lambda work: listing.page(work, listing.Filter()),
        "counts of the overview": lambda work: counting.tally(work, indicators.filters() | COUNTED),
    }
    database, driver = Database(url), store.driver(url)
    for what, ask in asked.items():
        ours, bare = in_turn(partial(_look, database, ask), partial(_replay, driver, _statements(database, ask)), times)
        most = MOST_TIMES * bare + MOST_MORE_MS
        yield Row(f"{store.name}, {systems:,} systems: {what}", ours, "<= 2 x + 5 ms", most, bare)
    yield from _past(store, database, systems, times)
    driver.close()
    database.engine.dispose()


def _past(store: Store, database: Database, systems: int, times: int) -> Iterator[Row]:
    """Measure the same of a past day, whose periods are kept, against computing it from the facts (once)."""
    with database.look(BENCH) as work:
        day = work.today - AGO
    every = indicators.filters() | COUNTED
    asked: dict[str, tuple[Callable[[Work], object], Callable[[Work], object]]] = {
        "first page of a past day": (
            lambda work: listing.page_as_of(work, listing.Filter(), day),
            lambda work: listing.page_on(work, listing.Filter(), day),
        ),
        "counts of a past day": (
            lambda work: counting.tally_as_of(work, every, day),
            lambda work: counting.tally_on(work, every, day),
        ),
    }
    for what, (ask, by_the_rules) in asked.items():
        _look(database, ask)
        ours = median(milliseconds(partial(_look, database, ask)) for _ in range(times))
        rules = milliseconds(partial(_look, database, by_the_rules))
        most = MOST_OF_THE_RULES * rules
        yield Row(f"{store.name}, {systems:,} systems: {what}", ours, "<= rules / 10", most, rules)


def _look(database: Database, ask: Callable[[Work], object]) -> None:
    with database.look(BENCH) as work:
        ask(work)


def _statements(database: Database, ask: Callable[[Work], object]) -> list[Statement]:
    """Return the SQL and the parameters that the product gives to the driver."""
    found: list[Statement] = []

    def note(_connection: Any, _cursor: Any, statement: str, parameters: Any, *_others: Any) -> None:
        if statement.startswith("SELECT"):
            found.append((statement, parameters))

    event.listen(database.engine, "before_cursor_execute", note)
    _look(database, ask)
    event.remove(database.engine, "before_cursor_execute", note)
    return found


def _replay(driver: Any, statements: list[Statement]) -> None:
    for statement, parameters in statements:
        driver.execute(statement, parameters).fetchall()
