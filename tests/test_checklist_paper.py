"""The dossier checklist on paper: one set of facts, three forms, the layout of NĐ 30/2020."""

import re
import subprocess
import zipfile
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from functools import cache
from html.parser import HTMLParser
from http.server import BaseHTTPRequestHandler, HTTPServer
from importlib import resources
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from docx.oxml.ns import qn
from jinja2 import UndefinedError

import templates
from inventory.systems import register
from inventory.systems.register import Entry
from isms.ledger.issued import fingerprint
from isms.papers import catalogue
from isms.papers.composition import paper_words, rendering
from isms.papers.composition.paper import Paper
from isms.papers.composition.pdf import ForbiddenResource, pdf
from isms.papers.composition.rendering import Ending, html, render
from isms.papers.composition.ruling import rule_length
from isms.papers.dossiers.checklist import Row, TimeLimit, completeness, law, listing
from isms.papers.own.sandbox import Sandbox
from tests.register import OFFICER

pytestmark = pytest.mark.slow  # papers are drawn, and read back by Poppler

FORMS: tuple[Ending, ...] = ("pdf", "docx", "html")
ROWS = (
    Row("Thuyết minh tổng quan", "NĐ 331/2026 Đ21.1", True, "12/STP-VP", date(2026, 2, 3), "Bản chính"),
    Row("Thiết kế thi công", "NĐ 331/2026 Đ21.2.b", True),
    Row("Phương án bảo đảm", "NĐ 331/2026 Đ21.4", False, note="Văn phòng lập"),
)
BESIDE = (
    Row("Quy chế ban hành trước", "NĐ 331/2026 Đ30.7", True, "01/QC-STP", date(2026, 1, 5), "Sở"),
    Row("Hồ sơ đánh giá rủi ro", "NĐ 331/2026 Đ10.2", False),
)
LIMITS = (
    TimeLimit("Thẩm định", 15, "NĐ 331/2026 Đ23.3", received_on=date(2026, 2, 5), due_on=date(2026, 3, 5)),
    TimeLimit("Phê duyệt", 7, "NĐ 331/2026 Đ24.2"),
)
CHECKLIST = Paper(
    code=catalogue.CHECKLIST,
    title="Phiếu kiểm tra thành phần hồ sơ",
    template=catalogue.PAPERS[catalogue.CHECKLIST].template,
    subject="HO-TICH",
    made_on=date(2026, 2, 5),
    as_of=date(2026, 2, 5),
    internal=True,
    places={
        "superior": "UBND TỈNH AN GIANG",
        "office": "SỞ TƯ PHÁP",
        "office_name": "SỞ TƯ PHÁP",
        "number": "........./...............",
        "place": "An Giang",
        "dated": paper_words.long_date(date(2026, 2, 5)),
        **law("331/2026"),
        "code": "HO-TICH",
        "system": "Hệ thống đăng ký hộ tịch điện tử",
        "purpose": "Quản lý dữ liệu hộ tịch của tỉnh",
        "owner": "Ủy ban nhân dân tỉnh",
        "operator": "Phòng Hành chính tư pháp",
        "level": "3",
        "clauses": listing(["NĐ 331/2026 Đ13.2.b: Tiếp nhận, giải quyết thủ tục hành chính"]),
        "questions": [],
        "rows": [row.cells() for row in ROWS],
        "beside": listing([row.sentence() for row in BESIDE]),
        "appraiser": "Đơn vị chuyên trách về an ninh mạng (NĐ 331/2026 Đ18.2.a)",
        "approver": "Chủ quản hệ thống thông tin (NĐ 331/2026 Đ18.2.b)",
        "limits": listing([limit.sentence() for limit in LIMITS]),
        "notes": ["Quy chế phải ban hành trước khi hồ sơ được phê duyệt."],
        "result": completeness(ROWS),
        "left_signer": "NGƯỜI LẬP PHIẾU",
        "right_signer": "KT. GIÁM ĐỐC",
        "sent_to": listing(["Đơn vị vận hành", "Lưu: VT, VP"]),
    },
)


def but(**places: object) -> Paper:
    """Return the checklist with other words in these places."""
    return replace(CHECKLIST, places={**CHECKLIST.places, **places})


