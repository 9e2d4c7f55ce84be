"""The pages of the reports as people use them: what they say before printing, and where the facts are entered."""

from inventory.organisation.bodies import Body
from inventory.records import ApprovalForecast
from inventory.systems import register
from inventory.systems.register import Entry
from isms.papers.reports.mau_08 import HINTS
from schedules.yearly.reported import READINGS
from schedules.yearly.yearly import yearly
from tests import ui
from tests.filling import click, fill, press, shows, until
from tests.register import DAY, OFFICER, rows

office, visitor = ui.office, ui.visitor
OWNER = "Ủy ban nhân dân tỉnh"


def enter(office, *codes: str, owner: str = OWNER, responsibility: str = "owned") -> None:
    with office.database.work(OFFICER) as work:
        for code in codes:
            entry = Entry(code, f"Hệ thống {code}", responsibility, owner=owner, operator="Văn phòng")
            register.register(work, entry, work.today - 400 * DAY, operating=True)


async def test_the_yearly_report_says_totals_gaps_deadlines_and_gives_its_files(office, visitor):
    enter(office, "A", "B")
    enter(office, "C", owner="Bộ Tư pháp")
    await ui.sign_in(visitor, office)
    today = office.database.today()
    await visitor.open("/bao-cao/mau-08")
    await shows(visitor, f"Báo cáo năm {today.year} (Mẫu số 08)")
    await shows(visitor, "Cột (9): chưa được phê duyệt mà chưa có thời điểm dự kiến (3 hệ thống)")
    await shows(visitor, f"Gửi Bộ Công an trước ngày 25/12/{today.year}")
    await shows(visitor, "Gửi Bộ Công an: chậm nhất ")
    for line in (*READINGS, *HINTS):
        await shows(visitor, line)
    for code in ("mau-08", "mau-08-annex"):
        for ending, begins in (("pdf", b"%PDF-"), ("docx", b"PK")):
            (link,) = visitor.find(f"{code}-{ending}").elements
            answer = await visitor.http_client.post(link.props["href"])
            assert (answer.status_code, answer.content[: len(begins)]) == (200, begins)
    await visitor.open(f"/bao-cao/mau-08?chuquan=Bộ Tư pháp&ngay={today - DAY}")
    await shows(visitor, "Cột (9): chưa được phê duyệt mà chưa có thời điểm dự kiến (1 hệ thống)")
    (link,) = visitor.find("mau-08-pdf").elements
    assert link.props["href"].endswith(f".pdf?ngay={today - DAY}")
    assert (await visitor.http_client.post(link.props["href"])).status_code == 200
    for wrong, status in {"nam=hai": 400, "ngay=2026-02-30": 400, "chuquan=Không có": 404}.items():
        answer = await visitor.http_client.get(f"/bao-cao/mau-08?{wrong}")
        assert answer.status_code == status, wrong


async def test_an_organisation_named_by_systems_gets_its_card(office, visitor):
    enter(office, "A")
    await ui.sign_in(visitor, office)
    await visitor.open("/quan-tri/co-quan")
    await shows(visitor, "Văn phòng")
    await press(visitor, "card-0")
    await fill(visitor, representative="Người đứng đầu", email="không phải thư")
    await press(visitor, "submit")
    await shows(visitor, "không phải địa chỉ thư")
    await fill(visitor, email="vp@tinh.gov.vn", specialised_unit="Công an tỉnh")
    await press(visitor, "submit")
    await until(lambda: len(rows(office.database, Body)) == 1)
    assert rows(office.database, Body)[0].representative == "Người đứng đầu"


async def test_when_approval_is_expected_is_entered_at_the_dossier(office, visitor):
    enter(office, "A")
    await ui.sign_in(visitor, office)
    await visitor.open("/he-thong/A?tab=ho-so")
    await click(visitor, "Ghi ngày dự kiến")
    expected = office.database.today() + 60 * DAY
    await fill(visitor, expected_on=f"{expected:%d/%m/%Y}")
    await press(visitor, "submit")
    await until(lambda: len(rows(office.database, ApprovalForecast)) == 1)
    await shows(visitor, f"Dự kiến phê duyệt ngày {expected:%d/%m/%Y}")
    with office.database.look(OFFICER) as work:
        assert yearly(work, work.today).totals.approval_by == expected
