"""Every paper names the authority, the head and the signer that the law allows, organisations by their names."""

import datetime as dt
import random
from collections.abc import Iterator
from typing import Any

import pytest
from sqlmodel import select

from inventory.organisation import bodies, units
from inventory.organisation.bodies import Body
from inventory.records import Agreement, Dossier, facts
from inventory.register_tables import Unit
from inventory.systems import register
from inventory.systems.register import Entry
from inventory.work import Actor, Role
from isms.papers import catalogue
from isms.papers.composition import authorities, office_words, rendering
from isms.papers.composition.office_words import Paper as Texts
from isms.papers.reports import mau_08
from isms.platform.database import Database
from isms.ui.facts import place
from isms.xray import audit_checks
from tests.databases import SqliteFiles, open_database
from tests.register import ADMIN, DAY, OFFICER, Clock, conclude, migrate

PROVINCE, POLICE, MINISTRY = "Ủy ban nhân dân tỉnh An Giang", "Công an tỉnh An Giang", "Bộ Tư pháp"
TEXTS = Texts(
    specialised_unit=POLICE,
    owner_head="Chủ tịch Ủy ban nhân dân tỉnh An Giang",
    signer_title="Giám đốc",
    signer_name="Người ký của Sở",
    abbreviation="STP",
)


@pytest.fixture
def database(sqlite_databases: SqliteFiles, clock: Clock) -> Iterator[Database]:
    opened = open_database(sqlite_databases.copy(migrate), clock)
    with opened.work(ADMIN) as work:
        units.set_letterhead(work, "STP", PROVINCE, "An Giang")
        units.add(work, "VP-T", "Văn phòng thử nghiệm", parent="STP")
        office_words.set_paper(work, TEXTS)
    yield opened
    opened.engine.dispose()


def propose(database: Database, level: int, code: str = "A", **entry: Any) -> None:
    given = {"owner": PROVINCE, "operator": "Văn phòng Sở Tư pháp"} | entry
    with database.work(OFFICER) as work:
        register.register(work, Entry(code, f"Hệ thống {code}", "owned", **given), work.today, operating=True)
        facts.record(
            work, code, Dossier(on=work.today, regime="331/2026", proposed_level=level, state="sent_for_appraisal")
        )


def save(database: Database, name: str, **card: str) -> None:
    with database.work(ADMIN) as work:
        bodies.save(work, Body(name=name, **card))


def delegate(database: Database, party: str, scope: str, ends_on: dt.date, code: str = "A", **more: Any) -> None:
    with database.work(OFFICER) as work:
        about = facts.system(work, code, facts.Act.RECORD)
        on = min(work.today - 30 * DAY, ends_on)
        row = Agreement(on=on, kind="delegation", number="9/QĐ-UBND", party=party, scope=scope, ends_on=ends_on, **more)
        facts.add(work, about, row)


def form(database: Database, code: str, system: str = "A") -> Any:
    with database.look(OFFICER) as work:
        return catalogue.make(work, code, system)


def test_a_decision_at_level_2_is_headed_decided_and_signed_by_the_specialised_unit(database):
    """Mẫu số 06 mixed two authorities: the head of the police, the decision and the name of the province's chairman."""
    save(database, POLICE, title="Giám đốc", representative="Người đứng đầu Công an tỉnh")
    propose(database, 2)

    said = form(database, "mau-06").places

    assert said["office"] == "CÔNG AN TỈNH AN GIANG"
    assert said["head"] == "GIÁM ĐỐC CÔNG AN TỈNH AN GIANG"
    assert (said["signer_title"], said["signer_name"]) == ("GIÁM ĐỐC", "Người đứng đầu Công an tỉnh")
    assert said["owner"] == PROVINCE  # whom the unit reports to


def test_the_chairman_s_name_is_never_put_under_another_body_s_decision(database):
    propose(database, 2)
    paper = form(database, "mau-06")
    assert "CHỦ TỊCH" not in paper.places["head"] + paper.places["signer_title"]
    assert f"Thủ trưởng cơ quan tổ chức: {POLICE}" in {each.what for each in paper.missing}
    propose(database, 3, "B", owner=MINISTRY)
    other = form(database, "mau-06", "B")
    assert other.places["office"] == "BỘ TƯ PHÁP"
    assert "CHỦ TỊCH" not in other.places["head"] + other.places["signer_title"]


def test_the_owner_that_is_named_is_not_called_missing(database):
    """Mẫu số 06 of a system with its owner said that the owner is missing."""
    propose(database, 2)
    with database.work(ADMIN) as work:
        office_words.set_paper(work, Texts())
    missing = {each.what: each.where for each in form(database, "mau-06").missing}
    assert authorities.OWNER not in missing
    assert missing[authorities.SPECIALISED] == "Thể thức văn bản"


def test_the_office_s_texts_stand_in_for_an_empty_card(database):
    propose(database, 3)
    said = form(database, "mau-06").places
    assert said["office"] == PROVINCE.upper()
    assert said["head"] == "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH AN GIANG"


