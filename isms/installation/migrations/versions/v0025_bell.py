"""What one has open is counted by an index, and not among all alerts of years."""

from alembic import op

revision = "0025"
down_revision = "0024"


def upgrade() -> None:
    op.create_index("alert_of_kind", "alert", ["kind", "system_id", "base"])
