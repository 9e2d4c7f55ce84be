"""
What an office's own file leaves open is asked, not guessed: nothing of it is written before a person says.

The layouts are those that wrote false systems and false levels when they were tried as a province's.
"""

import io
import json
from typing import Any

import pytest
from openpyxl import load_workbook
from sqlmodel import select

from inventory.records import Decision
from inventory.register_tables import System, Unit
from inventory.work import Actor, Role
from isms.exchange import loading
from isms.exchange.aside import import_task, own_importing
from isms.exchange.format.lines import ASK, CHANGED, NEW, SAME, SKIPPED, WRONG
from isms.exchange.own import book, leftover, mapping_file, own_opening, own_reading, taking
from isms.exchange.own.own_opening import Layout, Opened
from isms.exchange.own.own_reading import Reading
from isms.exchange.own.taking import OwnReport
from isms.systems import voiding
from tests.own_sheets import HEAD, several, xlsx
from tests.register import ADMIN, OFFICER, new_system, rows, stored
from tests.test_cli import isms as isms
from tests.test_cli import register as register

pytestmark = pytest.mark.engines("sqlite")
"""How a list is read and asked about is no matter of the engine; on both run those that look up or write systems."""
both_engines = pytest.mark.engines("sqlite", "postgresql")

COMMON = {"systems.responsibility": "owned", "decisions.issuer": "Sở Tư pháp"}
LIST = ("STT", "Tên hệ thống thông tin", "Cấp độ")
COMMUNE = ("STT", "Tên hệ thống thông tin", "Đơn vị", "Cấp độ", "Số QĐ", "Ngày QĐ")


def opened(content: bytes, kind: str = ".xlsx", **layout: Any) -> Opened:
    return own_opening.from_bytes(content, kind, Layout(**layout))


def take(
    database, sheet: bytes | Opened, dry_run: bool = False, only_good: bool = False, actor: Actor = OFFICER, **said: Any
) -> OwnReport:
    """Take a sheet in as it is recognised, with these answers; `common` may be added to."""
    found = opened(sheet) if isinstance(sheet, bytes) else sheet
    with database.work(actor) as work:
        proposed = own_reading.proposed(work, found.head)
        said["common"] = COMMON | said.get("common", {})
        how = Reading(**{"columns": proposed.columns, **said})
        return taking.tell(work, found.grid, found.head, how, dry_run, only_good)


def verdicts(report: OwnReport) -> dict[int, str]:
    return {row.number: row.verdict for row in report.rows}


def asked(report: OwnReport) -> dict[str, list[int]]:
    """Return the open questions, by what they are about and their key, with the rows that wait."""
    return {f"{each.about}.{each.key}": each.open_rows for each in report.questions if each.open_rows}


def names(database) -> list[str]:
    return sorted(system.name for system in rows(database, System))


def homes(database) -> dict[str, str]:
    """Return the code of each system's unit."""
    units = {unit.id: unit.code for unit in rows(database, Unit)}
    return {system.code: units[system.unit_id] for system in rows(database, System)}


# ----- levels


def ticked(*marks: tuple[Any, ...], merged: bool = True) -> bytes:
    head = ("STT", "Tên hệ thống thông tin", "Cấp độ", None, None, "Số QĐ", "Ngày QĐ")
    body = [(n, f"Phần mềm {n}", *cells, f"{n}/QĐ", "01/03/2025") for n, cells in enumerate(marks, start=1)]
    spans = ("C1:E1", "A1:A2", "B1:B2", "F1:F2", "G1:G2") if merged else ()
    return xlsx(head, (None, None, 1, 2, 3, None, None), *body, merged=spans)


@pytest.mark.slow
@pytest.mark.parametrize("merged", [True, False])
def test_a_tick_in_a_column_for_each_level_is_that_level_and_never_level_five(database, merged):
    report = take(database, ticked(("v", None, None), (None, "V", None), (None, None, "x"), merged=merged))

    assert list(verdicts(report).values()) == [NEW] * 3
    assert {row.number: row.level for row in rows(database, Decision)} == {"1/QĐ": 1, "2/QĐ": 2, "3/QĐ": 3}


