"""Recurring duties: what the office chose, what was done for systems and for the office, and what proves the latter."""

import sqlalchemy as sa
from alembic import op

from isms.installation.migrations.fact_columns import fact_columns

revision = "0019"
down_revision = "0018"


def upgrade() -> None:
    op.add_column("system", sa.Column("archive", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.create_table(
        "duty_done",
        *fact_columns(),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("duty", sa.String(), nullable=False),
        sa.Column("performer", sa.String(), nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
    )
    op.create_index(op.f("ix_duty_done_system_id"), "duty_done", ["system_id"])
    op.create_table(
        "duty_choice",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("months", sa.JSON(), nullable=False),
        sa.Column("month_day", sa.String(), nullable=False),
        sa.Column("responsible", sa.String(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=True),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_by", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("code"),
    )
    op.create_table(
        "office_reminder",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("day", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("kind", "subject", name="office_reminder_once"),
    )
    _of_office(
        "office_duty_done",
        sa.Column("duty", sa.String(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("performer", sa.String(), nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
    )
    op.create_index(op.f("ix_office_duty_done_duty"), "office_duty_done", ["duty"])
    _of_office(
        "office_document",
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("filename", sa.String(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("about", sa.String(), nullable=False),
        sa.Column("about_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["sha256"], ["evidence_file.sha256"]),
    )
    op.create_index(op.f("ix_office_document_sha256"), "office_document", ["sha256"])


def _of_office(table: str, *own: sa.Column[object] | sa.Constraint) -> None:
    op.create_table(
        table,
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        *own,
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_by", sa.String(), nullable=False),
        sa.Column("voided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("voided_by", sa.String(), nullable=True),
        sa.Column("void_reason", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f(f"ix_{table}_unit_id"), table, ["unit_id"])