def poppler(program: str, document: bytes, *options: str) -> str:
    command = [program, *options, "-"] + (["-"] if program == "pdftotext" else [])
    return subprocess.run(command, input=document, capture_output=True, check=True).stdout.decode()


def docx_text(document: bytes) -> str:
    opened = Document(BytesIO(document))
    section = opened.sections[0]
    parts = [opened.element.body, section.first_page_footer._element, section.footer._element]
    paragraphs = (paragraph for part in parts for paragraph in part.iter(qn("w:p")))
    return "\n".join("".join(text.text or "" for text in p.iter(qn("w:t"))) for p in paragraphs)


class _Visible(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: list[str] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        while self.open and self.open.pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        if "style" not in self.open:
            self.seen.append(data)


def html_text(document: bytes) -> str:
    parser = _Visible()
    parser.feed(document.decode())
    return " ".join(parser.seen)


READERS: dict[Ending, Callable[[bytes], str]] = {
    "pdf": lambda document: poppler("pdftotext", document, "-raw"),  # as drawn: cell by cell
    "docx": docx_text,
    "html": html_text,
}


def read(checklist: Paper, form: Ending) -> str:
    """Return the text a person sees, on one line with single spaces."""
    return _read(form) if checklist is CHECKLIST else squeezed(checklist, form)


@cache
def _read(form: Ending) -> str:
    return squeezed(CHECKLIST, form)


def squeezed(checklist: Paper, form: Ending) -> str:
    return re.sub(r"\s+", " ", READERS[form](render(checklist, form)))


def without_spaces(text: str) -> str:
    """Return the text as it is whatever the line breaks."""
    return re.sub(r"\s", "", text)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    "part",
    [
        "UBND TỈNH AN GIANG",
        "SỞ TƯ PHÁP",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "An Giang, ngày 05 tháng 02 năm 2026",
        "PHIẾU KIỂM TRA",
        "THÀNH PHẦN HỒ SƠ ĐỀ XUẤT CẤP ĐỘ",
        "Biểu nội bộ",
        "Căn cứ Luật An ninh mạng số 116/2025/QH15;",
        "Căn cứ Nghị định số 331/2026/NĐ-CP ngày 19 tháng 8 năm 2026 của Chính phủ",
        "Hệ thống đăng ký hộ tịch điện tử (mã: HO-TICH)",
        "Quản lý dữ liệu hộ tịch của tỉnh",
        "Chủ quản hệ thống thông tin: Ủy ban nhân dân tỉnh",
        "Đơn vị vận hành hệ thống thông tin: Phòng Hành chính tư pháp",
        "Cấp độ đề xuất: cấp độ 3, căn cứ:",
        "NĐ 331/2026 Đ13.2.b: Tiếp nhận, giải quyết thủ tục hành chính.",
        "Thuyết minh tổng quan",
        "khoản 1 Điều 21 Nghị định số 331/2026/NĐ-CP",
        "12/STP-VP ngày 03/02/2026",
        "(chưa ghi số, ngày)",
        "Bản chính",
        "Văn phòng lập",
        "Quy chế ban hành trước (khoản 7 Điều 30 Nghị định số 331/2026/NĐ-CP): có: 01/QC-STP ngày 05/01/2026, Sở;",
        "Hồ sơ đánh giá rủi ro (khoản 2 Điều 10 Nghị định số 331/2026/NĐ-CP): chưa thấy trong sổ.",
        "Thẩm định: Đơn vị chuyên trách về an ninh mạng (NĐ 331/2026 Đ18.2.a).",
        "Phê duyệt: Chủ quản hệ thống thông tin (NĐ 331/2026 Đ18.2.b).",
        "Thẩm định: 15 ngày làm việc (khoản 3 Điều 23 Nghị định số 331/2026/NĐ-CP); nhận hồ sơ ngày 05/02/2026, "
        "chậm nhất ngày 05/03/2026;",
        "Phê duyệt: 07 ngày làm việc (khoản 2 Điều 24 Nghị định số 331/2026/NĐ-CP); chưa có ngày nhận hồ sơ.",
        "Quy chế phải ban hành trước khi hồ sơ được phê duyệt.",
        "đã có 2/3 thành phần, còn thiếu 1 thành phần./.",
        "NGƯỜI LẬP PHIẾU",
        "KT. GIÁM ĐỐC",
        "- Đơn vị vận hành;",
        "- Lưu: VT, VP.",
    ],
)
def test_every_part_stands_in_every_form(form: Ending, part: str) -> None:
    seen = read(CHECKLIST, form)

    assert without_spaces(part) in without_spaces(seen)


