"""The alerts of a person are counted by an index; an alert in no message yet, and a system that counts, cost none."""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"


def upgrade() -> None:
    op.drop_index("ix_alert_recipient_message_id", "alert_recipient")
    _where_known("alert_in_message", "alert_recipient", "message_id")
    op.create_index("alert_of_person", "alert_recipient", ["person_id", "alert_id"])
    _where_known("system_voided", "system", "voided_at")


def _where_known(name: str, table: str, column: str) -> None:
    known = sa.text(f"{column} IS NOT NULL")
    op.create_index(name, table, [column], postgresql_where=known, sqlite_where=known)
