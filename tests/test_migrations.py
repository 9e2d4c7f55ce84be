"""The migrations make the tables of the code and the guards of the database, on both engines, once."""

import datetime as dt

import pytest
from alembic import command
from sqlalchemy import MetaData, Table, event, inspect, text
from sqlalchemy.exc import IntegrityError

from isms.installation import schema
from isms.installation.migrations.versions import v0002_guards, v0003_workspace, v0004_paper, v0006_kinds_of_record
from isms.ledger.paper_tables import IssuedDocument
from isms.platform import trail
from isms.platform.database import WRITES, Database
from schedules.cadence.cadence import default_policies
from schedules.plans.programme_tables import TaskProgress
from schedules.schedule_tables import AlertRecipient, CadencePolicy, Message
from tests.register import ADMIN, migrate, rows, tables_of_facts

FACTS = (*v0002_guards.FACTS, *v0003_workspace.FACTS, *v0004_paper.FACTS, *v0006_kinds_of_record.FACTS)
PER_FACT = ("keep", "same", "void_once")
OF_TRAIL = {"trail_no_update", "trail_no_delete", "trail_head_no_delete"}
OF_PAPER = {"paper_file_keep", "paper_file_same"}
OF_USE = {"system_in_use_insert", "system_in_use_update", "system_keep"}
OF_VOIDING = {"system_void_once", "system_voided_not_in_use"}


def triggers(database: Database) -> set[str]:
    """Return the names of the triggers in the database, those of foreign keys left out."""
    if database.engine.dialect.name == "postgresql":
        listed = "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled = 'O'"
    else:
        listed = "SELECT name FROM sqlite_master WHERE type = 'trigger'"
    with database.engine.connect() as connection:
        return set(connection.execute(text(listed)).scalars())


def expected(engine: str) -> set[str]:
    names = {f"{table}_{guard}" for table in FACTS for guard in PER_FACT} | OF_TRAIL | OF_USE | OF_PAPER | OF_VOIDING
    guarded = (*FACTS, "trail", "trail_head", "paper_file")
    if engine == "postgresql":
        return names | {f"{table}_no_truncate" for table in guarded}
    return names | {f"{table}_no_replace" for table in (*FACTS, "trail")}


def test_the_migrations_make_exactly_the_tables_of_the_code(database):
    assert schema.differences(database.engine) == []
    made = set(inspect(database.engine).get_table_names()) - {"alembic_version"}
    assert made == set(schema.METADATA.tables)


def test_every_guard_is_in_the_database(database):
    assert triggers(database) == expected(database.engine.dialect.name)


def test_every_table_of_dated_facts_is_guarded():
    facts = {table.__tablename__ for table in tables_of_facts()} | {
        table.__tablename__ for table in (CadencePolicy, TaskProgress, IssuedDocument)
    }
    assert facts == set(FACTS)


def test_the_checks_of_the_code_are_in_the_database(database):
    found = inspect(database.engine)
    for name, table in schema.METADATA.tables.items():
        wanted = {check.name for check in table.constraints if check.__visit_name__ == "check_constraint"}
        assert wanted <= {check["name"] for check in found.get_check_constraints(name)}, name


def test_upgrading_again_changes_nothing(database):
    before = rows(database, trail.TrailEntry), triggers(database)
    schema.upgrade(database.engine)
    schema.upgrade(database.engine)
    assert (rows(database, trail.TrailEntry), triggers(database)) == before
    assert schema.current(database.engine) == schema.newest()


def test_an_empty_database_has_no_version_until_it_is_upgraded(database_url):
    database = Database(database_url)
    assert schema.current(database.engine) is None
    schema.upgrade(database.engine)
    assert schema.current(database.engine) == schema.newest()
    with database.look(ADMIN) as work:
        assert trail.verify(work.session) is None
    database.engine.dispose()


def test_a_new_register_starts_with_the_policies_of_law_and_plans(database):
    kept = [(policy.name, policy.in_force_from) for policy in rows(database, CadencePolicy)]
    assert kept == [(policy.name, policy.in_force_from) for policy in default_policies()]
    assert len(kept) >= 3


def test_a_migration_that_fails_leaves_no_half_made_schema(database_url):
    database = Database(database_url)

    def cut_the_power(_connection, _cursor, statement, *_rest) -> None:
        if "system_in_use_update" in statement:
            raise OSError("power cut")

    event.listen(database.engine, "before_cursor_execute", cut_the_power)
    with pytest.raises(OSError, match="power cut"):
        schema.upgrade(database.engine)
    assert schema.current(database.engine) is None
    assert inspect(database.engine).get_table_names() == []
    database.engine.dispose()
    migrate(database_url)


def fill(table: Table, **values: object) -> dict[str, object]:
    """Return a row of a table as an older version knew it: what is not given is empty, 0, or a day."""
    wanted = [column for column in table.columns if not column.nullable and column.name not in values]
    return {column.name: PLAIN[type(column.type).__visit_name__] for column in wanted} | values


NOON = dt.datetime(2026, 11, 20, 5, tzinfo=dt.UTC)
PLAIN = {"VARCHAR": "", "INTEGER": 0, "BOOLEAN": False, "DATE": NOON.date(), "JSON": {}}
PLAIN |= {"DATETIME": NOON, "TIMESTAMP": NOON}


def test_mail_of_an_older_register_is_kept_and_incidents_get_mail_of_their_own(database_url):
    old = Database(database_url)
    with old.engine.execution_options(**{WRITES: True}).begin() as connection:
        command.upgrade(schema._config(connection), "0004")
        metadata = MetaData()
        metadata.reflect(connection)
        tables = metadata.tables
        rows_of = {
            "unit": [{"id": 1, "code": "STP", "path": "/1/"}],
            "system": [{"id": 1, "code": "A", "unit_id": 1, "responsibility": "owned"}],
            "alert": [{"id": number, "key": f"incident:{number}:serious", "system_id": 1} for number in (1, 2, 3)],
            "message": [{"id": 900, "person_id": 7, "sent_at": NOON, "sent_to": "lan@so.gov.vn"}],
            "alert_recipient": [
                {"alert_id": 1, "person_id": 7, "message_id": 900},
                {"alert_id": 2, "person_id": 7, "message_id": None},
                {"alert_id": 1, "person_id": 8, "message_id": None},
            ],
        }
        for name, listed in rows_of.items():
            for row in listed:
                connection.execute(tables[name].insert().values(fill(tables[name], **row)))

    schema.upgrade(old.engine)

    assert schema.differences(old.engine) == []
    [message] = rows(old, Message)
    assert (message.kind, message.sent_to, message.sent_at) == ("digest", "lan@so.gov.vn", NOON)
    told = {(row.alert_id, row.person_id): row.message_id for row in rows(old, AlertRecipient)}
    assert told == {(1, 7): 900, (2, 7): None, (1, 8): None}
    another = {"person_id": 7, "day": message.day, "created_at": NOON, "next_attempt_at": NOON}
    with old.work(ADMIN) as work:
        work.session.add_all([Message(kind="incidents", **another) for _ in range(2)])
    with pytest.raises(IntegrityError), old.work(ADMIN) as work:
        work.session.add(Message(**another))
    with pytest.raises(IntegrityError), old.work(ADMIN) as work:
        work.session.add(Message(kind="else", **another))
    old.engine.dispose()
