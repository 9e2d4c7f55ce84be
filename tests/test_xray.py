"""The x-ray: each check finds the register with the fault and leaves alone the one without, on both engines."""

import datetime as dt
from collections.abc import Callable

import pytest
from sqlmodel import col, select

from inventory.law.levels import Facts
from inventory.organisation import units
from inventory.organisation.focal_points import FocalPoint
from inventory.records import (
    Advisory,
    Agreement,
    Audit,
    Change,
    Decision,
    Dossier,
    Finding,
    Incident,
    IncidentStep,
    Operation,
    PlanItem,
    PlanState,
    Resolution,
    Website,
    WebsiteReview,
    facts,
)
from inventory.register_tables import DatedFact, System, Unit
from inventory.systems import register
from inventory.systems.register import Entry
from inventory.work import Actor, Role
from isms.evidence.evidence_tables import Evidence, EvidenceFile
from isms.xray import audit_checks, identity_checks, look
from isms.xray.check_findings import Found, checks
from schedules.cadence.cadence import Policy
from schedules.policies import policies
from tests.plain_sql import plainly
from tests.register import ADMIN, DAY, OFFICER, conclude, person

NEW, OLD = "331/2026", "85/2016"
SHA = "a" * 64
UNLIKE = {
    "A0": "Đồi",
    "A2": "Mây",
    "A4": "Gió",
    "A5": "Nắng",
    "A6": "Sao",
    "A7": "Trăng",
    "A8": "Biển",
    "A9": "Rừng",
    "B2": "Suối",
}
"""Names that no check takes for the same."""


def about(work, code: str) -> System:
    return work.session.exec(select(System).where(System.code == code)).one()


def put(work, code: str, *new: DatedFact) -> None:
    for fact in new:
        facts.add(work, about(work, code), fact)
        work.session.flush()


def proof(work, code: str, table: type[DatedFact], kind: str) -> None:
    """Give the newest fact of a kind its document."""
    system = about(work, code)
    [*_, fact] = work.session.exec(select(table).where(col(table.system_id) == system.id).order_by(col(table.id)))
    scan = Evidence(on=work.today, title="Bản chụp", kind=kind, filename="a.pdf", sha256=SHA)
    scan.about, scan.about_id = str(table.__tablename__), fact.id
    put(work, code, scan)


def healthy(work, code: str, name: str, **entry: object) -> None:
    """Walk a system all the way, with nothing missing."""
    usual = {"owner": "UBND tỉnh", "operator": "Trung tâm vận hành", "users": ("HCTP",)} | entry
    register.register(work, Entry(code=code, name=name, **({"responsibility": "owned"} | usual)), work.today, True)
    facts.record_classification(
        work, code, Facts(kind="internal", information=frozenset({"private"}), regime="331/2026"), work.today
    )
    for state in ("sent_for_appraisal", "approved"):
        facts.record(work, code, Dossier(on=work.today, regime=NEW, proposed_level=2, state=state, reason=""))
    facts.record_regulation(work, [code], work.today - 40 * DAY, "01/QC", "Sở Tư pháp")
    decide(work, code)
    facts.record(work, code, PlanState(on=work.today, state="full"))
    conclude(work, code, work.today - DAY)
    work.session.flush()
    proof(work, code, Decision, "decision")
    proof(work, code, Audit, "conclusion")
    risk_assessment(work, code, 30)


def risk_assessment(work, code: str, days_ago: int) -> None:
    on = work.today - days_ago * DAY
    put(work, code, Evidence(on=on, title="R", kind="risk_assessment", filename="r.pdf", sha256=SHA))


def decide(work, code: str, **changes: object) -> None:
    usual = {"date": work.today - 20 * DAY, "level": 2, "regime": NEW, "number": "12/QĐ", "issuer": "STP"}
    facts.record(work, code, Decision(**(usual | changes)))


def bare(work, code: str, name: str, **entry: object) -> None:
    """Enter a system of which nothing is on record."""
    usual = {"owner": "UBND tỉnh", "operator": "Trung tâm vận hành", "users": ("HCTP",), "responsibility": "owned"}
    register.register(work, Entry(code=code, name=name, **(usual | entry)), work.today, True)


def file(work) -> None:
    work.session.add(EvidenceFile(sha256=SHA, size=1, media_type="application/pdf", stored_at=work.now))
    work.session.flush()


def older(work, code: str, regulated: int, decided: int, **changes: object) -> None:
    """Leave the healthy papers out: a regulation and a decision of so many days ago."""
    bare(work, code, UNLIKE[code])
    if regulated:
        facts.record_regulation(work, [code], work.today - regulated * DAY, "01/QC", "Sở Tư pháp")
    decide(work, code, date=work.today - decided * DAY, **changes)


