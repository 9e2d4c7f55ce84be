"""The page of the watch and its tab on a system's page, used as a person does."""

import datetime as dt

import pytest
from sqlmodel import select

from inventory.organisation.focal_points import FocalPoint
from inventory.records import Advisory, Agreement, Change, Incident, IncidentStep, Resolution, Website, WebsiteReview
from schedules.acts import recording
from tests import ui
from tests.filling import choose, click, fill, newest, press, sees, shows, until
from tests.register import ADMIN, cleared_system, new_system, rows, stored

office, visitor = ui.office, ui.visitor
HOUR = dt.timedelta(hours=1)


@pytest.fixture
async def page(office, visitor):
    cleared_system(office.database, "A")
    await ui.sign_in(visitor, office)
    return visitor


def an_incident(office, code="A", ago=HOUR, **said):
    with office.database.work(ADMIN) as work:
        incident = Incident(detected_at=work.now - ago, what="Mã độc", **({"serious": False} | said))
        return recording.record(work, code, incident).id


async def recorded(office, table, count=1):
    await until(lambda: len(rows(office.database, table)) == count)
    return rows(office.database, table)[-1]


async def test_an_empty_page_says_what_to_do(page):
    await page.open("/theo-doi")
    await page.should_see("Khi phát hiện sự cố, hãy ghi ngay")
    for name, said in (("canh-bao", "lộ lọt thông tin cá nhân"), ("website", "gov.vn"), ("van-ban", "bằng văn bản")):
        await page.open(f"/theo-doi?muc={name}")
        await page.should_see(said)


async def test_an_incident_is_recorded_from_the_page_and_shuts_the_gate(office, page):
    await page.open("/theo-doi")
    await press(page, "record-incident")
    await until(sees, page, "system-A")
    await press(page, "system-A")
    await until(sees, page, "what")
    await fill(page, what="Dữ liệu bị mã hóa")
    await press(page, "tick-serious")
    await press(page, "submit")

    incident = await recorded(office, Incident)
    assert (incident.what, incident.serious, incident.urgent) == ("Dữ liệu bị mã hóa", True, False)
    assert not stored(office.database, "A").in_use
    await shows(page, "Thông báo ban đầu (24 giờ)")
    await shows(page, "còn 23 giờ")
    await shows(page, "NĐ 331/2026 Đ31.2.d")
    await shows(page, "tổ chức chuyên môn được cấp phép")


async def test_an_hour_that_is_none_is_told_beside_its_field(office, page):
    await page.open("/he-thong/A?tab=theo-doi")
    await click(page, "Ghi sự cố")
    await until(sees, page, "what")
    await fill(page, what="x", detected_at_time="25:00")
    await press(page, "submit")

    await until(lambda: newest(page, "detected_at_time").error)
    assert "giờ" in newest(page, "detected_at_time").error
    assert rows(office.database, Incident) == []


async def test_what_was_sent_is_recorded_and_the_end(office, page):
    number = an_incident(office, serious=True)
    await page.open("/theo-doi")
    await press(page, f"step-{number}")
    await until(sees, page, "kind")
    assert newest(page, "kind").value == "initial_notice"
    await fill(page, number="12/TB")
    await press(page, "submit")

    step = await recorded(office, IncidentStep)
    assert (step.kind, step.number, step.incident_id) == ("initial_notice", "12/TB", number)
    await shows(page, "đã gửi")
    await shows(page, "văn bản số 12/TB")


async def test_a_late_report_is_said_late(office, page):
    an_incident(office, ago=80 * HOUR)
    await page.open("/theo-doi")
    await page.should_see("đã trễ 8 giờ")


async def test_the_system_page_names_the_blocker_and_its_remedy_opens_the_right_form(office, page):
    an_incident(office, serious=True, ago=dt.timedelta())  # today, however early: the audit was yesterday
    await page.open("/he-thong/A")
    await page.should_see("chưa có kết luận đánh giá sau sự cố")
    await press(page, "remedy-serious_incident_unassessed")
    await until(sees, page, "occasion")
    assert newest(page, "occasion").value == "serious_incident"


