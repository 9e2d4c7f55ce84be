"""Passwords set by another are changed at the next sign-in; acts on accounts wait; the shell's take two."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"


def upgrade() -> None:
    no = sa.false()
    op.add_column("person", sa.Column("must_change_password", sa.Boolean(), nullable=False, server_default=no))
    op.add_column("pending_fact", sa.Column("secret", sa.String(), nullable=False, server_default=""))
    op.add_column("pending_fact", sa.Column("first_confirmed_by", sa.String(), nullable=True))
    op.add_column("pending_fact", sa.Column("first_confirmed_at", sa.DateTime(timezone=True), nullable=True))
