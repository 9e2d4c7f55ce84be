"""What administrators keep in the browser: cadences, days off, mail, units."""

import dataclasses
import datetime as dt

import pytest
from nicegui import ui as elements

from inventory.organisation import units
from isms.jobs import jobs
from isms.papers.composition import office_words as texts
from isms.ui.parts.words import day
from schedules.alerts.alert_tables import Message
from schedules.cadence.cadence import Policy
from schedules.policies import policies, policy_effect
from schedules.schedule_tables import CadencePolicy, Holiday
from tests import ui
from tests.filling import choose, click, fill, newest, press, sees, shows, text_of, until
from tests.mailbox import Mailbox, relay, server
from tests.postgres import free_port
from tests.register import ADMIN, DAY, act_by, cleared_system, new_system, person, rows, stored
from tests.ui import sign_in

office, visitor = ui.office, ui.visitor
CADENCE, MAIL, UNITS = "/quan-tri/chinh-sach", "/quan-tri/thu", "/quan-tri/don-vi"
PLAN_2026 = "Kế hoạch DTI 2026 của Sở Tư pháp"


def policy(office: ui.Office, name: str = PLAN_2026) -> CadencePolicy:
    """Return the policy of this name that holds."""
    return next(row for row in rows(office.database, CadencePolicy) if row.name == name and not row.voided_at)


@pytest.mark.parametrize("path", [CADENCE, MAIL])
@pytest.mark.parametrize("role", ["officer", "unit", "leader", "auditor"])
async def test_only_administrators_open_these_pages(visitor, office, path, role):
    await sign_in(visitor, office, role, role=role)

    assert (await visitor.http_client.get(path)).status_code == 403


async def test_the_mail_of_the_whole_tree_is_not_for_the_administrator_of_a_branch(visitor, office):
    await sign_in(visitor, office, "nhanh", role="admin", unit="VP")

    answer = await visitor.http_client.get(MAIL)

    assert answer.status_code == 403
    assert "chỉ người quản trị của đơn vị gốc" in answer.text


OFFERED = {
    "/quan-tri/chinh-sach": ("Thêm chính sách", "Thêm ngày", "Sửa", "Bỏ"),
    "/quan-tri/co-quan": ("Thêm cơ quan",),
    "/quan-tri/giay-to": ("Người ký",),
    "/bao-cao/kiem-tra": ("Cấp số và in",),
    "/": ("Thư báo",),
}
"""What only administrators of the whole tree may do, by the page that offers it."""


@pytest.mark.slow
@pytest.mark.parametrize(("unit", "offered"), [(None, True), ("VP", False)])
async def test_nothing_is_offered_to_a_department_that_only_the_whole_office_may_do(visitor, office, unit, offered):
    cleared_system(office.database, "A")
    await sign_in(visitor, office, "nhanh", role="admin", unit=unit)
    said = {}
    for path, labels in OFFERED.items():
        response = await visitor.open(path)
        assert response.status_code == 200, path
        texts = {getattr(each, "text", "") for each in visitor.find(elements.element).elements}
        said[path] = [label for label in labels if label in texts]
    assert said == {path: list(labels) if offered else [] for path, labels in OFFERED.items()}


async def test_fixed_holidays_stand_beside_the_entered_ones_and_a_year_not_announced_is_named(visitor, office):
    office.clock.to(dt.date(2027, 3, 1))
    await sign_in(visitor, office)

    await visitor.open(CADENCE)

    assert "Sổ tự tính" in text_of(visitor, "holiday-2028-01-03")
    assert not sees(visitor, "remove-2028-01-03")
    assert sees(visitor, "remove-2027-09-03")
    await visitor.should_see("Lịch nghỉ năm 2028 chưa có đủ trong sổ")
    await visitor.should_see("Chưa có kế hoạch năm 2027")


