"""The page of what waits for a second person, the note on a system's page, and the number in the rail."""

import datetime as dt

from inventory.records import Decision
from inventory.register_tables import PendingFact
from inventory.systems import register
from inventory.systems.register import Entry
from isms.accounts import two_person_rule
from schedules.cadence.cadence import Policy
from schedules.policies import policies
from schedules.schedule_tables import CadencePolicy
from tests import ui
from tests.filling import click, fill, press, sees, text_of, until
from tests.register import ADMIN, DAY, new_system, rows, stored
from tests.test_four_eyes import actor, decide
from tests.ui import another_browser, sign_in

office, visitor = ui.office, ui.visitor
PAGE = "/cho-xac-nhan"


def wanted(office: ui.Office) -> None:
    """Two officers, and an administrator who wants a second person; lan has proposed a decision."""
    office.add("lan")
    office.add("chu", "admin")
    with office.database.work(actor(office.database, "chu")) as work:
        two_person_rule.turn_on(work)
    new_system(office.database, "A")
    decide(office.database, actor(office.database, "lan"))


async def test_nobody_sees_the_place_unless_a_second_person_is_wanted(visitor, office):
    await sign_in(visitor, office)
    await visitor.open("/")

    await visitor.should_not_see("Chờ xác nhận")


async def test_a_second_person_confirms(visitor, office):
    wanted(office)
    await sign_in(visitor, office, "hoa", "officer")
    await visitor.open("/he-thong/A")
    await visitor.should_see("1 bản ghi chờ người thứ hai xác nhận")
    number = next(iter(visitor.find(marker="rail-number").elements))
    assert number.text == "1"

    await visitor.open(PAGE)
    await visitor.should_see("Quyết định phê duyệt cấp độ: Quyết định số 1/QĐ: cấp độ 2")
    await press(visitor, "confirm-1")
    await visitor.should_see("Xác nhận bản ghi này?")
    await press(visitor, "confirm")

    await visitor.should_see("Không có gì chờ xác nhận")
    await visitor.should_see("Hoa xác nhận lúc")
    await visitor.should_not_see(marker="rail-number")
    assert rows(office.database, Decision)[0].recorded_by == "lan; xác nhận: hoa"


async def test_a_refusal_asks_for_the_reason(visitor, office):
    wanted(office)
    await sign_in(visitor, office, "hoa", "officer")
    await visitor.open(PAGE)

    await press(visitor, "refuse-1")
    await visitor.should_see("Từ chối bản ghi này?")
    await fill(visitor, reason="sai số")
    await press(visitor, "confirm")

    await visitor.should_see("Lý do: sai số")
    assert [row.outcome for row in rows(office.database, PendingFact)] == ["refused"]


async def test_who_proposed_may_only_take_back_and_who_looks_on_may_nothing(visitor, office):
    wanted(office)
    await sign_in(visitor, office, "lan")
    await visitor.open(PAGE)
    await visitor.should_see("Chờ người khác xác nhận")
    await visitor.should_see("Rút lại")
    await visitor.should_not_see(marker="confirm-1")

    leader = another_browser()
    await sign_in(leader, office, "giam.doc", "leader")
    await leader.open(PAGE)
    await leader.should_see("Quyết định số 1/QĐ")
    await leader.should_not_see(marker="confirm-1")
    await leader.should_not_see(marker="refuse-1")


async def test_an_entry_says_that_it_was_sent_and_does_not_count_yet(visitor, office):
    wanted(office)
    await sign_in(visitor, office, "hoa", "officer")
    await visitor.open("/he-thong/A?tab=quyet-dinh")
    await click(visitor, "Nhập quyết định")
    await visitor.should_see("Nhập quyết định phê duyệt cấp độ")
    await fill(visitor, number="7/QĐ")
    day = office.database.today() - DAY
    await fill(visitor, date=f"{day:%d/%m/%Y}")
    await fill(visitor, issuer="UBND tỉnh")
    next(iter(visitor.find(marker="level").elements)).value = "2"
    await press(visitor, "submit")

    await visitor.should_see("Đã gửi; có hiệu lực khi người thứ hai xác nhận.")
    assert rows(office.database, Decision) == []
    assert len(rows(office.database, PendingFact)) == 2


async def test_four_eyes_are_turned_on_by_one_and_off_by_two(visitor, office):
    office.add("lan")
    await sign_in(visitor, office)
    await visitor.open("/quan-tri/nguoi-dung")
    await click(visitor, "Bật xác nhận hai người")
    await visitor.should_see("Đề nghị tắt")
    await click(visitor, "Đề nghị tắt")
    await visitor.should_see("Cần một người quản trị toàn bộ khác")
    await fill(visitor, reason="thiếu người")
    await press(visitor, "confirm")
    await visitor.should_see("Minh đề nghị tắt")
    await visitor.should_not_see("Đồng ý tắt")

    other = another_browser()
    await sign_in(other, office, "chu", "admin")
    await other.open("/quan-tri/nguoi-dung")
    await click(other, "Đồng ý tắt")
    await other.should_see("Bật xác nhận hai người")
    with office.database.look(ADMIN) as work:
        assert not two_person_rule.standing(work).on


async def test_what_is_no_fact_is_told_in_plain_words_and_confirmed(visitor, office):
    wanted(office)
    lan, chu = actor(office.database, "lan"), actor(office.database, "chu")
    with office.database.work(lan) as work:
        register.edit(work, "A", None, Entry("A", "Hệ thống A", "used", users=("HCTP",)))
    with office.database.work(chu) as work:
        policies.set_policy(work, Policy("Kéo dài", dt.date(2026, 1, 2), "mục II.3", {1: 60, 2: 60}))
    await sign_in(visitor, office, "goc", "admin")
    await visitor.open("/")
    await visitor.should_see("Chu kỳ kiểm tra, đánh giá")

    await visitor.open(PAGE)
    await visitor.should_see("Vai trò của cơ quan: Cơ quan chỉ sử dụng")
    await visitor.should_see("Chu kỳ kiểm tra “Kéo dài”, từ 02/01/2026: cấp độ 1, 2: 60 tháng")
    await visitor.should_see("Mọi hệ thống")
    for number in (2, 3):
        await press(visitor, f"confirm-{number}")
        await visitor.should_see("Xác nhận bản ghi này?")
        await press(visitor, "confirm")
        await until(lambda number=number: not sees(visitor, f"confirm-{number}"))

    assert stored(office.database, "A").responsibility == "used"
    assert rows(office.database, CadencePolicy)[-1].recorded_by == "chu; xác nhận: goc"
    assert text_of(visitor, "rail-number") == "1"