def answered(work, code: str, regime: str, decided_regime: str, **answers: object) -> None:
    bare(work, code, UNLIKE[code])
    facts.record_classification(work, code, Facts(regime=regime, **answers), work.today)
    day = dt.date(2026, 7, 1) if decided_regime == OLD else work.today
    decide(work, code, regime=decided_regime, date=day)


def incident(work, code: str, hours: int, *sent: str, **kind: object) -> None:
    happened = Incident(detected_at=work.now - dt.timedelta(hours=hours), what="mã độc", **({"serious": False} | kind))
    put(work, code, happened)
    for step in sent:
        put(work, code, IncidentStep(incident_id=happened.id, kind=step, at=work.now))


def website(work, code: str, months: int | None, entered: int, reviewed: int | None = None) -> None:
    page = Website(on=work.today - entered * DAY, address=f"https://{code.lower()}.gov.vn", review_months=months)
    put(work, code, page)
    if reviewed is not None:
        put(work, code, WebsiteReview(website_id=page.id, on=work.today - reviewed * DAY, result="in_order"))


def finding(work, code: str, due: int, mended: bool = False) -> None:
    audit = work.session.exec(select(Audit.id).where(Audit.system_id == about(work, code).id)).first()
    wrong = Finding(
        audit_id=audit, on=work.today - DAY, what="Chưa vá lỗi.", severity="major", due_on=work.today + due * DAY
    )
    put(work, code, wrong)
    if mended:
        put(work, code, Resolution(finding_id=wrong.id, on=work.today, how="đã vá"))


def advised(work, code: str, due: int, done: bool = False) -> None:
    told = Advisory(
        on=work.today, kind="advisory", source="Công an tỉnh", what="Lỗ hổng.", due_on=work.today + due * DAY
    )
    put(work, code, told)
    if done:
        put(work, code, Resolution(advisory_id=told.id, on=work.today, how="đã vá"))


def agreement(work, code: str, kind: str, *ends: int) -> None:
    """Agreements of which each takes the place of the one before."""
    before = None
    for days in ends:
        ends_on = work.today + days * DAY
        row = Agreement(on=work.today, kind=kind, number="1", party="X", ends_on=ends_on, replaces_id=before)
        put(work, code, row)
        before = row.id


def items(work, code: str, *states: str) -> None:
    for state in states:
        put(work, code, PlanItem(on=work.today, regime=NEW, requirement="G01-01", state=state))


def changed(work, code: str, assessed: bool, aspects: tuple[str, ...] = ("connection",)) -> None:
    put(work, code, Change(on=work.today - 3 * DAY, what="Thêm kết nối.", major=False, aspects=list(aspects)))
    if assessed:
        risk_assessment(work, code, 0)


def audited(work, code: str, by: str, name: str, level: int = 3) -> None:
    decide(work, code, level=level, date=work.today)
    conclude(work, code, work.today, assessor=name, assessor_kind=by)
    work.session.flush()


