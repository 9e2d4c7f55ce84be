"""The watch: what is recorded of incidents, advisories, websites, agreements, changes and focal points, and told."""

import datetime as dt

import pytest
from sqlmodel import col

from inventory.errors import Invalid, NotFound, Refused
from inventory.organisation import focal_points
from inventory.organisation.focal_points import FocalPoint
from inventory.records import (
    Advisory,
    Agreement,
    Change,
    Incident,
    IncidentStep,
    Operation,
    Permission,
    Resolution,
    Website,
    WebsiteReview,
    facts,
)
from inventory.work import Actor, Role
from isms.jobs import jobs
from isms.systems import system_history
from isms.xray import watch_checks
from schedules.acts import enforcement, recording
from schedules.alerts import alert_list
from schedules.alerts.alert_tables import Alert, AlertRecipient
from schedules.deadlines import websites
from schedules.standing import derived, queries
from schedules.watch import advisories, agenda, agreement_list, incidents
from tests.register import ADMIN, DAY, OFFICER, cleared_system, conclude, new_system, person, rows, stored

HOUR = dt.timedelta(hours=1)


def an_incident(database, code="A", ago=dt.timedelta(), **said):
    with database.work(OFFICER) as work:
        usual = {"detected_at": work.now - ago, "what": "Mã độc tống tiền", "serious": False}
        return recording.record(work, code, Incident(**(usual | said))).id


def sent(database, incident_id, kind, **said):
    with database.work(OFFICER) as work:
        step = IncidentStep(incident_id=0, kind=kind, **({"at": work.now} | said))
        step.incident_id = incident_id
        return recording.record_about(work, step).id


def told(database, actor=ADMIN):
    with database.look(actor) as work:
        return incidents.page(work).rows


def blockers(database, code="A"):
    with database.look(ADMIN) as work:
        return [each.code for each in queries.show(work, code)[2].clearance.blockers]


# Serious incidents and the gate


@pytest.mark.slow
def test_a_serious_incident_withdraws_the_permission_in_the_same_transaction(database):
    cleared_system(database, "A")

    an_incident(database, serious=True)

    assert not stored(database, "A").in_use
    last = rows(database, Permission)[-1]
    assert (last.granted, last.reason) == (False, "serious_incident_unassessed")
    with pytest.raises(Refused) as refused, database.work(OFFICER) as work:
        enforcement.put_into_use(work, "A")
    [reason] = refused.value.reasons
    assert (reason.code, reason.clause[:22]) == ("serious_incident_unassessed", "NĐ 331/2026 Đ31.2.c; Đ")
    with database.look(ADMIN) as work:
        assert list(derived.drift(work)) == []


def test_another_incident_blocks_nothing(database):
    cleared_system(database, "A")

    an_incident(database, urgent=True, complex=True, personal_data=True)

    assert stored(database, "A").in_use


@pytest.mark.slow
def test_an_outside_audit_opens_the_gate_again_but_a_person_gives_the_permission(database):
    cleared_system(database, "A")
    an_incident(database, serious=True)
    with database.work(OFFICER) as work:
        conclude(
            work, "A", work.today, kind="ad_hoc", occasion="serious_incident", assessor_kind="independent_internal"
        )
    assert blockers(database) == ["assessor_not_allowed", "serious_incident_unassessed"]
    assert told(database)[0].assessment == "waiting"
    with database.work(OFFICER) as work:
        conclude(work, "A", work.today, kind="ad_hoc", occasion="serious_incident", assessor_kind="state_service")

    assert blockers(database) == []
    assert told(database)[0].assessment == "done"
    assert not stored(database, "A").in_use
    with database.work(OFFICER) as work:
        enforcement.put_into_use(work, "A")
    assert stored(database, "A").in_use


@pytest.mark.slow
def test_voiding_an_incident_opens_the_gate_and_does_not_bring_the_permission_back(database):
    cleared_system(database, "A")
    number = an_incident(database, serious=True)

    with database.work(OFFICER) as work:
        system_history.void(work, Incident, number, "báo nhầm")

    assert blockers(database) == []
    assert not stored(database, "A").in_use
    assert told(database) == []
    with pytest.raises(Refused):
        sent(database, number, "report")