@pytest.mark.parametrize("form", FORMS)
def test_each_component_is_ticked_once(form: Ending) -> None:
    ticks = re.findall(r"\bX\b", read(CHECKLIST, form))

    assert len(ticks) == len(ROWS)


def test_the_tick_stands_under_yes_or_under_not_yet() -> None:
    table = Document(BytesIO(render(CHECKLIST, "docx"))).tables[2]

    assert [(row.cells[3].text, row.cells[4].text) for row in table.rows] == [
        ("Có", "Chưa có"),
        ("X", ""),
        ("X", ""),
        ("", "X"),
    ]


@pytest.mark.parametrize("form", FORMS)
def test_an_old_approval_is_printed_in_the_words_of_its_own_decree(form: Ending) -> None:
    seen = read(
        but(
            **law("85/2016"), appraiser=paper_words.UNDETERMINED, approver="", clauses=[], rows=[], beside=[], limits=[]
        ),
        form,
    )

    assert "Nghị định số 85/2016/NĐ-CP ngày 01 tháng 7 năm 2016" in seen
    assert "phục vụ bảo đảm an toàn thông tin theo cấp độ" in seen
    assert "an ninh mạng" not in seen


@pytest.mark.parametrize("form", FORMS)
def test_what_nobody_has_determined_is_marked(form: Ending) -> None:
    questions = listing(["Hệ thống phục vụ một hay nhiều cơ quan?"])

    seen = read(but(level="", questions=questions, rows=[], limits=[], result=completeness([])), form)

    assert "Cấp độ đề xuất: (chưa xác định)" in seen
    assert "- Hệ thống phục vụ một hay nhiều cơ quan?" in seen
    assert "5. Thời hạn giải quyết - (chưa xác định)." in seen
    assert "thành phần hồ sơ (chưa xác định)./." in seen


@pytest.mark.engines("sqlite")
@pytest.mark.parametrize("form", FORMS)
def test_what_the_register_does_not_know_of_a_system_is_marked(database, form: Ending) -> None:
    with database.work(OFFICER) as work:
        entry = Entry("A", "Hệ thống A", "owned", owner="", operator=" ", users=("HCTP",))
        register.register(work, entry, work.today, operating=True)
    with database.look(OFFICER) as work:
        seen = read(catalogue.make(work, catalogue.CHECKLIST, "A"), form)

    assert "Chủ quản hệ thống thông tin: (chưa xác định)" in seen
    assert "Đơn vị vận hành hệ thống thông tin: (chưa xác định)" in seen
    assert "Cấp độ đề xuất: (chưa xác định)" in seen
    assert "a) Thẩm định: (chưa xác định)" in seen
    assert "b) Phê duyệt: (chưa xác định)" in seen


HOSTILE = "<script>alert(1)</script> <w:p/> {{ 7*7 }} {% raw %} {_{ }_} {_% &amp; 'q' \"q\""


@pytest.mark.parametrize("form", FORMS)
def test_hostile_text_is_printed_as_it_was_typed(form: Ending) -> None:
    attacked = but(
        place="{{ sheet }}",
        purpose=HOSTILE,
        rows=[replace(ROWS[0], note="{% if %}").cells()],
        notes=["</style></body>"],
    )

    seen = read(attacked, form)

    for typed in (HOSTILE, "{{ sheet }}, ngày", "{% if %}", "</style></body>"):
        assert typed in seen


def test_hostile_text_never_becomes_a_tag() -> None:
    page = html(but(system=HOSTILE))

    assert "<script" not in page
    assert page.count("</style>") == 1


@pytest.mark.parametrize("form", FORMS)
def test_characters_that_cannot_stand_on_paper_are_shown_as_replaced(form: Ending) -> None:
    torn = "Sổ\x00hộ\x1btịch\ud800\ufffe\u202eđảo"

    seen = read(but(purpose=torn), form)

    assert "Sổ\ufffdhộ\ufffdtịch\ufffd\ufffd\ufffdđảo" in seen


