"""Which groups of alerts a person does not want by mail."""

import sqlalchemy as sa
from alembic import op

revision = "0028"
down_revision = "0027"


def upgrade() -> None:
    op.add_column("person", sa.Column("mail_without", sa.String(), nullable=False, server_default=""))