async def test_advisories_websites_and_papers_are_recorded_on_the_systems_tab(office, page):
    await page.open("/he-thong/A?tab=theo-doi")
    await click(page, "Ghi cảnh báo, lộ lọt")
    await until(sees, page, "source")
    await choose(page, "data_leak")
    await fill(page, source="Công an tỉnh", what="Lộ tài khoản")
    await press(page, "submit")
    advisory = await recorded(office, Advisory)
    await until(sees, page, f"resolve-{advisory.id}")
    await press(page, f"resolve-{advisory.id}")
    await until(sees, page, "how")
    await fill(page, how="Đổi mật khẩu")
    await press(page, "submit")
    assert (await recorded(office, Resolution)).how == "Đổi mật khẩu"
    await shows(page, "Đã xử lý")

    await click(page, "Ghi website")
    await until(sees, page, "address")
    await fill(page, address="so.gov.vn")
    await press(page, "submit")
    website = await recorded(office, Website)
    assert website.review_months == 6
    await until(sees, page, f"review-{website.id}")
    await press(page, f"review-{website.id}")
    await until(sees, page, "choice-in_order")
    await choose(page, "in_order")
    await press(page, "submit")
    await recorded(office, WebsiteReview)
    await shows(page, "– Không thấy vấn đề")

    await click(page, "Ghi văn bản")
    await until(sees, page, "party")
    await choose(page, "lease")
    await fill(page, number="1/HĐ", party="Công ty", ends_on="01/01/2030")
    await press(page, "submit")
    assert (await recorded(office, Agreement)).ends_on == dt.date(2030, 1, 1)
    await shows(page, "Hợp đồng thuê dịch vụ số 1/HĐ: Công ty")


async def test_a_person_says_whether_a_change_is_major_and_the_form_only_suggests(office, page):
    await page.open("/he-thong/A?tab=van-hanh")
    await click(page, "Ghi thay đổi")
    await until(sees, page, "tick-size")
    await press(page, "tick-users")
    await shows(page, "không nêu các điểm này khi nói về thay đổi lớn")
    await press(page, "tick-size")
    await shows(page, "Có thể là thay đổi lớn (Đ28.3.b)")
    await shows(page, "Đ25")
    await fill(page, what="Thêm 500 người dùng")
    await press(page, "submit")
    await shows(page, "Chưa chọn.")
    assert rows(office.database, Change) == []
    await choose(page, "no")
    await press(page, "submit")
    change = await recorded(office, Change)
    assert (change.major, change.aspects) == (False, ["users", "size"])
    assert stored(office.database, "A").in_use


async def test_focal_points_are_recorded_by_unit_and_missing_ones_shown(office, page):
    await page.open("/quan-tri/don-vi")
    await page.should_see("Thiếu 2 đầu mối (cần 2)")
    await press(page, "focal-HCTP")
    await until(sees, page, "decision_number")
    await fill(page, name="Cán bộ phụ trách", decision_number="20/QĐ-STP")
    await press(page, "submit")
    point = await recorded(office, FocalPoint)
    assert point.decision_number == "20/QĐ-STP"
    await page.open("/theo-doi?muc=dau-moi")
    await page.should_see("Quyết định số 20/QĐ-STP")
    await page.should_see("1 đơn vị chưa đủ đầu mối: Văn phòng Sở.")


async def test_who_may_only_look_is_offered_nothing_to_do(office, visitor):
    new_system(office.database, "A")
    an_incident(office)
    await ui.sign_in(visitor, office, "lan", "leader")
    await visitor.open("/theo-doi")
    await visitor.should_see("Mã độc")
    assert not sees(visitor, "record-incident")
    await visitor.should_not_see("Ghi báo cáo")


async def test_another_branch_sees_nothing(office, visitor):
    new_system(office.database, "A")
    an_incident(office)
    with office.database.look(ADMIN) as work:
        assert work.session.exec(select(Incident)).all()
    await ui.sign_in(visitor, office, "vp", "officer", "VP")
    await visitor.open("/theo-doi")
    await visitor.should_not_see("Mã độc")


async def test_a_long_list_has_a_pager_and_counts_all_of_it(office, page):
    with office.database.work(ADMIN) as work:
        for number in range(60):
            recording.record(work, "A", Website(on=work.today, address=f"trang{number:02}.gov.vn", review_months=1))
    await page.open("/theo-doi?muc=website")
    await page.should_see("Website (60)")
    await page.should_see("1–25 trong 60")
    await page.should_see("trang24.gov.vn")
    await page.should_not_see("trang25.gov.vn")
    await press(page, "Trang sau")
    await shows(page, "26–50 trong 60")
    await shows(page, "trang49.gov.vn")

    await page.open("/theo-doi?muc=website&trang=9")
    await page.should_see("Hết danh sách")
    await click(page, "Về trang đầu")
    await shows(page, "1–25 trong 60")
