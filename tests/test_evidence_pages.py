"""Documents on screen: dropped, said what they are, downloaded by who may see them and by nobody else."""

import re

import pytest
from nicegui import ui as elements
from nicegui.elements.upload_files import SmallFileUpload

from inventory.records import Audit, Decision
from inventory.systems import register
from inventory.systems.register import Entry
from isms.accounts import people
from isms.evidence import documents
from isms.evidence.documents import Document
from isms.evidence.evidence_tables import Evidence
from isms.evidence.store import LARGEST, Store
from isms.ui.parts.words import day, size
from isms.ui.web import security
from tests import ui
from tests.evidence_files import HTML, PDF, PNG
from tests.filling import choose, click, fill, newest, press, sees, shows, until
from tests.register import ADMIN, DAY, OFFICER, cleared_system, new_system, rows
from tests.ui import another_browser, sign_in

office, visitor = ui.office, ui.visitor
CODE = "IOFFICE"
PAGE = f"/he-thong/{CODE}"


def kept(office: ui.Office, content: bytes = PDF, name: str = "Quyết định.pdf", code: str = CODE) -> Evidence:
    """Put a document on record without the page."""
    store = Store(office.settings)
    draft = store.draft()
    draft.write_bytes(content)
    with office.database.work(OFFICER) as work:
        document = Document("Bản quét", "other", work.today - DAY)
        return documents.attach(work, [code], store.keep(draft, name), document)[0]


async def drop(user, *files: tuple[str, bytes]) -> None:
    """Drop files onto the newest form."""
    zone = newest(user, "uploads")
    assert isinstance(zone, elements.upload)
    with user.client:
        await zone.handle_uploads([SmallFileUpload(name, "text/html", content) for name, content in files])


async def titled(user, count: int) -> None:
    await until(lambda: sees(user, "title") and len(user.find(marker="title").elements) == count)


async def test_files_are_dropped_named_and_saved_together(visitor, office):
    new_system(office.database, CODE)
    await sign_in(visitor, office, role="officer")
    await visitor.open(f"{PAGE}?tab=tai-lieu")
    await shows(visitor, "Chưa có tài liệu nào.")
    await click(visitor, "Thêm tài liệu")
    await shows(visitor, "mỗi tệp tối đa 25 MB")

    await drop(visitor, ("Báo cáo.pdf", PDF), ("anh.png", PNG), ("giả.pdf", HTML))
    await titled(visitor, 2)
    await shows(visitor, "Nội dung tệp không phải là PDF như tên tệp nói.")
    await press(visitor, "submit")
    await shows(visitor, "Chưa chọn.")
    await click(visitor, "Đã hiểu")
    await fill(visitor, meaning="risk_assessment||", on=day(office.clock.today))
    await press(visitor, "submit")

    await until(lambda: len(rows(office.database, Evidence)) == 2)
    saved = rows(office.database, Evidence)
    assert {(row.title, row.kind, row.recorded_by) for row in saved} == {
        ("Báo cáo", "risk_assessment", "minh"),
        ("anh", "risk_assessment", "minh"),
    }
    await shows(visitor, f"anh.png · {size(len(PNG))}")


async def test_nothing_is_saved_without_a_file(visitor, office):
    new_system(office.database, CODE)
    await sign_in(visitor, office, role="officer")
    await visitor.open(f"{PAGE}?tab=tai-lieu")
    await click(visitor, "Thêm tài liệu")
    await shows(visitor, "Tài liệu này là gì?")
    await fill(visitor, meaning="other||", on=day(office.clock.today))

    await press(visitor, "submit")

    await shows(visitor, "Chưa có tệp nào.")
    assert rows(office.database, Evidence) == []


async def test_a_decision_asks_for_its_scan_until_it_is_there(visitor, office):
    cleared_system(office.database, CODE)
    [decision] = rows(office.database, Decision)
    await sign_in(visitor, office, role="officer")
    await visitor.open(f"{PAGE}?tab=quyet-dinh")
    await shows(visitor, "Chưa có bản quét.")

    await press(visitor, f"scan-decision-{decision.id}")
    await shows(visitor, "Tài liệu này là gì?")
    assert newest(visitor, "on").value == day(decision.date)
    await drop(visitor, ("q.pdf", PDF))
    await titled(visitor, 1)
    await press(visitor, "submit")

    await until(rows, office.database, Evidence)
    [row] = rows(office.database, Evidence)
    assert (row.kind, row.about, row.about_id, row.on) == ("decision", "decision", decision.id, decision.date)
    assert row.title == f"Quyết định số {decision.number}: cấp độ {decision.level}"
    await until(sees, visitor, f"download-{row.id}")


