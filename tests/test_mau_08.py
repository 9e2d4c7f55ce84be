"""Mẫu số 08 as a paper: the decree's words, the facts in their places, the same text in every file, its pages."""

import datetime as dt
import io
import json
import re
import subprocess
from collections import Counter
from pathlib import Path

import pytest
from docx import Document
from docx.enum.section import WD_ORIENT
from typer.testing import CliRunner

from inventory.errors import Invalid, NotFound
from inventory.law.levels import Facts as Answers
from inventory.organisation import bodies
from inventory.organisation.bodies import Body
from inventory.records import ApprovalForecast, Decision, Dossier, PlanState, facts
from inventory.systems import register
from inventory.systems.register import Entry
from isms.cli import app
from isms.exchange import loading
from isms.exchange.format.lines import SAME
from isms.exchange.rows import dumping
from isms.ledger import issued
from isms.papers import catalogue
from isms.papers.composition import office_words, rendering
from tests.databases import open_database
from tests.printing import print_paper
from tests.register import ADMIN, DAY, OFFICER, conclude, migrate
from tests.test_forms import COMPLETE, GOLDEN, database, squeezed

pytestmark = pytest.mark.slow  # papers are drawn, and read back by Poppler

__all__ = ["database"]
OWNER, OPERATOR, UNIT = "Ủy ban nhân dân tỉnh An Giang", "Văn phòng Sở Tư pháp", COMPLETE.specialised_unit
CARD = {
    "legal_basis": "Luật Tổ chức chính quyền địa phương",
    "representative": "Người đứng đầu",
    "title": "Chủ tịch",
    "address": "Trụ sở chính",
    "phone": "0296 000 000",
    "email": "vp@angiang.gov.vn",
}


def enter(work, code: str, name: str, owner: str = OWNER) -> None:
    entry = Entry(code, name, "owned", owner=owner, operator=OPERATOR)
    register.register(work, entry, work.today - 400 * DAY, operating=True)


def fill(database) -> None:
    """Two systems of one owner, one approved and one not, with nothing missing in the report."""
    with database.work(ADMIN) as work:
        office_words.set_paper(work, COMPLETE)
        bodies.save(work, Body(name=OWNER, specialised_unit=UNIT, **CARD))
        bodies.save(work, Body(name=UNIT, **CARD))
    with database.work(OFFICER) as work:
        today = work.today
        enter(work, "A", "Quản lý văn bản")
        enter(work, "B", "Trang thông tin điện tử")
        for code in "AB":
            facts.record_classification(work, code, Answers(regime="331/2026", kind="internal"), today - 300 * DAY)
        facts.record_regulation(work, ["A"], today - 200 * DAY, "45/QĐ-STP", "Sở Tư pháp")
        decision = {"level": 2, "regime": "331/2026", "number": "123/QĐ-UBND", "issuer": "UBND tỉnh An Giang"}
        facts.record(work, "A", Decision(date=today - 90 * DAY, **decision))
        facts.record(work, "A", PlanState(on=today - 80 * DAY, state="full"))
        conclude(work, "A", today - 70 * DAY, kind="pre_operation")
        conclude(work, "A", today - 20 * DAY)
        step = Dossier(on=today - 30 * DAY, regime="331/2026", proposed_level=3, state="appraised")
        facts.record(work, "B", step)
        facts.record(work, "B", ApprovalForecast(on=today - 30 * DAY, expected_on=today + 30 * DAY))
        facts.record(work, "B", PlanState(on=today - 80 * DAY, state="partial", expected_on=today + 60 * DAY))


def made(database, subject: str = "", on=None):
    with database.look(OFFICER) as work:
        return catalogue.make(work, "mau-08", subject or str(work.today.year), on)


def lines(page: str) -> str:
    """Return the words of a page, one paragraph a line; an empty cell is an empty line."""
    paragraphs = re.findall(r"<p[^>]*>(.*?)</p>", page.split("<main")[1], re.DOTALL)
    return "\n".join(squeezed(re.sub(r"<[^>]+>", "", each)) for each in paragraphs)


