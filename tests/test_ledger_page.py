"""The ledger on screen, the page that verifies, and taking a number, as a person does."""

import pytest

from isms.ledger.paper_tables import IssuedDocument
from isms.papers import catalogue
from isms.papers.composition import office_words as texts
from tests import ui
from tests.filling import click, fill, press, sees, shows, until
from tests.printing import print_paper
from tests.register import ADMIN, OFFICER, cleared_system, new_system, rows

office, visitor = ui.office, ui.visitor


@pytest.fixture
def printed(office) -> IssuedDocument:
    """The checklist of system A."""
    new_system(office.database, "A")
    with office.database.work(OFFICER) as work:
        print_paper(work, catalogue.CHECKLIST, "A", "pdf")
    return rows(office.database, IssuedDocument)[0]


async def test_a_printing_is_found_read_downloaded_and_struck_out(office, visitor, printed):
    await ui.sign_in(visitor, office)
    await visitor.open("/so-giay-to?hethong=B")
    await shows(visitor, "Không có giấy tờ nào khớp")
    await visitor.open("/he-thong/A?tab=ho-so")
    await shows(visitor, "Đã in")
    await press(visitor, f"see-{printed.id}")
    await until(sees, visitor, f"file-{printed.id}")
    await shows(visitor, printed.sha256)
    await shows(visitor, "Được lập từ các dữ kiện")
    answer = await visitor.http_client.get(f"/so-giay-to/tep/{printed.id}")
    again = await visitor.http_client.get(f"/so-giay-to/tep/{printed.id}")
    assert answer.content == again.content and answer.content.startswith(b"%PDF")
    assert len(rows(office.database, IssuedDocument)) == 1
    await press(visitor, "void")
    await fill(visitor, reason="In nhầm")
    await press(visitor, "confirm")
    await until(lambda: rows(office.database, IssuedDocument)[0].void_reason == "In nhầm")


async def test_a_stranger_to_the_branch_neither_downloads_nor_verifies(office, visitor, printed):
    await ui.sign_in(visitor, office, "vp", "unit", "VP")
    assert (await visitor.http_client.get(f"/so-giay-to/tep/{printed.id}")).status_code == 404
    await visitor.open(f"/kiem-chung?ma={printed.fingerprint[:16]}")
    await shows(visitor, "Không có trong sổ")
    await visitor.open("/so-giay-to")
    await shows(visitor, "Chưa in giấy tờ nào")


async def test_a_mark_is_verified(office, visitor, printed):
    await ui.sign_in(visitor, office)
    await visitor.open("/kiem-chung")
    await press(visitor, "submit")
    await shows(visitor, "Chưa có mã.")
    await fill(visitor, mark="0" * 16)
    await press(visitor, "submit")
    await shows(visitor, "Không có trong sổ")
    await fill(visitor, mark=f"isms:checklist:{printed.fingerprint}")
    await press(visitor, "submit")
    await until(sees, visitor, f"known-{printed.id}")
    await shows(visitor, "Bản mới nhất")


async def test_a_number_is_taken_for_the_plan_of_the_year(office, visitor):
    cleared_system(office.database, "A")
    with office.database.work(ADMIN) as work:
        texts.set_paper(work, texts.Paper(abbreviation="STP"))
    await ui.sign_in(visitor, office)
    await visitor.open("/quan-tri/giay-to")
    await fill(visitor, **{"last-KH": 11})
    await click(visitor, "Lưu số")
    await shows(visitor, "Đã lưu.")
    year = office.database.today().year
    await visitor.open(f"/lay-so/audit-plan/{year}")
    await shows(visitor, "12/KH-STP")
    await fill(visitor, dated="01/01/2020")
    await press(visitor, "submit")
    await shows(visitor, f"Số của năm {year} chỉ ghi cho")
    await fill(visitor, dated=office.database.today().strftime("%d/%m/%Y"))
    await press(visitor, "submit")
    await shows(visitor, "Đã cấp số")
    numbered = rows(office.database, IssuedDocument)
    assert {row.number for row in numbered} == {"12/KH-STP"}
    answer = await visitor.http_client.get(f"/so-giay-to/tep/{numbered[0].id}")
    assert answer.status_code == 200
    answer = await visitor.http_client.get("/lay-so/findings/A")
    assert answer.status_code == 403 and "không lấy số của cơ quan" in answer.text
