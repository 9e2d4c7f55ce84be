"""An office's own Excel file: its headings are found, its cells read with patience, and nothing is guessed."""

import datetime as dt
import io
from collections import Counter
from dataclasses import replace
from typing import Any

import pytest
from openpyxl import Workbook
from sqlmodel import select

from inventory.errors import Invalid, NotAllowed
from inventory.records import Decision, PlanState, Regulation
from inventory.register_tables import Setting, System, Unit
from inventory.work import Actor, Role
from isms.exchange.format.lines import ASK, CHANGED, NEW, SAME, SKIPPED, WRONG, Report
from isms.exchange.own import book, heading, own_reading, taking, values
from isms.exchange.own.codes import code_of
from isms.exchange.own.grid import Grid
from isms.exchange.own.heading import Head
from isms.exchange.own.own_fields import fields, recognise
from isms.exchange.own.own_reading import Reading
from isms.exchange.sheets.cells import Unreadable
from tests.own_file import FIRST_ROW, own_file
from tests.register import OFFICER, new_system, rows, stored

COMMON = {
    "systems.responsibility": "owned",
    "decisions.issuer": "Cục Công nghệ thông tin",
    "plans.on": "01/11/2026",
}
MAU_08 = (
    "STT",
    "Tên HTTT",
    "Chủ quản HTTT",
    "Đơn vị vận hành HTTT",
    "Cấp độ đề xuất",
    "Tình trạng phê duyệt cấp độ",
    "Quyết định phê duyệt cấp độ",
    "Quy chế bảo đảm ANM cho hệ thống",
    "Dự kiến thời điểm phê duyệt HSĐXCĐ",
    "Đã triển khai đầy đủ PA BĐANM",
    "Dự kiến thời điểm triển khai đầy đủ PA BĐANM",
    "Đã kiểm tra, đánh giá ANM",
)


def sheet(*lines: tuple[Any, ...]) -> bytes:
    """Return a workbook of one sheet with these rows."""
    made = Workbook()
    for line in lines:
        made.active.append(line)
    content = io.BytesIO()
    made.save(content)
    return content.getvalue()


def found_in(content: bytes, kind: str = ".xlsx") -> tuple[Grid, Head]:
    grids = book.read(content, kind)
    grid = grids[heading.likeliest(grids)]
    return grid, heading.find(grid)


def take(database, content: bytes, dry_run: bool = False, actor: Actor = OFFICER, **said: Any) -> Report:
    """Take a file in as it is recognised, with these things said of it besides."""
    grid, head = found_in(content)
    with database.work(actor) as work:
        how = replace(own_reading.proposed(work, head), common=COMMON, **said)
        taking.remember(work, head, how)
        return taking.tell(work, grid, head, how, dry_run)


def told(report: Report, number: int) -> str:
    """Return what the report says of a row: what is wrong, what is asked, how it was understood."""
    [row] = [row for row in report.rows if row.number == number]
    asked = [question.text for question in report.questions if number in question.open_rows]
    return " ".join([*map(str, row.problems), *asked, *row.notes])


def one(key: str, cell: object) -> Any:
    return values.read(fields()[key], cell).value


@pytest.mark.parametrize(
    ("key", "cell", "meant"),
    [
        ("decisions.level", "Cấp 3", 3),
        ("decisions.level", " cấp độ 2 ", 2),
        ("decisions.level", "III", 3),
        ("decisions.level", "IV", 4),
        ("decisions.level", 2.0, 2),
        ("decisions.level", "CĐ 4", 4),
        ("decisions.level", "C\u00e2\u0301p \u0111o\u0323\u0302 ba", 3),
        ("decisions.date", "05/03/2025", "2025-03-05"),
        ("decisions.date", "7.4.25", "2025-04-07"),
        ("decisions.date", "5 / 3 / 2025", "2025-03-05"),
        ("decisions.date", "ngày 5 tháng 3 năm 2025", "2025-03-05"),
        ("decisions.date", dt.datetime(2025, 3, 5, tzinfo=None), "2025-03-05"),  # noqa: DTZ001  # as Excel has it
        ("decisions.date", 45721, "2025-03-05"),
        ("decisions.date", "2025-03-05", "2025-03-05"),
        ("systems.operating", "x", True),
        ("systems.operating", "V", True),
        ("systems.operating", "không", False),
        ("systems.operating", "Đã dừng", False),
        ("plans.state", "Đã triển khai đầy đủ", "full"),
        ("plans.state", "một phần", "partial"),
        ("dossiers.state", "Đã được phê duyệt", "approved"),
        ("audits.conclusion", "Đủ điều kiện", "eligible"),
        ("systems.owner", "—", None),
        ("decisions.number", "chưa có", None),
    ],
)
def test_cells_are_read_as_offices_write_them(key, cell, meant):
    assert one(key, cell) == meant


