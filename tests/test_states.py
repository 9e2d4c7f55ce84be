"""What a page says when there is nothing to show, or when what it was asked is wrong: always the next step too."""

import pytest
from sqlalchemy import desc
from sqlmodel import select

from inventory.records import PlanItem
from inventory.register_tables import Unit
from isms.systems.rehearsal import Change
from isms.ui.facts import before_saving
from tests import ui
from tests.filling import press, sees, shows
from tests.register import ADMIN, new_system, rows
from tests.test_plan_items import decided, opened
from tests.ui import sign_in

office, visitor = ui.office, ui.visitor
WAYS_IN = ("Thêm hệ thống", "Đã có danh sách Excel? Nhập từ tệp")


@pytest.mark.parametrize("path", ["/", "/he-thong", "/kiem-tra/lap-ke-hoach", "/in-hang-loat"])
async def test_an_empty_register_says_how_to_begin(visitor, office, path):
    await sign_in(visitor, office)

    await visitor.open(path)

    await shows(visitor, "Sổ chưa có hệ thống nào")
    for way in WAYS_IN:
        await shows(visitor, way)


async def test_a_day_without_systems_is_not_an_empty_register(visitor, office):
    new_system(office.database, "A")
    await sign_in(visitor, office)

    await visitor.open("/he-thong?ngay=2001-01-01")

    await shows(visitor, "Ngày 01/01/2001 chưa có hệ thống nào trong sổ")
    await visitor.should_not_see("Sổ chưa có hệ thống nào")


@pytest.mark.parametrize(
    ("address", "way", "target"),
    [
        ("/he-thong/KHONG-CO", "Mở trang Hệ thống", "/he-thong"),
        ("/quan-tri/nguoi-dung/khong.co", "Mở trang Người dùng", "/quan-tri/nguoi-dung"),
        ("/he-thong?ngay=abc", "Mở lại trang Hệ thống", "/he-thong"),
    ],
)
async def test_a_wrong_address_leads_to_the_page_that_was_meant(visitor, office, address, way, target):
    await sign_in(visitor, office)

    page = (await visitor.http_client.get(address)).text

    assert f'"text":"{way}","class":["nicegui-link"],"props":{{"href":"{target}",' in page


async def test_the_address_of_no_system_is_that_of_all(visitor, office):
    await sign_in(visitor, office)
    answer = await visitor.http_client.get("/he-thong/")
    assert (answer.status_code, answer.headers["location"]) == (303, "/he-thong")


async def test_a_group_form_left_empty_records_nothing(visitor, office):
    decided(office.database)
    page = await opened(visitor, office)

    await press(page, "tick-group")
    await press(page, "answer-ticked")
    await press(page, "submit")

    await shows(page, "Chưa có gì để ghi.")
    assert rows(office.database, PlanItem) == []


def test_what_remains_to_be_done_in_other_words_is_shown_too():
    before, after = [("no_conclusion", "Đề nghị chủ quản.")], [("no_conclusion", "Tự tổ chức.")]
    told = list(before_saving._lists([Change("blockers", before, after)]))
    assert told == [("Việc phải làm đổi thành", ["Tự tổ chức."])]


@pytest.mark.parametrize("path", ["/he-thong/moi", "/he-thong/moi/nhanh"])
async def test_without_a_unit_nobody_answers_ten_questions_in_vain(visitor, office, path):
    with office.database.work(ADMIN) as work:
        for unit in work.session.exec(select(Unit).order_by(desc(Unit.path))).all():
            work.session.delete(unit)
            work.session.flush()
    await sign_in(visitor, office)

    await visitor.open(path)

    await shows(visitor, "Sổ chưa có đơn vị nào")
    await shows(visitor, "Mở trang Đơn vị")
    assert not sees(visitor, "submit")
