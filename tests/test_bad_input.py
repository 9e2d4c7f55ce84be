"""Bad input: a clear error that names the place, the rule and the remedy in Vietnamese, and nothing written."""

import datetime as dt
import io
import json
import unicodedata
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from inventory.choices import AuditResult
from inventory.errors import Invalid
from inventory.law import requirements
from inventory.protection import plan_items
from inventory.records import Asset, Decision, Narrative, PlanItem, Risk, assets, narratives, risks
from inventory.register_tables import System, Unit
from isms import exchange
from isms.exchange import loading
from isms.exchange.sheets import cells, csv_file, files, workbook_in, workbook_out, workbook_sheets
from isms.platform.database import Database
from tests.register import ADMIN, cleared_system, new_system, rows, stored

pytestmark = pytest.mark.engines("sqlite")
"""What is wrong is found before anything is asked of the database; on both run those whose rows are stored and read."""
both_engines = pytest.mark.engines("sqlite", "postgresql")

JSON_HEAD = '{"format": "isms/1", '
SYSTEM = '{"code": "A", "name": "A", "responsibility": "owned"}'


def take(database: Database, content: bytes | str, kind: str = ".json") -> exchange.Report:
    with database.work(ADMIN) as work:
        return loading.load(work, content if isinstance(content, bytes) else content.encode(), kind=kind)


def refused(database: Database, content: bytes | str, kind: str = ".json") -> str:
    """Return the complaint about a file, once sure that nothing of it was written."""
    before = [len(rows(database, table)) for table in (System, Unit, Decision)]
    with pytest.raises(Invalid) as wrong:
        take(database, content, kind)
    assert [len(rows(database, table)) for table in (System, Unit, Decision)] == before
    assert all(problem.field and problem.rule and problem.remedy for problem in wrong.value.problems)
    return str(wrong.value)


def short(value: object) -> str:
    return repr(value)[:60]