async def test_a_conclusion_without_its_scan_is_recorded_and_asks_for_it_at_its_record(visitor, office):
    cleared_system(office.database, CODE)
    known = {row.id for row in rows(office.database, Audit)}
    await sign_in(visitor, office, role="officer")
    await visitor.open(f"{PAGE}?tab=kiem-tra")
    await shows(visitor, "Nhập kết luận")
    await click(visitor, "Nhập kết luận")
    await choose(visitor, "periodic", "eligible", "licensed")
    await fill(visitor, concluded_on=day(office.clock.today), assessor="Trung tâm A")
    await press(visitor, "submit")

    await until(lambda: len(rows(office.database, Audit)) > len(known))
    [audit] = [row for row in rows(office.database, Audit) if row.id not in known]
    await press(visitor, f"scan-audit-{audit.id}")
    await shows(visitor, "Tài liệu này là gì?")
    await drop(visitor, ("kl.pdf", PDF))
    await titled(visitor, 1)
    await press(visitor, "submit")

    await until(rows, office.database, Evidence)
    [row] = rows(office.database, Evidence)
    assert (row.kind, row.about, row.about_id) == ("conclusion", "audit", audit.id)


async def test_a_new_version_is_shown_and_the_old_one_stays_at_hand(visitor, office):
    new_system(office.database, CODE)
    old = kept(office)
    await sign_in(visitor, office, role="officer")
    await visitor.open(f"{PAGE}?tab=tai-lieu")
    await until(sees, visitor, f"replace-{old.id}")

    await press(visitor, f"replace-{old.id}")
    await shows(visitor, "Bản cũ vẫn được giữ.")
    await drop(visitor, ("mới.png", PNG))
    await titled(visitor, 1)
    await fill(visitor, on=day(office.clock.today))
    await press(visitor, "submit")

    await shows(visitor, "1 phiên bản trước")
    new = rows(office.database, Evidence)[-1]
    assert (new.replaces_id, new.title, new.kind) == (old.id, old.title, old.kind)
    assert sees(visitor, f"download-{old.id}") and sees(visitor, f"download-{new.id}")


async def test_who_may_only_look_is_offered_no_upload(visitor, office):
    cleared_system(office.database, CODE)
    row = kept(office)
    await sign_in(visitor, office, "thu", role="unit", unit="HCTP")
    await visitor.open(f"{PAGE}?tab=tai-lieu")
    await until(sees, visitor, f"download-{row.id}")

    assert not sees(visitor, f"replace-{row.id}")
    await visitor.should_not_see("Thêm tài liệu")
    await visitor.open(f"{PAGE}?tab=quyet-dinh")
    await shows(visitor, "Chưa có bản quét.")
    await visitor.should_not_see("Thêm bản quét")


# Downloads


@pytest.mark.parametrize(
    ("content", "name", "kind"), [(PDF, "Quyết định.pdf", "application/pdf"), (PNG, "a.png", "image/png")]
)
async def test_a_document_is_only_ever_downloaded(visitor, office, content, name, kind):
    new_system(office.database, CODE)
    row = kept(office, content, name)
    await sign_in(visitor, office, "thu", role="unit", unit="HCTP")

    answer = await visitor.http_client.get(f"/tai-lieu/{row.id}", headers={"accept-encoding": "gzip"})

    assert (answer.status_code, answer.content) == (200, content)
    assert answer.headers["content-type"] == kind
    assert answer.headers["content-disposition"].startswith("attachment; filename")
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["content-security-policy"] == "sandbox; default-src 'none'"
    assert answer.headers["cache-control"] == "no-store"
    assert "content-encoding" not in answer.headers


async def test_a_file_that_is_two_things_at_once_is_handed_out_as_what_its_name_says(visitor, office):
    new_system(office.database, CODE)
    row = kept(office, PDF + HTML, "hai mặt.pdf")
    await sign_in(visitor, office)

    answer = await visitor.http_client.get(f"/tai-lieu/{row.id}")

    assert answer.headers["content-type"] == "application/pdf"
    assert answer.headers["content-disposition"] == "attachment; filename*=utf-8''hai%20m%E1%BA%B7t.pdf"
    assert answer.headers["content-security-policy"].startswith("sandbox")


