"""The schema: the tables of the code and the guards of the database, on both engines, once."""

import json

import pytest
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import event, inspect, text
from typer.testing import CliRunner

from inventory.protection.office_answer import OfficeAnswer
from isms.cli import app, serving
from isms.evidence.evidence_tables import OfficeDocument
from isms.installation import guards, schema, setup
from isms.ledger.paper_tables import IssuedDocument
from isms.platform import trail
from isms.platform.config import Settings
from isms.platform.database import Database
from schedules.cadence.cadence import default_policies
from schedules.duties.duty_tables import OfficeDutyDone
from schedules.plans.programme_tables import TaskProgress
from schedules.schedule_tables import CadencePolicy
from tests.plain_sql import is_sqlite, plainly, without_guards
from tests.register import ADMIN, migrate, rows, tables_of_facts

FACTS = sorted(guards.tables_of_facts(schema.METADATA))
PER_FACT = ("keep", "same", "void_once")
OF_TRAIL = {"trail_no_update", "trail_no_delete", "trail_head_no_delete"}
OF_PAPER = {"paper_file_keep", "paper_file_same"}
OF_SECURITY = {"security_event_same", "security_event_keep"}
OF_USE = {"system_in_use_insert", "system_in_use_update", "system_keep", "system_same_code"}
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
    names = (
        {f"{table}_{guard}" for table in FACTS for guard in PER_FACT}
        | OF_TRAIL
        | OF_USE
        | OF_PAPER
        | OF_VOIDING
        | OF_SECURITY
        | {"system_counted", "system_counted_again"}
    )
    guarded = (*FACTS, "trail", "trail_head", "paper_file", "security_event")
    if engine == "postgresql":
        return names | {f"{table}_no_truncate" for table in guarded}
    names |= {f"{table}_same_number" for table in FACTS}
    return names | {f"{table}_no_replace" for table in (*FACTS, "trail", "security_event", "system")}


def test_the_name_of_a_step_says_its_version():
    config = Config()
    config.set_main_option("script_location", "isms.installation:migrations")
    steps = ScriptDirectory.from_config(config)

    assert schema.versions() == {step.revision for step in steps.walk_revisions()}
    assert schema.newest() == steps.get_current_head()


@pytest.mark.slow
def test_a_new_register_has_exactly_the_tables_of_the_code(database):
    assert schema.differences(database.engine) == []
    made = set(inspect(database.engine).get_table_names()) - {"alembic_version"}
    assert made == set(schema.METADATA.tables)


def test_every_guard_is_in_the_database(database):
    assert triggers(database) == expected(database.engine.dialect.name)


def test_every_table_of_dated_facts_is_guarded():
    facts = {table.__tablename__ for table in tables_of_facts()} | {
        table.__tablename__
        for table in (CadencePolicy, TaskProgress, IssuedDocument, OfficeDutyDone, OfficeDocument, OfficeAnswer)
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


@pytest.mark.slow
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


def test_a_guard_taken_off_is_missed_and_named(register_url, database):
    assert schema.wrong_guards(database.engine) == []
    without_guards(register_url, "decision")
    wrong = schema.wrong_guards(database.engine)
    endings = ("no_replace", "same_number") if is_sqlite(register_url) else ("no_truncate",)
    assert wrong == sorted(f"decision_{guard}" for guard in (*PER_FACT, *endings))


def test_a_guard_that_asks_less_is_missed(register_url, database):
    table = "" if is_sqlite(register_url) else " ON decision"
    lax = "CREATE TRIGGER decision_keep BEFORE DELETE ON decision "
    if is_sqlite(register_url):
        lax += "WHEN (OLD.level > 9) BEGIN SELECT RAISE(ABORT, 'a recorded fact is never deleted'); END"
    else:
        lax += "FOR EACH ROW WHEN (OLD.level > 9) EXECUTE FUNCTION ismsrefuse('a recorded fact is never deleted')"
    plainly(register_url, f"DROP TRIGGER decision_keep{table}", lax)
    assert schema.wrong_guards(database.engine) == ["decision_keep"]


def test_a_function_of_the_guards_that_says_yes_is_missed(postgres_databases):
    url = postgres_databases.copy(migrate)
    yes = "AS $$ BEGIN RETURN NEW; END $$"
    plainly(url, f"CREATE OR REPLACE FUNCTION isms_guard_use() RETURNS trigger LANGUAGE plpgsql {yes}")
    database = Database(url)
    assert schema.wrong_guards(database.engine) == ["isms_guard_use"]
    database.engine.dispose()


def test_a_trigger_of_a_stranger_is_named(register_url, database):
    if is_sqlite(register_url):
        plainly(register_url, "CREATE TRIGGER theirs AFTER INSERT ON decision BEGIN DELETE FROM sign_in; END")
    else:
        plainly(register_url, "CREATE TRIGGER theirs AFTER INSERT ON decision EXECUTE FUNCTION ismsrefuse('x')")
    assert schema.wrong_guards(database.engine) == ["theirs"]


@pytest.mark.slow
def test_init_puts_guards_back_and_the_trail_names_them(register_url, database, tmp_path):
    without_guards(register_url, "audit")
    settings = Settings(database_url=register_url, data_dir=tmp_path)

    setup.initialise(database, settings)

    assert schema.wrong_guards(database.engine) == []
    [entry] = [each for each in rows(database, trail.TrailEntry) if each.action == "guards.restored"]
    assert "audit_keep" in entry.detail["guards"]
    assert entry.detail["version"] == guards.VERSION
    setup.initialise(database, settings)
    assert len([each for each in rows(database, trail.TrailEntry) if each.action == "guards.restored"]) == 1


def test_check_names_a_guard_that_is_gone(register_url, database, monkeypatch):
    monkeypatch.setenv("ISMS_DATABASE_URL", register_url)
    assert CliRunner().invoke(app, ["check"]).exit_code == 0

    without_guards(register_url, "trail")
    result = CliRunner().invoke(app, ["check", "--json"])

    assert result.exit_code == 1
    assert "trail_no_update" in json.loads(result.stdout)["guards"]


def test_serving_warns_on_every_page_of_guards_found_wrong(register_url, database):
    with database.look(ADMIN) as work:
        assert serving.warner(database)(work) == serving.late(work)
    without_guards(register_url, "trail")
    with database.look(ADMIN) as work:
        assert "isms check" in serving.warner(database)(work)
