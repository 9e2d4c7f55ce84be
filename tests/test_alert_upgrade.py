"""Revision 0010: a register whose alerts hid their subjects in their keys answers alike once it is upgraded."""

import datetime as dt

import pytest
import sqlalchemy as sa
from sqlmodel import select

from inventory.records import Investment, Operation, facts
from isms.installation import schema
from isms.jobs import jobs
from isms.mail import mail_texts
from isms.platform.database import WRITES, Database
from schedules.acts import recording
from schedules.alerts import alert_list, outbox
from schedules.alerts.alert_tables import Alert
from tests.kept_register import take_kept_tables
from tests.register import ADMIN, DAY, OFFICER, Clock, cleared_system, conclude, new_system, person, rows
from tests.test_watch import an_agreement, an_incident, sent

AT_0009 = ("id", "key", "kind", "system_id", "base", "stage", "audited", "raised_on", "raised_at")


def fill(database: Database, clock: Clock) -> None:
    """Raise alerts of every kind, open and settled, none of them of a system in use at the end."""
    person(database, "lan", "officer")
    for code in ("MOI", "SAP", "SU-CO", "HOP-DONG", "CHUYEN", "NGUNG"):
        new_system(database, code)
    with database.work(OFFICER) as work:
        conclude(work, "SAP", work.today - 700 * DAY)
        recording.record(work, "CHUYEN", Investment(on=dt.date(2026, 3, 1)))
    closed = an_incident(database, "SU-CO", serious=True)
    an_incident(database, "SU-CO", urgent=True)
    an_incident(database, "HOP-DONG", ago=dt.timedelta(hours=80))
    sent(database, closed, "closed")
    first = an_agreement(database, "HOP-DONG", number="1/HĐ", ends_on=database.today() + 6 * DAY)
    an_agreement(database, "HOP-DONG", number="2/HĐ", ends_on=database.today() + 40 * DAY)
    jobs.sweep(database)
    an_agreement(database, "HOP-DONG", number="3/HĐ", ends_on=database.today() + 900 * DAY, replaces_id=first.id)
    due = cleared_system(database, "HET")
    cleared_system(database, "KEM", conclusion="conditional", conditions_until=due - 9 * DAY)
    for days in (-30, 0, 1, 12):
        clock.to(due + days * DAY)
        jobs.sweep(database)
    with database.work(OFFICER) as work:
        facts.record(work, "NGUNG", Operation(on=work.today, state="retired", reason="thay"))


def copied_to_0009(database: Database, url: str) -> Database:
    """Return the same register as version 0009 kept it: the subject in the key only, a stage whatever the kind."""
    old = Database(url, database.clock)
    everything = schema.METADATA.sorted_tables
    with database.engine.connect() as connection:
        kept = {
            table.name: [dict(row) for row in connection.execute(table.select()).mappings()] for table in everything
        }
    for row in kept["alert"]:
        row["audited"] = row["detail"] != "never_audited"
        row["stage"] = 0 if row["stage"] is None else row["stage"]
    take_kept_tables(url)
    with old.engine.execution_options(**{WRITES: True}).begin() as connection:
        of_0009 = sa.MetaData()
        of_0009.reflect(connection, only=["alert"])
        for table in everything:
            found = kept[table.name]
            if table.name == "alert":
                assert set(of_0009.tables["alert"].c.keys()) == set(AT_0009)
                types = {column.name: column.type for column in table.c} | {"audited": sa.Boolean()}
                table = sa.table("alert", *(sa.column(name, types[name]) for name in AT_0009))
                found = [{name: row[name] for name in AT_0009} for row in found]
            elif sa.inspect(connection).has_table(table.name):
                there = {column["name"] for column in sa.inspect(connection).get_columns(table.name)}
                table = sa.table(
                    table.name, *(sa.column(each.name, each.type) for each in table.c if each.name in there)
                )
                found = [{name: value for name, value in row.items() if name in there} for row in found]
            else:
                continue
            if found and not connection.execute(sa.select(sa.func.count()).select_from(table)).scalar_one():
                connection.execute(table.insert(), found)
    return old


def answers(database: Database) -> list[object]:
    """Return all that is said of the alerts: on the page, of those still open, and by mail."""
    with database.work(ADMIN) as work:
        pages = [alert_list.page(work, alert_list.Filter(unsettled=only), most=200).rows for only in (False, True)]
        outbox.gather(work, at_once=True)
        claimed = [outbox.claim(work, due) for due in outbox.due(work, at_once=True)]
        raised = work.session.exec(select(Alert).order_by(Alert.id)).all()
        stored = [each.model_dump(exclude={"raised_at"}) for each in raised]
    shown = [
        [(row.code, row.kind, row.case, row.sentence, row.badge, row.settled, row.step) for row in page]
        for page in pages
    ]
    return [*shown, [mail_texts.text_of(letter) for letter in claimed if letter], stored]


@pytest.mark.slow
def test_alerts_of_every_kind_answer_alike_before_and_after_the_upgrade(database, database_url, clock):
    fill(database, clock)
    old = copied_to_0009(database, database_url)

    schema.upgrade(old.engine)

    assert schema.differences(old.engine) == []
    every = rows(old, Alert)
    assert {each.kind for each in every} == {"deadline", "withdrawn", "incident", "agreement", "transition"}
    details = {each.detail for each in every}
    assert details == {
        "",
        "never_audited",
        "conditions",
        "conclusion_expired",
        "conditions_overdue",
        "serious",
        "urgent",
        "72",
    }
    for before, after in zip(answers(database), answers(old), strict=True):
        assert after == before
    assert jobs.sweep(old).alerts == jobs.sweep(database).alerts == 0
    old.engine.dispose()


@pytest.mark.slow
def test_no_alert_points_at_a_record_that_is_not_there(database, clock):
    fill(database, clock)
    with database.look(ADMIN) as work:
        for each in work.session.exec(select(Alert)):
            if each.subject_kind:
                table = schema.METADATA.tables[each.subject_kind]
                found = work.session.execute(sa.select(table.c.system_id).where(table.c.id == each.subject_id))
                assert found.scalar_one() == each.system_id
