"""The next limit of the transition stands with the system: a derived column, filled by the upgrade's refresh."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    op.add_column("system", sa.Column("transition_due_on", sa.Date(), nullable=True))
    where = sa.text("transition_due_on IS NOT NULL")
    op.create_index("system_transition", "system", ["transition_due_on"], unique=False, postgresql_where=where)