# The clocks as they are told


@pytest.mark.slow
def test_what_was_sent_settles_the_duties(database, clock):
    new_system(database, "A")
    number = an_incident(database, serious=True, complex=True)
    clock.move(hours=20)
    sent(database, number, "initial_notice", number="12/TB")
    clock.move(hours=60)

    [each] = told(database)
    assert [(duty.duty, now.state) for duty, now in each.duties] == [
        ("initial_notice", "done"),
        ("preliminary_report", "late"),
        ("final_report", "undated"),
    ]
    sent(database, number, "preliminary_report")
    sent(database, number, "final_report")
    sent(database, number, "closed")

    [each] = told(database)
    assert [now.state for _, now in each.duties] == ["done", "done_late", "done"]
    assert (each.missing, each.late) == ((), False)
    assert each.closed_at


def test_open_incidents_come_first(database):
    new_system(database, "A")
    old = an_incident(database, ago=100 * HOUR)
    new = an_incident(database, ago=HOUR)
    sent(database, new, "closed")

    assert [each.incident.id for each in told(database)] == [old, new]
    assert told(database)[0].late


@pytest.mark.engines("sqlite")
@pytest.mark.parametrize(
    ("said", "field"),
    [({"ago": -HOUR}, "detected_at"), ({"what": " "}, "what"), ({"detected_at": None}, "detected_at")],
)
def test_a_wrong_incident_is_told_by_its_field(database, said, field):
    new_system(database, "A")
    with pytest.raises(Invalid) as wrong:
        an_incident(database, **said)
    assert [problem.field for problem in wrong.value.problems] == [field]


@pytest.mark.engines("sqlite")
def test_a_step_before_the_detection_or_of_no_kind_is_refused(database):
    new_system(database, "A")
    number = an_incident(database)
    with pytest.raises(Invalid) as wrong:
        sent(database, number, "phone", at=database.clock() - HOUR)
    assert {problem.field for problem in wrong.value.problems} == {"kind", "at"}
    with pytest.raises(NotFound):
        sent(database, 10_000, "report")


# Alerts


def kinds(database):
    alerts = [alert for alert in rows(database, Alert) if alert.kind in WATCHED]
    return [(alert.kind, alert.detail or str(alert.stage)) for alert in alerts]


WATCHED = ("incident", "agreement")


@pytest.mark.slow
def test_a_serious_incident_is_told_at_once_to_officer_and_leader(database):
    officer, leader, unit = (person(database, name, name, "STP") for name in ("officer", "leader", "unit"))
    new_system(database, "A")

    an_incident(database, serious=True)

    [alert] = rows(database, Alert, col(Alert.kind) == "incident")
    concerned = {row.person_id for row in rows(database, AlertRecipient, AlertRecipient.alert_id == alert.id)}
    assert {officer, leader, unit} <= concerned


@pytest.mark.slow
def test_the_sweep_tells_of_a_late_report_once(database, clock):
    new_system(database, "A")
    an_incident(database, serious=True)
    jobs.sweep(database)
    assert kinds(database) == [("incident", "serious")]
    clock.move(hours=25)
    assert jobs.sweep(database).alerts >= 1
    jobs.sweep(database)
    assert kinds(database) == [("incident", "serious"), ("incident", "24")]
    clock.move(hours=48)
    jobs.sweep(database)
    jobs.sweep(database)
    assert kinds(database) == [("incident", "serious"), ("incident", "24"), ("incident", "72")]


@pytest.mark.slow
def test_a_report_sent_in_time_is_not_told(database, clock):
    new_system(database, "A")
    number = an_incident(database, serious=True)
    sent(database, number, "report")
    clock.move(hours=100)
    jobs.sweep(database)
    assert kinds(database) == [("incident", "serious")]


