"""What plain SQL did to the register, past the gate and past the guards, is named by `isms check`."""

import datetime as dt
from dataclasses import asdict
from typing import Any

import pytest
from sqlmodel import select

from inventory.law import recurring_duties
from inventory.law.recurring_duties import DutyKind, DutyScope
from inventory.organisation import bodies, focal_points
from inventory.organisation.bodies import Body
from inventory.organisation.focal_points import FocalPoint
from inventory.protection import office_answers
from inventory.protection.office_answer import OfficeAnswer
from inventory.records import PlanItem, facts
from isms.accounts import people, second_factor, second_factor_demand, totp, two_person_rule
from isms.accounts.passwords import NewPassword
from isms.accounts.people_tables import Person
from isms.checking import cards_in_trail, facts_in_trail, office_in_trail
from isms.evidence import office_documents
from isms.evidence.store import Kept
from isms.installation import schema
from isms.papers.composition import office_words
from isms.platform.database import Database
from schedules.acts import enforcement
from schedules.cadence.working_days import default_holidays
from schedules.duties import duty_choices, duty_rounds
from schedules.duties.duty_choices import Chosen
from schedules.duties.duty_tables import OfficeDutyDone
from schedules.policies import policies
from tests.databases import Databases, open_database
from tests.kept_register import take_kept
from tests.plain_sql import literal, plainly, without_guards
from tests.register import ADMIN, OFFICER, cleared_system, new_system, person
from tests.test_second_factor import code as code_now


def faults(database: Database) -> list[str]:
    with database.look(ADMIN) as work:
        found = [*facts_in_trail.fact_faults(work), *office_in_trail.office_faults(work)]
    return [f"{each.subject}: {each.problem}" for each in found]


@pytest.fixture
def url(register_url: str, database: Database) -> str:
    """The URL of a register with one system in use, one withdrawn today, and one of which nothing is on record."""
    for code in ("A", "B"):
        cleared_system(database, code)
    new_system(database, "C")
    person(database, "ly", "leader")
    with database.work(OFFICER) as work:
        enforcement.withdraw(work, "B", "Theo đề nghị")
    assert faults(database) == []
    return register_url


def _insert(url: str, table: str, code: str, **values: Any) -> None:
    """Add a fact about a system by plain SQL, as if it had been recorded."""
    columns = ", ".join(f'"{name}"' for name in values)
    given = ", ".join(str(value) if str(value) in ("1", "TRUE") else f"'{value}'" for value in values.values())
    who = "system_id, recorded_at, recorded_by"
    plainly(
        url,
        f'INSERT INTO "{table}" ({who}, {columns}) '
        f"SELECT id, '2026-11-01 00:00:00+00:00', 'cán bộ', {given} FROM system WHERE code = '{code}'",
    )


def test_facts_put_in_by_sql_lack_their_entries(url: str, database: Database) -> None:
    _insert(url, "regulation", "C", date="2026-10-01", number="1/QC", issuer="STP")
    _insert(url, "permission", "C", on="2026-10-05", granted=literal(url, True), number="", reason="")

    found = faults(database)

    assert [each for each in found if each.startswith("C: Quy chế") and "không có mục nào" in each]
    assert [each for each in found if each.startswith("C: Phép sử dụng") and "không có mục nào" in each]


@pytest.mark.parametrize("column", ["rowid", "_rowid_", "oid"])
@pytest.mark.engines("sqlite")
def test_a_renumbered_permission_stands_in_the_wrong_order(url: str, database: Database, column: str) -> None:
    without_guards(url, "permission")
    first = "SELECT min(id) FROM permission WHERE system_id = (SELECT id FROM system WHERE code = 'B')"
    plainly(url, f"UPDATE permission SET {column} = 9000 WHERE id = ({first})")

    assert [each for each in faults(database) if each.startswith("B: Phép sử dụng") and "sai thứ tự" in each]


def test_a_fact_voided_by_sql_is_named(url: str, database: Database) -> None:
    void = "voided_at = '2026-11-02 00:00:00+00:00', voided_by = 'x', void_reason = 'x'"
    plainly(url, f"UPDATE audit SET {void} WHERE id = 1")

    assert faults(database) == ["A: Kết luận kiểm tra, đánh giá số 1: đã hủy mà nhật ký không ghi"]


def test_a_voiding_taken_back_by_sql_is_named(url: str, database: Database) -> None:
    with database.work(OFFICER) as work:
        facts.void(work, facts.Regulation, 1, "Ghi nhầm")
    assert faults(database) == []
    without_guards(url, "regulation")
    plainly(url, "UPDATE regulation SET voided_at = NULL WHERE id = 1")

    assert [each for each in faults(database) if "ghi đã hủy, sổ thì không" in each]