def one(values: dict[str, Any], section: str = "systems") -> str:
    return json.dumps({"format": "isms/1", section: [values]}, ensure_ascii=False)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "Không đọc được JSON"),
        (JSON_HEAD + f'"systems": [{SYSTEM}', "cắt cụt"),
        ("Đây không phải JSON", "Không đọc được JSON"),
        ("[]", "định dạng trao đổi"),
        ("null", "định dạng trao đổi"),
        ('{"systems": []}', "isms/1"),
        ('{"format": "isms/2"}', "isms/1"),
        (JSON_HEAD + f'"systems": {SYSTEM}}}', "Phải là danh sách"),
        (JSON_HEAD + '"systms": []}', "systms"),
        (JSON_HEAD + f'"systems": [{SYSTEM}], "systems": []}}', "ghi hai lần"),
        (JSON_HEAD + '"systems": [{"code": "A", "code": "B"}]}', "“code” ghi hai lần"),
        (JSON_HEAD + '"systems": [{"code": "A", "facts": {"users": NaN}}]}', "“NaN” không phải là số"),
        (JSON_HEAD + '"systems": [{"code": "A", "facts": {"users": -Infinity}}]}', "không phải là số"),
        (JSON_HEAD + '"systems": [{"code": "A", "facts": {"users": ' + "9" * 5000 + "}}]}", "số quá lớn"),
        ("[" * 100_000, "quá sâu"),
        (JSON_HEAD + '"systems": ' + "[" * 900 + "]" * 900 + "}", "systems, dòng 1"),
        (JSON_HEAD + '"systems": [null, 5, "x", []]}', "systems, dòng 4"),
        (JSON_HEAD + '"systems": [{"code": "A\\ud800", "name": "A", "responsibility": "owned"}]}', "ký tự hỏng"),
        ((JSON_HEAD + f'"systems": [{SYSTEM}]}}').encode("utf-16"), "UTF-8"),
        ((JSON_HEAD + '"units": [{"code": "A", "name": "Cà"}]}').encode("cp1258"), "UTF-8"),
        (b"\x00" * 1000, "Không đọc được JSON"),
        (b"\xff\xfe\xfd", "UTF-8"),
    ],
    ids=short,
)
def test_a_file_that_is_not_the_format_is_refused(database: Database, content: bytes | str, said: str) -> None:
    assert said in refused(database, content)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("change", "place", "said"),
    [
        ({"name": "x" * 10_000}, "systems, dòng 1: name", "Dài 10.000 ký tự"),
        ({"name": ""}, "systems, dòng 1: name", "Chưa có nội dung"),
        ({"name": 5}, "systems, dòng 1: name", "phải là chữ"),
        ({"code": "HỆ THỐNG"}, "systems, dòng 1: code", "ký tự không dùng được"),
        ({"code": "x" * 10_000}, "systems, dòng 1: code", "Dài"),
        ({"code": None}, "systems, dòng 1: code", "phải là chữ"),
        ({"nmae": "A"}, "systems, dòng 1: nmae", "không có mục này"),
        ({"operating": 1}, "systems, dòng 1: operating", "đúng (true) hoặc sai (false)"),
        ({"operating": "yes"}, "systems, dòng 1: operating", "đúng (true) hoặc sai (false)"),
        ({"responsibility": "rented"}, "systems, dòng 1: responsibility", "“rented” không hợp lệ"),
        ({"users": ["NOWHERE"]}, "systems, dòng 1: users", "NOWHERE"),
        ({"users": "VP"}, "systems, dòng 1: users", "phải là danh sách"),
        ({"registered_on": "2026-02-30"}, "systems, dòng 1: registered_on", "Không có ngày “2026-02-30”"),
        ({"registered_on": "30/02/2026"}, "systems, dòng 1: registered_on", "sai dạng"),
        ({"registered_on": 1767225600}, "systems, dòng 1: registered_on", "sai dạng"),
        ({"registered_on": "1767225600"}, "systems, dòng 1: registered_on", "sai dạng"),
        ({"registered_on": "2199-01-01"}, "systems, dòng 1: registered_on", "tương lai"),
        ({"registered_on": "2099-01-01"}, "systems, dòng 1: registered_on", "ở tương lai"),
        ({"registered_on": "9999-12-31"}, "systems, dòng 1: registered_on", "tương lai"),
        ({"registered_on": "1026-01-01"}, "systems, dòng 1: registered_on", "quá khứ"),
        ({"facts": {"nope": 1}}, "systems, dòng 1: facts", "nope"),
        ({"facts": {"users": True}}, "systems, dòng 1: facts", "users"),
        ({"facts": {"users": 10**30}}, "systems, dòng 1: facts", "quá mức"),
        ({"facts": {"users": -1}}, "systems, dòng 1: facts", "âm"),
        ({"facts": {"users": 1.5}}, "systems, dòng 1: facts", "số nguyên"),
        ({"facts": {"level_by_risk_assessment": True}}, "systems, dòng 1: facts", "level_by_risk_assessment"),
        ({"facts": {"information": ["secret"]}}, "systems, dòng 1: facts", "“secret” không hợp lệ"),
        ({"facts": []}, "systems, dòng 1: facts", "nhóm mục"),
        ({"suggestion": {"level": 7}}, "systems, dòng 1: suggestion", "level"),
    ],
    ids=short,
)
def test_a_row_that_is_wrong_says_where_and_why(
    database: Database, change: dict[str, Any], place: str, said: str
) -> None:
    complaint = refused(database, one({"code": "A", "name": "A", "responsibility": "owned"} | change))

    assert complaint.startswith(place)
    assert said in complaint
    assert len(complaint) < 1000


DECISION = {"system": "A", "level": 2, "regime": "331/2026", "number": "1", "date": "2026-09-10", "issuer": "Sở"}
AUDIT = {"system": "A", "kind": "ad_hoc", "concluded_on": "2026-09-10", "conclusion": "eligible", "assessor": "x"}
AUDIT |= {"assessor_kind": "licensed", "occasion": "high_risk"}


