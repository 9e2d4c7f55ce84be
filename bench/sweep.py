"""The sweep against the bare UPDATE by the raw driver, on identical copies of one register."""

import datetime as dt
from collections.abc import Iterator
from statistics import median

from bench.fill import ONE_IN
from bench.measure import Row, middle, milliseconds
from bench.stores import Store
from isms.jobs import jobs
from isms.platform.database import VIETNAM, Database

MOST_TIMES, MOST_IDLE_MS = 3.0, 10.0
IDLE_SWEEPS = 5
UPDATE = "UPDATE system SET in_use = FALSE, cleared_until = NULL WHERE cleared_until < '{today}'"


class Clock:
    """Eight in the morning of a day in Viet Nam, a millisecond later at every look."""

    def __init__(self, day: dt.date) -> None:
        self.to(day)

    def to(self, day: dt.date) -> None:
        self.now = dt.datetime.combine(day, dt.time(8, 0, tzinfo=VIETNAM)).astimezone(dt.UTC)

    def __call__(self) -> dt.datetime:
        self.now += dt.timedelta(milliseconds=1)
        return self.now


def rows(store: Store, url: str, systems: int, today: dt.date, times: int) -> Iterator[Row]:
    """Measure the sweep of a register filled as of `today`: on the day after, when 1 % is due, and today."""
    pairs, idle = [], []
    for _ in range(times):
        swept, rests = _sweep(store, url, today, systems // ONE_IN)
        pairs.append((swept, _bare_update(store, url, today, systems // ONE_IN)))
        idle += rests
    swept, bare = middle(pairs)
    name = f"{store.name}, {systems:,} systems: sweep,"
    yield Row(f"{name} 1 % due", swept, f"<= {MOST_TIMES:g} x", MOST_TIMES * bare, bare)
    yield Row(f"{name} nothing due", median(idle), f"< {MOST_IDLE_MS:g} ms", MOST_IDLE_MS)


def _sweep(store: Store, url: str, today: dt.date, due: int) -> tuple[float, list[float]]:
    """Return how long the sweep takes on the day after, and each of those today that find nothing to do."""
    copy = store.copy(url)
    clock = Clock(today)
    database = Database(copy, clock)
    jobs.sweep(database)
    idle = [milliseconds(lambda: jobs.sweep(database)) for _ in range(IDLE_SWEEPS)]
    clock.to(today + dt.timedelta(days=1))
    results = []
    took = milliseconds(lambda: results.append(jobs.sweep(database)))
    assert (len(results[0].withdrawn), results[0].alerts, results[0].failed) == (due, due, [])
    database.engine.dispose()
    store.drop(copy)
    return took, idle


def _bare_update(store: Store, url: str, today: dt.date, due: int) -> float:
    copy = store.copy(url)
    driver = store.driver(copy)
    driver.execute(UPDATE.format(today=today))
    changed = []
    late = today + dt.timedelta(days=1)
    took = milliseconds(lambda: changed.append(driver.execute(UPDATE.format(today=late)).rowcount))
    assert changed == [due]
    driver.close()
    store.drop(copy)
    return took
