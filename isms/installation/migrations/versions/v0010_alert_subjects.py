"""
What an alert is about stands in columns of its own: the record, a detail, a stage only where there is one.

Until now the record and the detail were hidden in the key, and every alert had a stage and said "audited".
"""

import sqlalchemy as sa
from alembic import op

from isms.installation.migrations import sqlite_text

revision = "0010"
down_revision = "0009"

SUBJECT = "(subject_kind IS NULL) = (subject_id IS NULL)"


def upgrade() -> None:
    # Raw SQL: batch mode would rebuild the table on SQLite, which other tables name.
    op.execute("ALTER TABLE alert ADD COLUMN subject_kind VARCHAR")
    op.execute(f"ALTER TABLE alert ADD COLUMN subject_id INTEGER CONSTRAINT alert_subject CHECK ({SUBJECT})")
    op.execute("ALTER TABLE alert ADD COLUMN detail VARCHAR DEFAULT '' NOT NULL")
    _drop_not_null("system_id", "stage")
    _read_keys()
    _say_what_deadlines_were()
    op.execute("ALTER TABLE alert DROP COLUMN audited")
    if op.get_bind().dialect.name == "postgresql":
        op.execute("ALTER TABLE alert ALTER COLUMN detail DROP DEFAULT")


def _drop_not_null(*columns: str) -> None:
    connection = op.get_bind()
    if connection.dialect.name == "postgresql":
        for column in columns:
            op.execute(f"ALTER TABLE alert ALTER COLUMN {column} DROP NOT NULL")
        return
    pairs = ((f"{column} INTEGER NOT NULL", f"{column} INTEGER") for column in columns)
    sqlite_text.replace_in(connection, "alert", *pairs)


def _read_keys() -> None:
    """'incident:7:serious' is about incident 7, 'agreement:3:-30' about agreement 3. These are few."""
    connection = op.get_bind()
    alert = sa.table("alert", *map(sa.column, ("id", "key", "kind", "subject_kind", "subject_id", "stage", "detail")))
    found = sa.select(alert.c.id, alert.c.key).where(alert.c.kind.in_(("incident", "agreement")))
    for number, key in connection.execute(found).all():
        kind, subject, rest = key.split(":")
        said = {"detail": rest, "stage": None} if kind == "incident" else {}
        named = {"subject_kind": kind, "subject_id": int(subject)}
        connection.execute(sa.update(alert).where(alert.c.id == number).values(**named, **said))


def _say_what_deadlines_were() -> None:
    """Never audited was a column; a deadline of conditions is told by the conclusion that set them."""
    conditions = "EXISTS (SELECT 1 FROM audit WHERE audit.system_id = alert.system_id AND conditions_until = base)"
    op.execute("UPDATE alert SET detail = 'never_audited' WHERE kind = 'deadline' AND NOT audited")
    op.execute(f"UPDATE alert SET detail = 'conditions' WHERE kind = 'deadline' AND audited AND {conditions}")
    op.execute(
        f"UPDATE alert SET detail = CASE WHEN {conditions} THEN 'conditions_overdue' ELSE 'conclusion_expired' END "
        "WHERE kind = 'withdrawn'"
    )