def test_line_breaks_in_a_name_stay_inside_its_line() -> None:
    broken = but(purpose="một\nhai\tba\fbốn\aNĂM")

    assert "b) Mục đích sử dụng: một hai ba bốn\ufffdNĂM" in docx_text(render(broken, "docx"))


def test_decomposed_vietnamese_is_composed() -> None:
    decomposed = but(purpose="Ho\u0302\u0323 ti\u0323ch")

    assert "Hộ tịch" in read(decomposed, "html")


@pytest.mark.parametrize("form", FORMS)
def test_the_same_facts_give_the_same_bytes(form: Ending) -> None:
    assert render(CHECKLIST, form) == render(replace(CHECKLIST), form)


@pytest.mark.slow
def test_people_printing_at_the_same_moment_get_the_same_bytes() -> None:
    with ThreadPoolExecutor(4) as people:
        printed = set(people.map(lambda form: (form, render(CHECKLIST, form)), FORMS * 6))

    assert printed == {(form, render(CHECKLIST, form)) for form in FORMS}


def test_no_form_carries_the_time_of_printing() -> None:
    made = poppler("pdfinfo", render(CHECKLIST, "pdf"), "-rawdates")
    with zipfile.ZipFile(BytesIO(render(CHECKLIST, "docx"))) as archive:
        dates = {entry.date_time for entry in archive.infolist()}

    assert re.findall(r"Date: +(.*)", made) == ["20260205000000+07'00'"] * 2
    assert dates == {(1980, 1, 1, 0, 0, 0)}


@pytest.mark.parametrize("form", FORMS)
def test_the_fingerprint_on_paper_is_that_of_the_facts(form: Ending) -> None:
    assert f"Mã đối chiếu: {fingerprint(CHECKLIST.facts())[:16]}" in read(CHECKLIST, form)


def test_any_changed_fact_changes_the_fingerprint() -> None:
    untick = replace(ROWS[0], present=False)
    variants = [
        CHECKLIST,
        replace(CHECKLIST, made_on=date(2026, 2, 6)),
        but(**law("85/2016")),
        but(rows=[row.cells() for row in (untick, *ROWS[1:])]),
        but(owner="(chưa xác định)"),
    ]

    assert len({fingerprint(each.facts()) for each in variants}) == len(variants)
    assert all(re.fullmatch(r"[0-9a-f]{64}", fingerprint(each.facts())) for each in variants)


@pytest.mark.parametrize("environment", [rendering.environment, Sandbox])
def test_a_placeholder_without_a_fact_is_an_error(environment: Callable[[], object]) -> None:
    jinja = environment()

    with pytest.raises(UndefinedError):
        jinja.from_string("{{ sheet.no_such_fact }}").render(sheet=CHECKLIST)  # type: ignore[attr-defined]
    with pytest.raises(ValueError, match="missing"):
        jinja.from_string("{{ owner }}").render(owner=None)  # type: ignore[attr-defined]


def two_hundred_rows() -> Paper:
    long = "Tài liệu thuyết minh phương án bảo đảm an ninh mạng theo cấp độ tương ứng"
    return but(rows=[Row(f"({n}) {long}", "Đ21.4", n % 2 == 0).cells() for n in range(1, 201)])


def test_two_hundred_rows_repeat_the_head_and_split_no_row() -> None:
    pages = poppler("pdftotext", render(two_hundred_rows(), "pdf"), "-layout").split("\f")[:-1]

    with_rows = [page for page in pages if re.search(r"\(\d+\) Tài liệu", page)]
    assert len(with_rows) > 5
    assert all(page.count("STT") == 1 for page in with_rows)
    assert sum(page.count("STT") for page in pages) == len(with_rows)
    for page in with_rows:
        assert len(re.findall(r"\(\d+\) Tài liệu", page)) == page.count("tương ứng")
    assert sorted(int(n) for page in pages for n in re.findall(r"\((\d+)\) Tài", page)) == list(range(1, 201))