PRIVATE = {"kind": "internal", "information": frozenset({"private"})}
SERVICE = {"kind": "public_service", "handles_administrative_procedures": True}
SICK: dict[str, Callable] = {
    "no_dossier": lambda w: bare(w, "A1", "Kho lưu trữ"),
    "dossier_not_recorded": lambda w: older(w, "A2", 40, 20),
    "no_classification": lambda w: bare(w, "A3", "Bản đồ số"),
    "level_below_computed": lambda w: answered(w, "A4", NEW, NEW, **SERVICE),
    "higher_under_new_rules": lambda w: answered(w, "A5", NEW, OLD, **SERVICE),
    "regulation_missing": lambda w: older(w, "A6", 0, 20),
    "regulation_after_decision": lambda w: older(w, "A7", 10, 20),
    "regulation_same_day": lambda w: older(w, "A8", 20, 20),
    "decree_not_in_force": lambda w: older(w, "A9", 40, 20, regime=OLD),
    "high_level_without_decision": lambda w: (
        bare(w, "B1", "Cổng thanh toán"),
        facts.record(w, "B1", Dossier(on=w.today, regime=NEW, proposed_level=3, state="drafting", reason="")),
    ),
    "decision_without_scan": lambda w: older(w, "B2", 40, 20),
    "operator_audited_itself": lambda w: audited(w, "S01", "independent_internal", "TRUNG TÂM  vận hành"),
    "internal_audit": lambda w: audited(w, "S02", "independent_internal", "Phòng Thanh tra"),
    "conclusion_without_scan": lambda w: audited(w, "S03", "licensed", "Công ty Kiểm định", 2),
    "finding_overdue": lambda w: finding(w, "S04", -1),
    "plan_items_open": lambda w: items(w, "S05", "full", "partial"),
    "no_owner": lambda w: bare(w, "B3", "Thư viện", owner=" "),
    "no_operator": lambda w: bare(w, "B4", "Bản tin", operator=""),
    "looks_split": lambda w: (
        bare(w, "B5", "Hệ thống trợ giúp pháp lý 1"),
        bare(w, "B6", "Phần mềm Trợ giúp pháp lý (giai đoạn 2)"),
    ),
    "before_registered": lambda w: put(w, "S06", Operation(on=w.today - 9 * DAY, state="operating")),
    "agreement_ended": lambda w: agreement(w, "S07", "delegation", -400, -1),
    "agreement_ending": lambda w: agreement(w, "S08", "lease", 0),
    "change_without_risk_assessment": lambda w: changed(w, "S09", assessed=False),
    "level_without_risk_assessment": lambda w: older(w, "A0", 40, 20),
    "incident_without_risk_assessment": lambda w: incident(w, "S09", 1, serious=True),
    "incident_report_late": lambda w: incident(w, "S10", 73, "initial_notice"),
    "advisory_overdue": lambda w: advised(w, "S11", -1),
    "website_review_overdue": lambda w: website(w, "S11", 6, 900, reviewed=200),
}
"""How to make each fault in a register of healthy systems S01-S11; the codes are those found."""
WELL: list[Callable] = [
    lambda w: (finding(w, "S01", 0), finding(w, "S01", -5, mended=True)),
    lambda w: (advised(w, "S01", 0), advised(w, "S01", -5, done=True)),
    lambda w: items(w, "S01", "partial", "full"),
    lambda w: items(w, "S02", "not_applicable"),
    lambda w: agreement(w, "S01", "delegation", -10, 91),
    lambda w: changed(w, "S01", assessed=True),
    lambda w: changed(w, "S02", assessed=False, aspects=("architecture",)),
    lambda w: (incident(w, "S01", 71, "initial_notice", serious=True), risk_assessment(w, "S01", 0)),
    lambda w: incident(w, "S02", 900, "report", urgent=True),
    lambda w: website(w, "S01", 6, 900, reviewed=100),
    lambda w: website(w, "S02", None, 900),
    lambda w: audited(w, "S03", "operator", "Tổ vận hành", 1) if w.today < dt.date(2026, 8, 19) else None,
    lambda w: bare(w, "W1", "Cổng dữ liệu mở", responsibility="used"),
]
NAMES = (
    "Cổng dịch vụ công",
    "Sổ hộ tịch",
    "Kế toán",
    "Nhân sự",
    "Tài sản",
    "Công chứng",
    "Thống kê",
    "Bồi thường nhà nước",
    "Giám định",
    "Lý lịch",
    "Hòa giải",
)


@pytest.fixture
def office(database):
    """An office with its letterhead, focal points and people, and eleven systems with nothing missing."""
    person(database, "can.bo", "officer")
    with database.work(ADMIN) as work:
        units.set_letterhead(work, "STP", "UBND tỉnh An Giang", "An Giang")
        for unit in work.session.exec(select(Unit)).all():
            for number in range(2 if unit.kind == "office" else 1):
                work.session.add(
                    FocalPoint(unit_id=unit.id, name=f"Người {number}", decision_number="5/QĐ", since=work.today)
                )
    with database.work(OFFICER) as work:
        file(work)
        for number, name in enumerate(NAMES, start=1):
            healthy(work, f"S{number:02}", name)
    return database


def seen(database, actor: Actor = ADMIN) -> dict[str, list[Found]]:
    """Return all that the checks find, once it is proved that a look counts them and shows the first."""
    with database.look(actor) as work:
        found = {code: look.find(work, code) for code in look.QUICK}
        assert {each.check.code: (each.total, list(each.found)) for each in look.look(work)} == {
            code: (len(rows), rows[: look.FEW]) for code, rows in found.items()
        }
    return {code: rows for code, rows in found.items() if rows}


@pytest.mark.slow
def test_a_register_in_order_shows_nothing(office):
    assert seen(office) == {}
    with office.look(ADMIN) as work:
        assert [section.total for section in look.recount(work)] == [0, 0]


