"""Any list as a file: all rows as filtered, in the page's order, under its headings, and no cell that computes."""

import csv
import datetime as dt
import io

import pytest
from openpyxl import load_workbook
from sqlalchemy import select

from inventory.organisation import focal_points
from inventory.organisation.focal_points import FocalPoint
from inventory.records import Advisory, Agreement, Audit, Finding, Incident, Website
from isms.background.task_tables import BackgroundTask
from isms.exchange.sheets import files, list_file, list_task
from isms.exchange.sheets.list_file import PlainList
from isms.jobs import jobs
from schedules.acts import recording
from tests import ui
from tests.filling import press, sees, text_of, until
from tests.register import DAY, OFFICER, cleared_system, new_system, person, rows
from tests.ui import sign_in

office, visitor = ui.office, ui.visitor
FORMULAS = ("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "=cmd|' /C calc'!A0")


async def taken(user, kind: str = "xlsx") -> list[list[object]]:
    """Take away the list that the page shows; returns the lines of the file."""
    done = len(user.download.http_responses)
    await press(user, "take-away")
    await until(sees, user, f"take-{kind}")
    await press(user, f"take-{kind}")
    await until(lambda: sees(user, "refusal") or len(user.download.http_responses) > done)
    content = user.download.http_responses[-1].content
    if kind == "csv":
        return list(csv.reader(io.StringIO(content.decode("utf-8-sig")), delimiter=";"))
    return [list(row) for row in load_workbook(io.BytesIO(content)).active.iter_rows(values_only=True)]


def test_days_and_numbers_are_values_and_nothing_is_a_formula():
    row = ("=1+1", "22/11/2026", "1.250", "007")
    target = io.BytesIO()
    list_file.workbook(PlainList("", "=Tên", "=A1", ("=Cột", "Ngày", "Số", "Chữ"), [row]), target)
    sheet = load_workbook(target).active

    lines = list(sheet.iter_rows(values_only=True))
    assert lines[0][0] == "=Tên"
    assert lines[3] == ("=Cột", "Ngày", "Số", "Chữ")
    assert lines[4] == ("=1+1", dt.datetime(2026, 11, 22), 1250, "007")  # noqa: DTZ001  # as Excel has it
    assert {cell.data_type for row in sheet.iter_rows() for cell in row if cell.value is not None} == {"s", "d", "n"}


@pytest.mark.parametrize("text", FORMULAS)
def test_no_text_of_a_csv_file_is_taken_for_a_formula(text):
    target = io.BytesIO()
    list_file.csv_text(PlainList("", "Danh sách", "", ("Cột",), [(text,)]), target)
    [*_, row] = csv.reader(io.StringIO(target.getvalue().decode("utf-8-sig")), delimiter=";")
    assert row == [f"'{text}"]


async def test_all_systems_as_filtered_not_only_the_page(visitor, office):
    for number in range(60):
        new_system(office.database, f"A{number:02}")
    cleared_system(office.database, "TOT")
    await sign_in(visitor, office)
    await visitor.open("/he-thong?cap=chua&xep=-cap&tim=he")

    lines = await taken(visitor)

    assert lines[0][0] == "Danh sách hệ thống thông tin"
    today = f"{office.clock.today:%d/%m/%Y}"
    told = f"Ngày lập: {today}; Tìm: he; Cấp độ: Chưa có quyết định; Tính đến ngày: {today}"
    assert lines[1][0] == told
    assert lines[3][:3] == ["Hệ thống", "Mã", "Cấp độ"]
    assert len(lines[4:]) == 60 == int(text_of(visitor, "count").split()[0])
    assert "TOT" not in {line[1] for line in lines}
    await visitor.open("/he-thong?ngay=2030-01-01&xep=ma")
    assert [line[1] for line in (await taken(visitor, "csv"))[4:]] == [*(f"A{n:02}" for n in range(60)), "TOT"]


async def test_a_file_holds_what_its_reader_may_see(visitor, office):
    new_system(office.database, "MINH-THAY")
    new_system(office.database, "CUA-PHONG-KHAC", users=("VP",))
    await sign_in(visitor, office, "thu", role="unit", unit="HCTP")
    for path in ("/he-thong", "/kiem-tra", "/ra-soat"):
        await visitor.open(path)
        found = str(await taken(visitor))
        assert "MINH-THAY" in found, path
        assert "CUA-PHONG-KHAC" not in found, path


async def test_alerts_findings_due_audits_and_the_calendar_are_taken_away_whole(visitor, office):
    due = cleared_system(office.database, "TOT")
    for number in range(55):
        new_system(office.database, f"A{number:02}")
    await sign_in(visitor, office, role="admin")
    jobs.sweep(office.database)
    await visitor.open("/canh-bao?cua=tat-ca&loai=qua-han")
    alerts = await taken(visitor)
    assert "Phạm vi: Tất cả; Trạng thái xem: Tất cả; Loại: Quá hạn" in str(alerts[1][0])
    assert len(alerts[4:]) == 55 == int(text_of(visitor, "count").split()[0])

    await visitor.open("/ra-soat?kiem=no_dossier")
    assert len((await taken(visitor))[4:]) == 55

    await visitor.open("/kiem-tra")
    audits = await taken(visitor)
    assert len(audits[4:]) == 56
    assert audits[-1][1] == "TOT"

    await visitor.open(f"/kiem-tra?xem=thang&ky={due:%Y-%m}")
    [entry] = (await taken(visitor))[4:]
    assert entry[3] == "TOT"


async def test_the_lists_of_the_watch_and_the_ledger_of_mail(visitor, office):
    new_system(office.database, "A")
    person(office.database, "lan", "officer")
    today = office.clock.today
    with office.database.work(OFFICER) as work:
        recording.record(work, "A", Incident(detected_at=work.now, what="=Mã độc", serious=True))
        notice = Advisory(on=today, kind="advisory", source="Cục ATTT", what="Lỗ hổng", due_on=today)
        recording.record(work, "A", notice)
        recording.record(work, "A", Website(on=today, address="a.gov.vn", review_months=6))
        point = FocalPoint(name="Đầu mối Văn phòng", since=today, decision_number="1/QĐ", decision_date=today)
        focal_points.add(work, "VP", point)
        contract = Agreement(on=today, kind="lease", number="1/HĐ", party="Bên B", ends_on=today + DAY)
        recording.record(work, "A", contract)
    await sign_in(visitor, office, role="admin")
    for tab, told in {
        "su-co": "=Mã độc",
        "canh-bao": "Lỗ hổng",
        "website": "a.gov.vn",
        "van-ban": "1/HĐ",
        "dau-moi": "Đầu mối Văn phòng",
    }.items():
        await visitor.open(f"/theo-doi?muc={tab}")
        assert told in str((await taken(visitor))[4:]), tab
    jobs.sweep(office.database)
    jobs.deliver(office.database, office.settings)
    await visitor.open("/quan-tri/thu")
    assert "lan@so.gov.vn" in str((await taken(visitor))[4:])


LISTS = (
    "/he-thong",
    "/kiem-tra",
    "/kiem-tra?xem=thang",
    "/kiem-tra/ton-tai?tt=tat-ca",
    "/canh-bao?cua=tat-ca",
    "/ra-soat",
    "/theo-doi?muc=su-co",
    "/theo-doi?muc=dau-moi",
    "/quan-tri/thu",
)


@pytest.mark.slow
@pytest.mark.engines("sqlite")
async def test_a_long_list_is_written_by_a_background_task_with_the_very_same_lines(visitor, office, monkeypatch):
    cleared_system(office.database, "TOT")
    new_system(office.database, "A")
    person(office.database, "lan", "officer")
    with office.database.work(OFFICER) as work:
        recording.record(work, "A", Incident(detected_at=work.now, what="Mã độc", serious=True))
        found = Finding(on=work.today, audit_id=audit_of(work), what="Chưa vá", severity="minor", due_on=work.today)
        recording.record(work, "TOT", found)
    await sign_in(visitor, office)
    jobs.sweep(office.database)
    jobs.deliver(office.database, office.settings)
    for path in LISTS:
        await visitor.open(path)
        at_once = await taken(visitor, "csv")
        assert len(at_once) > 4, path
        with monkeypatch.context() as short:
            short.setattr(list_task, "LONG", 0)
            short.setattr(files, "LARGE", 0)
            before = len(visitor.download.http_responses)
            await press(visitor, "take-away")
            await until(sees, visitor, "take-csv")
            await press(visitor, "take-csv")
            await until(sees, visitor, "task-file")
        assert len(visitor.download.http_responses) == before, path
        newest = max(rows(office.database, BackgroundTask), key=lambda task: task.id)
        answer = await visitor.http_client.get(f"/viec/tep/{newest.id}")
        assert list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig")), delimiter=";")) == at_once, path


def audit_of(work) -> int:
    return work.session.execute(select(Audit.id)).scalars().first()