async def test_a_stranger_and_another_branch_get_nothing(visitor, office):
    new_system(office.database, CODE, users=("HCTP",))
    with office.database.work(ADMIN) as work:
        entry = Entry(code=CODE, name="Hệ thống", responsibility="owned", users=("HCTP",), unit="HCTP")
        register.edit(work, CODE, None, entry)
    row = kept(office)
    outsider = another_browser()
    await sign_in(visitor, office)
    await sign_in(outsider, office, "la", role="officer", unit="VP")

    unsigned = await another_browser().http_client.get(f"/tai-lieu/{row.id}", follow_redirects=False)
    elsewhere = await outsider.http_client.get(f"/tai-lieu/{row.id}")
    absent = await outsider.http_client.get("/tai-lieu/999999")

    assert unsigned.status_code == 303 and unsigned.headers["location"].startswith("/dang-nhap")
    assert (elsewhere.status_code, elsewhere.text) == (404, absent.text)


async def test_a_closed_account_downloads_no_more(visitor, office):
    new_system(office.database, CODE)
    row = kept(office)
    office.add("giu.cho", "admin")
    await sign_in(visitor, office, "lan", role="officer")
    with office.database.work(ADMIN) as work:
        people.deactivate(work, "lan")

    answer = await visitor.http_client.get(f"/tai-lieu/{row.id}", follow_redirects=False)

    assert answer.status_code == 303


@pytest.mark.parametrize("harm", [lambda path: path.write_bytes(HTML), lambda path: path.unlink()])
async def test_a_file_that_is_not_what_it_was_is_not_handed_out(visitor, office, caplog, harm):
    new_system(office.database, CODE)
    row = kept(office)
    harm(Store(office.settings).path(row.sha256))
    await sign_in(visitor, office)

    answer = await visitor.http_client.get(f"/tai-lieu/{row.id}")

    assert answer.status_code == 410
    assert "không còn đúng như lúc tải lên" in answer.text
    assert row.sha256 in caplog.text
    caplog.clear()


@pytest.mark.parametrize("path", ["0", "-1", "1e9", "..%2F..%2Fisms.sqlite3", "99999999999999999999999", ""])
async def test_other_addresses_hand_out_nothing(visitor, office, path):
    new_system(office.database, CODE)
    kept(office)
    await sign_in(visitor, office)

    answer = await visitor.http_client.get(f"/tai-lieu/{path}")

    assert answer.status_code == 404


# What the server takes


async def upload_address(user, office) -> str:
    new_system(office.database, CODE)
    await sign_in(user, office, role="officer")
    await user.open(f"{PAGE}?tab=tai-lieu")
    await click(user, "Thêm tài liệu")
    await shows(user, "mỗi tệp tối đa 25 MB")
    return str(newest(user, "uploads").props["url"])


async def test_a_file_of_the_largest_size_passes_the_door_and_a_larger_body_does_not(visitor, office):
    address = await upload_address(visitor, office)
    right = PDF + bytes(LARGEST - len(PDF))

    passed = await visitor.http_client.post(address, files={"file": ("to.pdf", right)})
    await titled(visitor, 1)
    refused = await visitor.http_client.post(address, content=bytes(security.LARGEST_UPLOAD + 1))

    assert (passed.status_code, refused.status_code) == (200, 413)


async def test_a_body_that_does_not_say_its_length_is_not_read(visitor, office):
    address = await upload_address(visitor, office)
    read = []

    async def endless():
        while True:
            read.append(1)
            yield bytes(1024)

    answer = await visitor.http_client.post(address, content=endless())

    assert answer.status_code == 411
    assert len(read) < 5


async def test_an_upload_is_only_for_who_opened_the_form(visitor, office):
    address = await upload_address(visitor, office)
    thief = another_browser()
    await sign_in(thief, office, "lan", "unit")
    stolen = {"files": {"file": ("a.pdf", PDF)}}

    assert (await thief.http_client.post(address, **stolen)).status_code == 403
    assert (await another_browser().http_client.post(address, **stolen)).status_code == 401
    assert list(Store(office.settings).names()) == []


def test_sizes_are_said_in_vietnamese():
    assert [size(count) for count in (1, 1024, 1500, 1_048_575, 1_048_576, 26_214_400)] == [
        "1 KB",
        "1 KB",
        "1 KB",
        "1,0 MB",
        "1,0 MB",
        "25,0 MB",
    ]
    assert re.fullmatch(r"1\.000 KB", size(1_024_000))
