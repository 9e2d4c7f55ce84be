"""The security log tells also of changed settings."""

from alembic import op

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
    # SQLite keeps a table as the text that made it, which is changed in place: its rows stay as they are.
    version = connection.exec_driver_sql("PRAGMA schema_version").scalar_one()
    connection.exec_driver_sql("PRAGMA writable_schema = ON")
    connection.exec_driver_sql(
        "UPDATE sqlite_master SET sql = replace(sql, ?, ?) WHERE type = 'table' AND name = 'security_event'",
        (f"({BEFORE})", f"({AFTER})"),
    )
    connection.exec_driver_sql(f"PRAGMA schema_version = {version + 1}")
    connection.exec_driver_sql("PRAGMA writable_schema = OFF")
