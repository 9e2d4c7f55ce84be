"""What reads a whole register: its export as JSON against the barest one, a recount of a few systems against all."""

import io
import json
from collections.abc import Callable, Iterator
from functools import partial

from bench.fill import BENCH, FACTS, ONE_IN
from bench.measure import Row, in_turn
from bench.stores import Store
from inventory.work import Work
from isms.exchange.sheets import files
from isms.platform.database import Database
from isms.xray import look

MOST_TIMES_BARE, MOST_OF_ALL = 4.0, 0.1
TABLES = ("system", "system_unit", *FACTS)


def rows(store: Store, url: str, systems: int, times: int) -> Iterator[Row]:
    """Measure both of a filled register."""
    database, driver = Database(url), store.driver(url)

    def bare() -> None:
        for table in TABLES:
            for row in driver.execute(f"SELECT * FROM {table}").fetchall():
                json.dumps(row, default=str, ensure_ascii=False)

    ours, barest = in_turn(partial(_look, database, _export), bare, times)
    most = MOST_TIMES_BARE * barest
    yield Row(f"{store.name}, {systems:,} systems: export as JSON", ours, "<= 4 x", most, barest)
    few = list(range(1, systems // ONE_IN + 1))
    ours, everything = in_turn(
        partial(_look, database, lambda work: look.recount(work, few)), partial(_look, database, look.recount), times
    )
    what = f"{store.name}, {systems:,} systems: recount, 1 % changed"
    yield Row(what, ours, "<= 0.1 x", MOST_OF_ALL * everything, everything)
    driver.close()
    database.engine.dispose()


def _export(work: Work) -> None:
    files.write_to(work, ".json", io.BytesIO())


def _look(database: Database, ask: Callable[[Work], object]) -> None:
    with database.look(BENCH) as work:
        ask(work)