def test_two_ticks_or_an_unknown_mark_are_no_level(database):
    report = take(database, ticked(("x", "x", None), ("?", None, None)))

    assert verdicts(report) == {3: WRONG, 4: ASK}
    assert "values.?" in asked(report)
    assert names(database) == []


@pytest.mark.slow
@pytest.mark.parametrize("mark", ["v", "V", "x", "X", "✓"])
def test_a_bare_tick_in_one_column_of_levels_is_asked_about(database, mark):
    report = take(database, xlsx(LIST, (1, "A", 2), (2, "B", mark)))

    assert verdicts(report) == {2: NEW, 3: ASK}
    assert names(database) == []

    report = take(database, xlsx(LIST, (1, "A", 2), (2, "B", mark)), values={"decisions.level": {mark.lower(): "4"}})

    assert verdicts(report) == {2: NEW, 3: NEW}
    assert (stored(database, "B").suggestion or {})["level"] == 4


def test_a_tick_says_that_all_of_the_plan_is_in_place_only_below_a_heading_that_asks_it(database):
    for heading, verdict in (("Đã triển khai đầy đủ phương án", NEW), ("Phương án bảo đảm an ninh mạng", ASK)):
        sheet = xlsx(("Tên hệ thống", heading, "Cấp độ"), ("A", "x", 2))
        assert verdicts(take(database, sheet, dry_run=True, common={"plans.on": "01/11/2026"})) == {2: verdict}


# ----- rows that may be no system


def footers() -> bytes:
    return xlsx(
        ("DANH MỤC HỆ THỐNG THÔNG TIN", None, None),
        ("(Kèm theo Công văn số 12/STP)", None, None),
        LIST,
        (1, "Phần mềm thử một", 2),
        (2, "Phần mềm thử hai", 3),
        (None, "Tổng cộng: 2 hệ thống", None),
        (None, "Ghi chú: số liệu do các đơn vị gửi", None),
        (None, "An Giang, ngày 30 tháng 9 năm 2026", None),
        (None, "Nơi nhận:", None),
        (None, "- Như trên;", None),
        (None, "- Lưu: VT.", None),
    )


@pytest.mark.slow
def test_totals_notes_place_and_date_and_recipients_under_a_list_are_asked_about(database):
    report = take(database, footers())

    assert verdicts(report) == {4: NEW, 5: NEW} | dict.fromkeys(range(6, 12), ASK)
    assert asked(report) == {"rows.below": [6, 7, 8, 9, 10, 11]}
    assert names(database) == []

    report = take(database, footers(), rows={"below": "skip"})

    assert verdicts(report) == {4: NEW, 5: NEW} | dict.fromkeys(range(6, 12), SKIPPED)
    assert names(database) == ["Phần mềm thử hai", "Phần mềm thử một"]


def test_one_row_may_be_answered_otherwise_than_its_kind(database):
    sheet = xlsx(LIST, (1, "A", 2), (None, "Cổng dùng chung", None), (None, "Nơi nhận:", None))

    take(database, sheet, rows={"below": "skip", "3": "system"})

    assert names(database) == ["A", "Cổng dùng chung"]


def test_a_system_whose_name_begins_like_a_total_is_a_system(database):
    take(database, xlsx(LIST, (1, "Tổng đài 1022", 2), (2, "Lưu trữ điện tử", 2), (3, "Ghi chú cuộc họp", 1)))

    assert names(database) == ["Ghi chú cuộc họp", "Lưu trữ điện tử", "Tổng đài 1022"]


def groups(*heads: str) -> bytes:
    first, second = heads or ("Văn phòng Sở", "Phòng Phổ biến, giáo dục pháp luật")
    return xlsx(LIST, ("I", first, None), (1, "A", 2), (2, "B", 2), ("II", second, None), (1, "C", 2))