@pytest.mark.slow
@pytest.mark.parametrize(
    ("section", "values", "place"),
    [
        ("decisions", DECISION | {"system": "B"}, "system"),
        ("decisions", DECISION | {"level": 0}, "level"),
        ("decisions", DECISION | {"level": True}, "level"),
        ("decisions", DECISION | {"level": 2.0}, "level"),
        ("decisions", DECISION | {"level": 10**30}, "level"),
        ("decisions", DECISION | {"regime": "99/2099"}, "regime"),
        ("decisions", DECISION | {"date": "2026-02-30"}, "date"),
        ("decisions", DECISION | {"date": None}, "date"),
        ("decisions", DECISION | {"date": "2027-12-01"}, "date"),
        ("decisions", {key: value for key, value in DECISION.items() if key != "issuer"}, "issuer"),
        ("decisions", DECISION | {"number": "9" * 10_000}, "number"),
        ("audits", AUDIT | {"concluded_on": "2027-12-01"}, "concluded_on"),
        ("audits", AUDIT | {"occasion": None}, "occasion"),
        ("audits", AUDIT | {"conclusion": "conditional"}, "conditions_until"),
        ("audits", AUDIT | {"conditions_until": "2027-01-01"}, "conditions_until"),
        ("audits", AUDIT | {"conclusion": "conditional", "conditions_until": "9999-12-31"}, "conditions_until"),
        ("audits", AUDIT | {"assessor_kind": "friend"}, "assessor_kind"),
        ("changes", {"system": "A", "on": "2026-13-01", "what": "x"}, "on"),
        ("regulations", {"systems": [], "number": "1", "date": "2026-01-01", "issuer": "x"}, "systems"),
        ("regulations", {"systems": ["A", "B"], "number": "1", "date": "2026-01-01", "issuer": "x"}, "systems"),
        ("policies", {"name": "P", "in_force_from": "2026-01-01", "clause": "x", "months": {"6": 12}}, "months"),
        ("policies", {"name": "P", "in_force_from": "2026-01-01", "clause": "x", "months": {"1": 0}}, "months"),
        ("policies", {"name": "P", "in_force_from": "2026-01-01", "clause": "x", "months": {}}, "months"),
        ("holidays", {"day": "2026-01-32", "name": "x"}, "day"),
        ("holidays", {"day": "2026-03-03"}, "name"),
        ("units", {"code": "U", "name": "U", "parent": "NOWHERE"}, "đơn vị"),
        ("operations", {"system": "A", "on": "2020-01-01", "state": "stopped", "reason": "x"}, "on"),
        ("permissions", {"system": "A", "on": "2026-09-10", "granted": True}, "granted"),
        ("permissions", {"system": "A", "on": "2027-09-10", "granted": False, "reason": "x"}, "on"),
        ("classifications", {"system": "A", "on": "2026-09-10", "facts": {"kind": "toy"}}, "facts"),
        ("components", {"system": "A", "on": "2026-09-10", "component": "poem", "present": True}, "component"),
    ],
    ids=short,
)
def test_a_fact_that_cannot_be_is_refused_by_row_and_field(
    database: Database, section: str, values: dict[str, Any], place: str
) -> None:
    new_system(database, "A")

    assert refused(database, one(values, section)).startswith(f"{section}, dòng 1: {place}")


@both_engines
@pytest.mark.parametrize(("section", "key"), [("systems", "code"), ("units", "code")])
def test_a_code_twice_in_one_file_is_refused(database: Database, section: str, key: str) -> None:
    row = json.loads(SYSTEM) if section == "systems" else {"code": "A", "name": "A"}
    content = json.dumps({"format": "isms/1", section: [row, row | {"code": "a"}]})

    assert refused(database, content).startswith(f"{section}, dòng 2: {key}: “A” đã có ở dòng 1")


@pytest.mark.slow
@both_engines
def test_names_are_kept_in_one_form_of_unicode(database: Database) -> None:
    name = "Hệ thống quản lý văn bản"

    take(
        database,
        b"\xef\xbb\xbf"
        + one({"code": "A", "name": unicodedata.normalize("NFD", name), "responsibility": "used"}).encode(),
    )

    assert stored(database, "A").name == name


