"""What can only be a slip is refused in words at every door: days out of order or of no age, a day as a name."""

import datetime as dt
import json

import pytest

from inventory.errors import Invalid
from inventory.organisation import focal_points, units
from inventory.organisation.focal_points import FocalPoint
from inventory.records import Advisory, DossierComponent, Finding, PlannedAudit, PlanState, facts
from isms.cli import app
from isms.exchange import loading
from schedules.acts import recording
from schedules.cadence.cadence import Policy
from schedules.policies import policies
from tests.register import ADMIN, DAY, conclude, new_system
from tests.test_cli import Command

FIRST, LAST = dt.date(1, 1, 1), dt.date(9999, 12, 31)


@pytest.fixture
def isms() -> Command:
    return Command()


def refused(database, act) -> str:
    with pytest.raises(Invalid) as refusal, database.work(ADMIN) as work:
        act(work)
    return str(refusal.value)


@pytest.mark.engines("sqlite")
def test_a_conclusions_document_is_not_dated_before_the_conclusion(database):
    """public-bug-reports.md F7: concluded 15/05/2026, document of 01/01/2026."""
    new_system(database, "A")
    said = refused(
        database,
        lambda work: conclude(work, "A", dt.date(2026, 5, 15), document_date=dt.date(2026, 1, 1)),
    )

    assert "Ngày văn bản kết luận đứng trước ngày kết luận" in said
    with database.work(ADMIN) as work:
        conclude(work, "A", dt.date(2026, 5, 15), document_date=dt.date(2026, 5, 15))


@pytest.mark.engines("sqlite")
def test_a_finding_is_not_older_than_the_conclusion_that_found_it(database):
    """public-bug-reports.md F7, o_finding_on_before_audit."""
    new_system(database, "A")
    with database.work(ADMIN) as work:
        audit = conclude(work, "A", dt.date(2026, 5, 15))
        work.session.flush()
        number = audit.id
    early = Finding(audit_id=number, on=dt.date(2026, 5, 14), what="x", severity="minor", due_on=dt.date(2026, 6, 1))

    assert "đứng trước ngày kết luận đã nêu nó" in refused(database, lambda work: recording.record(work, "A", early))


@pytest.mark.engines("sqlite")
def test_a_dossiers_part_is_not_at_hand_before_its_document_is_dated(database):
    new_system(database, "A")
    part = DossierComponent(
        on=dt.date(2026, 5, 1), component="overview", present=True, document_date=dt.date(2026, 5, 2)
    )

    said = refused(database, lambda work: facts.record_component(work, "A", part))

    assert "đứng trước ngày của văn bản" in said


@pytest.mark.engines("sqlite")
@pytest.mark.slow
def test_the_same_pairs_are_refused_in_a_file(database):
    audit = {"system": "A", "kind": "periodic", "concluded_on": "2026-05-15", "conclusion": "eligible"}
    audit |= {"assessor": "X", "assessor_kind": "licensed"}
    system = {"code": "A", "name": "Hệ thống A", "responsibility": "owned"}
    finding = {"system": "A", "concluded_on": "2026-05-15", "on": "2026-05-01", "what": "x", "severity": "minor"}
    finding |= {"due_on": "2026-07-01"}
    for lists, words in (
        ({"audits": [audit | {"document_date": "2026-01-01"}]}, "Ngày văn bản kết luận"),
        ({"audits": [audit], "findings": [finding]}, "Ngày nêu tồn tại"),
    ):
        content = json.dumps({"format": "isms/1", "systems": [system]} | lists).encode()
        assert words in refused(database, lambda work, content=content: loading.load(work, content))


@pytest.mark.parametrize(
    ("topic", "asked"),
    [
        ("next-due", {"level": 3, "concluded_on": "{}", "on": "2026-01-01"}),
        ("next-due", {"level": 3, "concluded_on": "2026-01-01", "on": "{}"}),
        ("clock", {"event": "approval", "level": 2, "received_on": "{}"}),
        ("clock", {"event": "approval", "level": 2, "received_on": "2026-01-01", "holidays": ["{}"]}),
    ],
)
@pytest.mark.parametrize("day", [FIRST, LAST])
def test_the_rules_answer_in_words_about_days_of_no_age(isms, topic, asked, day):
    """public-bug-reports.md F12: a traceback and status 1, where the contract says 4."""
    text = json.dumps(asked).replace("{}", day.isoformat())

    said = isms("rules", topic, "--facts", "-", given=text, status=4)

    assert "nằm ngoài khoảng từ năm 1900 đến năm 2100" in said


@pytest.mark.slow
@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_commands_as_of_a_day_of_no_age_end_without_a_fault(isms, day):
    isms("init", "--starting-inventory")
    for command in (["systems", "list"], ["systems", "show", "IOFFICE"], ["report", "mau-08"], ["report", "dti"]):
        result = isms.runner.invoke(app, [*command, "--on", day, "--json"])
        assert result.exit_code in (0, 4), f"{command}: {result.output[-500:]}"


@pytest.mark.engines("sqlite")
@pytest.mark.parametrize("day", [FIRST, LAST])
def test_what_may_lie_ahead_lies_within_reason(database, day):
    """province.md 23: a policy from 31/12/9999, "còn 2.912.111 ngày"."""
    new_system(database, "A")
    with database.work(ADMIN) as work:
        today = work.today
        audit = conclude(work, "A", today - DAY)
        work.session.flush()
        number = audit.id
    doors = {
        "policy": lambda work: policies.set_policy(work, Policy("Thử", day, "x", {3: 12})),
        "holiday": lambda work: policies.set_holiday(work, day, "x"),
        "plan": lambda work: facts.record(work, "A", PlanState(on=today, state="partial", expected_on=day)),
        "planned": lambda work: recording.record(
            work, "A", PlannedAudit(on=day, kind="periodic", occasion="", assessor="", assessor_kind="")
        ),
        "finding": lambda work: recording.record(
            work, "A", Finding(audit_id=number, on=today, what="x", severity="minor", due_on=day)
        ),
        "advisory": lambda work: recording.record(
            work, "A", Advisory(on=today, kind="advisory", source="x", what="x", due_on=day)
        ),
        "conditions": lambda work: conclude(work, "A", today, conclusion="conditional", conditions_until=day),
    }
    for name, act in doors.items():
        assert refused(database, act), name


@pytest.mark.engines("sqlite")
@pytest.mark.parametrize("name", ["01/01/0001", "32/13/2026", "2026-11-22", "5.9.26"])
def test_a_mere_day_is_no_name(database, name):
    """province.md 9 and 23: a unit named 01/01/0001."""
    assert "là ngày tháng, không phải là tên" in refused(database, lambda work: units.add(work, "X", name, "STP"))
    assert "là ngày tháng, không phải là mã" in refused(database, lambda work: units.add(work, name, "Tên", "STP"))
    assert "không phải là tên" in refused(
        database, lambda work: focal_points.add(work, "VP", FocalPoint(unit_id=0, name=name, since=work.today))
    )
    with database.work(ADMIN) as work:
        units.add(work, "P-2026", f"Tổ công tác {name}", "STP")
