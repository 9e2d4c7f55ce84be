"""The plans with a day by which they are to be done are found by it: the first sweep of a day read the state of all."""

from alembic import op
from sqlalchemy import text

revision = "0030"
down_revision = "0029"


def upgrade() -> None:
    expected = text("expected_on IS NOT NULL")
    op.create_index(
        "plan_state_expected", "plan_state", ["expected_on"], sqlite_where=expected, postgresql_where=expected
    )
