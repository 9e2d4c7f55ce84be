"""Everything that has a day reminds: each due day of the register has a kind of alert, or a reason why it has none."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
import sqlalchemy as sa
from sqlmodel import SQLModel, select

from inventory import records
from inventory.protection import office_answers
from inventory.protection.office_answer import OfficeAnswer
from inventory.records import (
    Advisory,
    Audit,
    Certificate,
    Decision,
    Dossier,
    Finding,
    PlanItem,
    PlannedAudit,
    PlanState,
    Record,
    Resolution,
    Risk,
    Website,
    WebsiteReview,
    fields_of,
)
from inventory.register_tables import Unit
from inventory.work import WHOLE_TREE, Actor, Role
from isms.jobs import jobs
from isms.platform.database import Database
from schedules.acts import recording
from schedules.alerts import alert_list
from schedules.alerts.alert_kinds import KINDS
from schedules.alerts.dated_alerts import RECORDED
from schedules.plans import programme_entry, progress
from schedules.plans.programme_tables import Programme, ProgrammeTask, TaskProgress
from schedules.plans.quarters import Quarter
from tests.register import ADMIN, DAY, OFFICER, new_system

pytestmark = pytest.mark.engines("sqlite")
WIDE = "G16-02"

NOT_OWED = {
    "approval_forecast.expected_on": "a forecast for Mẫu số 08; what is owed by a day is the clock of the dossier",
}
"""Due days of records that nobody is reminded of, and why."""
NO_DUE_DAY = {
    "alert.base": "the day that an alert reminds of",
    "alert.raised_on": "past",
    "alert_snooze.until": "the end of a person's own rest",
    "office_snooze.until": "the same",
    "cadence_policy.in_force_from": "from then on a rule holds; nobody owes anything by it",
    "duty_choice.since": "past",
    "evidence.on": "past",
    "focal_point.decision_date": "past",
    "focal_point.since": "past",
    "focal_point.until": "past: the last day of who was charged before",
    "gate_rule.in_force_from": "from then on a rule holds; nobody owes anything by it",
    "holiday.day": "a day off",
    "issued_document.as_of": "past",
    "message.day": "the day of a message",
    "office_answer.on": "past",
    "office_answer.verified_on": "past",
    "office_duty_done.on": "past",
    "office_reminder.day": "what the kinds about no system remind of",
    "programme.issued_on": "past",
    "programme_task.due_on": "a task is reported on each quarter: ReportDue reminds",
    "standing_count.act_by": "derived: how many systems stand alike",
    "standing_count.audit_due_on": "derived: how many systems stand alike",
    "standing_count.cleared_until": "derived: how many systems stand alike",
    "standing_count.latest": "derived: how many systems stand alike",
    "standing_period.first_day": "derived: how a system stood, day by day",
    "standing_period.last_day": "derived: how a system stood, day by day",
    "standing_period.audit_due_on": "derived: how a system stood, day by day",
    "standing_period.act_by": "derived: how a system stood, day by day",
    "standing_period.cleared_until": "derived: how a system stood, day by day",
    "standing_period.retired_on": "derived: how a system stood, day by day",
    "system.act_by": "computed: Deadline reminds",
    "system.audit_due_on": "computed: Deadline reminds",
    "system.cleared_until": "computed: Withdrawn tells",
    "system.derived_on": "past",
    "system.next_alert_on": "the next rung of the ladder",
    "system.registered_on": "past",
    "system.retired_on": "past",
    "system.transition_due_on": "computed: the transition has a kind of its own",
    "task_progress.on": "past",
}
"""Days of tables that are no records, by which nothing is to be done, and why."""


def test_each_due_day_of_the_register_reminds_or_says_why_not():
    declared = {
        f"{kind.__tablename__}.{name}"
        for kind in records.KINDS
        for name, field in fields_of(kind).items()
        if field.declared.ahead
    }
    of_records = {kind.__tablename__ for kind in records.KINDS}
    others = {
        f"{table.name}.{column.name}"
        for table in SQLModel.metadata.tables.values()
        for column in table.columns
        if isinstance(column.type, sa.Date) and table.name not in of_records
    }
    reminded = {day for kind in KINDS.values() for day in kind.days}

    assert reminded - declared - others == set(), "a kind names a day that no table has"
    assert declared - reminded == set(NOT_OWED)
    assert others - reminded == set(NO_DUE_DAY), "say whether somebody is reminded of this day, and how"


def enter(database: Database, row: Record) -> None:
    with database.work(OFFICER) as work:
        if isinstance(row, Resolution | WebsiteReview):
            row.on = work.today
            recording.record_about(work, row)
        else:
            recording.record(work, "A", row)


AUDIT = {"kind": "periodic", "conclusion": "eligible", "occasion": "", "assessor": "X", "assessor_kind": "licensed"}
RISK = {"threat": "Mất điện", "likelihood": 1, "impact": 1, "item": "R1"}
PAPER = {"issuer": "ministry_of_public_security"}
PLAN = {"regime": "331/2026", "requirement": WIDE}
FOUND = {"what": "Thiếu nhật ký", "severity": "minor"}
LEAK = {"kind": "data_leak", "source": "Công an tỉnh", "what": "Lộ tài khoản"}
SENT = {"regime": "331/2026", "proposed_level": 3, "state": "sent_for_appraisal"}
CASES: dict[str, tuple[Callable[[dt.date, dt.date], Any], Callable[[dt.date], Any]]] = {
    "finding": (
        lambda day, due: Finding(audit_id=1, on=day, due_on=due, **FOUND),
        lambda day: Resolution(finding_id=1, how="Đã bật"),
    ),
    "advisory": (
        lambda day, due: Advisory(on=day, due_on=due, **LEAK),
        lambda day: Resolution(advisory_id=1, how="Đã đổi"),
    ),
    "plan_item": (
        lambda day, due: PlanItem(on=day, state="none", due_on=due, **PLAN),
        lambda day: PlanItem(on=day, state="full", **PLAN),
    ),
    "plan": (
        lambda day, due: PlanState(on=day, state="partial", expected_on=due),
        lambda day: PlanState(on=day, state="full"),
    ),
    "risk": (lambda day, due: Risk(on=day, due_on=due, **RISK), lambda day: Risk(on=day, present=False, **RISK)),
    "certificate": (
        lambda day, due: Certificate(number="1", on=day, valid_until=due, **PAPER),
        lambda day: Certificate(number="2", on=day, **PAPER),
    ),
    "website_review": (
        lambda day, due: Website(on=day - 300 * DAY, address="so.gov.vn", review_months=6),
        lambda day: WebsiteReview(website_id=1, result="in_order"),
    ),
    "dossier": (
        lambda day, due: Dossier(on=day - 60 * DAY, **SENT),
        lambda day: Decision(date=day, level=3, regime="331/2026", number="1/QĐ", issuer="STP"),
    ),
    "planned": (
        lambda day, due: PlannedAudit(on=due, kind="periodic", occasion="periodic"),
        lambda day: Audit(**AUDIT, concluded_on=day, planned_id=1),
    ),
}
"""For each kind of record with a day: what raises its alert, due soon or late, and what settles it."""


def states(database: Database, kind: str) -> list[bool]:
    """Say of each alert of a kind whether it is settled; those of the same day count once, the latest."""
    with database.look(ADMIN) as work:
        page = alert_list.page(work, alert_list.Filter(kind=kind))
    return [row.settled for row in page.rows if not row.case.repeated]


def test_every_kind_of_record_with_a_day_has_a_case():
    assert set(CASES) == {kind.code for kind in RECORDED}


@pytest.mark.parametrize("kind", CASES)
def test_a_day_reminds_at_once_and_again_until_what_was_due_is_done(kind, database, clock):
    new_system(database, "A")
    due = clock.today + 5 * DAY
    raised, done = CASES[kind]
    if kind == "finding":
        enter(database, Audit(**AUDIT, concluded_on=clock.today))
    enter(database, raised(clock.today, due))
    assert states(database, kind) == [False], "when it was entered"

    clock.move(days=6)
    jobs.sweep(database)
    with database.look(ADMIN) as work:
        told = alert_list.page(work, alert_list.Filter(kind=kind, unsettled=True)).rows
    assert len(told) > 1 and told[0].sentence and told[0].step, "a further rung"

    enter(database, done(clock.today))
    assert states(database, kind) == [True]
    jobs.sweep(database)
    assert states(database, kind) == [True], "no further alert of what was done"


@pytest.mark.engines("sqlite", "postgresql")  # its quarter is computed in SQL
def test_a_unit_is_reminded_of_its_report_and_nobody_beside_and_above_it(database, clock):
    quarter = Quarter.of(clock.today + 60 * DAY)
    with database.work(ADMIN) as work:
        programme_entry.add(work, Programme(code="KH", name="Kế hoạch của Sở", year=quarter.year))
        task = programme_entry.add_task(
            work, "KH", ProgrammeTask(programme_id=0, position=0, code="1", task="Tập huấn"), ["HCTP"]
        )
        paths = {unit.code: unit.path for unit in work.session.exec(select(Unit))}
        names = {unit.code: unit.name for unit in work.session.exec(select(Unit))}
    clock.to(quarter.due + DAY)
    jobs.sweep(database)

    def seen(branch: str) -> list[tuple[str, str]]:
        with database.look(Actor("u", Role.UNIT, branch)) as work:
            rows = alert_list.page(work, alert_list.Filter(kind="report", unsettled=True)).rows
        return [(row.name, row.sentence) for row in rows]

    [(name, sentence)] = seen(paths["HCTP"])
    assert name == names["HCTP"]
    assert sentence.startswith(f"Báo cáo {quarter.name} theo kế hoạch: hạn {quarter.due:%d/%m/%Y}")
    other = next(path for code, path in paths.items() if code not in ("HCTP", "STP"))
    assert (seen(WHOLE_TREE), seen(other)) == ([(name, sentence)], [])

    with database.work(OFFICER) as work:
        said = TaskProgress(task_id=0, unit_id=0, year=0, quarter=0, on=work.today, state="done", result="Đã mở lớp")
        progress.report(work, task.id, "HCTP", quarter, said)
    assert (seen(paths["HCTP"]), states(database, "report")) == ([], [True])


def test_an_answer_of_a_unit_reminds_by_its_day_until_it_is_met(database, clock):
    with database.work(OFFICER) as work:
        late = OfficeAnswer(on=work.today, requirement=WIDE, state="partial", due_on=work.today - DAY)
        office_answers.record(work, "STP", [late])
    jobs.sweep(database)
    assert states(database, "office_answer") == [False]

    with database.work(OFFICER) as work:
        office_answers.record(work, "STP", [OfficeAnswer(on=work.today, requirement=WIDE, state="full")])
    assert states(database, "office_answer") == [True]


@pytest.mark.days_off_missing
def test_missing_days_off_of_the_next_year_remind_administrators_from_october_on(database, clock):
    clock.to(dt.date(clock.today.year + 1, 10, 4))
    jobs.sweep(database)

    with database.look(ADMIN) as work:
        rows = alert_list.page(work, alert_list.Filter(kind="holidays", unsettled=True)).rows
    [told] = [row for row in rows if row.case.detail == str(clock.today.year + 1)]
    assert told.case.detail in told.sentence
