"""An office's own file in every kind and encoding that offices have: read as they see it, or refused in words."""

import datetime as dt
from pathlib import Path

import pytest

from inventory.errors import Invalid
from inventory.register_tables import System
from inventory.vietnamese import clean, fold
from isms.exchange.own import book, old_fonts
from isms.exchange.own.codes import code_of
from isms.exchange.own.own_fields import recognise
from isms.exchange.sheets import csv_file, files
from isms.installation import setup
from tests.own_sheets import HEAD, ods, repacked, several, strict, xlsx
from tests.register import OFFICER, new_system, stored

ROW = (1, "Hệ thống một", "Văn phòng Sở", 2, "1/QĐ-STP", "05/03/2025")
OLD_XLS = Path(__file__).with_name("data") / "danh-muc.xls"


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("\u00d0ất \u00f0ai", "Đất đai"),
        ("\u0189ất \u0256ai", "Đất đai"),
        ("E\u0300 \ufffe\uffff cuối", "È cuối"),
        ("\uf0b7 Mạng\ue000 nội bộ", "• Mạng nội bộ"),
    ],
)
def test_letters_that_look_like_d_with_a_stroke_are_kept_as_it_and_those_of_no_alphabet_are_not(written, meant):
    assert clean(written) == meant


@pytest.mark.parametrize("written", ["Đất đai", "\u00d0ẤT \u00f0AI", "\u0189ất \u0256ai", "\uff24\uff21\uff34 dai"])
def test_what_looks_alike_is_found_alike_and_makes_one_code(written):
    assert fold(written) == "dat dai"
    assert code_of(written) == "DAT-DAI"


def test_headings_with_eth_are_those_with_d_with_a_stroke():
    eth = [heading.replace("Đ", "\u00d0").replace("đ", "\u00f0").replace("ﬁ", "fi") for heading in HEAD]
    assert recognise(eth, {}) == recognise(HEAD, {})
    assert files.is_laid_out("Mã hệ thống;Tên hệ thống;\u00d0ang vận hành\n".encode(), ".csv")


def test_english_headings_are_recognised():
    assert recognise(("No", "System name", "Owner", "Level", "Decision number", "Decision date"), {}) == [
        "",
        "systems.name",
        "systems.owner",
        "decisions.level",
        "decisions.number",
        "decisions.date",
    ]


def test_an_upgrade_lets_systems_named_with_eth_be_found(database):
    new_system(database, "DAT")
    with database.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE system SET name = 'Đất', search_text = 'dat \u00f0at' WHERE code = 'DAT'")
    with database.work(OFFICER) as work:
        setup.find_by_plain_letters(work)
    assert "dat dat" in stored(database, "DAT").search_text


@pytest.mark.parametrize(
    ("typed", "kind", "meant"),
    [
        ("HÖ thèng qu¶n lý v¨n b¶n", "tcvn3", "Hệ thống quản lý văn bản"),
        ("§Êt ®ai vµ m«i tr\u00adêng", "tcvn3", "Đất đai và môi trường"),
        ("Sè Q§-STP", "tcvn3", "Số QĐ-STP"),
        ("Heä thoáng quaûn lyù vaên baûn", "vni", "Hệ thống quản lý văn bản"),
        ("SÔÛ TÖ PHAÙP", "vni", "SỞ TƯ PHÁP"),
        ("Vaên phoøng Sôû, ñöôøng Nguyeãn Hueä", "vni", "Văn phòng Sở, đường Nguyễn Huệ"),
    ],
)
def test_text_of_the_old_fonts_is_recognised_and_can_be_converted(typed, kind, meant):
    assert old_fonts.kind_of(typed) == kind
    assert old_fonts.to_unicode(typed, kind) == meant


@pytest.mark.parametrize(
    "typed",
    [
        "Hệ thống văn bản",
        "hoá chất, toà án, khoé",
        "Quà, quân, quê, thuê, quý",
        "Windows® 5µm §5",
        "Citroën São Müller",
    ],
)
def test_unicode_and_foreign_names_are_not_taken_for_old_fonts(typed):
    assert old_fonts.kind_of(typed) in ("", old_fonts.AS_IT_IS)


def test_only_the_columns_of_the_old_font_are_converted():
    [grid] = book.read(xlsx(("Tên", "Cơ quan"), ("Vaên phoøng", "Sở Giao thông"), ("Giaùo duïc", "Bộ")), ".xlsx")
    assert old_fonts.suspected(grid) == "vni"
    assert old_fonts.converted(grid, "vni").rows[1:] == (["Văn phòng", "Sở Giao thông"], ["Giáo dục", "Bộ"])


def test_excel_2003_and_open_document_are_read():
    [sheet, old] = book.read(OLD_XLS.read_bytes(), ".xls")
    assert sheet.rows[2] == [1, "Phần mềm kế toán", 2, "1/QĐ", dt.date(2025, 3, 2)]
    assert (old.shown, sheet.marks_known) == (False, False)
    [sheet] = book.read(ods(("STT", "Tên hệ thống"), ("1", "Cổng")), ".ods")
    assert sheet.rows == (["STT", "Tên hệ thống"], ["1", "Cổng"])
    assert not files.is_laid_out(OLD_XLS.read_bytes(), ".xls")