@pytest.mark.slow
def test_group_titles_give_the_unit_and_unknown_ones_are_asked_about(database):
    report = take(database, groups())

    assert verdicts(report) == {2: SKIPPED, 3: NEW, 4: NEW, 5: ASK, 6: ASK}  # the system waits for its group too
    assert asked(report) == {"rows.title": [5]}

    report = take(database, groups(), rows={"title": "unit"})

    assert asked(report) == {"units.Phòng Phổ biến, giáo dục pháp luật": [5]}

    take(database, groups(), rows={"title": "unit"}, units={"phong pho bien, giao duc phap luat": "HCTP"})

    assert homes(database) == {"A": "VP", "B": "VP", "C": "HCTP"}


def test_a_group_title_that_is_no_unit_leaves_the_unit_to_the_office(database):
    take(database, groups("Nhóm dùng chung", "Nhóm chuyên ngành"), rows={"title": "group"})

    assert homes(database) == {"A": "STP", "B": "STP", "C": "STP"}


def test_a_plain_list_numbered_with_roman_numbers_is_of_systems(database):
    take(database, xlsx(("STT", "Tên hệ thống"), ("I", "A"), ("II", "B"), ("III", "C")))

    assert names(database) == ["A", "B", "C"]


def test_a_row_with_content_but_no_name_within_the_list_is_asked_about(database):
    sheet = xlsx(
        HEAD, (1, "A", "VP", 2, "1/QĐ", "05/03/2025"), (2, None, "VP", 3, "2/QĐ", "05/03/2025"), (3, "B", "VP")
    )

    assert verdicts(take(database, sheet)) == {2: NEW, 3: ASK, 4: NEW}


@pytest.mark.slow
@pytest.mark.parametrize("mark", ["hidden", "struck"])
def test_hidden_and_struck_rows_are_left_to_the_person(database, mark):
    body = [(n, f"Hệ thống {n}", "VP", 2, f"{n}/QĐ", "05/03/2025") for n in (1, 2)]
    sheet = xlsx(HEAD, *body, **{mark: 3})

    report = take(database, sheet)

    assert verdicts(report) == {2: NEW, 3: ASK}
    assert asked(report) == {f"rows.{mark}": [3]}
    take(database, sheet, rows={mark: "skip"})
    assert names(database) == ["Hệ thống 1"]
    assert verdicts(take(database, sheet, rows={mark: "system"})) == {2: SAME, 3: NEW}


def test_other_sheets_are_told_of_and_of_two_lists_one_must_be_chosen(database, tmp_path):
    one, other = [LIST, (1, "A", 2)], [LIST, (1, "B", 2)]
    file = tmp_path / "hai-trang.xlsx"
    file.write_bytes(several(Một=one, Hai=other, Bìa=[("x",)], Cũ_hidden=one))

    found = own_importing.import_own(database, OFFICER, file, {"common": COMMON}, file.parent, dry_run=True)

    assert asked(found.report) == {"sheet.sheet": [2]}
    [note] = found.notes
    assert "“Hai”, “Bìa”, “Cũ” (đang ẩn)" in note
    found = own_importing.import_own(database, OFFICER, file, {"common": COMMON, "sheet": "Hai"}, file.parent)
    assert names(database) == ["B"]


# ----- which system


def commune(name: str, level: int, system: str = "Trang thông tin điện tử") -> bytes:
    return xlsx(COMMUNE, (1, system, name, level, f"{level}/QĐ", "01/03/2025"))


