"""What the database says of its own health: damaged pages and indexes, rows that point at nothing."""

from collections.abc import Iterator

from sqlalchemy import Connection, Engine, TableClause, alias, func, inspect, literal_column, select
from sqlalchemy.exc import DBAPIError

from isms.platform import database_errors

MOST = 5
_INVALID_INDEXES = """SELECT relname FROM pg_index JOIN pg_class ON pg_class.oid = indexrelid
    WHERE NOT indisvalid AND relnamespace = current_schema()::regnamespace ORDER BY relname"""


def damage(engine: Engine) -> list[str]:
    """Return what is damaged, a line each, in the words of the backup; nothing when the database is sound."""
    try:
        with engine.connect() as connection:
            found = list((_of_sqlite if connection.dialect.name == "sqlite" else _of_postgres)(connection))
    except DBAPIError as broken:
        found = [database_errors.explain(broken)]
    return [f"Cơ sở dữ liệu bị hỏng: {each}. Hãy khôi phục từ bản sao lưu gần nhất." for each in found]


def _of_sqlite(connection: Connection) -> Iterator[str]:
    said = connection.exec_driver_sql(f"PRAGMA quick_check({MOST})").scalars().all()
    yield from (each for each in said if each != "ok")
    orphans = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchmany(MOST)
    yield from (f"dòng {row[1]} của bảng {row[0]} trỏ đến dòng không có ở bảng {row[2]}" for row in orphans)


def _of_postgres(connection: Connection) -> Iterator[str]:
    """Read every row of every table: the server checks each page as it reads it, where checksums are on."""
    for index in connection.exec_driver_sql(_INVALID_INDEXES).scalars():
        yield f"chỉ mục {index} không dùng được"
    for table in inspect(connection).get_table_names():
        try:
            connection.execute(select(func.count(literal_column("t"))).select_from(alias(TableClause(table), "t")))
        except DBAPIError as broken:
            connection.rollback()
            yield f"bảng {table}: {database_errors.explain(broken)}"