def test_strict_open_xml_is_read_as_a_list_and_refused_in_true_words_as_the_template():
    content = strict(xlsx(HEAD, ROW))
    assert book.read(content, ".xlsx")[0].rows[1] == list(ROW)
    assert not files.is_laid_out(content, ".xlsx")
    with pytest.raises(Invalid, match="Excel Workbook"):
        files.lines_of(content, ".xlsx")


def test_hidden_and_struck_rows_and_hidden_sheets_are_marked():
    [grid] = book.read(xlsx(HEAD, ROW, ROW, hidden=3), ".xlsx")
    assert grid.hidden == {2}
    [grid] = book.read(xlsx(HEAD, ROW, ROW, struck=2), ".xlsx")
    assert grid.struck == {1}
    shown, hidden = book.read(several(Mới=[HEAD, ROW], Cũ_hidden=[HEAD, ROW]), ".xlsx")
    assert (shown.shown, hidden.shown) == (True, False)


@pytest.mark.parametrize(
    "cell",
    ["chữ", 3, 2.5, True, dt.date(2025, 3, 5), dt.datetime(2025, 3, 5, 7, 30, tzinfo=None), "05/03/2025"],  # noqa: DTZ001
)
def test_both_readers_of_workbooks_see_the_same(cell):
    plain = book.read(xlsx(("Tên",), (cell,), (None,), ("hết",)), ".xlsx")[0]
    marked = book.read(xlsx(("Tên",), (cell,), (None,), ("hết",), hidden=4), ".xlsx")[0]
    assert [str(row[0]).removesuffix(" 00:00:00") for row in plain.rows] == [
        str(row[0]).removesuffix(" 00:00:00") for row in marked.rows
    ]


def test_merged_cells_say_the_same_in_each_of_their_places_whoever_reads_them():
    rows = (("Cấp độ", None, "Tên"), (1, 2, None), ("x", None, "A"))
    plain = book.read(xlsx(*rows, merged=("A1:B1", "C1:C2")), ".xlsx")[0]
    assert plain.rows[:2] == (["Cấp độ", "Cấp độ", "Tên"], [1, 2, "Tên"])
    assert (plain.wide, plain.tall) == (frozenset({0}), ((0, 2),))
    marked = book.read(xlsx(*rows, merged=("A1:B1", "C1:C2"), hidden=3), ".xlsx")[0]
    assert (marked.rows, marked.wide, marked.tall) == (plain.rows, plain.wide, plain.tall)


@pytest.mark.slow
def test_a_lone_cell_at_the_far_end_costs_no_memory():
    far = repacked(xlsx(("Tên",), ("A",)), {b'r="A2"': b'r="XFD1048576"', b'<row r="2"': b'<row r="1048576"'})
    with pytest.raises(Invalid):
        book.read(far, ".xlsx")
    cell, row = b"<table:table-cell office", b"<table:table-row>"
    for changes in (
        {cell: b'<table:table-cell table:number-columns-repeated="16000" office'},
        {row: b'<table:table-row table:number-rows-repeated="900000">'},
    ):
        with pytest.raises(Invalid):
            book.read(repacked(ods(("Tên",)), changes), ".ods")


@pytest.mark.parametrize("kind", [".xls", ".ods", ".xlsx"])
@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 nonsense", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 cut"])
def test_a_damaged_workbook_is_refused_in_words(kind, content):
    with pytest.raises(Invalid):
        book.read(content, kind)


def test_a_title_full_of_commas_does_not_decide_the_separator():
    title = "PHỤ LỤC, kèm theo Kế hoạch số 5, ngày 01/10/2026, của Sở, năm 2026, lần 1, bản cuối;;;;;"
    text = "\n".join((title, ";".join(HEAD), "1;Hệ thống CSV, có phẩy;Văn phòng;2;1/QĐ;05/03/2025"))
    [grid] = book.read(text.encode("utf-8-sig"), ".csv")
    assert grid.rows[1] == list(HEAD)
    assert grid.rows[2][1] == "Hệ thống CSV, có phẩy"


def test_the_separator_can_be_set_by_hand():
    content = "Tên hệ thống;A,B\nX;Y,Z\n".encode()
    assert csv_file.separator_of(content) == ";"
    assert book.read(content, ".csv", ",")[0].rows == (["Tên hệ thống;A", "B"], ["X;Y", "Z"])


def test_unicode_text_of_excel_is_read():
    [grid] = book.read("Tên hệ thống\tCấp\r\nĐất đai\t2\r\n".encode("utf-16"), ".csv")
    assert grid.rows == (["Tên hệ thống", "Cấp"], ["Đất đai", "2"])


def test_names_are_stored_with_the_right_letter(database):
    new_system(database, "A")
    with database.work(OFFICER) as work:
        from inventory.systems import register

        entry = register.Entry(code="B", name="\u00d0ất đai", responsibility="owned", users=("HCTP",))
        assert isinstance(register.register(work, entry, work.today, operating=True), System)
    assert stored(database, "B").name == "Đất đai"
