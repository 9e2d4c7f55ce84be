"""The database itself refuses what the gate refuses: no plain SQL puts a system in use or rewrites the record."""

import datetime as dt
import re
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import make_url
from sqlmodel import select

from inventory.law.levels import Facts
from inventory.organisation.access import Act, system
from inventory.protection import office_answers
from inventory.protection.office_answer import OfficeAnswer
from inventory.records import (
    Advisory,
    Agreement,
    Certificate,
    Change,
    ConditionsMet,
    Decision,
    Dossier,
    DossierComponent,
    DutyDone,
    Finding,
    Incident,
    IncidentStep,
    Investment,
    LevelReason,
    OwnCadence,
    PlanItem,
    PlannedAudit,
    Regulation,
    Resolution,
    RoomSurvey,
    SelfEvaluation,
    Website,
    WebsiteReview,
    facts,
)
from inventory.register_tables import DatedFact, System
from isms.evidence.evidence_tables import Evidence, EvidenceFile
from isms.installation import guards, schema, setup
from isms.platform import config
from isms.platform.database import Database
from schedules.acts import enforcement
from tests.databases import open_database
from tests.plain_sql import REFUSED, connected, is_sqlite, literal, plainly, without_guards
from tests.register import DAY, OFFICER, cleared_system, conclude, new_system, stored

NOT_FILLED_HERE = {"narrative", "asset", "risk", "approval_forecast", "task_progress", "issued_document"}
NOT_FILLED_HERE |= {"office_duty_done", "office_document"}
FACTS = sorted(guards.tables_of_facts(schema.METADATA) - NOT_FILLED_HERE)
FOREVER = "2099-12-31"


@pytest.fixture
def url(register_url: str, database: Database) -> str:
    return register_url


def flag(url: str, code: str = "A") -> bool:
    return bool(plainly(url, f"SELECT in_use FROM system WHERE code = '{code}'")[0][0])


def refused(url: str, *statements: str) -> None:
    with pytest.raises(REFUSED):
        plainly(url, *statements)


def use(url: str, until: str = FOREVER, code: str = "A") -> str:
    yes = literal(url, True)
    return f"UPDATE system SET in_use = {yes}, cleared_until = '{until}' WHERE code = '{code}'"


def permit(url: str, database: Database, code: str = "A", granted: bool = True) -> str:
    number = stored(database, code).id
    return (
        'INSERT INTO permission (system_id, recorded_at, recorded_by, "on", granted, number, reason) '
        f"VALUES ({number}, '2026-01-01', 'x', '2026-01-01', {literal(url, granted)}, '', '')"
    )


def end_permission(url: str, database: Database) -> None:
    """Give the permission back, so that the flag must be set anew."""
    with database.work(OFFICER) as work:
        enforcement.withdraw(work, "A", "thử")
    assert not flag(url)


def test_a_cleared_system_in_use_is_what_the_guards_let_pass(url, database):
    cleared_system(database, "A")
    assert flag(url)


def test_a_system_without_facts_cannot_be_flagged(url, database):
    new_system(database, "A")
    yes = literal(url, True)
    refused(url, f"UPDATE system SET in_use = {yes} WHERE code = 'A'")
    refused(url, use(url))
    refused(url, f"UPDATE system SET in_use = {yes}, cleared_until = '{FOREVER}', responsibility = 'used'")
    refused(url, permit(url, database), use(url))
    assert not flag(url)


def test_neither_can_it_in_two_steps(url, database):
    new_system(database, "A")
    plainly(url, f"UPDATE system SET cleared_until = '{FOREVER}'")
    refused(url, f"UPDATE system SET in_use = {literal(url, True)}")
    refused(url, permit(url, database), f"UPDATE system SET in_use = {literal(url, True)}")
    assert not flag(url)


def insertion(url: str, code: str, in_use: bool, how: str = "INSERT") -> str:
    """Return an INSERT of a system that copies what A has, with a forged clearance."""
    columns = "code, name, purpose, owner, operator, archive, unit_id, responsibility, registered_on, version, "
    columns += "suggestion, search_text, sort_key, cleared_until, implemented, in_use, operating"
    values = f"'{code}', '', '', '', '', archive, unit_id, responsibility, registered_on, 1, suggestion, '', '', "
    values += f"'{FOREVER}', implemented"
    flags = f"{literal(url, in_use)}, {literal(url, True)}"
    return f"{how} INTO system ({columns}) SELECT {values}, {flags} FROM system WHERE code = 'A'"


