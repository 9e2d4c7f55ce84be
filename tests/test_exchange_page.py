"""Import and export on screen: tried row by row before anything is written, all or nothing; files of what one sees."""

import datetime as dt
import io
import json

import pytest
from nicegui import ui as elements
from nicegui.elements.upload_files import SmallFileUpload
from openpyxl import load_workbook

from inventory.register_tables import System
from isms.exchange.format.format import LISTS
from isms.systems import voiding
from isms.ui.importing.verdicts import LISTS as NAMES
from tests import ui
from tests.filling import fill, newest, press, sees, shows, text_of, until
from tests.own_file import own_file
from tests.own_sheets import xlsx
from tests.register import ADMIN, new_system, rows
from tests.ui import sign_in

office, visitor = ui.office, ui.visitor
HEAD = "Mã hệ thống;Tên hệ thống;Vai trò của cơ quan;Đơn vị quản lý hồ sơ"
GOOD = f"{HEAD}\nA;Hệ thống A;Làm chủ quản;VP\nB;Hệ thống B;Làm chủ quản;VP\n"
BAD = f"{HEAD}\nA;Hệ thống A;Làm chủ quản;VP\nB;Hệ thống B;Không rõ;VP\n"


async def drop(user, name: str, content: str | bytes, shown: str = "counts") -> None:
    """Drop a file on the page and wait for its verdicts (or what else is `shown`), or its refusal."""
    zone = newest(user, "uploads")
    assert isinstance(zone, elements.upload)
    before = newest(user, shown).id if sees(user, shown) else 0
    content = content.encode() if isinstance(content, str) else content
    with user.client:
        await zone.handle_uploads([SmallFileUpload(name, "text/plain", content)])
    await until(lambda: sees(user, "refusal") or (sees(user, shown) and newest(user, shown).id > before))


def verdicts(user) -> list[tuple[str, str, str]]:
    """Return place, verdict and reason of each row shown."""
    return [(row["place"], row["verdict"]["text"], row["why"]["text"]) for row in newest(user, "verdicts").rows]


def codes(office: ui.Office) -> list[str]:
    return sorted(row.code for row in rows(office.database, System))


async def test_a_file_is_tried_first_and_written_once_confirmed(visitor, office):
    await sign_in(visitor, office, role="officer")
    await visitor.open("/nhap-xuat")

    await drop(visitor, "so.csv", GOOD)

    assert text_of(visitor, "counts") == "2 dòng: 2 thêm mới."
    assert verdicts(visitor) == [("Hệ thống, dòng 2", "Thêm mới", ""), ("Hệ thống, dòng 3", "Thêm mới", "")]
    assert codes(office) == []
    await shows(visitor, "Ghi 2 dòng vào sổ")
    await press(visitor, "write")
    await until(lambda: sees(visitor, "confirm"))
    assert codes(office) == []
    await press(visitor, "confirm")
    await shows(visitor, "Đã ghi 2 dòng của “so.csv” vào sổ.")
    assert codes(office) == ["A", "B"]

    await drop(visitor, "so.csv", GOOD)

    await shows(visitor, "không có gì phải ghi")
    assert not sees(visitor, "write")


async def test_a_wrong_row_says_what_to_do_and_keeps_all_rows_out(visitor, office):
    await sign_in(visitor, office, role="officer")
    await visitor.open("/nhap-xuat")

    await drop(visitor, "so.csv", BAD)

    await shows(visitor, "Chưa ghi được dòng nào vì có 1 dòng lỗi.")
    [(place, verdict, why)] = verdicts(visitor)
    assert (place, verdict) == ("Hệ thống, dòng 3", "Có lỗi")
    assert why.startswith("Vai trò của cơ quan: ")
    assert not sees(visitor, "write")
    with visitor.client:
        newest(visitor, "only-wrong").value = False
    await until(lambda: len(verdicts(visitor)) == 2)
    assert codes(office) == []


async def test_what_became_wrong_since_it_was_tried_is_shown_and_nothing_is_written(visitor, office):
    await sign_in(visitor, office, role="officer")
    await visitor.open("/nhap-xuat")
    document = {"format": "isms/1", "plans": [{"system": "A", "state": "full", "on": office.clock.today.isoformat()}]}
    new_system(office.database, "A")
    await drop(visitor, "so.json", json.dumps(document))
    assert verdicts(visitor) == [("Phương án, dòng 1", "Thêm mới", "")]
    with office.database.work(ADMIN) as work:
        voiding.void(work, "A", "ghi nhầm")

    await press(visitor, "write")
    await until(lambda: sees(visitor, "confirm"))
    await press(visitor, "confirm")

    await shows(visitor, "Chưa ghi được dòng nào vì có 1 dòng lỗi.")
    assert verdicts(visitor)[0][1] == "Có lỗi"


