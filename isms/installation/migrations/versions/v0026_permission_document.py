"""The number of the document by which a permission was given or taken away."""

import sqlalchemy as sa
from alembic import op

revision = "0026"
down_revision = "0025"


def upgrade() -> None:
    op.add_column("permission", sa.Column("number", sa.String(), nullable=False, server_default=""))