def test_a_system_cannot_be_inserted_in_use(url, database):
    cleared_system(database, "A")
    before = contents(url, "system")
    refused(url, insertion(url, "B", in_use=True))
    if is_sqlite(url):
        refused(url, insertion(url, "A", in_use=True, how="INSERT OR REPLACE"))
        refused(url, insertion(url, "B", in_use=True, how="INSERT OR IGNORE"))
    forging = f"ON CONFLICT (code) DO UPDATE SET in_use = {literal(url, True)}, cleared_until = '{FOREVER}'"
    refused(url, f"{insertion(url, 'A', in_use=False)} {forging}")
    assert contents(url, "system") == before


@pytest.mark.parametrize("fact", ["decision", "audit", "regulation", "plan_state", "permission"])
def test_voiding_any_fact_the_clearance_rests_on_keeps_the_flag_down(url, database, fact):
    cleared_system(database, "A")
    no = literal(url, False)
    plainly(
        url,
        f"UPDATE system SET in_use = {no}",
        f"UPDATE {fact} SET voided_at = '2026-11-01', voided_by = 'x', void_reason = 'x'",
    )
    until = str(stored(database, "A").cleared_until)
    refused(url, use(url, until))
    assert not flag(url)


def test_the_flag_may_be_set_again_while_all_facts_stand(url, database):
    until = cleared_system(database, "A")
    plainly(url, f"UPDATE system SET in_use = {literal(url, False)}")
    plainly(url, use(url, str(until)))
    assert flag(url)


def test_a_clearance_cannot_be_forged_beyond_the_cadence(url, database):
    until = cleared_system(database, "A")
    refused(url, f"UPDATE system SET cleared_until = '{FOREVER}'")
    refused(url, f"UPDATE system SET cleared_until = '{until + DAY}'")
    refused(url, use(url, FOREVER))
    refused(url, "UPDATE system SET cleared_until = NULL")
    assert stored(database, "A").cleared_until == until


def test_nonsense_dates_do_not_pass_for_a_clearance(url, database):
    cleared_system(database, "A")
    if is_sqlite(url):
        for forged in ("'zzzz'", "99999999", "''", "x'ff'"):
            refused(url, f"UPDATE system SET cleared_until = {forged}")
    else:
        refused(url, "UPDATE system SET cleared_until = 'infinity'")


@pytest.mark.slow
def test_a_clearance_cannot_be_forged_beyond_open_conditions(url, database, clock):
    until = clock.today + 20 * DAY
    cleared_system(database, "A", conclusion="conditional", conditions_until=until, conditions="Vá lỗ hổng")
    assert stored(database, "A").cleared_until == until
    refused(url, f"UPDATE system SET cleared_until = '{until + DAY}'")


def test_a_clearance_of_the_past_does_not_carry_the_flag(url, database, clock):
    cleared_system(database, "A")
    refused(url, f"UPDATE system SET cleared_until = '{clock.today - 2 * DAY}'")  # for the machine, too
    plainly(url, f"UPDATE system SET in_use = {literal(url, False)}")
    refused(url, use(url, str(clock.today - 2 * DAY)))


@pytest.mark.slow
def test_a_negative_conclusion_keeps_the_flag_down_even_with_a_forged_permission(url, database, clock):
    until = cleared_system(database, "A")
    with database.work(OFFICER) as work:
        conclude(work, "A", clock.today, kind="ad_hoc", occasion="high_risk", conclusion="not_eligible")
    assert not flag(url)
    refused(url, use(url, str(until)))
    refused(url, permit(url, database).replace("'2026-01-01', 1", f"'{clock.today}', 1"), use(url, str(until)))
    assert not flag(url)


def test_a_withdrawn_permission_keeps_the_flag_down(url, database):
    until = cleared_system(database, "A")
    end_permission(url, database)
    refused(url, use(url, str(until)))


def test_the_check_stands_when_the_triggers_are_gone(url, database):
    new_system(database, "A")
    without_guards(url, "system")
    with pytest.raises(Exception, match="system_in_use_needs_clearance"):
        plainly(url, f"UPDATE system SET in_use = {literal(url, True)}")


def test_a_system_is_never_deleted(url, database):
    new_system(database, "A")
    refused(url, "DELETE FROM system")
    if not is_sqlite(url):
        refused(url, "TRUNCATE system CASCADE")
    assert plainly(url, "SELECT count(*) FROM system") == [(1,)]


