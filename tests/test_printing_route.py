"""The checklist by its address: for whom, in which form, and what is left in the trail."""

import io
import zipfile

import pytest

from inventory.systems import register
from inventory.systems.register import Entry
from isms.accounts import people
from isms.ledger.paper_tables import IssuedDocument
from isms.platform.trail import TrailEntry
from tests import ui
from tests.register import ADMIN, OFFICER, cleared_system, new_system, rows
from tests.ui import sign_in

office, visitor = ui.office, ui.visitor
PAPER = "/in/phieu-kiem-tra/"


def printed(office: ui.Office) -> list[str]:
    """Return who printed, as the trail has it."""
    return [entry.actor for entry in rows(office.database, TrailEntry) if entry.action == "document.printed"]


async def test_the_three_forms_are_what_they_say(visitor, office):
    cleared_system(office.database, "IOFFICE")
    await sign_in(visitor, office, "thu", role="unit", unit="HCTP")

    answers = {form: await visitor.http_client.post(f"{PAPER}IOFFICE.{form}") for form in ("pdf", "docx", "html")}

    assert {answer.status_code for answer in answers.values()} == {200}
    assert answers["pdf"].content.startswith(b"%PDF-")
    assert "word/document.xml" in zipfile.ZipFile(io.BytesIO(answers["docx"].content)).namelist()
    assert "Hệ thống IOFFICE" in answers["html"].text
    assert {form: (a.headers["content-type"], a.headers["content-disposition"]) for form, a in answers.items()} == {
        "pdf": ("application/pdf", "inline; filename*=UTF-8''phieu-kiem-tra-IOFFICE.pdf"),
        "docx": (
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "attachment; filename*=UTF-8''phieu-kiem-tra-IOFFICE.docx",
        ),
        "html": ("text/html; charset=utf-8", "inline; filename*=UTF-8''phieu-kiem-tra-IOFFICE.html"),
    }
    assert printed(office) == ["thu", "thu", "thu"]


@pytest.mark.parametrize("ending", ["pdf", "docx", "html"])
async def test_what_is_asked_for_by_get_enters_nothing(visitor, office, ending):
    new_system(office.database, "IOFFICE")
    await sign_in(visitor, office)

    answer = await visitor.http_client.get(f"{PAPER}IOFFICE.{ending}")

    assert answer.status_code == 200
    assert ("Hệ thống IOFFICE" in answer.text) == (ending == "html")
    assert ('<form method="post">' in answer.text) == (ending != "html")
    assert printed(office) == [] == rows(office.database, IssuedDocument)


async def test_no_other_site_makes_a_person_print(visitor, office):
    new_system(office.database, "IOFFICE")
    await sign_in(visitor, office)
    foreign = {"Origin": "https://khac.vn", "Sec-Fetch-Site": "cross-site"}

    answer = await visitor.http_client.post(f"{PAPER}IOFFICE.pdf", headers=foreign)

    assert answer.status_code == 403
    assert printed(office) == []


async def test_a_stranger_is_sent_to_sign_in_and_nothing_is_printed(visitor, office):
    new_system(office.database, "IOFFICE")

    assert (await visitor.http_client.post(f"{PAPER}IOFFICE.pdf")).status_code == 401
    answer = await visitor.http_client.get(f"{PAPER}IOFFICE.pdf", follow_redirects=False)

    assert answer.status_code == 303
    assert answer.headers["location"] == "/dang-nhap?next=/in/phieu-kiem-tra/IOFFICE.pdf"
    assert printed(office) == []


async def test_a_system_of_another_branch_is_not_found(visitor, office):
    new_system(office.database, "LA", users=("VP",))
    await sign_in(visitor, office, "thu", role="unit", unit="HCTP")

    answer = await visitor.http_client.post(f"{PAPER}LA.pdf")

    assert answer.status_code == 404
    assert "Không tìm thấy hệ thống thông tin “LA”." in answer.text
    assert "Hệ thống LA" not in answer.text
    assert printed(office) == []


@pytest.mark.parametrize("file", ["IOFFICE.exe", "IOFFICE", ".pdf", "IOFFICE.PDF", "..%2F..%2Fetc.pdf"])
async def test_other_addresses_are_refused_in_words(visitor, office, file):
    new_system(office.database, "IOFFICE")
    await sign_in(visitor, office)

    answer = await visitor.http_client.post(PAPER + file)

    assert answer.status_code == 404
    assert "Về trang đầu" in answer.text


async def test_a_code_with_slashes_and_dots_prints_under_a_plain_file_name(visitor, office):
    entry = Entry(code="QG/CSDL.2", name="Hệ thống có mã lạ", responsibility="owned", users=("HCTP",))
    with office.database.work(OFFICER) as work:
        register.register(work, entry, work.today, operating=True)
    await sign_in(visitor, office)

    answer = await visitor.http_client.post(f"{PAPER}QG%2FCSDL.2.html")

    assert answer.status_code == 200
    assert answer.headers["content-disposition"].endswith("phieu-kiem-tra-QG-CSDL.2.html")


async def test_a_closed_account_prints_no_more(visitor, office):
    new_system(office.database, "IOFFICE")
    office.add("giu.cho", "admin")
    await sign_in(visitor, office, "lan", role="officer")
    with office.database.work(ADMIN) as work:
        people.deactivate(work, "lan")

    answer = await visitor.http_client.post(f"{PAPER}IOFFICE.pdf", follow_redirects=False)

    assert answer.status_code == 401
    assert printed(office) == []


async def test_printing_without_end_is_stopped(visitor, office):
    new_system(office.database, "IOFFICE")
    await sign_in(visitor, office)
    statuses = set()
    for _ in range(125):
        statuses.add((await visitor.http_client.post(f"{PAPER}IOFFICE.html")).status_code)

    assert statuses == {200, 429}


@pytest.mark.engines("sqlite")
@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("/goi-ho-so/A%2FB.zip", "/he-thong/A%2FB?tab=ho-so"),
        ("/goi-ho-so/A+B.zip", "/bao-cao/ho-so-chung"),
        ("/in-hang-loat/tep?cap=2", "/in-hang-loat?cap=2"),
    ],
)
async def test_an_address_of_an_earlier_version_leads_to_where_one_prints_now(visitor, office, old, new):
    await ui.sign_in(visitor, office)
    answer = await visitor.http_client.get(old, follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (307, new)
