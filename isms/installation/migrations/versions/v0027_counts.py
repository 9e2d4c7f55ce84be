"""
Systems that stand alike are counted as they change; whether the plan is implemented stands with what else is derived.
"""

import sqlalchemy as sa
from alembic import op

revision = "0027"
down_revision = "0026"

ALIKE = "responsibility, level, audit_due_on, act_by, cleared_until, in_use, operating, implemented"
STATE = """
    SELECT state FROM plan_state WHERE system_id = system.id AND voided_at IS NULL AND "on" <= {}
    ORDER BY "on" DESC, id DESC LIMIT 1
"""
DECIDED = 'SELECT 1 FROM decision WHERE system_id = system.id AND voided_at IS NULL AND "date" <= {}'


def upgrade() -> None:
    connection = op.get_bind()
    is_sqlite = connection.dialect.name == "sqlite"
    yes, no = ("1", "0") if is_sqlite else ("TRUE", "FALSE")
    today = "date('now', '+7 hours')" if is_sqlite else "(now() AT TIME ZONE 'Asia/Ho_Chi_Minh')::date"
    day = f"COALESCE(derived_on, {today})"
    op.execute(f"ALTER TABLE system ADD COLUMN implemented BOOLEAN NOT NULL DEFAULT {no}")
    op.execute(
        f"UPDATE system SET implemented = {yes} WHERE voided_at IS NULL AND ({STATE.format(day)}) = 'full' "
        f"AND EXISTS ({DECIDED.format(day)})"
    )
    op.create_table(
        "standing_count",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("responsibility", sa.String(), nullable=True),
        sa.Column("level", sa.Integer(), nullable=True),
        sa.Column("audit_due_on", sa.Date(), nullable=True),
        sa.Column("act_by", sa.Date(), nullable=True),
        sa.Column("cleared_until", sa.Date(), nullable=True),
        sa.Column("in_use", sa.Boolean(), nullable=False),
        sa.Column("operating", sa.Boolean(), nullable=False),
        sa.Column("implemented", sa.Boolean(), nullable=False),
        sa.Column("retired", sa.Boolean(), nullable=False),
        sa.Column("latest", sa.Date(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("summed", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    known = "COALESCE(retired_on, registered_on)"
    later = f"{'max' if is_sqlite else 'GREATEST'}(registered_on, {known})"
    op.execute(
        f"INSERT INTO standing_count ({ALIKE}, retired, latest, number, summed) "
        f"SELECT {ALIKE}, retired_on IS NOT NULL, max({later}), count(*), {yes} FROM system WHERE voided_at IS NULL "
        f"GROUP BY {ALIKE}, retired_on IS NOT NULL"
    )
