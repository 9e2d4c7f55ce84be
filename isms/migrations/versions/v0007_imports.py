"""Imports that can be taken back, systems that can be voided."""

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    pass