def dateless(page: str, today: dt.date) -> str:
    """Return the words of a page with each day told from today, "[-60]", and without the year's number."""

    def told(found: re.Match[str]) -> str:
        day, month, year = (int(part) for part in found[0].split("/"))
        return f"[{(dt.date(year, month, day) - today).days:+d}]"

    text = re.sub(r"\d\d/\d\d/\d{4}", told, lines(page))
    return re.sub(rf"(tháng ..... |báo cáo )năm {today.year}", r"\1năm NĂM", text)


def golden(name: str) -> str:
    return (GOLDEN / f"{name}.txt").read_text("utf-8").rstrip("\n")


def words(text: str) -> Counter[str]:
    """Return the words of a text; hyphens do not count, since a line may end with one."""
    return Counter(re.findall(r"\w+", text.replace("-", "")))


def test_a_complete_report_says_the_words_of_the_form_and_the_facts_in_their_places(database):
    fill(database)
    paper = made(database)
    assert (paper.missing, paper.contradictions) == ((), ())
    assert dateless(rendering.html(paper), paper.as_of) == golden("mau-08")


def test_word_and_pdf_say_what_the_page_says_on_sheets_wider_than_high(database):
    fill(database)
    paper = made(database)
    page = [line for line in lines(rendering.html(paper)).split("\n") if line]
    document = Document(io.BytesIO(rendering.render(paper, "docx")))
    cells = [paragraph for table in document.tables for cell in table._cells for paragraph in cell.paragraphs]
    written = [squeezed(paragraph.text) for paragraph in (*document.paragraphs, *cells)]
    assert sorted(filter(None, written)) == sorted(page)
    assert document.sections[0].orientation == WD_ORIENT.LANDSCAPE
    (table,) = [table for table in document.tables if len(table.columns) == 12]
    heads = [bool(row._tr.trPr.findall("{*}tblHeader")) for row in table.rows]
    assert heads == [True, True, False, False]
    pdf = rendering.render(paper, "pdf")
    assert pdf == rendering.render(paper, "pdf")
    about = subprocess.run(["pdfinfo", "-"], input=pdf, capture_output=True, check=True).stdout.decode()
    assert "841.89 x 595.276 pts (A4)" in about
    read = subprocess.run(["pdftotext", "-", "-"], input=pdf, capture_output=True, check=True).stdout.decode()
    assert not words("\n".join(page)) - words(read)


def test_printed_a_year_later_the_report_of_a_day_has_the_same_bytes(database, clock):
    fill(database)
    on = database.today()
    before = [rendering.render(made(database, on=on), ending) for ending in ("pdf", "docx", "html")]
    clock.move(days=400)
    assert [rendering.render(made(database, str(on.year), on), ending) for ending in ("pdf", "docx", "html")] == before


def test_what_is_missing_is_marked_and_listed_with_where_it_is_entered(database):
    with database.work(OFFICER) as work:
        enter(work, "A", "Hệ thống <b>lạ</b> & {{ form }}")
        enter(work, "B", "Hệ thống B", "Bộ Tư pháp")
    paper = made(database)
    told = {each.what: each.where for each in paper.missing}
    assert (
        told[
            "Bộ Tư pháp: quy định chức năng, nhiệm vụ, quyền hạn (không có thì ghi “Không có”), người đại diện, "
            "chức vụ, địa chỉ, số điện thoại, thư điện tử"
        ]
        == "Cơ quan, tổ chức"
    )
    assert told["Chủ quản hệ thống thông tin"] == "Chọn báo cáo của từng chủ quản"
    assert told["Cột (10): chưa ghi mức triển khai phương án (2 hệ thống)"] == "Thẻ Phương án"
    assert any("Cột (9)" in each and "Hệ thống B" in each for each in paper.contradictions)
    page = rendering.html(paper)
    assert "Hệ thống &lt;b&gt;lạ&lt;/b&gt; &amp; {{ form }}" in page
    assert page.count('<span class="blank">(chưa ghi)</span>') == 2 * 5
    one = made(database, f"{paper.subject}/Bộ Tư pháp")
    assert one.places["office"] == "BỘ TƯ PHÁP"
    assert len(one.places["rows"]) == 1
    with pytest.raises(NotFound):
        made(database, f"{paper.subject}/Bộ Khác")
    with pytest.raises(Invalid):
        made(database, "năm nay")


