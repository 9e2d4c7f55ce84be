"""
Imports that can be taken back, systems that can be voided.

A voided system stays voided, and none is voided while it is in use.
"""

import sqlalchemy as sa
from alembic import op

from isms.installation.migrations.versions import v0002_guards as guards

revision = "0007"
down_revision = "0006"

VOIDING = ("voided_at", "voided_by", "void_reason")


def upgrade() -> None:
    op.add_column("system", sa.Column("voided_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("system", sa.Column("voided_by", sa.String(), nullable=True))
    op.add_column("system", sa.Column("void_reason", sa.String(), nullable=True))
    guard_voided_systems()
    op.create_table(
        "import_run",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("branch", sa.String(), nullable=False),
        sa.Column("file", sa.String(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("summary", sa.JSON(), nullable=False),
        sa.Column("undone_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("undone_by", sa.String(), nullable=True),
        sa.Column("undo_reason", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "import_change",
        sa.Column("run_id", sa.Integer(), nullable=False),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["run_id"], ["import_run.id"]),
        sa.PrimaryKeyConstraint("run_id"),
    )


def guard_voided_systems() -> None:
    """Let a system be voided once, and none that is in use."""
    columns = ", ".join(VOIDING)
    guards.refuse("system_void_once", f"UPDATE OF {columns} ON system", "void", "OLD.voided_at IS NOT NULL")
    event = "UPDATE OF in_use, voided_at ON system"
    guards.refuse("system_voided_not_in_use", event, "voided_use", "NEW.in_use AND NEW.voided_at IS NOT NULL")
