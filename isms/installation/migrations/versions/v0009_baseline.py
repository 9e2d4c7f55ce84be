"""
The oldest schema that this program brings up to date: that of November 2026.

A new register does not run it: `schema.upgrade` makes the tables from the code. Nothing was released before.
"""

from alembic.util import CommandError

revision = "0009"
down_revision = None


def upgrade() -> None:
    raise CommandError("a new register is made by isms.installation.schema.upgrade")