@pytest.mark.slow
def test_what_is_in_order_is_left_alone(office):
    for each in WELL:
        with office.work(OFFICER) as work:
            each(work)

    assert set(seen(office)) <= {"no_classification"}  # of the system only used: the owner's answers may be missing


@pytest.mark.slow
def test_each_check_finds_its_fault_and_says_it_in_words(office):
    for fault in SICK.values():
        with office.work(OFFICER) as work:
            fault(work)
    found = seen(office)
    expected = {
        "no_dossier": {"A1", "A3", "B3", "B4", "B5", "B6"},
        "dossier_not_recorded": {"A0", "A2", "A4", "A5", "A6", "A7", "A8", "A9", "B2"},
        "decision_without_scan": {"A0", "A2", "A4", "A5", "A6", "A7", "A8", "A9", "B2", "S01", "S02", "S03"},
        "conclusion_without_scan": {"S01", "S02", "S03"},
        "no_classification": {"A0", "A1", "A2", "A3", "A6", "A7", "A8", "A9", "B1", "B2", "B3", "B4", "B5", "B6"},
        "regulation_missing": {"A4", "A5", "A6"},
        "level_below_computed": {"A4"},
        "level_without_risk_assessment": {"A0", "A2", "A4", "A6", "A7", "A8", "B1", "B2"},
        "looks_split": {"B5"},
        "high_level_without_decision": {"B1"},
    }
    own = {"higher_under_new_rules": "A5", "regulation_after_decision": "A7", "regulation_same_day": "A8"}
    own |= {"decree_not_in_force": "A9", "operator_audited_itself": "S01", "internal_audit": "S02"}
    own |= {"finding_overdue": "S04", "plan_items_open": "S05", "no_owner": "B3", "no_operator": "B4"}
    own |= {"before_registered": "S06", "agreement_ended": "S07", "agreement_ending": "S08"}
    own |= {"change_without_risk_assessment": "S09", "incident_report_late": "S10", "website_review_overdue": "S11"}
    own |= {"advisory_overdue": "S11", "incident_without_risk_assessment": "S09"}
    expected |= {check: {code} for check, code in own.items()}

    assert {check: {each.code for each in rows} for check, rows in found.items()} == expected
    assert expected.keys() == SICK.keys()
    for check, rows in found.items():
        for each in rows:
            said = each.said(checks()[check])
            assert "None" not in said and "{" not in said, (check, said)


@pytest.mark.slow
def test_the_office_s_own_faults_are_found(office):
    person(office, "khong.thu", "unit", unit="HCTP", email="")
    with office.work(ADMIN) as work:
        units.set_letterhead(work, "STP", "", "An Giang")
        points = work.session.exec(select(FocalPoint).order_by(col(FocalPoint.unit_id), col(FocalPoint.id))).all()
        points[0].until = work.today - DAY  # of the root, which needs none
        next(point for point in points if point.unit_id == 2).decision_number = " "

    found = seen(office)

    assert {check: [each.code for each in rows] for check, rows in found.items()} == {
        "no_letterhead": ["STP"],
        "focal_points": ["VP"],
        "no_email": ["khong.thu"],
    }
    assert found["focal_points"][0].said(checks()["focal_points"]) == (
        "Cần 2, có 1 đầu mối có số quyết định. Còn 1 đầu mối chưa ghi số quyết định."
    )
    assert found["no_letterhead"][0].details["count"] == len(NAMES)


@pytest.mark.slow
def test_a_risk_assessment_is_asked_for_at_the_first_determination_under_the_decree_only(office):
    """Đ10.2.a; it was looked for after changes only."""
    with office.work(OFFICER) as work:
        older(work, "A0", 40, 20)
        older(work, "A2", 40, 20)
        decide(work, "A2", regime=OLD, date=dt.date(2026, 8, 18))
    assert [each.code for each in seen(office)["level_without_risk_assessment"]] == ["A0"]
    with office.work(OFFICER) as work:
        risk_assessment(work, "A0", 5)
    assert "level_without_risk_assessment" not in seen(office)