def test_an_owner_that_is_the_office_itself_decides_under_its_own_sign(database):
    propose(database, 3, owner="STP")
    paper = form(database, "mau-06")
    assert paper.places["office"] == "SỞ TƯ PHÁP"
    assert paper.places["superior"] == PROVINCE.upper()
    assert (paper.places["signer_title"], paper.places["signer_name"]) == ("GIÁM ĐỐC", "Người ký của Sở")
    assert (paper.number_type, paper.places["number"]) == ("QĐ", "....../QĐ-STP")


@pytest.mark.slow
@pytest.mark.parametrize(
    ("scope", "days", "acts"),
    [
        ("Thẩm định, phê duyệt hồ sơ đề xuất cấp độ", 30, True),
        ("Trách nhiệm tại khoản 2 Điều 31", 0, True),
        ("Thẩm định, phê duyệt hồ sơ đề xuất cấp độ", -1, False),
        ("Chỉ vận hành, sao lưu", 30, False),
    ],
)
def test_a_delegate_decides_within_term_and_scope_only(database, clock, scope, days, acts):
    save(database, "Sở Khoa học và Công nghệ", title="Giám đốc", representative="Người đứng đầu")
    propose(database, 3)
    delegate(database, "Sở Khoa học và Công nghệ", scope, clock.today + days * DAY)

    decision, request = form(database, "mau-06"), form(database, "mau-05")

    party = "Sở Khoa học và Công nghệ" if acts else PROVINCE
    assert decision.places["office"] == party.upper()
    assert request.places["addressee"] == party
    assert ("THAY MẶT CHỦ QUẢN" in rendering.html(decision)) is acts
    assert any("9/QĐ-UBND" in line for line in decision.places["bases"]) is acts


@pytest.mark.slow
def test_what_was_recorded_of_a_delegation_wins_over_its_words_and_one_replaced_is_over(database, clock):
    propose(database, 3)
    delegate(database, "Sở Khoa học và Công nghệ", "Theo văn bản", clock.today + 30 * DAY, covers_approval=True)
    assert form(database, "mau-06").places["office"] == "SỞ KHOA HỌC VÀ CÔNG NGHỆ"
    with database.look(OFFICER) as work:
        (before,) = work.session.exec(select(Agreement)).all()
    given = {"covers_approval": False, "replaces_id": before.id}
    delegate(database, "Sở Nội vụ", "phê duyệt hồ sơ", clock.today + 30 * DAY, **given)
    assert form(database, "mau-06").places["office"] == PROVINCE.upper()


@pytest.mark.slow
def test_a_delegate_does_not_decide_where_the_specialised_unit_does(database, clock):
    propose(database, 2)
    delegate(database, "Sở Khoa học và Công nghệ", "phê duyệt hồ sơ", clock.today + 30 * DAY)
    assert form(database, "mau-06").places["office"] == POLICE.upper()


@pytest.mark.slow
def test_at_level_5_the_request_always_asks_for_the_list(database):
    propose(database, 5)
    assert "đưa hệ thống vào Danh mục hệ thống thông tin quan trọng" in rendering.html(form(database, "mau-02"))
    propose(database, 4, "B")
    assert "đưa hệ thống vào Danh mục" not in rendering.html(form(database, "mau-02", "B"))


@pytest.mark.slow
@pytest.mark.parametrize("entered", ["VP-T", "vp-t", "Văn phòng thử nghiệm"])
def test_every_page_and_paper_prints_a_unit_s_name_where_its_code_was_entered(database, entered):
    propose(database, 3, operator=entered, owner="stp")
    for code in ("mau-02", "mau-04", "mau-06", "thuyet-minh-tong-quan"):
        page = rendering.html(form(database, code))
        assert "Văn phòng thử nghiệm" in page, code
        assert "VP-T" not in page, code
    with database.look(OFFICER) as work:
        year = str(work.today.year)
        (row,) = catalogue.make(work, "mau-08", year).places["rows"]
        assert (row["owner"], row["operator"]) == ("Sở Tư pháp", "Văn phòng thử nghiệm")
        assert catalogue.printed(work, "checklist", "A", "html").content.decode().count("VP-T") == 0
        assert place.read_system(work, "A").operator == "Văn phòng thử nghiệm"
        assert {each.name for each in bodies.listed(work)} >= {"Sở Tư pháp", "Văn phòng thử nghiệm"}
        assert [row.code for row in mau_08.report_content(work, f"{year}/Sở Tư pháp").report.rows] == ["A"]


def test_an_operator_known_by_its_code_still_may_not_audit_itself(database):
    propose(database, 2, operator="VP-T")
    with database.work(OFFICER) as work:
        conclude(work, "A", work.today, assessor="Văn phòng thử nghiệm", assessor_kind="independent_internal")
    with database.look(ADMIN) as work:
        assert [each.code for each in audit_checks.operator_audited_itself(work)] == ["A"]


HEALTH = "Sở Y tế"