@pytest.mark.slow
@both_engines
def test_the_same_name_in_another_unit_is_another_system(database):
    made = {"ubnd xa mot": "+", "ubnd xa hai": "+"}
    take(database, commune("UBND xã Một", 2), units=made)

    report = take(database, commune("UBND xã Hai", 3), units=made)

    assert verdicts(report) == {2: NEW}
    assert homes(database) == {
        "TRANG-THONG-TIN-DIEN-TU": "UBND-XA-MOT",
        "UBND-XA-HAI-TRANG-THONG-TIN-DIEN-TU": "UBND-XA-HAI",
    }
    assert (stored(database, "TRANG-THONG-TIN-DIEN-TU").level, len(rows(database, System))) == (2, 2)
    assert verdicts(take(database, commune("UBND xã Hai", 3), units=made)) == {2: SAME}  # found by name and unit


def test_one_file_may_hold_the_same_name_in_several_units(database):
    sheet = xlsx(COMMUNE, (1, "Một cửa", "VP", 2), (2, "Một cửa", "HCTP", 3))

    assert verdicts(take(database, sheet)) == {2: NEW, 3: NEW}
    assert homes(database) == {"MOT-CUA": "VP", "HCTP-MOT-CUA": "HCTP"}


@pytest.mark.slow
@both_engines
def test_a_name_on_record_in_a_unit_the_file_does_not_state_is_asked_about(database):
    take(database, commune("VP", 2))
    sheet = xlsx(LIST, (1, "Trang thông tin điện tử", 3))

    assert asked(take(database, sheet)) == {"rows.same_name": [2]}
    assert verdicts(take(database, sheet, rows={"same_name": "same"}, dry_run=True)) == {2: SAME}
    assert verdicts(take(database, sheet, rows={"2": "new"})) == {2: NEW}
    assert len(rows(database, System)) == 2


@pytest.mark.slow
def test_a_list_without_units_that_names_another_operator_may_mean_another_system(database):
    head = ("Tên hệ thống", "Đơn vị vận hành")
    take(database, xlsx(head, ("Một cửa", "UBND xã Một")))

    assert asked(take(database, xlsx(head, ("Một cửa", "UBND xã Hai")))) == {"rows.same_name": [2]}
    assert verdicts(take(database, xlsx(head, ("Một cửa", "UBND xã Một")))) == {2: SAME}


@pytest.mark.slow
@both_engines
def test_a_code_that_another_units_system_bears_is_asked_about(database):
    head = ("Mã", "Tên hệ thống", "Đơn vị")
    take(database, xlsx(head, ("TTDT", "Trang của Văn phòng", "VP")))
    sheet = xlsx(head, ("TTDT", "Trang của Hành chính tư pháp", "HCTP"))

    assert asked(take(database, sheet)) == {"rows.same_code": [2]}
    assert stored(database, "TTDT").name == "Trang của Văn phòng"
    take(database, sheet, rows={"same_code": "new"})
    assert sorted(homes(database).values()) == ["HCTP", "VP"]


@pytest.mark.slow
@both_engines
def test_a_branch_is_told_of_a_taken_code_once_and_not_whose_it_is(database):
    take(database, xlsx(("Mã", "Tên hệ thống", "Đơn vị"), ("TTDT", "Trang kín", "VP")))
    with database.look(OFFICER) as work:
        path = work.session.exec(select(Unit.path).where(Unit.code == "HCTP")).one()
    branch = Actor("cán bộ phòng", Role.OFFICER, path)
    head = ("Mã", "Tên hệ thống", "Đơn vị", "Cấp độ", "Số QĐ", "Ngày QĐ")

    report = take(database, xlsx(head, ("TTDT", "Trang ta", "HCTP", 2, "1/QĐ", "01/03/2025")), actor=branch)

    assert asked(report) == {"rows.same_code": [2]}
    [question] = [each for each in report.questions if each.open_rows]
    assert "Trang kín" not in str(question)
    assert [row.problems for row in report.rows] == [()]