async def test_a_file_that_cannot_be_read_is_refused_in_words(visitor, office):
    await sign_in(visitor, office, role="officer")
    await visitor.open("/nhap-xuat")

    await drop(visitor, "so.xlsx", "không phải Excel")

    await until(lambda: sees(visitor, "refusal"))
    assert not sees(visitor, "verdicts")


async def test_files_hold_what_the_person_may_see_and_only_recorders_import(visitor, office):
    new_system(office.database, "MINH-THAY")
    new_system(office.database, "CUA-PHONG-KHAC", users=("VP",))
    await sign_in(visitor, office, "thu", role="unit", unit="HCTP")
    await visitor.open("/nhap-xuat")
    assert not sees(visitor, "uploads")

    answers = {file: await visitor.http_client.get(f"/xuat/{file}") for file in ("mau.xlsx", "so.xlsx", "so.json")}

    assert {answer.status_code for answer in answers.values()} == {200}
    assert [each["code"] for each in answers["so.json"].json()["systems"]] == ["MINH-THAY"]
    sheets = {file: load_workbook(io.BytesIO(answers[file].content))["Hệ thống"] for file in ("mau.xlsx", "so.xlsx")}
    assert [row[0] for row in sheets["so.xlsx"].iter_rows(min_row=2, values_only=True) if row[0]] == ["MINH-THAY"]
    assert not any(row[0] for row in sheets["mau.xlsx"].iter_rows(min_row=2, values_only=True))
    assert all(a.headers["content-disposition"].startswith("attachment;") for a in answers.values())


async def test_an_office_brings_five_hundred_systems_in_its_own_excel_file(visitor, office):
    await sign_in(visitor, office, role="officer")
    await visitor.open("/nhap-xuat")

    await drop(visitor, "Danh mục 2026.xlsx", own_file(500), "try")

    assert newest(visitor, "sheet").value == "DS HTTT 2026"  # the cover is passed over
    assert newest(visitor, "column-1").value == "systems.name"
    assert newest(visitor, "column-10").value == ""
    await fill(visitor, **{"systems.responsibility": "owned"})
    await press(visitor, "try")
    await until(lambda: sees(visitor, "counts"))
    assert (
        text_of(visitor, "counts") == "504 dòng: 100 thêm mới, 400 cần trả lời, 4 bỏ qua."
    )  # by whom the decisions are
    assert not sees(visitor, "write")

    before = newest(visitor, "counts").id
    await fill(visitor, **{"ask-common--decisions.issuer": "Cục CNTT"})
    assert newest(visitor, "decisions.issuer").value == "Cục CNTT"  # said above as well
    await press(visitor, "again")
    await until(lambda: sees(visitor, "counts") and newest(visitor, "counts").id > before)
    assert text_of(visitor, "counts") == "504 dòng: 500 thêm mới, 4 bỏ qua."
    assert len(verdicts(visitor)) == 50
    await press(visitor, "write")
    await until(lambda: sees(visitor, "confirm"))
    await press(visitor, "confirm")
    await until(lambda: len(codes(office)) == 500)

    await drop(visitor, "Danh mục 2026.xlsx", own_file(500), "try")

    assert newest(visitor, "systems.responsibility").value == "owned"


async def test_a_column_is_corrected_and_a_heading_row_moved(visitor, office):
    await sign_in(visitor, office, role="officer")
    await visitor.open("/nhap-xuat")
    await drop(visitor, "ht.csv", "Danh sách;;\nDanh xưng;Ai;Ghi chú\nMột;Bộ;x\n", "try")

    await fill(visitor, row=2)
    await until(lambda: newest(visitor, "column-0").value == "" and "Danh xưng" in text_of(visitor, "mapping"))
    await press(visitor, "try")
    await shows(visitor, "Chưa có cột nào là Tên hệ thống")
    await fill(visitor, **{"column-0": "systems.name", "column-1": "systems.owner"})
    await until(lambda: sees(visitor, "systems.responsibility"))
    await fill(visitor, **{"systems.responsibility": "used"})
    await press(visitor, "try")
    await until(lambda: sees(visitor, "counts"))

    assert text_of(visitor, "counts") == "1 dòng: 1 thêm mới."


