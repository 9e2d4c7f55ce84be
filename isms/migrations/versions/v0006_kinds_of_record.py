"""Kinds of record that are declared once: see inventory/records."""

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    pass
