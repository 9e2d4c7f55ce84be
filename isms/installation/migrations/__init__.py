"""Alembic migrations: the history of the schema. Each stands alone and imports no table of the product."""
