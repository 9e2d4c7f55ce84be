"""What SQLite can not alter in a table is changed in the text that made it: its rows stay as they are."""

from sqlalchemy import Connection


def replace_in(connection: Connection, table: str, *pairs: tuple[str, str]) -> None:
    """Replace, in the text that made a table, the first of each pair by the second."""
    version = connection.exec_driver_sql("PRAGMA schema_version").scalar_one()
    connection.exec_driver_sql("PRAGMA writable_schema = ON")
    for before, after in pairs:
        connection.exec_driver_sql(
            "UPDATE sqlite_master SET sql = replace(sql, ?, ?) WHERE type = 'table' AND name = ?",
            (before, after, table),
        )
    connection.exec_driver_sql(f"PRAGMA schema_version = {version + 1}")
    connection.exec_driver_sql("PRAGMA writable_schema = OFF")
