"""The statutory forms: the decree's words and nothing else, what is missing marked, the same text in every file."""

import html
import io
import re
import subprocess
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from docx import Document

from inventory.errors import Invalid, NotAllowed, Refused
from inventory.organisation import units
from inventory.records import Dossier, facts
from inventory.register_tables import Setting
from inventory.systems import register
from inventory.systems.register import Entry
from inventory.work import Actor, Role
from isms.ledger import issued
from isms.papers import catalogue as papers
from isms.papers.composition import office_words, paper_words, rendering
from isms.papers.composition.office_words import Paper
from isms.papers.dossiers.checklist import checklist
from isms.papers.forms import filled, form_titles
from isms.papers.forms.form_titles import FormCode
from isms.platform.database import Database
from isms.platform.trail import TrailEntry
from tests.databases import SqliteFiles, open_database
from tests.printing import print_paper
from tests.register import ADMIN, OFFICER, Clock, migrate, rows

pytestmark = pytest.mark.slow  # papers are drawn, and read back by Poppler

GOLDEN = Path(__file__).parent / "golden"
COMPLETE = Paper(
    specialised_unit="Đơn vị chuyên trách về an ninh mạng của tỉnh",
    owner_head="Chủ tịch Ủy ban nhân dân tỉnh An Giang",
    address="Địa chỉ trụ sở của cơ quan",
    signer_title="Giám đốc",
    abbreviation="STP",
    drafter="VP",
    technical_regulation="Quy chuẩn của Bộ Công an",
)
SIGNED = "(ĐẠI DIỆN CỦA CƠ QUAN, TỔ CHỨC)\n(Ký, ghi rõ họ tên, chức danh và đóng dấu)"
BY_LEVEL = {
    1: ["mau-01", "mau-06"],
    2: ["mau-01", "mau-06"],
    3: ["mau-02", "mau-04", "mau-05", "mau-06"],
    4: ["mau-03", "mau-02", "mau-04", "mau-05", "mau-06"],
    5: ["mau-03", "mau-02", "mau-04", "mau-05", "mau-07"],
}


@pytest.fixture
def database(sqlite_databases: SqliteFiles, clock: Clock) -> Iterator[Database]:
    """A register whose office has its letterhead."""
    opened = open_database(sqlite_databases.copy(migrate), clock)
    with opened.work(ADMIN) as work:
        units.set_letterhead(work, "STP", "Ủy ban nhân dân tỉnh An Giang", "An Giang")
    yield opened
    opened.engine.dispose()


def propose(database, level: int = 3, regime: str = "331/2026", **entry: str) -> None:
    given = {"owner": "Ủy ban nhân dân tỉnh An Giang", "operator": "Văn phòng Sở Tư pháp"} | entry
    with database.work(OFFICER) as work:
        register.register(work, Entry("IOFFICE", "iOffice", "owned", **given), work.today, operating=True)
        step = Dossier(on=work.today, regime=regime, proposed_level=level, state="sent_for_appraisal", number="12/STP")
        facts.record(work, "IOFFICE", step)


def said(page: str) -> str:
    """Return the words of a page, one paragraph a line."""
    paragraphs = re.findall(r"<p[^>]*>(.*?)</p>", re.split("<main[^>]*>", page)[1], re.DOTALL)
    plain = (html.unescape(re.sub(r"<[^>]+>", "", each)) for each in paragraphs)
    return "\n".join(line for each in plain if (line := squeezed(each)))


def squeezed(text: str) -> str:
    return re.sub(r"[\s\u00a0\u200c]+", " ", text).strip()


def dateless(text: str, database: Database) -> str:
    today = database.today()
    return text.replace(paper_words.long_date(today), "ngày D").replace(
        f"ngày ..... tháng ..... năm {today.year}", "ngày N"
    )


@pytest.mark.parametrize("code", form_titles.CODES)
def test_a_complete_form_says_the_words_of_the_decree(database, code: FormCode):
    propose(database)
    with database.work(ADMIN) as work:
        office_words.set_paper(work, COMPLETE)
    with database.look(OFFICER) as work:
        found = filled.filled(work, "IOFFICE", form_code=code)
    unknown = {"Đơn vị phối hợp thẩm định", "Đại diện của cơ quan, tổ chức"} if code == "mau-04" else set()
    assert {each.what for each in found.missing} == unknown
    assert dateless(said(rendering.html(found)), database) == (GOLDEN / f"{code}.txt").read_text("utf-8").strip()