async def test_the_policy_that_counts_today_is_marked(visitor, office):
    await sign_in(visitor, office)

    await visitor.open(CADENCE)

    said = text_of(visitor, f"policy-{policy(office).id}")
    assert "Đang áp dụng" in said
    assert "cấp độ 1, 2: 24 tháng · cấp độ 3, 4: 12 tháng" in said
    decree = text_of(visitor, f"policy-{policy(office, 'NĐ 85/2016').id}")
    assert "Đang áp dụng" in decree  # of level 5, on which the office's plans are silent
    older = policy(office, "Kế hoạch chuyển đổi số 2025 của Sở Tư pháp")
    assert "Đã có chính sách mới hơn" in text_of(visitor, f"policy-{older.id}")


async def test_correcting_a_policy_says_first_what_it_does_and_then_does_it(visitor, office):
    due = cleared_system(office.database, "HAI", level=2)
    await sign_in(visitor, office)
    await visitor.open(CADENCE)

    await press(visitor, f"edit-{policy(office).id}")
    await fill(visitor, months_2=12, in_force_from="15/02/2026")
    await press(visitor, "submit")
    await shows(visitor, "1 trên 1 hệ thống đổi hạn kiểm tra; số quá hạn: từ 0 thành 0.")
    assert act_by(office.database, "HAI") == due
    await press(visitor, "confirm")

    await until(lambda: policy(office).in_force_from == dt.date(2026, 2, 15))
    assert policy(office).months == {"1": 24, "2": 12, "3": 12, "4": 12}
    assert act_by(office.database, "HAI") == due.replace(year=due.year - 1)
    await shows(visitor, "Minh bỏ lúc")
    await visitor.should_see(": Sửa chính sách")


async def test_a_policy_without_a_day_or_name_is_refused_beside_the_field(visitor, office):
    await sign_in(visitor, office)
    await visitor.open(CADENCE)

    await click(visitor, "Thêm chính sách")
    await press(visitor, "submit")
    await until(lambda: newest(visitor, "in_force_from").error)
    await fill(visitor, in_force_from="01/01/2027", months_1=24)
    await press(visitor, "submit")
    await shows(visitor, "Không hệ thống nào đổi hạn kiểm tra.")
    await press(visitor, "confirm")

    await until(lambda: newest(visitor, "name").error)
    assert newest(visitor, "clause").error
    assert len(rows(office.database, CadencePolicy)) == 3


async def test_taking_a_policy_back_needs_a_reason_and_names_who_loses_the_permission(visitor, office):
    cleared_system(office.database, "HAI", level=2, concluded_on=office.clock.today - 500 * DAY)
    await sign_in(visitor, office)
    await visitor.open(CADENCE)

    await press(visitor, f"void-{policy(office).id}")
    await shows(visitor, "Bị thu hồi cho phép sử dụng ngay: Hệ thống HAI.")
    await press(visitor, "confirm")
    await until(lambda: newest(visitor, "reason").error)
    await fill(visitor, reason="Kế hoạch đã bị thay")
    await press(visitor, "confirm")

    await until(lambda: all(row.name != PLAN_2026 or row.voided_at for row in rows(office.database, CadencePolicy)))
    assert not stored(office.database, "HAI").in_use
    await shows(visitor, ": Kế hoạch đã bị thay")


def test_what_a_policy_would_do_is_said_without_doing_it(database):
    due = cleared_system(database, "HAI", level=2)
    with database.look(ADMIN) as work:
        [current] = [row for row in policies.policies(work) if row.name == PLAN_2026]
        shorter = Policy(current.name, current.in_force_from, current.clause, {1: 24, 2: 1, 3: 12, 4: 12, 5: 6})
        effect = policy_effect.of_setting(work, shorter)
        nothing = policy_effect.of_setting(work, dataclasses.replace(shorter, months={**shorter.months, 2: 24}))

    assert effect == policy_effect.Effect(1, 1, 0, 0, ())
    assert nothing == policy_effect.Effect(1, 0, 0, 0, ())
    assert act_by(database, "HAI") == due