def test_a_branch_is_told_what_is_wrong_in_each_row_of_its_file(database):
    """A wrong row once refused the whole file: its stand-in was placed in the office above."""
    with database.look(OFFICER) as work:
        path = work.session.exec(select(Unit.path).where(Unit.code == "HCTP")).one()
    sheet = xlsx(HEAD, (1, "Một", "x", 2, "1/QĐ", None), (2, "Hai", "x", 2, "2/QĐ", "05/03/2025"))

    report = take(database, sheet, actor=Actor("cán bộ phòng", Role.OFFICER, path))

    assert verdicts(report) == {2: WRONG, 3: NEW}


def test_a_template_of_a_branch_with_a_taken_code_is_told_so_once(database):
    new_system(database, "KIN", users=("VP",))
    with database.look(OFFICER) as work:
        path = work.session.exec(select(Unit.path).where(Unit.code == "HCTP")).one()
    document = {
        "format": "isms/1",
        "systems": [{"code": "KIN", "name": "Trang ta", "responsibility": "owned", "unit": "HCTP"}],
        "plans": [{"system": "KIN", "state": "full", "on": "2026-01-05"}],
    }

    with database.work(Actor("cán bộ phòng", Role.OFFICER, path)) as work:
        report = loading.tell(work, json.dumps(document).encode())

    assert [problem.rule for row in report.rows for problem in row.problems] == ["Mã “KIN” đã có trong sổ."]


@pytest.mark.slow
def test_a_branch_that_names_no_unit_keeps_its_systems_itself(database):
    with database.look(OFFICER) as work:
        path = work.session.exec(select(Unit.path).where(Unit.code == "HCTP")).one()

    take(database, xlsx(LIST, (1, "Của phòng", 2)), actor=Actor("cán bộ phòng", Role.OFFICER, path))

    assert homes(database) == {"CUA-PHONG": "HCTP"}


@pytest.mark.slow
@both_engines
def test_a_list_that_comes_again_after_a_mistake_was_voided_makes_a_new_system(database):
    take(database, commune("VP", 2))
    with database.work(ADMIN) as work:
        voiding.void(work, "TRANG-THONG-TIN-DIEN-TU", "nhập nhầm")

    assert verdicts(take(database, commune("VP", 3))) == {2: NEW}
    assert stored(database, "VP-TRANG-THONG-TIN-DIEN-TU").level == 3


@pytest.mark.slow
def test_a_row_that_repeats_another_of_its_unit_is_asked_about(database):
    sheet = xlsx(LIST, (1, "A", 2), (2, "a ", 3))

    assert asked(take(database, sheet)) == {"rows.twice": [3]}
    take(database, sheet, rows={"twice": "new"})
    assert homes(database) == {"A": "STP", "STP-A": "STP"}


# ----- what cells mean


def in_words() -> bytes:
    return xlsx(
        ("STT", "Tên hệ thống thông tin", "Cấp độ", "Ngày kiểm tra gần nhất", "Kết luận"),
        (1, "A", "3 (đã duyệt)", "03/2025", "Đạt"),
        (2, "B", "CĐ3", "2025", "Hoạt động tốt"),
        (3, "C", "III", "Quý I/2025", "Đủ điều kiện"),
    )


AUDITS = {"audits.kind": "periodic", "audits.assessor": "Trung tâm", "audits.assessor_kind": "licensed"}
MEANT = {
    "decisions.level": {"3 (da duyet)": "3"},
    "audits.concluded_on": {"03/2025": "15/03/2025", "2025": "-", "quy i/2025": "2025-03-31"},
    "audits.conclusion": {"dat": "eligible", "hoat dong tot": "-"},
}


@pytest.mark.slow
def test_words_of_ones_own_and_days_without_day_or_month_are_mapped_one_by_one(database):
    report = take(database, in_words(), common=AUDITS)

    assert list(verdicts(report).values()) == [ASK] * 3
    assert set(asked(report)) == {
        "values.3 (đã duyệt)",
        "values.03/2025",
        "values.Đạt",
        "values.2025",
        "values.Hoạt động tốt",
        "values.Quý I/2025",
    }

    report = take(database, in_words(), common=AUDITS, values=MEANT)

    assert list(verdicts(report).values()) == [NEW] * 3, [str(row.problems) for row in report.rows]
    assert "“Đạt” được hiểu là “Đủ điều kiện”, như đã chọn" in " ".join(report.rows[0].notes)