@pytest.mark.slow
def test_an_incident_alert_is_settled_once_the_work_has_ended(database):
    new_system(database, "A")
    number = an_incident(database, serious=True)

    def is_settled():
        with database.look(ADMIN) as work:
            page = alert_list.page(work, alert_list.Filter(kind="incident"))
        return [each.settled for each in page.rows]

    assert is_settled() == [False]
    sent(database, number, "closed")
    assert is_settled() == [True]


@pytest.mark.slow
def test_an_agreement_is_told_as_its_end_comes_near_and_no_more_once_replaced(database, clock):
    new_system(database, "A")
    today = database.today()
    replaced = an_agreement(database, ends_on=today + 100 * DAY).id
    an_agreement(database, kind="delegation", ends_on=today + 10 * DAY)
    jobs.sweep(database)
    jobs.sweep(database)
    assert kinds(database) == [("agreement", "-30")]
    clock.move(days=12)
    jobs.sweep(database)
    assert sorted(kinds(database)) == [("agreement", "-30"), ("agreement", "-90"), ("agreement", "1")]
    an_agreement(database, number="2/HĐ", on=database.today(), ends_on=today + 400 * DAY, replaces_id=replaced)
    clock.move(days=90)
    jobs.sweep(database)
    assert len(kinds(database)) == 3
    with database.look(ADMIN) as work:
        page = alert_list.page(work, alert_list.Filter(kind="agreement"))
    assert sorted(each.settled for each in page.rows) == [False, False, True]


@pytest.mark.slow
def test_an_agreement_entered_or_in_force_again_is_told_at_once_though_the_sweep_of_the_day_ran(database):
    new_system(database, "A")
    jobs.sweep(database)
    soon = database.today() + 10 * DAY

    first = an_agreement(database, ends_on=soon).id
    assert kinds(database) == [("agreement", "-30")]
    later = an_agreement(database, number="2/HĐ", ends_on=soon + 400 * DAY, replaces_id=first).id
    second = an_agreement(database, number="3/HĐ", ends_on=soon, replaces_id=later).id
    with database.work(OFFICER) as work:
        facts.void(work, Agreement, second, "Nhập nhầm")

    assert kinds(database) == [("agreement", "-30"), ("agreement", "-30")]
    assert jobs.sweep(database).alerts == 0


@pytest.mark.slow
def test_an_alert_is_open_exactly_while_it_is_not_settled_whatever_it_is_about(database, clock):
    due = cleared_system(database, "SAP")
    for code in ("CO-SU-CO", "HET-HAN"):
        cleared_system(database, code)
    for code in ("CU", "BO"):
        new_system(database, code)
    number = an_incident(database, "CO-SU-CO", serious=True)
    an_agreement(database, "HET-HAN", ends_on=database.today() + 5 * DAY)
    jobs.sweep(database)
    at_first = open_alerts(database)
    assert at_first >= {("CO-SU-CO", "incident"), ("HET-HAN", "agreement"), ("CU", "overdue"), ("BO", "overdue")}
    clock.to(due - 30 * DAY)
    jobs.sweep(database)
    assert open_alerts(database) >= at_first | {("SAP", "soon")}
    clock.to(due + DAY)
    jobs.sweep(database)
    late = open_alerts(database)
    assert late >= at_first | {("SAP", "withdrawn")}
    with database.work(OFFICER) as work:
        conclude(work, "SAP", work.today)
        enforcement.put_into_use(work, "SAP")
        facts.record(work, "BO", Operation(on=work.today, state="retired", reason="x"))
    sent(database, number, "closed")
    done = {("CO-SU-CO", "incident")} | {pair for pair in late if pair[0] in ("SAP", "BO")}
    assert open_alerts(database) == late - done


def open_alerts(database) -> set[tuple[str, str]]:
    """Return the alerts that the list of open ones shows: those of all that are not settled."""
    with database.look(ADMIN) as work:
        every, still = (
            alert_list.page(work, alert_list.Filter(unsettled=unsettled), most=200) for unsettled in (False, True)
        )
    assert still.rows == [each for each in every.rows if not each.settled]
    assert still.total == len(still.rows)
    return {(each.code, each.kind) for each in still.rows}


