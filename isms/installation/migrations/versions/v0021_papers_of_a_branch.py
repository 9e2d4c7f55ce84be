"""
The branch of whoever printed a paper, so that colleagues see its reports; of what was printed before it is not known.
"""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"


def upgrade() -> None:
    op.add_column("issued_document", sa.Column("branch", sa.String(), nullable=False, server_default=""))