@pytest.fixture
def province(database: Database) -> Actor:
    """A province with a department of its own letterhead, and an officer of the department."""
    with database.work(ADMIN) as work:
        work.session.get_one(Unit, 1).name = PROVINCE
        units.set_letterhead(work, "STP", "", "An Giang")
        units.add(work, "SYT", HEALTH, parent="STP")
        path = units.by_code(work, "SYT").path
        bodies.save(work, Body(name=HEALTH, title="Giám đốc", representative="Người đứng đầu Sở Y tế"))
    return Actor("cb.syt", Role.OFFICER, path)


@pytest.mark.parametrize("code", ["audit-plan", "dti", "mau-08", "mau-08-annex"])
def test_a_department_s_papers_bear_the_department_and_say_whose_systems_are_counted(database, province, code):
    """A department printed its plan and its figures under the head of the province."""
    with database.look(province) as work:
        paper = catalogue.make(work, code, str(work.today.year))
    assert paper.title.endswith(f" của {HEALTH}")
    if code != "mau-08-annex":
        assert paper.places["office"] == HEALTH.upper()
        assert paper.places["superior"] == PROVINCE.upper()
        assert "-SYT" in paper.places["number"] or paper.places["number"].endswith("/SYT")
    else:
        assert paper.places["issuer"] == HEALTH
    if code in ("audit-plan", "dti"):
        assert (paper.places["signer_title"], paper.places["signer_name"]) == ("GIÁM ĐỐC", "Người đứng đầu Sở Y tế")
        assert HEALTH in rendering.html(paper).split("<main", 1)[1].split("I. MỤC ĐÍCH")[0]
    with database.look(OFFICER) as work:
        whole = catalogue.make(work, code, str(work.today.year))
    assert not whole.title.endswith(HEALTH)


@pytest.mark.parametrize(
    "address",
    [
        "dti/SYT-HT2",
        "dti/2026-Q4",
        "dti/9999",
        "mau-08/x",
        "mau-08-annex/0001",
        "yearly/IOFFICE",
        "quarterly/2026",
        "audit-plan/9999",
        "audit-plan/A",
    ],
)
def test_a_report_has_no_senseless_subject(address):
    code, subject = address.split("/")
    assert not catalogue.PAPERS[code].subject.allows(subject)


def test_figures_of_a_year_to_come_are_not_made_up(database):
    with database.look(OFFICER) as work, pytest.raises(catalogue.NotFound):
        catalogue.make(work, "dti", str(work.today.year + 1))
    with database.look(OFFICER) as work:
        before = catalogue.make(work, "dti", str(work.today.year - 1))
    assert before.as_of == dt.date(before.as_of.year, 12, 31)


@pytest.mark.slow
def test_whatever_the_register_holds_no_form_names_an_authority_that_may_not_decide(database, clock):
    """For random registers: who heads Mẫu 06 and 07, whose head decides, who signs, to whom Mẫu 01, 02, 05 go."""
    chance = random.Random(20261128)
    heads = {PROVINCE: "Chủ tịch", POLICE: "Giám đốc", MINISTRY: "Bộ trưởng", "Sở Tư pháp": "Giám đốc"}
    for name, title in heads.items():
        if chance.random() < 0.7:
            save(database, name, title=title, representative=f"Người đứng đầu {name}")
    for number in range(40):
        code, level = f"S{number}", chance.randint(1, 5)
        owner = chance.choice([PROVINCE, MINISTRY, "STP", "Sở Tư pháp", ""])
        propose(database, level, code, owner=owner)
        until = clock.today + chance.choice([-5, 0, 5]) * DAY
        scope = chance.choice(["phê duyệt hồ sơ đề xuất cấp độ", "sao lưu dữ liệu"])
        party = chance.choice([None, "Sở Khoa học và Công nghệ", MINISTRY])
        if party:
            delegate(database, party, scope, until, code)

        named = "Sở Tư pháp" if owner == "STP" else owner
        acts = level > 2 and party and until >= clock.today and "phê duyệt" in scope
        expected = POLICE if level <= 2 else party if acts else named
        for paper in ("mau-06", "mau-07"):
            said = form(database, paper, code).places
            if expected:
                assert str(said["office"]) == expected.upper(), (code, paper)
            else:
                assert "blank" in str(said["office"]), (code, paper)
            strangers = {name.upper() for name in heads} - {expected.upper()}
            assert not any(name in f"{said['head']} {said['signer_title']}" for name in strangers), (code, paper)
            assert str(said["signer_name"]) in ("", "Người ký của Sở", f"Người đứng đầu {expected}"), (code, paper)
            if said["signer_name"] == "Người ký của Sở":
                assert expected == "Sở Tư pháp"
        ministry = "Bộ Công an"
        assert str(form(database, "mau-02", code).places["addressee"]) == (POLICE if level <= 3 else ministry)
        assert str(form(database, "mau-01", code).places["addressee"]) == POLICE
        addressee = str(form(database, "mau-05", code).places["addressee"])
        assert addressee == expected if expected else "blank" in addressee