def with_every_fact(database: Database) -> None:
    """Record at least one fact of every kind."""
    cleared_system(database, "A")
    with database.work(OFFICER) as work:
        today = work.today
        facts.record_classification(work, "A", Facts(regime="331/2026"), today)
        facts.record(work, "A", Dossier(on=today, regime="331/2026", proposed_level=2, state="drafting"))
        facts.record_component(work, "A", DossierComponent(on=today, component="overview", present=True))
        facts.record(work, "A", Change(on=today, what="Đổi kiến trúc"))
        about = system(work, "A", Act.RECORD)
        work.session.add(EvidenceFile(sha256="0" * 64, size=1, media_type="application/pdf", stored_at=work.now))
        for fact in (*of_the_workspace(work.now, today), *of_declared_kinds(today)):
            facts.add(work, about, fact)
            work.session.flush()
        office_answers.record(work, "STP", [OfficeAnswer(on=today, requirement="G16-02", state="full")])


def of_the_workspace(now: dt.datetime, today: dt.date) -> Iterator[DatedFact]:
    """Give one fact of every kind that came with the workspace; each speaks of the first of another kind."""
    yield PlanItem(on=today, regime="331/2026", requirement="G01", state="full")
    yield Agreement(on=today, kind="lease", number="1/HĐ", party="Bên cho thuê", ends_on=today)
    yield PlannedAudit(on=today, kind="periodic", occasion="periodic")
    yield Finding(audit_id=1, on=today, what="Chưa vá lỗ hổng", severity="major", due_on=today)
    yield Resolution(finding_id=1, on=today, how="Đã vá")
    yield Advisory(on=today, kind="advisory", source="Công an tỉnh", what="Lỗ hổng của máy chủ thư")
    yield Incident(detected_at=now, what="Mã độc", serious=False)
    yield IncidentStep(incident_id=1, kind="report", at=now)
    yield Website(on=today, address="https://stp.example.gov.vn")
    yield WebsiteReview(website_id=1, on=today, result="in_order")
    yield Evidence(on=today, title="Bản quét", kind="other", filename="a.pdf", sha256="0" * 64)


def of_declared_kinds(today: dt.date) -> Iterator[DatedFact]:
    """Give one fact of every declared kind, but for agreements and roles, which are there already."""
    yield LevelReason(on=today, level=3, reason="Theo ý kiến thẩm định")
    yield Investment(on=dt.date(2026, 1, 15))
    yield Certificate(on=today, number="1/GCN", issuer="ministry_of_public_security")
    yield ConditionsMet(on=today, audit_id=1, number="3/BC")
    yield SelfEvaluation(on=today, evaluator="Đội vận hành", result="Đạt")
    yield OwnCadence(on=today, months=6, reason="Rủi ro cao")
    yield DutyDone(on=today, duty="D-D7")
    yield RoomSurvey(on=today, room="Phòng máy chủ")


def columns_of(url: str, table: str) -> list[str]:
    with connected(url) as connection:
        return [column[0] for column in connection.execute(f'SELECT * FROM "{table}" LIMIT 1').description]


def contents(url: str, table: str) -> list[tuple]:
    return plainly(url, f'SELECT * FROM "{table}" ORDER BY id')


@pytest.mark.slow
def test_no_fact_can_be_deleted_or_rewritten(url, database):
    with_every_fact(database)
    for table in FACTS:
        before = contents(url, table)
        assert before, f"{table} is empty: the test would prove nothing"
        refused(url, f'DELETE FROM "{table}"')
        for column in set(columns_of(url, table)) - {"voided_at", "voided_by", "void_reason"}:
            refused(url, f'UPDATE "{table}" SET "{column}" = "{column}"')
        if is_sqlite(url):
            for alias in ("rowid", "_rowid_", "oid"):
                refused(url, f'UPDATE "{table}" SET {alias} = 9000')
            refused(url, f'INSERT OR REPLACE INTO "{table}" SELECT * FROM "{table}"')
            refused(url, f'UPDATE OR REPLACE "{table}" SET id = 1')
            refused(url, f'UPDATE OR IGNORE "{table}" SET recorded_by = recorded_by')
        else:
            refused(url, f'TRUNCATE "{table}" CASCADE')
        assert contents(url, table) == before, table


@pytest.mark.slow
def test_a_fact_is_voided_once_and_stays_so(url, database):
    with_every_fact(database)
    void = "SET voided_at = '2026-11-01', voided_by = 'x', void_reason = 'x'"
    for table in FACTS:
        plainly(url, f'UPDATE "{table}" {void}')
        refused(url, f'UPDATE "{table}" {void}')
        refused(url, f'UPDATE "{table}" SET voided_at = NULL')
        refused(url, f"UPDATE \"{table}\" SET void_reason = 'y'")