def test_a_days_answer_that_is_no_day_is_told_beside_its_row(database):
    wrong = MEANT | {"audits.concluded_on": {"03/2025": "31/02/2025", "2025": "-", "quy i/2025": "-"}}

    report = take(database, in_words(), common=AUDITS, values=wrong)

    assert verdicts(report)[2] == WRONG
    assert names(database) == []


@both_engines
def test_meanings_are_remembered_for_the_next_file_but_not_those_of_days(database):
    found = opened(in_words())
    with database.work(OFFICER) as work:
        columns = own_reading.proposed(work, found.head).columns
        taking.remember(work, found.head, Reading(columns, COMMON, {}, MEANT))
    with database.look(OFFICER) as work:
        kept = own_reading.proposed(work, found.head).values

    assert kept["audits.conclusion"] == {"dat": "eligible", "hoat dong tot": "-"}
    assert "audits.concluded_on" not in kept


# ----- letters


def test_old_fonts_are_asked_about_and_converted_on_request(database):
    content = xlsx(HEAD, (1, "Heä thoáng quaûn lyù vaên baûn", "Vaên phoøng Sôû", 2, "1/QÑ-STP", "05/03/2025"))

    assert asked(take(database, content)) == {"letters.letters": [2]}
    assert opened(content).found_letters == "vni"
    take(database, opened(content, letters="vni"))
    system = stored(database, "HE-THONG-QUAN-LY-VAN-BAN")
    assert (system.name, system.operator) == ("Hệ thống quản lý văn bản", "Văn phòng Sở")
    assert [row.number for row in rows(database, Decision)] == ["1/QĐ-STP"]


def test_a_list_whose_headings_are_in_an_old_font_asks_which_column_names_the_systems(database):
    content = xlsx(("Tªn hÖ thèng", "CÊp ®é"), ("HÖ thèng qu¶n lý", 2))

    report = take(database, content)

    assert {"columns.systems.name", "letters.letters"} == set(asked(report))
    assert opened(content, letters="tcvn3").head.headings == ("Tên hệ thống", "Cấp độ")


# ----- by hand


def test_the_number_of_header_lines_can_be_set_by_hand(database):
    content = xlsx(("Tên", "Quyết định", None), ("hệ thống", "Số", "Ngày"), ("A", "1/QĐ", "01/03/2025"))
    found = opened(content, header_row=1, header_rows=2)

    assert found.head.headings == ("Tên – hệ thống", "Quyết định – Số", "Ngày")
    assert found.head.body == 2


# ----- good rows, and the others as a file


@pytest.mark.slow
@both_engines
def test_the_good_rows_may_be_written_and_the_others_taken_away_as_a_file(database):
    content = xlsx(
        HEAD, *[(n, f"Hệ thống {n}", "VP", n, f"{n}/QĐ", "05/03/2025") for n in (1, 2)], (3, "Ba", "VP", "cao")
    )
    content_of_wrong = xlsx(
        HEAD, (1, "Một", "VP", 2, "1/QĐ", "05/03/2025"), (2, "Hai", "VP", 2, "2/QĐ", None), (3, "Ba", "VP", "cao")
    )
    assert take(database, content).is_written is False
    assert names(database) == []

    found = opened(content_of_wrong)
    report = take(database, found, only_good=True)

    assert (report.is_written, verdicts(report)) == (True, {2: NEW, 3: WRONG, 4: ASK})
    assert names(database) == ["Một"]
    with database.look(OFFICER) as work:
        columns = own_reading.proposed(work, found.head).columns
    left = leftover.workbook(found.grid, found.head, report, columns)
    body = list(load_workbook(io.BytesIO(left)).active.iter_rows(min_row=5, values_only=True))
    assert [row[1] for row in body] == ["Hai", "Ba"]
    assert "Dòng này không ghi" in body[0][-1]
    assert "không rõ là cấp độ nào" in body[1][-1]

    again = take(database, left, values={"decisions.level": {"cao": "4"}}, only_good=True)  # comes in like the first

    assert {row.subject: row.verdict for row in again.rows} == {"Hai": WRONG, "Ba": NEW}


