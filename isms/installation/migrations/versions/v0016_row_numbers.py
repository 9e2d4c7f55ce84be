"""
Guards refuse a changed number of a row, a changed code of a system, and REPLACE; their functions look in one schema.

The tables stay as they are: the guards of the code are put in place after the last step (`isms.installation.schema`).
"""

revision = "0016"
down_revision = "0015"


def upgrade() -> None:
    return None
