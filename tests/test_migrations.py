"""The migrations make the tables of the code and the guards of the database, on both engines, once."""

import pytest
from sqlalchemy import event, inspect, text

from inventory.tables import DatedFact
from isms import schema, trail
from isms.database import Database
from isms.ledger.tables import IssuedDocument
from isms.migrations.versions import v0002_guards, v0003_workspace, v0004_paper
from schedules.cadence import default_policies
from schedules.programme_tables import TaskProgress
from schedules.tables import CadencePolicy
from tests.register import ADMIN, migrate, rows

FACTS = (*v0002_guards.FACTS, *v0003_workspace.FACTS, *v0004_paper.FACTS)
PER_FACT = ("keep", "same", "void_once")
OF_TRAIL = {"trail_no_update", "trail_no_delete", "trail_head_no_delete"}
OF_PAPER = {"paper_file_keep", "paper_file_same"}
OF_USE = {"system_in_use_insert", "system_in_use_update", "system_keep"}


def triggers(database: Database) -> set[str]:
    """Return the names of the triggers in the database, those of foreign keys left out."""
    if database.engine.dialect.name == "postgresql":
        listed = "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled = 'O'"
    else:
        listed = "SELECT name FROM sqlite_master WHERE type = 'trigger'"
    with database.engine.connect() as connection:
        return set(connection.execute(text(listed)).scalars())


def expected(engine: str) -> set[str]:
    names = {f"{table}_{guard}" for table in FACTS for guard in PER_FACT} | OF_TRAIL | OF_USE | OF_PAPER
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
    facts = {table.__tablename__ for table in DatedFact.__subclasses__()} | {
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
