"""
The day as of which the derived columns of a system were written: the guards judge facts by it, and a clock that was
wrong shows in it. The newest instant of the trail is asked for at every page.
"""

from alembic import op

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    op.execute("ALTER TABLE system ADD COLUMN derived_on DATE")
    op.create_index("trail_at", "trail", ["at"])