def test_number_and_code_of_a_system_stay(url, database):
    new_system(database, "A")
    new_system(database, "B")
    before = contents(url, "system")
    refused(url, "UPDATE system SET code = 'C' WHERE code = 'A'")
    refused(url, "UPDATE system SET id = 9000 WHERE code = 'A'")
    if is_sqlite(url):
        refused(url, "UPDATE system SET rowid = 9000 WHERE code = 'A'")
        refused(url, insertion(url, "B", in_use=False, how="REPLACE"))
        refused(url, "UPDATE OR REPLACE system SET code = 'B' WHERE code = 'A'")
    assert contents(url, "system") == before


@pytest.mark.engines("postgresql")
def test_tables_of_another_schema_open_no_gate(url, database):
    """A session that looks in a schema of its own first, where facts lie that nobody recorded."""
    new_system(database, "A")
    number, day = stored(database, "A").id, database.today()
    rows = {
        "audit": ("concluded_on, kind, conclusion", f"'{day}', 'periodic', 'eligible'"),
        "permission": ('"on", granted', f"'{day}', true"),
        "regulation": ("date", f"'{day}'"),
        "plan_state": ('"on", state', f"'{day}', 'full'"),
        "decision": ("date, level", f"'{day}', 2"),
    }
    tables = [f"CREATE TABLE evil.{table} AS SELECT * FROM public.{table}" for table in rows]
    facts_there = [
        f"INSERT INTO evil.{table} (id, system_id, {names}) VALUES (1, {number}, {values})"
        for table, (names, values) in rows.items()
    ]
    first = ["CREATE SCHEMA evil", *tables, "SET LOCAL search_path = evil, public", *facts_there]

    refused(url, *first, use(url, until=f"{day + 30 * DAY}"))

    assert not flag(url)


@pytest.mark.engines("postgresql")
@pytest.mark.slow
def test_a_lesser_role_runs_the_register_and_changes_no_guard(url, database):
    """The SQL of docs/cai-dat: who runs it may read and write rows, and owns nothing."""
    page = (Path(__file__).parents[1] / "docs" / "cai-dat" / "postgresql.md").read_text("utf-8")
    granting = re.findall(r"```sql\n(.*?)```", page, re.S)[1].replace("isms_owner", "CURRENT_USER")
    plainly(url, "DROP ROLE IF EXISTS isms_run", "CREATE ROLE isms_run LOGIN PASSWORD 'x'")
    plainly(url, *(line for line in granting.split(";\n") if line.strip()))
    there = make_url(url).set(username="isms_run", password="x").render_as_string(hide_password=False)
    lesser = open_database(there)
    try:
        assert not setup.initialise(lesser, config.settings())
        new_system(lesser, "A")
        cleared_system(lesser, "B")
        assert schema.wrong_guards(lesser.engine) == []
        for forbidden in (
            "ALTER TABLE audit DISABLE TRIGGER ALL",
            "DROP TRIGGER audit_same ON audit",
            "CREATE OR REPLACE FUNCTION ismsrefuse() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'",
            "SET session_replication_role = replica",
            "TRUNCATE trail",
            "CREATE TABLE public.mine (id integer)",
        ):
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                plainly(there, forbidden)
    finally:
        lesser.engine.dispose()
        plainly(url, "DROP OWNED BY isms_run", "DROP ROLE isms_run")


def test_the_trail_cannot_be_altered(url, database):
    new_system(database, "A")
    before = contents(url, "trail"), contents(url, "trail_head")
    for column in columns_of(url, "trail"):
        refused(url, f'UPDATE trail SET "{column}" = "{column}"')
    refused(url, "DELETE FROM trail")
    refused(url, "DELETE FROM trail_head")
    if is_sqlite(url):
        refused(url, "INSERT OR REPLACE INTO trail SELECT * FROM trail")
    else:
        refused(url, "TRUNCATE trail")
        refused(url, "TRUNCATE trail_head")
    assert (contents(url, "trail"), contents(url, "trail_head")) == before


def test_the_products_own_session_is_refused_as_plain_sql_is(database):
    cleared_system(database, "A")
    with pytest.raises(Exception, match="rewritten"), database.work(OFFICER) as work:
        work.session.exec(select(Regulation)).one().number = "99/QC"
    with pytest.raises(Exception, match="never deleted"), database.work(OFFICER) as work:
        work.session.delete(work.session.exec(select(Decision)).one())
    with pytest.raises(Exception, match="in use without clearance"), database.work(OFFICER) as work:
        work.session.exec(select(System)).one().cleared_until = dt.date(2099, 12, 31)
