"""Mail about incidents goes by itself, one digest for each person and day; a policy may wait for a second person."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

ONE_A_DAY = "kind = 'digest'"
KINDS = "kind IN ('digest', 'incidents')"


def upgrade() -> None:
    with op.batch_alter_table("pending_fact") as pending:
        pending.alter_column("system_id", existing_type=sa.Integer(), nullable=True)
    if op.get_bind().dialect.name == "postgresql":
        _let_more_than_one_a_day()
    else:
        _set_aside_who_was_told()
        _let_more_than_one_a_day()
        _put_back_who_was_told()
    where = sa.text(ONE_A_DAY)
    op.create_index(
        "message_one_a_day",
        "message",
        ["day", "person_id"],
        unique=True,
        sqlite_where=where,
        postgresql_where=where,
    )


def _let_more_than_one_a_day() -> None:
    with op.batch_alter_table("message") as message:
        message.drop_constraint("message_one_a_day", type_="unique")
        message.add_column(sa.Column("kind", sa.String(), nullable=False, server_default="digest"))
        message.create_check_constraint("message_kind", sa.text(KINDS))
    with op.batch_alter_table("message") as message:
        message.alter_column("kind", server_default=None)


def _set_aside_who_was_told() -> None:
    """SQLite drops a table only by a new one in its place, and not while rows of another name its rows."""
    op.execute(
        "CREATE TABLE told (alert_id INTEGER, person_id INTEGER, message_id INTEGER, PRIMARY KEY (alert_id, person_id))"
    )
    op.execute(
        "INSERT INTO told SELECT alert_id, person_id, message_id FROM alert_recipient WHERE message_id IS NOT NULL"
    )
    op.execute("UPDATE alert_recipient SET message_id = NULL WHERE message_id IS NOT NULL")


def _put_back_who_was_told() -> None:
    mine = "told.alert_id = alert_recipient.alert_id AND told.person_id = alert_recipient.person_id"
    op.execute(
        f"UPDATE alert_recipient SET message_id = (SELECT message_id FROM told WHERE {mine}) "
        f"WHERE EXISTS (SELECT 1 FROM told WHERE {mine})"
    )
    op.execute("DROP TABLE told")