@pytest.mark.parametrize(
    ("key", "cell"),
    [
        ("decisions.level", "2-3"),
        ("decisions.level", "Cấp 2, cấp 3"),
        ("decisions.level", "cao"),
        ("decisions.level", 6),
        ("decisions.date", "tháng 3/2025"),
        ("decisions.date", "2025"),
        ("decisions.date", "31/02/2025"),
        ("decisions.date", "03/15/2025"),
        ("systems.operating", "có thể"),
        ("plans.state", "đang triển khai"),
        ("audits.conclusion", "đạt"),
        ("systems.name", dt.date(2025, 3, 5)),
    ],
)
def test_what_may_mean_two_things_is_not_guessed(key, cell):
    with pytest.raises(Unreadable):
        one(key, cell)


@pytest.mark.parametrize(
    ("cell", "meant"),
    [
        (
            "QĐ số 12/QĐ-BTP ngày 05/3/2025 của Bộ Tư pháp",
            {"number": "12/QĐ-BTP", "date": "2025-03-05", "issuer": "Bộ Tư pháp"},
        ),
        ("12/QĐ-STP, 5.3.25", {"number": "12/QĐ-STP", "date": "2025-03-05"}),
        ("Số 7/QĐ-CNTT ngày 5 tháng 3 năm 2025", {"number": "7/QĐ-CNTT", "date": "2025-03-05"}),
    ],
)
def test_a_document_told_in_one_cell_is_taken_apart(cell, meant):
    assert values.document(cell) == meant


@pytest.mark.parametrize("cell", ["QĐ 1/QĐ-A và 2/QĐ-B ngày 5/3/2025", "đã có", "1/QĐ-A ngày 5/3/2025, 6/3/2025"])
def test_two_documents_in_one_cell_are_not_told_apart(cell):
    with pytest.raises(Unreadable):
        values.document(cell)


def test_the_columns_of_the_statutory_report_are_recognised():
    assert recognise(MAU_08, {}) == [
        "",
        "systems.name",
        "systems.owner",
        "systems.operator",
        "dossiers.proposed_level",
        "dossiers.state",
        "decisions.whole",
        "regulations.whole",
        "",
        "plans.state",
        "plans.expected_on",
        "",
    ]


def test_no_two_fields_go_by_one_name():
    named = Counter(name for kind in fields().values() for name in kind.names)
    assert [name for name, times in named.items() if times > 1] == []


def test_headings_are_found_below_titles_and_joined_over_merged_cells():
    grid, head = found_in(own_file(3))

    assert grid.title == "DS HTTT 2026"
    assert head.first == 3
    assert head.body == FIRST_ROW - 1
    assert head.headings[5:7] == ("Quyết định phê duyệt – Số", "Quyết định phê duyệt – Ngày")


@pytest.mark.slow
def test_a_messy_file_becomes_systems_with_their_papers_and_comes_again_without_change(database):
    content = own_file(24)

    report = take(database, content, units={"hcbttp": "HCTP"})

    assert report.count(NEW) == 24, [str(row) for row in report.rows]
    assert [row.number for row in report.rows if row.verdict == SKIPPED] == [FIRST_ROW, FIRST_ROW + 25]
    first = stored(database, "HE-THONG-NGHIEP-VU-SO-1")
    assert (first.name, first.owner, first.level) == ("Hệ thống nghiệp vụ số 1", "Cục Công nghệ thông tin", 3)
    undecided = stored(database, "HE-THONG-NGHIEP-VU-SO-5")
    assert undecided.level is None
    assert undecided.suggestion is not None
    assert undecided.suggestion["level"] == 2
    assert (len(rows(database, Decision)), len(rows(database, Regulation)), len(rows(database, PlanState))) == (
        20,
        20,
        24,
    )
    assert {row.regime for row in rows(database, Decision)} == {"85/2016"}
    assert "hiểu là cấp độ 3" in told(report, FIRST_ROW + 1)
    assert "“7.4.25” được hiểu là ngày 07/04/2025" in told(report, FIRST_ROW + 1)
    assert "đề xuất chờ xác nhận" in told(report, FIRST_ROW + 5)

    again = take(database, content)

    assert (again.count(SAME), again.changes, again.count(WRONG)) == (24, 0, 0)


@pytest.mark.slow
def test_rows_to_be_mended_are_named_and_keep_all_rows_out(database):
    report = take(database, own_file(24, wrong=True))

    assert {row.number for row in report.rows if row.verdict == ASK} >= {FIRST_ROW + 2, FIRST_ROW + 3, FIRST_ROW + 4}
    assert "“2-3”: không rõ là cấp độ nào" in told(report, FIRST_ROW + 2)
    assert "“tháng 3/2025”" in told(report, FIRST_ROW + 3)
    assert "“Phòng không có thật” chưa có trong sổ" in told(report, FIRST_ROW + 4)
    assert rows(database, System) == []


