"""Rows that are there once, whoever comes first."""

from sqlalchemy import Insert
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Session, SQLModel


def once(session: Session, table: type[SQLModel], unique: list[str]) -> Insert:
    """Return an insert that leaves what is there already, by the columns that are unique together."""
    dialect = postgresql if session.get_bind().dialect.name == "postgresql" else sqlite
    statement: Insert = dialect.insert(table).on_conflict_do_nothing(index_elements=unique)
    return statement