def test_what_the_effect_says_is_what_then_happens(database, clock):
    cleared_system(database, "HAI", level=2)
    new_system(database, "CHUA")
    clock.move(days=60)
    shorter = Policy("Gấp", clock.today, "KH 9", {2: 1})
    with database.look(ADMIN) as work:
        effect = policy_effect.of_setting(work, shorter)
    assert effect == policy_effect.Effect(2, 1, 1, 2, ("Hệ thống HAI",))

    with database.work(ADMIN) as work:
        policies.set_policy(work, shorter)

    assert not stored(database, "HAI").in_use


async def test_a_day_off_is_added_and_removed(visitor, office):
    await sign_in(visitor, office)
    await visitor.open(CADENCE)
    await click(visitor, "Thêm ngày")
    await press(visitor, "submit")
    await until(lambda: newest(visitor, "day").error)

    await fill(visitor, day="15/03/2027", name="Nghỉ theo thông báo")
    await choose(visitor, "bu")
    await press(visitor, "submit")
    added = dt.date(2027, 3, 15)
    await until(lambda: any(row.day == added and row.working for row in rows(office.database, Holiday)))

    await until(lambda: sees(visitor, f"remove-{added}"))
    await press(visitor, f"remove-{added}")
    await shows(visitor, f"Bỏ ngày {day(added)}?")
    await press(visitor, "confirm")
    await until(lambda: all(row.day != added for row in rows(office.database, Holiday)))


async def test_the_test_mail_shows_the_servers_own_answer(visitor, office):
    box = Mailbox()
    with server(box) as settings:
        office.settings.__dict__.update(smtp_host=settings.smtp_host, smtp_port=settings.smtp_port)
        office.settings.__dict__.update(smtp_from=settings.smtp_from, smtp_starttls=False)
        await sign_in(visitor, office)
        await visitor.open(MAIL)
        await fill(visitor, to="lan@so.gov.vn")
        await press(visitor, "send-test")
        await shows(visitor, "Máy chủ đã nhận thư gửi đến lan@so.gov.vn.")

        assert text_of(visitor, "answer") == "250 2.0.0 Da nhan, ma so 42"
        [letter] = box.to("lan@so.gov.vn")
        assert "Thư thử" in letter["Subject"]

        box.refusals["RCPT"] = "550 5.1.1 khong co nguoi nay"
        await press(visitor, "send-test")
        await shows(visitor, "Thư thử chưa đi được.")
        assert "550 5.1.1 khong co nguoi nay" in text_of(visitor, "answer")


async def test_without_a_server_the_page_says_so_and_nothing_is_lost(visitor, office):
    await sign_in(visitor, office)
    await visitor.open(MAIL)

    await visitor.should_see("Chưa cấu hình máy chủ thư. Mọi thư được giữ lại, chưa mất thư nào.")
    await press(visitor, "send-test")
    await until(lambda: newest(visitor, "to").error)
    await fill(visitor, to="lan@so.gov.vn")
    await press(visitor, "send-test")

    await shows(visitor, "Thư thử chưa đi được.")
    assert "Chưa cấu hình máy chủ thư (trang Thư báo, hoặc ISMS_SMTP_HOST)." in text_of(visitor, "answer")


async def test_sending_at_once_empties_the_outbox_and_the_ledger_shows_it(visitor, office):
    person(office.database, "lan", "officer")
    new_system(office.database, "CHUA")
    jobs.sweep(office.database)
    box = Mailbox()
    with server(box) as settings:
        office.settings.__dict__.update(smtp_host=settings.smtp_host, smtp_port=settings.smtp_port)
        office.settings.__dict__.update(smtp_from=settings.smtp_from, smtp_starttls=False)
        await sign_in(visitor, office)
        await visitor.open(MAIL)
        await visitor.should_see("Chưa có thư nào")

        await click(visitor, "Gửi ngay")
        await shows(visitor, "Đã gửi 1 thư, còn chờ 0")

        await until(lambda: [row.sent_to for row in rows(office.database, Message)] == ["lan@so.gov.vn"])
        await until(lambda: sees(visitor, "ledger"))
    [row] = newest(visitor, "ledger").rows
    assert (row["person"]["text"], row["alerts"], row["state"]["text"]) == ("lan", "1", "Đã gửi")


