"""
The triggers that keep `standing_count`: each change of a system takes it out of one group and puts it into another.

On SQLite one for each row changed; on PostgreSQL one for each statement, which adds a row for each group only.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from schedules.standing.count_tables import ALIKE

LATEST = {"sqlite": "max({0}registered_on, COALESCE({0}retired_on, {0}registered_on))"}
LATEST["postgresql"] = "GREATEST({0}registered_on, {0}retired_on)"
_INTO = f"INSERT INTO standing_count ({', '.join(ALIKE)}, retired, latest, number, summed)"
_CHANGING = (*ALIKE, "retired_on", "registered_on", "voided_at")


@dataclass(frozen=True, slots=True)
class CountingTrigger:
    """
    A trigger after `event` ("INSERT", "UPDATE") on systems. `body`: of PostgreSQL's `function`, of itself on SQLite.
    """

    name: str
    event: str
    head: str
    body: str
    function: str = ""

    @property
    def statement(self) -> str:
        """What makes it; on PostgreSQL after its function."""
        return f"{self.head} EXECUTE FUNCTION {self.function}()" if self.function else f"{self.head} {self.body}"

    @property
    def expected(self) -> tuple[object, ...]:
        """What the database should know of it: its text on SQLite, its row in `pg_trigger` on PostgreSQL."""
        if not self.function:
            return (self.statement,)
        return "system", "O", self.function, {"INSERT": 4, "UPDATE": 16}[self.event], 0, False


def counting_triggers(dialect: str) -> Iterator[CountingTrigger]:
    """Return the triggers for "sqlite" or "postgresql"."""
    make = _on_sqlite if dialect == "sqlite" else _on_postgres
    yield make("system_counted", "INSERT")
    yield make("system_counted_again", "UPDATE")


def group(dialect: str, row: str = "") -> str:
    """Return the columns by which a row of `system` is counted, as SQL; `row` is "OLD." or "NEW." in a trigger."""
    return f"{', '.join(row + name for name in ALIKE)}, {row}retired_on IS NOT NULL, {LATEST[dialect].format(row)}"


def _on_sqlite(name: str, event: str) -> CountingTrigger:
    columns = f" OF {', '.join(_CHANGING)}" if event == "UPDATE" else ""
    head = f'CREATE TRIGGER {name} AFTER {event}{columns} ON "system"'
    added = f"SELECT {group('sqlite', 'NEW.')}, 1, 0 WHERE NEW.voided_at IS NULL"
    if event == "INSERT":
        return CountingTrigger(name, event, head, f"BEGIN {_INTO} {added}; END")
    differs = " OR ".join(f"OLD.{column} IS NOT NEW.{column}" for column in _CHANGING)
    removed = f"SELECT {group('sqlite', 'OLD.')}, -1, 0 WHERE OLD.voided_at IS NULL"
    return CountingTrigger(name, event, head, f"WHEN ({differs}) BEGIN {_INTO} {removed} UNION ALL {added}; END")


def _on_postgres(name: str, event: str) -> CountingTrigger:
    tables = {"after_it": 1} if event == "INSERT" else {"before_it": -1, "after_it": 1}
    named = {"before_it": "OLD TABLE AS before_it", "after_it": "NEW TABLE AS after_it"}
    referring = " ".join(named[table] for table in tables)
    head = f'CREATE TRIGGER {name} AFTER {event} ON "system" REFERENCING {referring} FOR EACH STATEMENT'
    columns = f"{', '.join(ALIKE)}, retired_on IS NOT NULL AS retired, {LATEST['postgresql'].format('')} AS latest"
    each = " UNION ALL ".join(
        f"SELECT {columns}, {number} AS number FROM {table} WHERE voided_at IS NULL" for table, number in tables.items()
    )
    by = f"{', '.join(ALIKE)}, retired, latest"
    summed = f"SELECT {by}, sum(number), FALSE FROM ({each}) AS changed GROUP BY {by} HAVING sum(number) <> 0"
    return CountingTrigger(name, event, head, f" BEGIN {_INTO} {summed}; RETURN NULL; END ", f"isms_{name}")