def test_a_heading_stands_on_the_page_of_the_first_row_beneath_it() -> None:
    styles = "".join(
        (resources.files(templates) / "styles" / name).read_text("utf-8") for name in ("paper.css", "forms.css")
    )
    row = "<tr><td><p class='cell'>DÒNG</p><p class='cell'>Đ21</p><p class='cell'>Đ22</p></td></tr>"
    table = f"<table class='grid'><thead><tr><th><p class='head'>YÊU CẦU</p></th></tr></thead>{row * 9}</table>"
    ends = set()
    for filled in range(24, 40):
        lines = "<p>lời</p>" * filled
        page = f"<style>{styles}</style><main>{lines}<p class='part'>TÊN NHÓM</p>{table}</main>"
        pages = poppler("pdftotext", pdf(page, date(2026, 1, 1), ""), "-layout").split("\f")
        [named] = [page for page in pages if "TÊN NHÓM" in page]
        assert "DÒNG" in named.partition("TÊN NHÓM")[2]
        ends.add(named.count("lời"))
    assert 0 in ends and len(ends) > 2  # near enough to the end of a page to be carried over


def test_pages_are_numbered_in_the_top_margin_from_the_second_on() -> None:
    pages = poppler("pdftotext", render(two_hundred_rows(), "pdf"), "-layout").split("\f")[:-1]
    first_lines = [page.strip().splitlines()[0].strip() for page in pages]

    assert first_lines[1:] == [str(n) for n in range(2, len(pages) + 1)]
    assert first_lines[0] != "1"


def test_word_repeats_the_head_and_splits_no_row() -> None:
    table = Document(BytesIO(render(two_hundred_rows(), "docx"))).tables[2]

    assert len(table.rows) == 201
    assert [len(row._tr.findall(f".//{qn('w:tblHeader')}")) for row in table.rows] == [1] + [0] * 200
    assert [len(row._tr.findall(f".//{qn('w:cantSplit')}")) for row in table.rows] == [1] * 201


def test_word_numbers_pages_from_the_second_on() -> None:
    section = Document(BytesIO(render(CHECKLIST, "docx"))).sections[0]

    assert section.different_first_page_header_footer
    assert "PAGE" in section.header._element.xml
    assert "PAGE" not in section.first_page_header._element.xml


def test_the_sheet_is_a4_with_the_margins_of_the_decree() -> None:
    section = Document(BytesIO(render(CHECKLIST, "docx"))).sections[0]
    margins = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
    words_on_page = re.findall(
        r'xMin="([\d.]+)".*?xMax="([\d.]+)"', poppler("pdftotext", render(CHECKLIST, "pdf"), "-bbox")
    )

    assert "595.276 x 841.89 pts (A4)" in poppler("pdfinfo", render(CHECKLIST, "pdf"))
    assert [round(length.mm) for length in margins if length] == [20, 20, 30, 20]
    assert min(float(left) for left, _ in words_on_page) == pytest.approx(85, abs=1)  # 30 mm
    assert max(float(right) for _, right in words_on_page) <= 595.3 - 56.7 + 1  # 20 mm


@pytest.mark.parametrize(
    ("text", "points", "width"),  # true widths in bold Times, mm
    [
        ("SỞ TƯ PHÁP", 13, 27.6),
        ("VĂN PHÒNG", 13, 28.0),
    ],
)
def test_the_line_under_a_name_is_a_third_to_a_half_of_it(text: str, points: float, width: float) -> None:
    assert width / 3 <= rule_length(text, points, 160) <= width / 2


@pytest.mark.parametrize("name", ["Nguyễn" * 1667, "hệ thống " * 1111])
def test_a_name_of_ten_thousand_characters_is_printed_whole_at_full_size(name: str) -> None:
    name = name[:10_000]
    row = Row(name, "Đ21.1", True, note=name)
    printed = render(but(system=name, rows=[row.cells()]), "pdf")

    heights = re.findall(r'yMin="([\d.]+)" xMax="[\d.]+" yMax="([\d.]+)"', poppler("pdftotext", printed, "-bbox"))
    assert max(float(bottom) - float(top) for top, bottom in heights) > 14  # the engine shrinks a page that overflows
    syllable = name.split()[0][:6]
    assert without_spaces(poppler("pdftotext", printed)).count(syllable) > 0.98 * 4 * name.count(syllable)


