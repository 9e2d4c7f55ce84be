"""
Answers to single requirements: two more states, evidence and who verified it; answers of a unit for its systems.
"""

import sqlalchemy as sa
from alembic import op

from isms.installation.migrations import sqlite_text

revision = "0020"
down_revision = "0019"

BEFORE = "'none', 'partial', 'full', 'not_applicable'"
STATES = "'none', 'partial', 'full', 'equivalent', 'not_applicable', 'dropped'"


def upgrade() -> None:
    for name in ("evidence", "verified_by"):
        op.add_column("plan_item", sa.Column(name, sa.String(), nullable=False, server_default=""))
    op.add_column("plan_item", sa.Column("verified_on", sa.Date(), nullable=True))
    _widen_states()
    op.create_table(
        "office_answer",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        *(sa.Column(name, sa.String(), nullable=False) for name in ("regime", "requirement", "state", "responsible")),
        sa.Column("due_on", sa.Date(), nullable=True),
        *(sa.Column(name, sa.String(), nullable=False) for name in ("evidence", "verified_by")),
        sa.Column("verified_on", sa.Date(), nullable=True),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_by", sa.String(), nullable=False),
        sa.Column("voided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("voided_by", sa.String(), nullable=True),
        sa.Column("void_reason", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.CheckConstraint(f"state IN ({STATES})", name="office_answer_state"),
    )
    op.create_index("office_answer_of_unit", "office_answer", ["unit_id", "requirement"])


def _widen_states() -> None:
    connection = op.get_bind()
    if connection.dialect.name == "postgresql":
        op.drop_constraint("plan_item_state", "plan_item", type_="check")
        op.create_check_constraint("plan_item_state", "plan_item", f"state IN ({STATES})")
        return
    sqlite_text.replace_in(connection, "plan_item", (f"state IN ({BEFORE})", f"state IN ({STATES})"))