@pytest.mark.slow
def test_the_file_of_rows_left_keeps_the_unit_of_their_group(database):
    found = opened(xlsx(LIST, ("I", "Văn phòng Sở", None), (1, "A", 2), (2, "B", "cao")))

    report = take(database, found, only_good=True)
    left = leftover.workbook(found.grid, found.head, report, ("", "systems.name", "decisions.level"))

    [grid] = book.read(left, ".xlsx")
    assert grid.rows[-1][3] == "VP"
    assert names(database) == ["A"]


@pytest.mark.slow
def test_a_row_that_is_wrong_can_be_left_out_by_its_number(database):
    sheet = xlsx(HEAD, (1, "Một", "VP", 2, "1/QĐ", None), (2, "Hai", "VP", 2, "2/QĐ", "05/03/2025"))

    assert verdicts(take(database, sheet, rows={"2": "skip"})) == {2: SKIPPED, 3: NEW}


# ----- the command line


@pytest.mark.slow
def test_the_command_line_asks_prints_a_mapping_to_start_from_and_takes_the_answers(database, tmp_path):
    file = tmp_path / "danh-muc.xlsx"
    file.write_bytes(footers())

    tried = own_importing.import_own(database, OFFICER, file, {}, file.parent, dry_run=True).plain()

    assert tried["columns"] == {"STT": "", "Tên hệ thống thông tin": "systems.name", "Cấp độ": "decisions.level"}
    assert [row["verdict"] for row in tried["rows"]] == ["new"] * 2 + ["ask"] * 6
    assert tried["rows"][0] | {"notes": []} == {
        "row": 4,
        "verdict": "new",
        "code": "PHAN-MEM-THU-MOT",
        "name": "Phần mềm thử một",
        "level": 2,
        "unit": "STP",
        "notes": [],
        "problems": [],
    }
    mapping = tried["mapping"]
    assert mapping["rows"] == {str(row): "" for row in range(6, 12)}
    refused = own_importing.import_own(database, OFFICER, file, mapping, file.parent)  # nothing answered yet
    assert (refused.report.is_written, names(database)) == (False, [])
    assert mapping["common"] == {"systems.responsibility": ""}
    mapping["common"]["systems.responsibility"] = "owned"
    mapping["rows"] = dict.fromkeys(mapping["rows"], "skip")

    done = own_importing.import_own(database, OFFICER, file, mapping, file.parent).plain()

    assert [row["verdict"] for row in done["rows"]] == ["new"] * 2 + ["skipped"] * 6
    assert done["written"] is True
    assert own_importing.import_own(database, OFFICER, file, mapping, file.parent).plain()["counts"]["unchanged"] == 2


