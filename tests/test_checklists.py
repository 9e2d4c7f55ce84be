"""Filled checklists: ours goes out and comes in, and others are understood, row by row, before anything is written."""

import io

import openpyxl
import pytest

from inventory.errors import Invalid
from inventory.protection import office_answers, plan_items
from inventory.protection.office_answer import OfficeAnswer
from inventory.records import PlanItem
from isms.exchange.own.checklist_reading import ChecklistFile
from isms.exchange.sheets import checklist_book
from tests.register import ADMIN, OFFICER, rows
from tests.test_plan_items import CODE, decided, record

pytestmark = pytest.mark.engines("sqlite")


def book(*lines: list[object]) -> bytes:
    written = openpyxl.Workbook()
    for line in lines:
        written.active.append(line)
    content = io.BytesIO()
    written.save(content)
    return content.getvalue()


def take(database, content: bytes, dry_run: bool = False, code: str = CODE, of_unit: bool = False):
    file = ChecklistFile("bang-kiem.xlsx", content, ".xlsx", code, of_unit)
    with database.work(ADMIN) as work:
        return file.tell(work, dry_run)


def told(report) -> list[str]:
    return [row.verdict for row in report.rows if row.verdict != "bỏ qua"]


def test_the_checklist_goes_out_with_its_answers_and_comes_in_filled(database):
    decided(database, level=2)
    record(database, ("G01-01", "partial"), responsible="Tổ máy chủ", evidence="12/QĐ")
    with database.look(OFFICER) as work:
        sheet = openpyxl.load_workbook(io.BytesIO(checklist_book.of_system(work, CODE)))
    page = sheet.active
    head = next(row for row in page.iter_rows() if row[0].value == "Mã")
    at = {cell.value: cell.column for cell in head}
    lines = {page.cell(row, 1).value: row for row in range(head[0].row + 1, page.max_row + 1)}
    assert len(lines) == 131
    assert page.cell(lines["G01-01"], at["Mức đáp ứng"]).value == "Triển khai một phần"
    page.cell(lines["G01-01"], at["Mức đáp ứng"]).value = "Triển khai đầy đủ"
    page.cell(lines["G06-07"], at["Mức đáp ứng"]).value = "Chưa triển khai"
    page.cell(lines["G06-07"], at["Hạn"]).value = "31/12/2026"
    content = io.BytesIO()
    sheet.save(content)

    tried = take(database, content.getvalue(), dry_run=True)
    assert (told(tried), len(tried.rows), len(rows(database, PlanItem))) == (["thêm mới"] * 2, 131, 1)
    assert "G06-07 Rà soát danh sách tài khoản" in [row.subject for row in tried.rows]
    take(database, content.getvalue())

    kept = {row.requirement: row for row in rows(database, PlanItem)}
    assert (kept["G01-01"].state, kept["G01-01"].responsible) == ("full", "Tổ máy chủ")
    assert (kept["G06-07"].state, f"{kept['G06-07'].due_on}") == ("none", "2026-12-31")
    assert told(take(database, content.getvalue())) == ["đã có"] * 2


def test_a_checklist_of_others_is_read_by_clause_and_words_and_keeps_what_it_does_not_speak_of(database):
    decided(database, level=2)
    record(database, ("G06-07", "none"), evidence="Biên bản 3")
    lines = [
        ["BẢNG TỰ ĐÁNH GIÁ", None, None, None],
        ["STT", "Mục TCVN", "Nội dung yêu cầu", "Kết quả"],
        [1, "4.6.2.1 d", "Rà soát danh sách", "Đạt"],
        [2, None, "Kiểm kê phần mềm", "chưa"],
        [3, "4.13.2.2 a", "Nâng cao nhận thức", None],
        ["II", None, "NHÓM KHÁC", None],
    ]

    report = take(database, book(*lines))

    assert [row.verdict for row in report.rows] == ["thêm mới", "thêm mới", "bỏ qua", "bỏ qua"]
    assert [(row.requirement, row.state, row.evidence) for row in rows(database, PlanItem)][1:] == [
        ("G06-07", "full", "Biên bản 3"),
        ("G03-02", "none", ""),
    ]


def test_what_a_checklist_leaves_open_is_said_and_nothing_of_it_is_written(database):
    decided(database, level=2)
    lines = [
        ["Mã", "Mục", "Mức đáp ứng", "Ghi chú"],
        ["G01-01", "", "Đạt", ""],
        ["", "4.6.2.3", "Đạt", ""],  # several requirements stand under it
        ["G01-02", "", "tạm ổn", ""],
        ["G05-03", "", "Không áp dụng", ""],
        ["G13-01", "", "Đạt", ""],  # no such requirement at this level
    ]

    report = take(database, book(*lines))

    problems = [str(problem) for row in report.rows for problem in row.problems]
    assert [row.verdict for row in report.rows][1:] == ["có lỗi", "có lỗi", "có lỗi", "bỏ qua"]
    assert "Mục 4.6.2.3 có 5 yêu cầu" in problems[0] and "Không hiểu “tạm ổn”" in problems[1]
    assert rows(database, PlanItem) == []
    with pytest.raises(Invalid, match="Không tìm thấy bảng kiểm"):
        take(database, book(["a", "b"], [1, 2]))


def test_answers_may_be_ticked_in_columns_of_their_own(database):
    decided(database, level=2)
    lines = [
        ["Yêu cầu", "Đạt", "Chưa đạt", "Ghi chú"],
        ["G01-01 Quy trình", "x", None, ""],
        ["G01-02", None, "x", "Thiếu"],
    ]

    take(database, book(*lines))

    assert [(row.requirement, row.state, row.note) for row in rows(database, PlanItem)] == [
        ("G01-01", "full", ""),
        ("G01-02", "none", "Thiếu"),
    ]


def test_a_unit_has_a_checklist_of_its_own(database):
    decided(database, level=2)
    with database.work(OFFICER) as work:
        office_answers.record(work, "STP", [OfficeAnswer(on=work.today, requirement="G16-02", state="full")])
        content = checklist_book.of_unit(work, "STP")
    take(database, content, code="STP", of_unit=True)
    assert len(rows(database, OfficeAnswer)) == 1  # it says nothing new

    take(database, book(["Mã", "Mức đáp ứng"], ["G15-01", "Một phần"]), code="STP", of_unit=True)

    assert [(row.requirement, row.state) for row in rows(database, OfficeAnswer)][1:] == [("G15-01", "partial")]
    with database.look(OFFICER) as work:
        assert (
            next(row for row in plan_items.rows(work, CODE).rows if row.requirement.code == "G15-01").source == "office"
        )