def test_a_path_that_is_no_file_is_refused(database: Database, tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "không có.json", tmp_path / "x.docx"):
        if path.suffix == ".docx":
            path.write_bytes(b"x")
        with pytest.raises(Invalid):
            exchange.import_file(database, ADMIN, path)


def test_a_file_beyond_all_measure_is_not_even_read(
    database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    huge = tmp_path / "to.json"
    with huge.open("wb") as file:
        file.truncate(files.LARGEST + 1)

    with pytest.raises(Invalid, match="50 MB"):
        exchange.import_file(database, ADMIN, huge)


_json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=10,
)
_rows = st.lists(
    st.dictionaries(st.sampled_from(["code", "name", "system", "on", "date", "level", "facts", "months"]), _json)
    | _json,
    max_size=3,
)


@pytest.mark.slow
@settings(max_examples=150, deadline=None)
@given(st.dictionaries(st.sampled_from(["units", "systems", "decisions", "policies", "audits"]), _rows))
def test_whatever_stands_in_a_file_the_answer_is_a_report_or_a_list_of_problems(document: dict[str, Any]) -> None:
    from isms.exchange.format.lines import check, report_on
    from isms.exchange.sheets.json_file import lines_of

    try:
        lines = lines_of(json.dumps({"format": "isms/1"} | document).encode())
    except Invalid:
        return
    check(lines)
    report_on(lines).plain()
    assert all(line.row is not None or line.problems for line in lines)


# --- spreadsheets