@pytest.mark.slow
@pytest.mark.engines("sqlite")
def test_a_large_own_file_of_the_command_line_is_tried_and_taken_in_aside(database, tmp_path, monkeypatch):
    """While its rows are told, others write; what comes of it is what comes of a small one."""
    file = tmp_path / "danh-muc.xlsx"
    file.write_bytes(xlsx(HEAD, (1, "Một", "VP", 2, "1/QĐ", "05/03/2025"), (2, "Hai", "VP", 2, "2/QĐ", "05/03/2025")))
    direct = own_importing.import_own(database, OFFICER, file, {"common": COMMON}, tmp_path, dry_run=True).plain()
    tell = taking.tell

    def told(*given):
        with database.work(OFFICER) as work:
            work.record("person.signed_in", "office")
        return tell(*given)

    monkeypatch.setattr(taking, "tell", told)
    monkeypatch.setattr(import_task, "LARGE_SHEET", 1)

    tried = own_importing.import_own(database, OFFICER, file, {"common": COMMON}, tmp_path, dry_run=True).plain()
    assert (tried, names(database)) == (direct, [])
    done = own_importing.import_own(database, OFFICER, file, {"common": COMMON}, tmp_path)

    assert (done.report.is_written, names(database)) == (True, ["Hai", "Một"])
    assert sorted(each.name for each in tmp_path.iterdir()) == ["danh-muc.xlsx"]


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (b"[]", "nhóm mục"),
        (b"{", "JSON"),
        (b'{"x": 1}', "Không có mục này"),
        (b'{"columns": []}', "nhóm mục"),
        (b'{"columns": {"La": "systems.name"}}', "không có cột “La”"),
        ('{"columns": {"Cấp độ": "lạ"}}'.encode(), "Không có mục “lạ”"),
        ('{"columns": {"Cấp độ": "systems.name"}}'.encode(), "hai cột"),
        (b'{"rows": {"abc": "skip"}}', "không phải số dòng"),
        (b'{"letters": "ebcdic"}', "kiểu chữ"),
        (b'{"sheet": "La"}', "Không có trang"),
        (b'{"header_row": "x"}', "số nguyên"),
        (b'{"values": {"la": {}}}', "Không có mục"),
        (b'{"common": {"la": "x"}}', "Không có mục"),
    ],
)
def test_a_mapping_that_is_wrong_is_refused_in_words(database, tmp_path, given, said):
    file = tmp_path / "danh-muc.xlsx"
    file.write_bytes(footers())

    with pytest.raises(Exception, match=said):
        own_importing.import_own(database, OFFICER, file, mapping_file.parse(given), file.parent, dry_run=True)


@pytest.mark.slow
def test_the_statuses_of_the_command(register, tmp_path):
    file, answers, rest = tmp_path / "a.xlsx", tmp_path / "m.json", tmp_path / "rest.xlsx"
    file.write_bytes(footers())
    register("import", str(file), "--mapping", str(answers), status=4)
    register("import", str(file), "--own", status=4)
    tried = register.json("import", str(file), "--own", "--dry-run")
    tried["mapping"]["common"]["systems.responsibility"] = "owned"
    answers.write_text(json.dumps(tried))  # the whole answer, as it was printed

    register("import", str(file), "--own", "--mapping", str(answers), status=4)
    register("import", str(file), "--own", "--mapping", str(answers), "--rest", str(rest))

    assert [row[1] for row in load_workbook(rest).active.iter_rows(min_row=5, values_only=True)][:1] == [
        "Tổng cộng: 2 hệ thống"
    ]


def test_a_day_too_far_ahead_is_told_in_the_order_in_which_days_are_written(database):
    report = take(
        database, xlsx(HEAD, (1, "A", "VP", 2, "1/QĐ", "05/03/2999")), common={"decisions.regime": "331/2026"}
    )

    [problem] = report.rows[0].problems
    assert "năm-tháng-ngày" not in str(problem)
    assert "2999-03-05" not in str(problem)


@pytest.mark.slow
@both_engines
def test_a_changed_row_is_changed(database):
    take(database, commune("VP", 2))

    sheet = xlsx((*COMMUNE, "Chủ quản"), (1, "Trang thông tin điện tử", "VP", 2, "2/QĐ", "01/03/2025", "Sở"))

    assert verdicts(take(database, sheet)) == {2: CHANGED}


def test_the_role_that_a_list_does_not_state_stays_unconfirmed(database):
    report = take(database, xlsx(LIST, (1, "A", 2)), common={"systems.responsibility": ""})

    assert verdicts(report) == {2: NEW}
    assert "vai trò của cơ quan: chưa xác nhận" in report.rows[0].notes
    assert stored(database, "A").responsibility is None