@pytest.mark.parametrize("what", ["code", "name", "id"])
def test_entries_of_systems_that_changed_places_are_named(url: str, database: Database, what: str) -> None:
    without_guards(url, "system")
    if what == "id" and not url.startswith("sqlite"):
        pytest.skip("PostgreSQL's foreign keys hold it")
    stored = {"id": ("1", "2", "-1"), "code": ("'A'", "'B'", "'x'"), "name": ("'Hệ thống A'", "'Hệ thống B'", "'x'")}
    one, other, between = stored[what]
    steps = ((one, between), (other, one), (between, other))
    plainly(url, *(f"UPDATE system SET {what} = {to} WHERE {what} = {was}" for was, to in steps))

    assert {each.partition(":")[0] for each in faults(database)} >= {"A", "B"}


def test_a_rewritten_and_a_deleted_fact_are_named(url: str, database: Database) -> None:
    without_guards(url, "audit", "decision")
    plainly(url, "UPDATE audit SET concluded_on = '2026-11-20' WHERE id = 1", "DELETE FROM decision WHERE id = 2")

    found = faults(database)

    assert [each for each in found if each.startswith("A: Kết luận kiểm tra, đánh giá số 1: nhật ký không có mục nào")]
    assert [each for each in found if each.startswith("B: ") and "không còn bản ghi nào" in each]


def test_people_and_the_choice_of_two_persons_changed_by_sql_are_named(url: str, database: Database) -> None:
    for name in ("quan.tri.1", "quan.tri.2"):
        with database.work(ADMIN) as work:
            people.add(work, name=name, role="admin", password=NewPassword(name, hash="x"))
    with database.work(ADMIN) as work:
        two_person_rule.turn_on(work)
    assert faults(database) == []
    plainly(url, "UPDATE person SET role = 'admin' WHERE name = 'ly'", "UPDATE setting SET value = '{\"on\": false}'")

    assert faults(database) == [
        "ly: vai trò: sổ ghi “admin”, nhật ký ghi “leader”",
        "Xác nhận hai người: đang bật: sổ ghi không, nhật ký ghi có",
    ]


def test_a_person_and_a_policy_put_in_by_sql_are_named(url: str, database: Database) -> None:
    plainly(
        url,
        "INSERT INTO person (name, full_name, role, email, password_hash, active, failures, must_change_password, "
        "created_at, mail, mail_without, theme, totp_secret, totp_last_step) "
        f"VALUES ('gia', '', 'admin', '', '', {literal(url, True)}, 0, {literal(url, False)}, "
        "'2026-11-01 00:00:00+00:00', 'daily', '', 'auto', '', 0)",
        "INSERT INTO cadence_policy (name, in_force_from, clause, months, note, recorded_at, recorded_by) VALUES "
        "('Mới', '2026-11-01', '', '{\"2\": 60}', '', '2026-11-01 00:00:00+00:00', 'x')",
        "UPDATE gate_rule SET in_force_from = '2099-01-01' WHERE code = 'no_certificate'",
    )

    found = faults(database)

    assert [each.partition(":")[0] for each in found] == ["gia", "Chu kỳ “Mới”", "Quy tắc “no_certificate”"]


def test_a_withdrawal_taken_out_of_the_trail_leaves_its_row_behind(url: str, database: Database) -> None:
    """Even when the numbers of the later entries and the chain were made good again."""
    without_guards(url, "trail")
    last = "SELECT max(id) FROM trail WHERE subject = 'B' AND action = 'permission.recorded'"
    plainly(url, f"UPDATE trail SET action = 'document.printed' WHERE id = ({last})")

    assert [each for each in faults(database) if each.startswith("B: Phép sử dụng")]


