"""Registers of revision 0009, the oldest that the program upgrades, as each engine kept them (tests/data)."""

from pathlib import Path

from tests.plain_sql import connected, is_sqlite, plainly

DATA = Path(__file__).parent / "data"


def take_kept(url: str) -> None:
    """Load the register kept for the engine of the URL: an office's, some years old."""
    name = "sqlite" if is_sqlite(url) else "postgresql"
    script = (DATA / f"register_0009_{name}.sql").read_text("utf-8")
    with connected(url) as connection:
        connection.executescript(script) if is_sqlite(url) else connection.execute(script)


def take_kept_tables(url: str) -> None:
    """Load the tables of that register without their rows, and without the guards that would keep the rows there."""
    take_kept(url)
    if is_sqlite(url):
        listed = "SELECT name FROM sqlite_master WHERE type = '{}'"
        plainly(url, *(f'DROP TRIGGER "{name}"' for (name,) in plainly(url, listed.format("trigger"))))
        tables = [name for (name,) in plainly(url, listed.format("table")) if name != "alembic_version"]
        plainly(url, *(f'DELETE FROM "{name}"' for name in tables))
        return
    listed = "SELECT tgname, relname FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid WHERE NOT tgisinternal"
    plainly(url, *(f'DROP TRIGGER {name} ON "{table}"' for name, table in plainly(url, listed)))
    public = "SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'alembic_version'"
    tables = ", ".join(f'"{name}"' for (name,) in plainly(url, public))
    plainly(url, f"TRUNCATE {tables} CASCADE")
    far = "SELECT setval(format('%I.%I', schemaname, sequencename), 100000) FROM pg_sequences"
    plainly(url, far)  # rows put in with the ids they have elsewhere leave the sequences behind