# Agreements


def an_agreement(database, code="A", **said):
    with database.work(OFFICER) as work:
        usual = {"on": work.today - 300 * DAY, "kind": "lease", "number": "1/HĐ", "party": "Công ty", "scope": "Tất cả"}
        return recording.record(work, code, Agreement(**(usual | said)))


@pytest.mark.parametrize(("days", "state"), [(-1, "ended"), (0, "ending"), (90, "ending"), (91, "running")])
def test_the_last_day_of_an_agreement_is_in_force(database, days, state):
    new_system(database, "A")
    an_agreement(database, ends_on=database.today() + days * DAY)
    with database.look(ADMIN) as work:
        assert [each.state for each in agreement_list.page(work).rows] == [state]


@pytest.mark.engines("sqlite")
def test_a_delegation_needs_its_scope_and_its_term(database):
    new_system(database, "A")
    with pytest.raises(Invalid) as wrong:
        an_agreement(database, kind="delegation", scope="", ends_on=database.today() - 400 * DAY)
    assert {problem.field for problem in wrong.value.problems} == {"scope", "ends_on"}


@pytest.mark.slow
def test_a_later_lease_silences_only_the_one_that_it_names_as_replaced(database):
    """code.md defects 1 and 2: hosting and monitoring leased apart, one ending soon; and two leases of one day."""
    new_system(database, "A")
    today = database.today()
    hosting = an_agreement(database, number="01/HD-HOST", ends_on=today + 20 * DAY)
    an_agreement(database, number="02/HD-SOC", on=today - 10 * DAY, ends_on=today + 400 * DAY)
    an_agreement(database, number="03/HD-SOC", on=today - 10 * DAY, ends_on=today + 15 * DAY)
    jobs.sweep(database)

    def told():
        with database.look(ADMIN) as work:
            page = {each.agreement.number: each.state for each in agreement_list.page(work).rows}
            warned = {row.details["number"] for row in watch_checks.agreement_ending(work)}
            noted = {each.text for each in agenda.agenda(work, today, today + 30 * DAY) if each.kind == "agreement"}
            open_ones = [each for each in alert_list.page(work, alert_list.Filter(kind="agreement")).rows]
        return page, warned, len(noted), [each.settled for each in open_ones]

    page, warned, noted, settled = told()
    assert page == {"01/HD-HOST": "ending", "02/HD-SOC": "running", "03/HD-SOC": "ending"}
    assert warned == {"01/HD-HOST", "03/HD-SOC"} and noted == 2 and settled == [False, False]

    an_agreement(database, number="04/HD-HOST", on=today, ends_on=today + 700 * DAY, replaces_id=hosting.id)

    page, warned, noted, settled = told()
    assert page["01/HD-HOST"] == "replaced"
    assert warned == {"03/HD-SOC"} and noted == 1 and sorted(settled) == [False, True]


# Changes


@pytest.mark.slow
def test_only_a_major_change_shuts_the_gate(database):
    cleared_system(database, "A")
    with database.work(OFFICER) as work:
        small = Change(on=work.today, what="Kết nối LGSP", major=False, aspects=["connection", "users"])
        facts.record(work, "A", small)
        assert small.aspects == ["users", "connection"]
    assert stored(database, "A").in_use
    with database.work(OFFICER) as work:
        facts.record(work, "A", Change(on=work.today, what="Đổi kiến trúc", aspects=["architecture"]))
    assert not stored(database, "A").in_use
    with database.look(ADMIN) as work:
        assert [(each.change.what, each.assessed) for each in agreement_list.major_changes(work).rows] == [
            ("Đổi kiến trúc", False)
        ]
    with database.look(ADMIN) as work:
        assert list(derived.drift(work)) == []


@pytest.mark.engines("sqlite")
def test_a_change_of_nothing_the_law_names_is_refused(database):
    new_system(database, "A")
    with pytest.raises(Invalid), database.work(OFFICER) as work:
        facts.record(work, "A", Change(on=work.today, what="x", aspects=["colour"]))