def test_a_password_an_address_and_a_phone_exchanged_by_sql_are_named(url: str, database: Database, clock) -> None:
    with database.work(ADMIN) as work:
        people.add(work, name="lan", role="officer", email="lan@so.gov.vn", password=NewPassword("lan", hash="x"))
        lan = work.session.exec(select(Person).where(Person.name == "lan")).one()
        secret = totp.new_secret()
        codes = second_factor.turn_on(work, lan, secret, code_now(clock, secret=secret))
        assert second_factor.accepts(work, lan, codes[0])
    assert faults(database) == []
    for change, words in (
        ("password_hash = 'y'", "mật khẩu đã bị đổi"),
        ("email = 'la@noi.khac'", "địa chỉ thư: sổ ghi “la@noi.khac”, nhật ký ghi “lan@so.gov.vn”"),
        ("totp_secret = 'ABCD'", "mã bí mật của xác thực hai bước đã bị đổi"),
    ):
        plainly(url, f"UPDATE person SET {change} WHERE name = 'lan'")
        assert [each for each in faults(database) if each.startswith("lan: ") and words in each], change
    plainly(url, "UPDATE recovery_code SET used_at = NULL")
    [*_, last] = faults(database)
    assert last == "lan: mã dự phòng đã bị thay hoặc cho dùng lại mà nhật ký không ghi"
    with database.work(ADMIN) as work:
        people.set_password(work, "lan", NewPassword("lan", hash="z"))
    assert not [each for each in faults(database) if "mật khẩu" in each]


def test_holidays_changed_by_sql_are_named(url: str, database: Database) -> None:
    with database.work(ADMIN) as work:
        policies.set_holiday(work, dt.date(2027, 3, 3), "Ngày của tỉnh")
        policies.set_holiday(work, dt.date(2027, 3, 4), "Nhầm")
        policies.remove_holiday(work, dt.date(2027, 3, 4))
    assert faults(database) == []
    came, values = default_holidays()[0].day, f"{literal(url, True)}, 'Hoán đổi', ''"
    plainly(
        url,
        f"INSERT INTO holiday (day, working, name, source) VALUES ('2027-05-05', {values})",
        f"DELETE FROM holiday WHERE day = '{came.isoformat()}'",
        "UPDATE holiday SET name = 'Khác' WHERE day = '2027-03-03'",
    )

    assert faults(database) == [
        "Ngày nghỉ 03/03/2027: tên: sổ ghi “Khác”, nhật ký ghi “Ngày của tỉnh”",
        "Ngày nghỉ 05/05/2027: nhật ký không ghi ngày này",
        f"Ngày nghỉ {came:%d/%m/%Y}: sổ không còn mà nhật ký không ghi đã bỏ",
    ]


def test_what_units_state_changed_by_sql_is_named(url: str, database: Database) -> None:
    with database.work(OFFICER) as work:
        answers = [OfficeAnswer(on=work.today, requirement=each, state="full") for each in ("G16-02", "G16-01")]
        office_answers.record(work, "STP", answers)
        work.session.flush()
        office_answers.void(work, answers[1].id, "Ghi nhầm")
        file = Kept("a" * 64, 1, "application/pdf", "bb.pdf")
        office_documents.attach(work, OfficeAnswer, answers[0].id, file, "Biên bản")
        duty = next(each.code for each in recurring_duties.every() if each.scope == DutyScope.OFFICE)
        for number in ("1/KH", "2/KH"):
            duty_rounds.record_for_office(work, OfficeDutyDone(unit_id=0, duty=duty, on=work.today, number=number))
    assert faults(database) == []
    without_guards(url, "office_answer", "office_duty_done", "office_document")
    plainly(
        url,
        "UPDATE office_answer SET state = 'none' WHERE id = 1",
        "UPDATE office_answer SET voided_at = NULL, voided_by = NULL, void_reason = NULL WHERE id = 2",
        "DELETE FROM office_duty_done WHERE number = '1/KH'",
        "UPDATE office_document SET about_id = 2",
    )

    found = faults(database)
    assert found[0] == "STP: Câu trả lời chung số 1: nhật ký không có mục nào ghi đúng như vậy"
    assert ["không còn bản ghi" in each for each in found[1:]] == [True, False, True, False, True]
    assert found[4].startswith("STP: Tài liệu của cơ quan số 1: nhật ký không có mục nào")
    assert found[2].endswith("ghi đã hủy, sổ thì không") and "Việc định kỳ đã làm" in found[3]


