"""The security log; from where each session was opened."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"

EVENTS = "'sign_in_failed', 'locked', 'signed_in', 'signed_out', 'not_allowed', 'foreign_origin'"


def upgrade() -> None:
    op.create_table(
        "security_event",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("event", sa.String(), nullable=False),
        sa.Column("account", sa.String(), nullable=False),
        sa.Column("address", sa.String(), nullable=False),
        sa.Column("agent", sa.String(), nullable=False),
        sa.Column("step", sa.String(), nullable=False),
        sa.Column("left_out", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.CheckConstraint(f"event IN ({EVENTS})", name="security_event_event"),
    )
    op.create_index(op.f("ix_security_event_at"), "security_event", ["at"])
    op.create_index(op.f("ix_security_event_account"), "security_event", ["account"])
    op.add_column("sign_in", sa.Column("address", sa.String(), nullable=False, server_default=""))
