"""Surveys of machine rooms."""

import sqlalchemy as sa
from alembic import op

from isms.installation.migrations.fact_columns import fact_columns

revision = "0029"
down_revision = "0028"
CONDITIONS = ("door", "watched", "power", "cooling", "fire", "earthing", "racks", "cleared")


def upgrade() -> None:
    answers = (
        column
        for name in CONDITIONS
        for column in (
            sa.Column(name, sa.Boolean(), nullable=True),
            sa.Column(f"{name}_note", sa.String(), nullable=False),
        )
    )
    op.create_table(
        "room_survey",
        *fact_columns(),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("room", sa.String(), nullable=False),
        sa.Column("surveyor", sa.String(), nullable=False),
        *answers,
        sa.Column("devices_seen", sa.String(), nullable=False),
        sa.Column("devices_more", sa.String(), nullable=False),
        sa.Column("findings", sa.String(), nullable=False),
    )
    op.create_index(op.f("ix_room_survey_system_id"), "room_survey", ["system_id"])
