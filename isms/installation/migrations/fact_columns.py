"""The columns that every dated fact carries, for migrations that make a table of facts."""

from typing import Any

import sqlalchemy as sa


def fact_columns() -> list[sa.Column[Any] | sa.Constraint]:
    """Return id, system, who recorded it when, the columns of a voiding, and their keys."""
    return [
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("system_id", sa.Integer(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_by", sa.String(), nullable=False),
        sa.Column("voided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("voided_by", sa.String(), nullable=True),
        sa.Column("void_reason", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["system_id"], ["system.id"]),
        sa.PrimaryKeyConstraint("id"),
    ]