async def test_a_dead_server_is_told_in_the_ledger_and_at_the_top(visitor, office):
    person(office.database, "lan", "officer")
    new_system(office.database, "CHUA")
    jobs.sweep(office.database)
    jobs.deliver(office.database, relay(free_port()))
    await sign_in(visitor, office)

    await visitor.open(MAIL)

    [row] = newest(visitor, "ledger").rows
    assert row["state"]["text"] == "Chưa gửi được"
    assert "đã thử 1 lần" in row["told"]["text"]
    await visitor.should_see("Không nói chuyện được với máy chủ thư")


async def test_units_are_added_and_renamed(visitor, office):
    await sign_in(visitor, office, role="officer")
    await visitor.open(UNITS)
    await click(visitor, "Thêm đơn vị")
    await fill(visitor, name="Chi nhánh số 1", code="cn1", parent="HCTP")
    await press(visitor, "submit")
    await until(lambda: sees(visitor, "unit-CN1"))
    with office.database.look(ADMIN) as work:
        assert units.by_code(work, "CN1").path.startswith(units.by_code(work, "HCTP").path)

    await press(visitor, "rename-CN1")
    await fill(visitor, name="Chi nhánh Ninh Kiều")
    await press(visitor, "submit")
    await shows(visitor, "Chi nhánh Ninh Kiều")


async def test_an_officer_gives_a_unit_its_letterhead_and_sees_nothing_of_an_administrators(visitor, office):
    await sign_in(visitor, office, role="officer")
    await visitor.open("/quan-tri/giay-to")
    await press(visitor, "letterhead-STP")
    await fill(visitor, superior="Ủy ban nhân dân thành phố Cần Thơ", place="Cần Thơ")
    await press(visitor, "submit")
    await shows(visitor, "Ủy ban nhân dân thành phố Cần Thơ · Cần Thơ")
    assert not sees(visitor, "signer_title")


async def test_an_administrator_says_who_signs_and_who_gets_which_paper(visitor, office):
    with office.database.work(ADMIN) as work:
        texts.set_paper(work, texts.Paper(abbreviation="STP"))
    await sign_in(visitor, office)
    await visitor.open("/quan-tri/giay-to")
    await fill(visitor, signer_title="Giám đốc")
    await press(visitor, "save-signer_title")
    await shows(visitor, "Đã lưu.")
    await fill(visitor, **{"recipients-QĐ": "- Giám đốc;\nLưu: VT, VP.", "recipients-BC": "x" * 5000})
    await press(visitor, "save-recipients")
    await until(lambda: newest(visitor, "recipients-BC").error)
    await fill(visitor, **{"recipients-BC": ""})
    await press(visitor, "save-recipients")
    await until(lambda: kept(office).recipients_by_type == {"QĐ": "Giám đốc\nLưu: VT, VP"})
    assert (kept(office).signer_title, kept(office).abbreviation) == ("Giám đốc", "STP")


def kept(office) -> texts.Paper:
    with office.database.look(ADMIN) as work:
        return texts.paper(work)


async def test_a_code_that_is_taken_adds_no_unit_and_renames_none(visitor, office):
    await sign_in(visitor, office)
    await visitor.open(UNITS)

    await click(visitor, "Thêm đơn vị")
    await fill(visitor, name="Tên mới", code="VP")
    await press(visitor, "submit")

    await until(lambda: newest(visitor, "code").error)
    with office.database.look(ADMIN) as work:
        assert units.by_code(work, "VP").name == "Văn phòng Sở"