@pytest.mark.parametrize("code", form_titles.CODES)
def test_word_and_pdf_say_what_the_page_says(database, code: FormCode):
    propose(database)
    with database.look(OFFICER) as work:
        found = filled.filled(work, "IOFFICE", form_code=code)
    page = said(rendering.html(found))
    document = Document(io.BytesIO(rendering.render(found, "docx")))
    cells = [paragraph for table in document.tables for cell in table._cells for paragraph in cell.paragraphs]
    written = [squeezed(paragraph.text) for paragraph in (*document.paragraphs, *cells)]
    assert sorted(filter(None, written)) == sorted(page.split("\n"))
    read = subprocess.run(
        ["pdftotext", "-", "-"], input=rendering.render(found, "pdf"), capture_output=True, check=True
    )
    in_pdf = re.sub(r"\W+", "", read.stdout.decode())
    for paragraph in page.split("\n"):
        assert re.sub(r"\W+", "", paragraph)[:20] in in_pdf, paragraph


def test_the_signature_never_stands_alone_on_a_page(database):
    propose(database)
    with database.look(OFFICER) as work:
        found = filled.filled(work, "IOFFICE", form_code="mau-02")
    broken = 0
    for lines in range(1, 12):
        longer = replace(found, places={**found.places, "operator": "Văn phòng Sở Tư pháp tỉnh An Giang; " * 2 * lines})
        pdf = rendering.render(longer, "pdf")
        read = subprocess.run(["pdftotext", "-", "-"], input=pdf, capture_output=True, check=True)
        *before, last = read.stdout.decode().split("\f")[:-1]
        broken += bool(before)
        assert "cho ý kiến thẩm định" in squeezed(last), lines
    assert 0 < broken < 11  # some of them filled one page, some two


def test_the_head_of_every_paper_names_the_office_alike(database):
    propose(database)
    with database.work(ADMIN) as work:
        units.by_code(work, "STP").name = "Sở Tư pháp tỉnh An Giang"
    with database.look(OFFICER) as work:
        form, plan = papers.make(work, "mau-01", "IOFFICE"), papers.make(work, "audit-plan", "2026")
        heads = [str(paper.places["office"]) for paper in (form, plan, checklist(work, "IOFFICE"))]
        assert form.places["issuer"] == "Sở Tư pháp tỉnh An Giang"  # within the text it stands in full
    assert heads == ["SỞ TƯ PHÁP"] * 3


def test_no_word_is_broken_after_a_marked_place(database):
    propose(database)
    with database.look(OFFICER) as work:
        found = filled.filled(work, "IOFFICE", form_code="mau-02")
    assert 'class="blank"' in found.places["addressee"]
    for letters in range(1, 40):
        moved = replace(found, places={**found.places, "issuer": f"{'x' * letters} Sở Tư pháp tỉnh An Giang"})
        read = subprocess.run(
            ["pdftotext", "-", "-"], input=rendering.render(moved, "pdf"), capture_output=True, check=True
        )
        assert "cho ý kiến thẩm định hồ sơ" in squeezed(read.stdout.decode()), letters


def test_what_is_missing_is_marked_in_the_form_and_listed(database):
    propose(database, operator="")
    with database.look(OFFICER) as work:
        found = filled.filled(work, "IOFFICE", form_code="mau-01")
    page = rendering.html(found)
    listed = {each.what: each.where for each in found.missing}
    assert listed["Đơn vị vận hành hệ thống thông tin"] == "Thẻ Thông tin"
    assert set(re.findall(r'<span class="blank">\((.*?)\)</span>', page)) - {"ĐẠI DIỆN CỦA CƠ QUAN, TỔ CHỨC"} == set(
        listed
    ) - {"Đại diện của cơ quan, tổ chức"}
    with zipfile.ZipFile(io.BytesIO(rendering.render(found, "docx"))) as archive:
        assert archive.read("word/document.xml").count(b"w:highlight") == page.count('class="blank"')