def test_only_the_packaged_fonts_are_used_and_they_are_embedded() -> None:
    tones = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
    alphabet = "".join(vowel + tone for vowel in "aăâeêioôơuưy" for tone in tones) + "đ –“”‘’…°²§×₫"
    every_letter = {"system": alphabet, "purpose": alphabet.upper(), "sent_to": [alphabet]}
    everywhere = but(**every_letter, **dict.fromkeys(("superior", "office", "office_name", "place"), alphabet))
    fonts = poppler("pdffonts", render(everywhere, "pdf")).splitlines()[2:]

    assert len(fonts) >= 4
    assert all(re.match(r"[A-Z]{6}\+Tinos-", font) for font in fonts)
    assert all(re.search(r"\byes yes (yes|no)\s+\d+\s+0$", font) for font in fonts)


def test_the_page_is_self_contained() -> None:
    page = html(CHECKLIST)

    assert '<html lang="vi">' in page
    assert "default-src 'none'" in page
    assert set(re.findall(r"url\((\w+):", page)) == {"data"}
    assert not re.search(r"<script|<img|<link|https?:|\ssrc=|\son\w+=", page)


@pytest.mark.parametrize(
    "asks",
    [
        '<img src="file:///etc/passwd">',
        '<img src="/etc/passwd">',
        '<link rel="stylesheet" href="file:///etc/hostname">',
        "<style>@import url(file:///etc/hostname);</style>",
        "<style>@font-face{font-family:X;src:url(file:///etc/hostname)} p{font-family:X}</style>",
        '<p style="background-image: url(file:///etc/hostname)">x</p>',
        '<object data="file:///etc/passwd"></object><img src="file:///etc/passwd">',
    ],
)
def test_a_template_reads_no_file(asks: str) -> None:
    with pytest.raises(ForbiddenResource, match="etc"):
        pdf(f"<html><body>{asks}<p>x</p></body></html>", date(2026, 2, 5))


def test_a_template_reaches_no_address() -> None:
    class Refusal(BaseHTTPRequestHandler):
        pass

    with HTTPServer(("127.0.0.1", 0), Refusal) as server:
        server.timeout = 0
        address = f"http://127.0.0.1:{server.server_port}/x.png"
        with pytest.raises(ForbiddenResource, match="127"):
            pdf(f'<html><body><img src="{address}"></body></html>', date(2026, 2, 5))
        asked: list[object] = []
        server.process_request = lambda request, client: asked.append(client)  # type: ignore[assignment,method-assign]
        server.handle_request()

    assert asked == []


def test_the_fonts_travel_with_their_licence() -> None:
    fonts = Path(templates.__file__).parent / "fonts"

    assert len(list(fonts.glob("Tinos-*.ttf"))) == 4
    assert "SIL OPEN FONT LICENSE" in (fonts / "OFL.txt").read_text()


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2026, 2, 5), "ngày 05 tháng 02 năm 2026"),
        (date(2026, 1, 31), "ngày 31 tháng 01 năm 2026"),
        (date(2020, 3, 5), "ngày 05 tháng 3 năm 2020"),  # as the decree dates itself
        (date(2026, 11, 22), "ngày 22 tháng 11 năm 2026"),
    ],
)
def test_a_day_is_written_as_the_decree_writes_it(day: date, expected: str) -> None:
    assert paper_words.long_date(day) == expected


def test_a_time_limit_the_law_does_not_state_is_said_so() -> None:
    assert TimeLimit("Thẩm định", None, "NĐ 85/2016 Đ16.2").sentence() == (
        "Thẩm định: pháp luật không quy định thời hạn (khoản 2 Điều 16 Nghị định số 85/2016/NĐ-CP)"
    )


def test_calendar_days_are_not_called_working_days() -> None:
    limit = TimeLimit("Thẩm định", 30, "NĐ 85/2016 Đ16.2", unit="ngày")

    assert limit.sentence().startswith("Thẩm định: 30 ngày (khoản 2 Điều 16 Nghị định số 85/2016/NĐ-CP")


def test_a_time_limit_that_was_kept_does_not_ask_for_a_day_any_more() -> None:
    limit = TimeLimit("Thẩm định", 15, "NĐ 331/2026 Đ23.3", over=True)

    assert limit.sentence() == "Thẩm định: 15 ngày làm việc (khoản 3 Điều 23 Nghị định số 331/2026/NĐ-CP); đã xong"