async def test_each_question_of_an_own_file_is_answered_on_the_page(visitor, office):
    await sign_in(visitor, office, role="officer")
    await visitor.open("/nhap-xuat")
    head = ("STT", "Tên hệ thống", "Đơn vị", "Đang hoạt động", "Ngày vào sổ")
    body = [(1, "A", "VP", "x", "05/03/2025"), (2, "B", "Phòng Lạ", "tạm", "2025"), (None, "Nơi nhận:")]
    await drop(visitor, "Danh mục.xlsx", xlsx(head, *body), "try")
    await fill(visitor, **{"systems.responsibility": "owned"})

    await press(visitor, "try")
    await until(lambda: sees(visitor, "counts"))

    assert text_of(visitor, "counts") == "3 dòng: 1 thêm mới, 2 cần trả lời."
    assert not sees(visitor, "write")
    before = newest(visitor, "counts").id
    answers = {
        "ask-units--Phòng Lạ": "HCTP",
        "ask-values-systems.operating-tạm": "no",
        "ask-values-systems.registered_on-2025": "31/12/2025",
        "ask-rows--below": "skip",
    }
    await fill(visitor, **answers)
    await press(visitor, "again")
    await until(lambda: sees(visitor, "counts") and newest(visitor, "counts").id > before)
    assert text_of(visitor, "counts") == "3 dòng: 2 thêm mới, 1 bỏ qua."
    assert sees(visitor, "ask-rows--below")  # what was answered can be looked at again
    await press(visitor, "write")
    await until(lambda: sees(visitor, "confirm"))
    await press(visitor, "confirm")
    await until(lambda: codes(office) == ["A", "B"])
    assert rows(office.database, System)[1].registered_on == dt.date(2025, 12, 31)


async def test_the_good_rows_of_an_own_file_can_be_written_and_the_rest_taken_away(visitor, office):
    await sign_in(visitor, office, role="officer")
    await visitor.open("/nhap-xuat")
    await drop(visitor, "Danh mục.csv", "Tên hệ thống;Đang hoạt động\nA;x\nB;tạm\n", "try")
    await fill(visitor, **{"systems.responsibility": "owned"})
    await press(visitor, "try")
    await until(lambda: sees(visitor, "counts"))

    await press(visitor, "write-good")
    await until(lambda: sees(visitor, "confirm"))
    await press(visitor, "confirm")

    await shows(visitor, "1 dòng chưa ghi")
    assert codes(office) == ["A"]
    assert sees(visitor, "rest")


async def test_old_fonts_and_the_separator_are_chosen_by_hand(visitor, office):
    await sign_in(visitor, office, role="officer")
    await visitor.open("/nhap-xuat")
    await drop(visitor, "Danh mục.csv", "Tªn hÖ thèng;Chøc n¨ng\nQu¶n lý v¨n b¶n;V¨n th\n", "try")
    await press(visitor, "try")
    await shows(visitor, "Chưa có cột nào là Tên hệ thống")

    await fill(visitor, letters="tcvn3")
    await until(lambda: newest(visitor, "column-0").value == "systems.name")
    await fill(visitor, separator=",")
    await until(lambda: "Tên hệ thống;Chức năng" in text_of(visitor, "mapping"))


@pytest.mark.parametrize("file", ["so.xlsx", "so.json", "mau.xlsx"])
async def test_a_stranger_gets_no_file(visitor, office, file):
    answer = await visitor.http_client.get(f"/xuat/{file}", follow_redirects=False)

    assert answer.status_code == 303
    assert answer.headers["location"].startswith("/dang-nhap")


def test_every_list_of_the_format_has_a_name_on_screen():
    assert set(LISTS) <= set(NAMES)


async def test_an_import_is_taken_back_on_the_page(visitor, office):
    await sign_in(visitor, office, role="officer")
    await visitor.open("/nhap-xuat")
    await drop(visitor, "so.csv", GOOD)
    await press(visitor, "write")
    await press(visitor, "confirm")
    await shows(visitor, "Lần nhập số 1.")
    await shows(visitor, "Số 1: so.csv")
    await shows(visitor, "2 thêm mới")

    await press(visitor, "undo-1")
    await fill(visitor, reason="nhầm tệp")
    await press(visitor, "confirm")

    await shows(visitor, "Đã lấy lại lần nhập số 1 (tệp so.csv): hủy 4 bản ghi và 2 hệ thống, khôi phục 0 mục.")
    await shows(visitor, "Lý do: nhầm tệp")
    assert not sees(visitor, "undo-1")
    assert all(row.voided_at for row in rows(office.database, System))