def workbook(sheets: dict[str, list[list[Any]]]) -> bytes:
    """Make a workbook as Excel would: texts beginning with = are formulas."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for title, lines in sheets.items():
        sheet = book.create_sheet(title)
        for line in lines:
            sheet.append(line)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


HEADINGS = ["Mã hệ thống", "Tên hệ thống", "Vai trò của cơ quan", "Ngày ghi sổ"]
ROW = ["A", "Hệ thống A", "Vận hành", "01/09/2026"]


def test_dates_may_be_real_or_written_and_choices_in_words_or_codes(database: Database) -> None:
    lines = [
        HEADINGS,
        ROW,
        ["B", "Hệ thống B", "owned", dt.datetime(2026, 9, 2)],  # noqa: DTZ001 - Excel knows no zones
        [None, None, None, None],
        ["C", "Hệ thống C", "CHỈ SỬ DỤNG", "3.9.2026"],
    ]
    decisions = [
        ["Mã hệ thống *", "Cấp độ *", "theo nghị định", "Số văn bản", "Ngày quyết định", "Cơ quan ban hành"],
        ["A", 2.0, "NĐ 331/2026", 12, dt.date(2026, 9, 10), "Sở Tư pháp"],
    ]

    report = take(database, workbook({"Hệ thống": lines, "QUYẾT ĐỊNH": decisions}), ".xlsx")

    assert report.changes == 4
    found = {system.code: (system.responsibility, system.registered_on.day) for system in rows(database, System)}
    assert found == {"A": ("operated", 1), "B": ("owned", 2), "C": ("used", 3)}
    (decision,) = rows(database, Decision)
    assert (decision.level, decision.number) == (2, "12")


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (
            [HEADINGS, ["A", '=HYPERLINK("http://x","y")', "Vận hành", ""]],
            "trang “Hệ thống”, dòng 2: cột B Tên hệ thống: Ô chứa công thức",
        ),
        (
            [HEADINGS, ROW, ["B", "B", "Thuê", ""]],
            "trang “Hệ thống”, dòng 3: Vai trò của cơ quan: Giá trị “Thuê” không hợp lệ",
        ),
        ([HEADINGS, [*ROW[:3], "31/02/2026"]], "dòng 2: Ngày ghi sổ: “31/02/2026”: không có ngày này"),
        ([HEADINGS, [*ROW[:3], 2026]], "Ngày ghi sổ"),
        ([HEADINGS, ["A", dt.date(2026, 1, 1), "Vận hành", ""]], "Ô này bị đổi thành ngày"),
        ([HEADINGS, [*ROW, "thừa"]], "cột E: Ô nằm ngoài các cột có tên"),
        ([[*HEADINGS, "Màu sắc"], ROW], "Không có cột “Màu sắc”"),
        ([[*HEADINGS, "Tên hệ thống"], ROW], "Cột “Tên hệ thống” có hai lần"),
        ([HEADINGS[1:], ROW[1:]], "Thiếu cột “Mã hệ thống”"),
        ([HEADINGS, ["A", "x" * 10_000, "Vận hành", ""]], "dòng 2: Tên hệ thống: Dài 10.000 ký tự"),
        ([], "Thiếu cột"),
    ],
    ids=short,
)
def test_a_sheet_that_is_wrong_says_which_sheet_row_and_column(
    database: Database, lines: list[list[Any]], said: str
) -> None:
    assert said in refused(database, workbook({"Hệ thống": lines}), ".xlsx")


def test_a_sheet_nobody_knows_is_refused_rather_than_passed_over(database: Database) -> None:
    assert "Không có trang tên “Nháp”" in refused(database, workbook({"Nháp": [["x"]]}), ".xlsx")


def zipped(parts: dict[str, bytes]) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return content.getvalue()


def parts_of(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


BOMB = (
    b'<!DOCTYPE x [<!ENTITY a "'
    + b"a" * 1000
    + b'">'
    + b"".join(b'<!ENTITY %c "%s">' % (98 + n, b"&%c;" % (97 + n) * 50) for n in range(6))
    + b"]>"
)


@pytest.mark.slow
def test_a_workbook_that_is_damaged_or_hostile_is_refused(database: Database) -> None:
    whole = workbook({"Hệ thống": [HEADINGS, ROW]})
    parts = parts_of(whole)
    sheet = parts["xl/worksheets/sheet1.xml"]

    assert "cắt cụt" in refused(database, whole[: len(whole) // 2], ".xlsx")
    assert "cắt cụt" in refused(database, b"PK\x03\x04" + b"\0" * 100, ".xlsx")
    assert "cắt cụt" in refused(database, b"", ".xlsx")
    assert "cắt cụt" in refused(database, zipped({"a.txt": b"x"}), ".xlsx")
    assert "Excel cũ" in refused(database, workbook_in.OLD_EXCEL + b"\0" * 600, ".xlsx")
    assert "macro" in refused(database, zipped(parts | {"xl/vbaProject.bin": b"x"}), ".xlsx")
    assert "lớn quá mức" in refused(
        database, zipped(parts | {"xl/big.xml": b"\0" * (workbook_in.LARGEST_UNPACKED + 1)}), ".xlsx"
    )
    assert "cắt cụt" in refused(
        database, zipped(parts | {"xl/worksheets/sheet1.xml": sheet[: len(sheet) // 2]}), ".xlsx"
    )
    long = b"<sst><si><t>" + b"x" * 1_000_000 + b"</t></si></sst>"
    assert "32767 ký tự" in refused(database, zipped(parts | {"xl/sharedStrings.xml": long}), ".xlsx")
    laughing = BOMB + sheet.replace(b"<sheetData>", b"<sheetData>&g;")
    assert refused(database, zipped(parts | {"xl/worksheets/sheet1.xml": laughing}), ".xlsx")
    far = sheet.replace(b'<row r="2"', b'<row r="900000000"')
    assert refused(database, zipped(parts | {"xl/worksheets/sheet1.xml": far}), ".xlsx")


def test_a_size_the_file_claims_of_itself_hides_no_row(database: Database) -> None:
    parts = parts_of(workbook({"Hệ thống": [HEADINGS, ROW]}))
    sheet = parts["xl/worksheets/sheet1.xml"].replace(b'ref="A1:D2"', b'ref="A1:A1"')

    take(database, zipped(parts | {"xl/worksheets/sheet1.xml": sheet}), ".xlsx")

    assert stored(database, "A").name == "Hệ thống A"


@pytest.mark.slow
@pytest.mark.parametrize("separator", [";", ",", "\t"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_csv_comes_with_or_without_a_mark_and_by_any_separator(database: Database, separator: str, mark: bytes) -> None:
    text = "\r\n".join(separator.join(line) for line in (HEADINGS, ROW))

    take(database, mark + text.encode(), ".csv")

    assert stored(database, "A").name == "Hệ thống A"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (";".join(HEADINGS) + "\nA;=1+1;Vận hành;", "dòng 2: cột B Tên hệ thống: Ô chứa công thức"),
        (";".join(HEADINGS) + '\nA;"Hệ thống', "cắt cụt"),
        (";".join(HEADINGS) + "\nA;" + "x" * 200_000, "Không tách được"),
        ("a;b\n1;2", "Không có cột “a”"),
        ("", "Thiếu cột"),
        (";".join(HEADINGS) + "\n\0", "CSV"),
        (";".join(HEADINGS).encode("utf-16-le"), "CSV"),
        (";".join(HEADINGS).encode("cp1258", "replace"), "UTF-8"),
    ],
)
def test_csv_that_is_wrong_is_refused(database: Database, text: str | bytes, said: str) -> None:
    assert said in refused(database, text, ".csv")


NASTY = [
    "=1+1",
    "+84 296",
    "-x",
    "@cmd",
    "'=x",
    "'quoted",
    '"; "x',
    "a\nb",
    '=HYPERLINK("http://x")',
    "http://x.vn",
    "0123",
]


@pytest.mark.slow
@both_engines
@pytest.mark.parametrize("kind", [".csv", ".xlsx"])
def test_what_looks_like_a_formula_goes_out_harmless_and_comes_back_unharmed(database: Database, kind: str) -> None:
    systems = [
        {"code": f"S{n}", "name": f"Tên {name}", "purpose": name, "owner": name, "responsibility": "used"}
        for n, name in enumerate(NASTY)
    ]
    take(database, json.dumps({"format": "isms/1", "systems": systems}))
    with database.look(ADMIN) as work:
        content = files.written(work, kind)

    report = take(database, content, kind)

    assert report.changes == 0
    if kind == ".csv":
        cells_out = [
            cell for line in content.decode("utf-8-sig").splitlines() for cell in line.replace('"', "").split(";")
        ]
        assert not [cell for cell in cells_out if cell[:1] in ("=", "+", "-", "@", "\t")]
    else:
        assert b"<f>" not in b"".join(parts_of(content).values())
        assert b"hyperlink" not in parts_of(content)["xl/worksheets/sheet2.xml"]


@given(st.text(max_size=30))
def test_disarming_a_cell_can_always_be_taken_back(text: str) -> None:
    assert cells.rearmed(cells.disarmed(text)) == text
    assert cells.disarmed(text)[:1] not in ("=", "+", "-", "@", "\t", "\r")


@pytest.mark.slow
@both_engines
def test_an_export_to_a_workbook_is_taken_in_again_as_it_stands(database: Database) -> None:
    cleared_system(database, "A", level=3)
    with database.work(ADMIN) as work:
        today = work.today
        plan_items.record(work, "A", [PlanItem(on=today, regime="", requirement="G01", state="full")])
        narratives.record(work, "A", Narrative(on=today, part="scope", text="Tại Sở.\n\n= Mọi phòng."))
        assets.record(work, "A", [Asset(on=today, item="", kind="zone", name="DMZ", private_addresses="10.0.0.0/24")])
        risks.record(work, "A", Risk(on=today, item="", threat="Mã độc", likelihood=1, impact=3))
        risks.take_out(work, "A", "RR01", today)
    with database.look(ADMIN) as work:
        content = files.written(work, ".xlsx")

    report = take(database, content, ".xlsx")

    assert {row.verdict for row in report.rows} == {"đã có"}
    assert {row.section for row in report.rows} >= {
        "units",
        "systems",
        "decisions",
        "regulations",
        "plans",
        "audits",
        "permissions",
        "plan_items",
        "narratives",
        "assets",
        "risks",
    }


@pytest.mark.slow
@both_engines
def test_a_sheet_filled_in_by_words_or_by_codes_is_read_the_same(database: Database) -> None:
    cleared_system(database, "A", level=3)
    day = database.today().strftime("%d/%m/%Y")
    plan = [
        ["Mã hệ thống", "Yêu cầu", "Mức đáp ứng", "Tính đến ngày"],
        ["A", "g01", "Triển khai đầy đủ", day],
        ["A", f"G02 {requirements.known('331/2026')['G02']}".lower(), "Triển khai một phần", day],
    ]
    threats = [
        ["Mã hệ thống", "Nguy cơ, mối đe dọa", "Tính đến ngày", "Khả năng xảy ra", "Mức độ tác động"],
        ["A", "Mã độc", day, "2 - trung bình", 3],
    ]

    take(database, workbook({"Phương án theo yêu cầu": plan, "Nguy cơ": threats}), ".xlsx")

    assert [(row.requirement, row.state) for row in rows(database, PlanItem)] == [("G01", "full"), ("G02", "partial")]
    assert [(row.likelihood, row.impact) for row in rows(database, Risk)] == [(2, 3)]
    plan[1][1] = "G77"
    assert "Chọn trong danh sách của ô" in refused(database, workbook({"Phương án theo yêu cầu": plan}), ".xlsx")


def test_the_template_has_every_sheet_its_lists_and_guidance_and_is_empty(database: Database, tmp_path: Path) -> None:
    files.template(tmp_path / "mau.xlsx")

    book = openpyxl.load_workbook(tmp_path / "mau.xlsx")
    assert book.sheetnames == [
        "Đơn vị",
        "Hệ thống",
        "Quyết định",
        "Quy chế",
        "Phương án",
        "Kiểm tra",
        "Thay đổi",
        "Phương án theo yêu cầu",
        "Thuyết minh",
        "Thiết bị, ứng dụng",
        "Nguy cơ",
        "Yêu cầu chung của đơn vị",
        "Hướng dẫn",
    ]
    audits = book["Kiểm tra"]
    assert [cell.value for cell in audits[1]][:4] == [
        "Mã hệ thống *",
        "Loại kiểm tra *",
        "Ngày kết luận *",
        "Kết luận *",
    ]
    lists = {str(rule.sqref): rule.formula1 for rule in audits.data_validations.dataValidation}
    place = lists["D2:D2001"].replace("$", "").split("!")[1]
    words = [cell.value for (cell,) in book["Hướng dẫn"][place]]
    assert words == list(AuditResult.words().values())
    (requirements,) = [
        rule.formula1
        for rule in book["Phương án theo yêu cầu"].data_validations.dataValidation
        if str(rule.sqref) == "B2:B2001"
    ]
    listed = book["Hướng dẫn"][requirements.replace("$", "").split("!")[1]]
    assert "G01 Quản trị rủi ro" in [cell.value for (cell,) in listed]
    assert exchange.import_file(database, ADMIN, tmp_path / "mau.xlsx").rows == ()


def test_every_column_of_every_sheet_is_a_key_of_the_format() -> None:
    from isms.exchange.format.format import LISTS

    for sheet in workbook_sheets.SHEETS:
        model = LISTS[sheet.section].model_fields
        assert {column.key.partition(".")[0] for column in sheet.columns} <= model.keys()
        needed = {name for name, field in model.items() if field.is_required()}
        assert needed <= {column.key.partition(".")[0] for column in sheet.columns if column.required}


def test_sheets_written_by_other_programs_are_read(database: Database) -> None:
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True}) as book:
        sheet = book.add_worksheet("hệ thống")
        sheet.write_row(0, 0, HEADINGS)
        sheet.write_row(1, 0, ROW)

    assert take(database, content.getvalue(), ".xlsx").changes == 1


def test_csv_of_systems_has_the_same_columns_as_the_sheet() -> None:
    text = csv_file.write({"systems": []}).decode("utf-8-sig")

    assert text.strip().split(";") == [column.heading for column in workbook_sheets.SYSTEMS.columns]
    assert workbook_out.template().startswith(b"PK")