@pytest.mark.slow
def test_what_each_year_needs_anew_is_found_holidays_from_october_on_and_the_plan_from_january_on(office, clock):
    def asked() -> dict[str, list[str]]:
        found = seen(office)
        return {
            code: [f"{each.name}: {each.said(checks()[code])}" for each in found.get(code, ())]
            for code in ("holidays_not_entered", "plan_of_earlier_year")
        }

    missing = "Thiếu Tết Nguyên đán, Giỗ Tổ Hùng Vương, ngày liền kề Quốc khánh 2/9."
    plan = "Đang dùng chu kỳ của “Kế hoạch DTI 2026 của Sở Tư pháp”."
    clock.to(dt.date(2026, 12, 31))
    assert asked() == {"holidays_not_entered": [], "plan_of_earlier_year": []}
    clock.move(days=1)
    assert asked() == {"holidays_not_entered": [], "plan_of_earlier_year": [f"Năm 2027: {plan}"]}
    clock.to(dt.date(2027, 10, 1))
    assert asked()["holidays_not_entered"] == [f"Năm 2028: {missing}"]
    with office.work(ADMIN) as work:
        for day in (dt.date(2028, 1, 26), dt.date(2028, 4, 4)):
            policies.set_holiday(work, day, "Nghỉ")
        months = {level: 12 for level in (1, 2, 3, 4)}
        policies.set_policy(work, Policy("Kế hoạch năm 2027", dt.date(2027, 10, 1), "KH 2027", months))
    assert asked() == {
        "holidays_not_entered": ["Năm 2028: Thiếu ngày liền kề Quốc khánh 2/9."],
        "plan_of_earlier_year": [],
    }


@pytest.mark.slow
def test_a_branch_without_anybody_to_alert_is_named(database):
    with database.work(OFFICER) as work:
        bare(work, "A", "Kho")
    assert [each.code for each in seen(database)["nobody_to_alert"]] == ["HCTP"]
    person(database, "lanh.dao", "leader")
    assert "nobody_to_alert" in seen(database), "a leader is only told when it is late"
    person(database, "chi.ha", "unit", unit="HCTP")
    assert "nobody_to_alert" not in seen(database)


@pytest.mark.slow
def test_people_see_the_faults_of_their_branch_only(office):
    with office.work(OFFICER) as work:
        bare(work, "VPX", "Lịch công tác", users=("VP",))
        bare(work, "HCX", "Tra cứu án tích", users=("HCTP",))
        branch = work.session.exec(select(Unit.path).where(Unit.code == "VP")).one()
    person(office, "khong.thu", "unit", unit="HCTP", email="")

    found = seen(office, Actor("thu", Role.UNIT, branch))

    assert {each.code for rows in found.values() for each in rows} == {"VPX"}


def test_figures_that_were_forged_do_not_add_up(register_url, database):
    with database.work(OFFICER) as work:
        bare(work, "A", "Kho")
    plainly(register_url, "UPDATE system SET level = 5")

    with database.look(ADMIN) as work:
        found = {section.check.code: section for section in look.recount(work)}

    [drift] = found["figures_drift"].found
    assert found["figures_drift"].total == 1
    assert drift.said(found["figures_drift"].check) == "Cột cấp độ: đang lưu 5, tính lại là trống."
    assert {each.name for each in found["figures_do_not_add_up"].found} >= {"Cấp độ 5", "Chưa có quyết định cấp độ"}


@pytest.mark.slow
def test_what_was_found_is_remembered_until_something_is_recorded(office, monkeypatch):
    asked = []
    monkeypatch.setitem(look.QUICK, "no_owner", lambda work: iter(asked.append(work) or ()))
    with office.work(OFFICER) as work:
        bare(work, "A", "Kho")
    for _ in range(2):
        with office.look(ADMIN) as work:
            look.look(work)
        with office.work(OFFICER) as work:
            work.record("person.signed_in", "person:lan")
    assert len(asked) == 1
    with office.work(OFFICER) as work:
        bare(work, "B", "Sổ")
    with office.look(ADMIN) as work:
        look.look(work)
    assert len(asked) == 2


def test_every_finder_has_its_check_and_every_check_its_finder():
    assert checks().keys() == look.QUICK.keys() | look.RECOUNT.keys()
    severities = [check.severity for check in checks().values()]
    assert severities == sorted(severities, key=["error", "warning", "hint"].index)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Hệ thống trợ giúp pháp lý 1", "Phần mềm Trợ giúp pháp lý (giai đoạn 2)", True),
        ("Kế toán", "Phần mềm kế toán B", True),
        ("Cơ sở dữ liệu hộ tịch", "Cơ sở dữ liệu công chứng", False),
    ],
)
def test_names_are_alike_but_for_numbers_marks_and_kinds_of_things(one, other, same):
    assert (identity_checks.telling_words(one) == identity_checks.telling_words(other)) is same


def test_a_body_is_itself_whatever_the_case_and_the_spaces_but_nobody_is_no_body():
    assert audit_checks.same_body("VĂN PHÒNG  SỞ", "Văn phòng Sở")
    assert not audit_checks.same_body("", " ")
    assert not audit_checks.same_body("Văn phòng", "Văn phòng Sở")
