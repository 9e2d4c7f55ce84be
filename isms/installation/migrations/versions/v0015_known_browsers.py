"""Browsers in which a person has signed in count failures of their own; failures are forgotten after a quiet day."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"


def upgrade() -> None:
    op.create_table(
        "known_browser",
        sa.Column("token_hash", sa.String(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("last_used_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("failed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("locked_until", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"]),
        sa.PrimaryKeyConstraint("token_hash", "person_id"),
    )
    op.create_index(op.f("ix_known_browser_person_id"), "known_browser", ["person_id"])
    op.add_column("person", sa.Column("failed_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("sign_in", sa.Column("browser", sa.String(), nullable=False, server_default=""))