def test_unknown_units_are_matched_or_made_as_the_person_says(database):
    content = sheet(("Tên hệ thống", "Đơn vị quản lý"), ("A", "Phòng Lạ"), ("B", "Ban Mới"))

    asked = take(database, content).questions

    assert [(question.about, question.key) for question in asked] == [("units", "Phòng Lạ"), ("units", "Ban Mới")]

    report = take(database, content, units={"phong la": "HCTP", "ban moi": own_reading.CREATE})

    assert report.count(NEW) == 2
    assert "tạo đơn vị “Ban Mới”, mã BAN-MOI" in told(report, 3)
    codes = {unit.id: unit.code for unit in rows(database, Unit)}
    assert {row.code: codes[row.unit_id] for row in rows(database, System)} == {"A": "HCTP", "B": "BAN-MOI"}


def test_a_system_on_record_is_found_by_its_name_and_only_what_the_file_says_changes(database):
    new_system(database, "OLD")  # named "Hệ thống OLD", owned, kept by HCTP

    head = ("Tên hệ thống", "Chủ quản", "Đơn vị quản lý")
    report = take(database, sheet(head, ("hệ thống  old", "Bộ", "HCTP"), ("Mới", "Bộ", "HCTP")))

    assert [row.verdict for row in report.rows] == [CHANGED, NEW]
    assert "là hệ thống đã có trong sổ, mã OLD" in told(report, 2)
    assert stored(database, "OLD").owner == "Bộ"
    assert "mã đặt từ tên: MOI" in told(report, 3)


def test_what_contradicts_itself_or_lacks_its_other_half_must_be_mended(database):
    head = ("Mã", "Tên hệ thống", "Cấp độ", "Số QĐ", "Ngày QĐ", "Tình trạng hồ sơ")
    report = take(
        database,
        sheet(
            head,
            ("A", "A", 2, "1/QĐ", "", ""),
            ("B", "B", "", "1/QĐ", "5/3/2025", ""),
            ("C", "C", 2, "", "", "Đã được phê duyệt"),
            ("D", "D", 2, "1/QĐ", "5/3/2025", "Đang dự thảo"),
            ("E", "E", 2, "1/QĐ", "20/8/2026", ""),
            ("F", "F", 2, "", "", "Đã gửi thẩm định"),
        ),
    )

    assert [row.verdict for row in report.rows] == [WRONG] * 4 + [ASK] * 2
    for number, why in enumerate(
        (
            "Ngày QĐ: Dòng này không ghi.",
            "Dòng này không ghi.",
            "không có số và ngày quyết định",
            "chưa được phê duyệt, mà dòng này có quyết định",
            "chưa rõ theo nghị định nào",
            "chưa rõ theo nghị định nào",
        ),
        start=2,
    ):
        assert why in told(report, number)
    assert rows(database, System) == []


@pytest.mark.slow
def test_the_mapping_is_remembered_for_such_headings(database):
    content = sheet(("Danh xưng", "Ghi gì đó"), ("A", "B"))
    grid, head = found_in(content)
    mine = Reading(("systems.name", "systems.purpose"), COMMON, {})
    with database.work(OFFICER) as work:
        taking.tell(work, grid, head, mine, dry_run=True)
        taking.remember(work, head, mine)

    with database.work(OFFICER) as work:
        assert own_reading.proposed(work, head) == mine
    assert rows(database, System) == []
    with database.work(OFFICER) as work:
        [kept] = work.session.exec(select(Setting).where(Setting.name == own_reading.SETTING)).all()
    assert kept.changed_by == OFFICER.name


def test_only_recorders_take_files_in(database):
    grid, head = found_in(own_file(1))
    leader = Actor("lãnh đạo", Role.LEADER)
    with database.work(leader) as work, pytest.raises(NotAllowed):
        taking.tell(work, grid, head, Reading(("",) * len(head.headings)))


def test_a_formula_without_a_result_and_a_damaged_file_are_refused(database):
    report = take(database, sheet(("Tên hệ thống", "Chủ quản"), ("A", "=B9&C9")))
    assert "công thức" in told(report, 2)
    with pytest.raises(Invalid):
        book.read(b"PK nonsense", ".xlsx")


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Cổng thông tin điện tử", "CONG-THONG-TIN-DIEN-TU"),
        ("Đ/c: phần mềm (nội bộ)", "D-C-PHAN-MEM-NOI-BO"),
        ("***", "HTTT"),
        ("Hệ thống quản lý văn bản và điều hành tác nghiệp", "HE-THONG-QUAN-LY-VAN-BAN-VA-DIEU-HANH"),
    ],
)
def test_codes_are_made_from_names(name, code):
    assert code_of(name) == code