def test_cards_focal_points_duties_and_texts_changed_by_sql_are_named(url: str, database: Database) -> None:
    with database.work(ADMIN) as work:
        duty_choices.seed(work)
        card = bodies.save(work, Body(name="Sở Nội vụ", phone="0123"))
        bodies.save(work, Body(name="Sở Y tế"))
        mistaken = bodies.save(work, Body(name="Nhầm"))
        work.session.flush()
        bodies.remove(work, mistaken.id)
        bodies.save(work, Body(id=card.id, name="Sở Nội vụ tỉnh", phone="0123", address="Long Xuyên"))
        for name in ("Lan", "Minh"):
            point = focal_points.add(work, "VP", FocalPoint(unit_id=0, name=name, since=dt.date(2026, 1, 1)))
        work.session.flush()
        focal_points.end(work, point.id, dt.date(2026, 2, 1))
        switched = [each for each in recurring_duties.switched() if each.kind == DutyKind.PERIOD and each.default]
        chosen = Chosen(False, work.today, duty_choices.default_months(switched[0]), responsible="Văn thư", unit="VP")
        duty_choices.choose(work, switched[0].code, chosen)
        office_words.set_paper(work, office_words.Paper(signer_name="Lê Minh"))
        second_factor_demand.demand(work, "admins")
    assert faults(database) == []
    plainly(
        url,
        f"INSERT INTO body ({', '.join(bodies.FIELDS)}) VALUES ('Sở lạ'" + ", ''" * 7 + ")",
        "DELETE FROM body WHERE name = 'Sở Y tế'",
        "UPDATE body SET phone = '999' WHERE name = 'Sở Nội vụ tỉnh'",
        "UPDATE focal_point SET until = '2027-01-01' WHERE name = 'Minh'",
        "UPDATE focal_point SET name = 'Khác' WHERE name = 'Lan'",
        f"UPDATE duty_choice SET active = {literal(url, True)} WHERE code = '{switched[0].code}'",
        f"UPDATE duty_choice SET note = 'x' WHERE code = '{switched[1].code}'",
        "UPDATE setting SET value = replace(CAST(value AS TEXT), 'L\\u00ea Minh', 'Ai')"
        f"{'' if url.startswith('sqlite') else '::json'} WHERE name = 'paper'",
        "DELETE FROM setting WHERE name = 'second_factor'",
    )

    begun = {name for name, text in asdict(office_words.Paper()).items() if text == ""}
    assert begun == set(cards_in_trail.BEGIN_EMPTY)
    titles = [each.title for each in sorted(switched[:2], key=lambda each: each.code)]
    assert faults(database) == [
        "Sở Nội vụ tỉnh: điện thoại: sổ ghi “999”, nhật ký ghi “0123”",
        "Sở lạ: nhật ký không ghi thẻ cơ quan này",
        "Sở Y tế: nhật ký ghi thẻ cơ quan này, sổ thì không còn",
        "VP: Đầu mối “Khác”: nhật ký không ghi đầu mối này",
        "VP, Đầu mối “Minh”: đến ngày: sổ ghi “2027-01-01”, nhật ký ghi “2026-02-01”",
        "VP: Đầu mối “Lan”: nhật ký ghi đầu mối này, sổ thì không còn",
        f"Việc định kỳ “{titles[0]}”: còn hoạt động: sổ ghi có, nhật ký ghi không",
        f"Việc định kỳ “{titles[1]}”: ghi chú: sổ ghi “x”, nhật ký ghi (trống)",
        "Nội dung trên giấy tờ: người ký: sổ ghi “Ai”, nhật ký ghi “Lê Minh”",
        "Cả cơ quan: xác thực hai bước: sổ ghi “Không bắt buộc”, nhật ký ghi “Bắt buộc với quản trị”",
    ]


@pytest.mark.slow
def test_more_systems_than_one_batch(database: Database, monkeypatch: pytest.MonkeyPatch, url: str) -> None:
    monkeypatch.setattr(facts_in_trail, "BATCH", 1)
    monkeypatch.setattr(office_in_trail, "BATCH", 1)
    with database.work(OFFICER) as work:
        facts.record(work, "C", PlanItem(on=work.today, regime="331/2026", requirement="G01", state="full"))
    assert faults(database) == []
    plainly(url, "UPDATE system SET owner = 'UBND' WHERE code = 'C'")
    assert faults(database) == []  # no entry ever told of its owner
    without_guards(url, "plan_item")
    plainly(url, "UPDATE plan_item SET requirement = 'G02'")
    assert len(faults(database)) == 2


@pytest.mark.slow
def test_a_register_of_an_older_version_is_clean(databases: Databases) -> None:
    kept = open_database(databases.copy(take_kept))
    schema.upgrade(kept.engine)

    assert faults(kept) == []


@pytest.mark.engines("sqlite")
def test_a_table_put_in_the_place_of_a_guarded_one_is_named(url: str, database: Database) -> None:
    plainly(
        url,
        "PRAGMA legacy_alter_table = ON",
        "ALTER TABLE permission RENAME TO old_permission",
        "CREATE TABLE permission AS SELECT * FROM old_permission",
    )
    assert "permission_same" in schema.wrong_guards(database.engine)

    plainly(url, "UPDATE permission SET granted = 1")

    assert [each for each in faults(database) if each.startswith("B: Phép sử dụng")]