def test_the_owner_s_paper_may_be_empty_and_the_office_s_own_report_bears_its_sign(database):
    with database.work(ADMIN) as work:
        office_words.set_paper(work, COMPLETE)
        bodies.save(work, Body(name="Sở Tư pháp", **(CARD | {"legal_basis": "không có"})))
        bodies.save(work, Body(name=UNIT, **CARD))
    with database.work(OFFICER) as work:
        enter(work, "A", "Hệ thống A", "Sở Tư pháp")
    paper = made(database)
    assert [each.what for each in paper.missing if not each.what.startswith("Cột")] == [
        "thời gian dự kiến hoàn thành phê duyệt"
    ]
    assert "(2) Quy định chức năng, nhiệm vụ và quyền hạn:;" in lines(rendering.html(paper))
    assert (paper.number_type, paper.places["number"]) == ("CV", "....../STP-VP")
    assert paper.places["superior"] == "ỦY BAN NHÂN DÂN TỈNH AN GIANG"


def test_two_hundred_systems_break_over_pages_with_the_head_on_each_and_none_is_an_empty_table(database):
    empty = made(database)
    assert empty.places["totals"]["managed"] == "0"
    assert "không có hệ thống thông tin nào" in rendering.html(empty)
    with database.work(OFFICER) as work:
        for number in range(200):
            enter(work, f"S{number}", f"Hệ thống thứ {number} có một cái tên rất dài để bảng phải xuống dòng")
    with database.work(OFFICER) as work:
        row = print_paper(work, "mau-08", str(work.today.year), "pdf")
        pdf = issued.content(work, row.id)
    read = subprocess.run(["pdftotext", "-layout", "-", "-"], input=pdf, capture_output=True, check=True)
    pages = read.stdout.decode().split("\f")
    with_rows = [page for page in pages if "Hệ thống" in page and "thứ" in page]
    assert 15 < len(with_rows) < 60
    assert all("(12)" in page for page in with_rows)


def test_the_command_prints_the_numbers_and_writes_the_file(database, tmp_path: Path, monkeypatch):
    fill(database)
    monkeypatch.setenv("ISMS_DATABASE_URL", str(database.engine.url))
    file, on = tmp_path / "bao-cao.docx", database.today().isoformat()
    done = CliRunner().invoke(app, ["report", "mau-08", "--on", on, "--output", str(file), "--json"])
    assert done.exit_code == 0, done.output
    told = json.loads(done.output)
    assert (told["report"], told["subject"], told["as_of"]) == ("mau-08", on[:4], on)
    assert told["totals"] == {
        "managed": 2,
        "classified": 2,
        "dossier_built": 2,
        "appraised": 2,
        "approved": 1,
        "audited": 1,
        "approval_by": (database.today() + 30 * DAY).isoformat(),
    }
    assert [each["code"] for each in told["systems"]] == ["A", "B"]
    assert told["due"][0]["before"] == f"{on[:4]}-12-20"
    assert len(Document(str(file)).tables) == 2
    assert CliRunner().invoke(app, ["report", "mau-08"]).exit_code == 4


def test_a_register_exported_and_taken_in_elsewhere_gives_the_same_report(database, sqlite_databases):
    fill(database)
    with database.look(ADMIN) as work:
        document = json.dumps(dumping.dump(work)).encode()
    other = open_database(sqlite_databases.copy(migrate), database.clock)
    for twice in (False, True):
        with other.work(ADMIN) as work:
            report = loading.load(work, document)
            assert all(row.verdict == SAME for row in report.rows) == twice
    with other.work(ADMIN) as work:
        office_words.set_paper(work, COMPLETE)
    assert made(other).places == made(database).places
    assert made(other).figures() == made(database).figures()
    other.engine.dispose()
