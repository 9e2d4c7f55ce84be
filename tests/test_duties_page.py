"""The pages of recurring duties, used as a person does."""

import pytest
from nicegui.elements.upload_files import SmallFileUpload

from inventory.law import recurring_duties
from inventory.law.regimes import LEVELS
from inventory.records import Decision, DutyDone, facts
from isms.evidence.evidence_tables import OfficeDocument
from schedules.duties import duty_choices, duty_rounds
from schedules.duties.duty_choices import Chosen
from schedules.duties.duty_tables import DutyChoice, OfficeDutyDone
from tests import ui
from tests.evidence_files import PDF
from tests.filling import fill, newest, press, sees, shows, text_of, until
from tests.register import ADMIN, new_system, rows

office, visitor = ui.office, ui.visitor
PATH = "/theo-doi/viec-dinh-ky"


@pytest.fixture
async def page(office, visitor):
    a_register(office)
    await ui.sign_in(visitor, office)
    return visitor


def a_register(office) -> None:
    with office.database.work(ADMIN) as work:
        duty_choices.seed(work)
    for code in ("A", "B"):
        new_system(office.database, code)
        with office.database.work(ADMIN) as work:
            row = Decision(date=work.today, level=2, regime="331/2026", number="9/QĐ", issuer="STP")
            facts.record(work, code, row)


async def test_the_list_says_how_often_by_whom_and_how_sure_and_threatens_nobody(page):
    await page.open(PATH)

    said = text_of(page, "duty-D-D7")
    assert "Rà soát danh sách tài khoản" in said
    assert "2 hệ thống: 2 chưa thực hiện lần nào" in said
    assert "nguồn thứ cấp" in said
    assert "Chưa đặt chu kỳ" in text_of(page, "duty-D-D11")
    assert "không phải hạn luật" in recurring_duties.get("D-A4").note
    await page.should_not_see("phạt")
    await page.open(f"{PATH}?tt=khong-ap-dung")
    assert "thông lệ" in text_of(page, "duty-D-A10")


async def test_the_list_is_narrowed_by_its_address_and_says_how_many_are_left(page, office):
    with office.database.work(ADMIN) as work:
        duty_choices.choose(work, "D-D12", Chosen(True, work.today, {level: 12 for level in LEVELS}, unit="VP"))
    for asked, left in (
        ("tim=danh sách tài khoản", {"D-D7"}),
        ("cho=office&donvi=VP", {"D-D12"}),
        ("cho=system&donvi=VP", set()),
    ):
        await page.open(f"{PATH}?{asked}")
        shown = {each.code for each in recurring_duties.switched() if sees(page, f"duty-{each.code}")}
        assert shown == left
        if left:
            assert text_of(page, "counted").startswith(f"{len(left)} việc. Tất cả: đang áp dụng 31")


async def test_one_round_for_both_systems_is_recorded_and_taken_back_together(office, page):
    await page.open(f"{PATH}/D-D7")
    await press(page, "record-D-D7")
    await until(sees, page, "number")
    await fill(page, number="12/BB-STP")
    await press(page, "submit")
    await until(lambda: len(rows(office.database, DutyDone)) == 2)
    await shows(page, "Văn bản số 12/BB-STP")

    first = min(row.id for row in rows(office.database, DutyDone))
    await press(page, f"void-{first}")
    await fill(page, reason="Ghi nhầm ngày")
    await press(page, "confirm")
    await until(lambda: all(row.voided_at for row in rows(office.database, DutyDone)))
    await shows(page, "Hủy: Ghi nhầm ngày")


async def test_the_office_has_one_task_and_chooses_what_it_minds(office, page):
    await page.open(f"{PATH}/D-D12")
    await press(page, "record-D-D12")
    await until(sees, page, "performer")
    await press(page, "submit")
    await until(lambda: len(rows(office.database, OfficeDutyDone)) == 1)

    await page.open(f"{PATH}/D-A4")
    await press(page, "settings-D-A4")
    await until(sees, page, "month_day")
    await fill(page, month_day="31/1", responsible="Nguyễn Văn An")
    await press(page, "submit")

    def chosen() -> DutyChoice:
        return next(row for row in rows(office.database, DutyChoice) if row.code == "D-A4")

    await until(lambda: chosen().month_day == "01-31")
    assert chosen().responsible == "Nguyễn Văn An"


async def test_who_may_not_record_only_reads(office, visitor):
    page = visitor
    a_register(office)
    await ui.sign_in(page, office, "lanh", "leader")
    await page.open(f"{PATH}/D-D7")

    assert not sees(page, "record-D-D7") and not sees(page, "settings-D-D7")


async def test_files_are_added_later_and_a_wrong_one_of_the_office_is_taken_back(office, page):
    with office.database.work(ADMIN) as work:
        duty_rounds.record_for_office(work, OfficeDutyDone(unit_id=0, duty="D-D12", on=work.today, note="Lớp 1"))
    await page.open(f"{PATH}/D-D12")
    await press(page, "add-1")
    zone = newest(page, "uploads")
    with page.client:
        await zone.handle_uploads([SmallFileUpload("danh-sach.pdf", "application/pdf", PDF)])
    await until(sees, page, "title")
    await press(page, "submit")
    await until(rows, office.database, OfficeDocument)
    await shows(page, "danh-sach")

    await press(page, "void-file-1")
    await fill(page, reason="Nhầm lớp")
    await press(page, "confirm")
    await until(lambda: rows(office.database, OfficeDocument)[0].void_reason == "Nhầm lớp")
