"""The index of what waits to be mailed answers by itself: what was told in years is not read again."""

from alembic import op
from sqlalchemy import text

revision = "0024"
down_revision = "0023"


def upgrade() -> None:
    waits = text("message_id IS NULL")
    op.drop_index("alert_waiting", "alert_recipient")
    op.create_index(
        "alert_waiting", "alert_recipient", ["person_id", "alert_id"], sqlite_where=waits, postgresql_where=waits
    )