# Advisories and websites


def test_an_advisory_is_open_until_it_was_dealt_with(database):
    new_system(database, "A")
    with database.work(OFFICER) as work:
        row = Advisory(on=work.today - 9 * DAY, kind="data_leak", source="Công an tỉnh", what="Lộ 10 tài khoản")
        row.due_on = work.today - DAY
        number = recording.record(work, "A", row)
    with database.look(ADMIN) as work:
        assert [each.overdue(work.today) for each in advisories.listed(work, "A")] == [True]
    with pytest.raises(Invalid), database.work(OFFICER) as work:
        recording.record_about(work, Resolution(advisory_id=number.id, on=work.today - 10 * DAY, how="Đổi mật khẩu"))
    with database.work(OFFICER) as work:
        recording.record_about(work, Resolution(advisory_id=number.id, on=work.today, how="Đổi mật khẩu"))
    with database.look(ADMIN) as work:
        [each] = advisories.listed(work, "A")
        assert each.resolution and each.resolution.how == "Đổi mật khẩu"
        assert not each.overdue(work.today)
    with pytest.raises(Refused, match="đã được ghi là xử lý xong"), database.work(OFFICER) as work:
        recording.record_about(work, Resolution(advisory_id=number.id, on=work.today, how="Lần nữa"))


@pytest.mark.slow
def test_a_website_is_due_as_the_office_set_it(database):
    new_system(database, "A")

    def due():
        with database.look(ADMIN) as work:
            return [
                (each.website.address, each.website.review_months, each.due_on) for each in websites.page(work).rows
            ]

    with database.work(OFFICER) as work:
        site = recording.record(
            work, "A", Website(on=dt.date(2026, 1, 31), address="https://So.gov.vn/", review_months=1)
        )
    assert due() == [("so.gov.vn", 1, dt.date(2026, 1, 31))]
    with database.work(OFFICER) as work:
        recording.record_about(work, WebsiteReview(website_id=site.id, on=dt.date(2026, 1, 31), result="in_order"))
    assert due() == [("so.gov.vn", 1, dt.date(2026, 2, 28))]
    with database.work(OFFICER) as work:
        recording.record(work, "A", Website(on=dt.date(2026, 2, 1), address="so.gov.vn", review_months=None))
    assert due() == [("so.gov.vn", None, None)]
    with pytest.raises(Invalid), database.work(OFFICER) as work:
        recording.record_about(work, WebsiteReview(website_id=site.id, on=dt.date(2026, 3, 1), result="problems"))


# Focal points


def test_the_office_needs_two_focal_points_every_other_unit_one_and_the_root_none(database):
    def lacking():
        with database.look(ADMIN) as work:
            return {each.unit.code: each.missing for each in focal_points.listed(work) if each.missing}

    assert lacking() == {"VP": 2, "HCTP": 1}
    with database.work(OFFICER) as work:
        for name in ("Chuyên viên 1", "Chuyên viên 2"):
            first = focal_points.add(work, "VP", FocalPoint(unit_id=0, name=name, since=work.today - 9 * DAY))
    assert lacking() == {"HCTP": 1}
    with database.work(OFFICER) as work:
        focal_points.end(work, first.id, work.today - DAY)
    assert lacking() == {"VP": 1, "HCTP": 1}
    with database.look(ADMIN) as work:
        then = {each.unit.code: each.missing for each in focal_points.listed(work, work.today - 5 * DAY)}
    assert then == {"STP": 0, "VP": 0, "HCTP": 1}


def test_a_focal_point_of_another_branch_is_not_ended(database):
    with database.work(OFFICER) as work:
        point = focal_points.add(work, "VP", FocalPoint(unit_id=0, name="Chuyên viên", since=work.today))
    with database.look(ADMIN) as work:
        path = next(each.unit.path for each in focal_points.listed(work) if each.unit.code == "HCTP")
    stranger = Actor("người lạ", Role.OFFICER, path)
    with pytest.raises(NotFound), database.work(stranger) as work:
        focal_points.end(work, point.id, work.today)
