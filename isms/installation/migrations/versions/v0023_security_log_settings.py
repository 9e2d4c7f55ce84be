"""The security log tells also of changed settings."""

from alembic import op

from isms.installation.migrations import sqlite_text

revision = "0023"
down_revision = "0022"

BEFORE = "'sign_in_failed', 'locked', 'signed_in', 'signed_out', 'not_allowed', 'foreign_origin'"
AFTER = f"{BEFORE}, 'settings_changed'"


def upgrade() -> None:
    connection = op.get_bind()
    if connection.dialect.name == "postgresql":
        op.drop_constraint("security_event_event", "security_event")
        op.create_check_constraint("security_event_event", "security_event", f"event IN ({AFTER})")
        return
    sqlite_text.replace_in(connection, "security_event", (f"({BEFORE})", f"({AFTER})"))