@pytest.mark.parametrize("level", BY_LEVEL)
def test_the_forms_offered_follow_the_procedure_of_the_level(database, level):
    propose(database, level)
    with database.look(OFFICER) as work:
        assert [due.form.code for due in filled.offered(work, "IOFFICE")] == BY_LEVEL[level]


@pytest.mark.parametrize(("level", "like"), [(1, 1), (2, 2), (3, 5), (4, 5), (5, 5)])
def test_a_system_on_the_national_security_list_follows_level_5(level, like):
    assert [due.form.code for due in form_titles.due(level, national_security_list=True)] == BY_LEVEL[like]


def test_the_old_decrees_forms_are_neither_offered_nor_invented(database):
    propose(database, regime="85/2016")
    with database.look(OFFICER) as work:
        assert filled.offered(work, "IOFFICE") == ()
        with pytest.raises(Refused, match="NĐ 85/2016"):
            filled.filled(work, "IOFFICE", form_code="mau-02")


def test_no_text_of_the_office_becomes_markup(database):
    propose(database, operator="<b>Văn phòng</b> & {{ form }}")
    with database.look(OFFICER) as work:
        found = filled.filled(work, "IOFFICE", form_code="mau-01")
    assert "2. Đơn vị vận hành hệ thống thông tin: <b>Văn phòng</b> & {{ form }}" in said(rendering.html(found))
    assert "<b>Văn phòng</b> & {{ form }}" in "".join(
        paragraph.text for paragraph in Document(io.BytesIO(rendering.render(found, "docx"))).paragraphs
    )


def test_printing_is_noted_and_repeats_itself(database):
    propose(database)
    with database.work(OFFICER) as work:
        rows_of = [print_paper(work, "mau-05", "IOFFICE", ending) for ending in ("pdf", "docx", "pdf", "docx")]
        files = {issued.content(work, row.id) for row in rows_of}
    assert len(files) == 2
    noted = [entry.detail["document"] for entry in rows(database, TrailEntry, TrailEntry.action == "document.printed")]
    assert noted == ["mau-05"] * 4


def test_a_type_of_paper_may_have_recipients_of_its_own(database):
    propose(database)
    with database.work(ADMIN) as work:
        office_words.set_paper(work, Paper(recipients_by_type={"QĐ": "- Sở Nội vụ;\n- Lưu: VT, VP.", "BC": " "}))
    with database.look(OFFICER) as work:
        decision, letter = (filled.filled(work, "IOFFICE", form_code=code) for code in ("mau-06", "mau-01"))
        assert office_words.paper(work).recipients_by_type == {"QĐ": "Sở Nội vụ\nLưu: VT, VP"}
        assert office_words.recipients(office_words.paper(work), "BB") == ("Lưu: VT, Hồ sơ",)
    assert said(rendering.html(decision)).endswith("- Như trên;\n- Sở Nội vụ;\n- Lưu: VT, VP.\n" + SIGNED)
    assert said(rendering.html(letter)).endswith("- Như trên;\n- Lưu: VT.\n" + SIGNED)


def test_texts_kept_before_there_were_recipients_by_type_still_hold(database):
    with database.work(ADMIN) as work:
        kept = {"recipients": "Lưu: VT, VP", "abbreviation": "STP", "no_longer_known": "x"}
        work.session.add(Setting(name=office_words.PAPER, value=kept, changed_at=work.now, changed_by="ai đó"))
    with database.look(OFFICER) as work:
        assert office_words.paper(work) == Paper(recipients="Lưu: VT, VP", abbreviation="STP")


def test_an_administrator_of_the_whole_office_keeps_its_texts(database):
    with database.work(ADMIN) as work:
        office_words.set_paper(work, Paper(bases="  Căn cứ A;\n\n Căn cứ B. ", abbreviation=" STP "))
    with database.look(OFFICER) as work:
        kept = office_words.paper(work)
    assert (office_words.lines(kept.bases), kept.abbreviation) == (("Căn cứ A", "Căn cứ B"), "STP")
    with pytest.raises(NotAllowed), database.work(OFFICER) as work:
        office_words.set_paper(work, kept)
    with pytest.raises(NotAllowed), database.work(Actor("phòng", Role.ADMIN, "/1/2/")) as work:
        office_words.set_paper(work, kept)
    with pytest.raises(Invalid), database.work(ADMIN) as work:
        office_words.set_paper(work, Paper(address="x" * 100_000))
