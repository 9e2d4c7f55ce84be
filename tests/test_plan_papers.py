"""The reports on the plans: written from what the units reported, what is missing named, the same for ever."""

import datetime as dt
import io
import re
import subprocess
from pathlib import Path

import pytest
from docx import Document

from inventory.errors import Invalid, NotAllowed, NotFound
from inventory.organisation import units
from inventory.work import Actor, Role
from isms.exchange import starting_inventory
from isms.installation import schema
from isms.ledger import issued
from isms.papers import catalogue
from isms.papers.composition import office_words, rendering
from isms.papers.composition.office_words import Paper
from schedules.acts import rule_days
from schedules.plans import programme_entry, programmes, progress
from schedules.plans.programme_tables import Programme, TaskProgress
from schedules.plans.quarters import Quarter
from schedules.policies import policies
from tests.databases import SqliteFiles, open_database
from tests.printing import print_paper
from tests.register import ADMIN, OFFICER, Clock
from tests.test_forms import said, squeezed

pytestmark = pytest.mark.slow  # papers are drawn, and read back by Poppler

GOLDEN = Path(__file__).parent / "golden"
Q4 = Quarter(2026, 4)
ON = dt.date(2026, 12, 20)


def began_in_november(url: str) -> None:
    database = open_database(url, lambda: dt.datetime(2026, 11, 27, 3, tzinfo=dt.UTC))
    schema.upgrade(database.engine)
    with database.work(ADMIN) as work:
        policies.seed(work)
        rule_days.begin(work, new=True)
        starting_inventory.load_once(work)
    database.engine.dispose()


@pytest.fixture
def clock() -> Clock:
    """Days after the fourth quarter's reports were due; the golden texts are of this day, whenever they are read."""
    clock = Clock()
    clock.now = dt.datetime(2026, 12, 21, 3, tzinfo=dt.UTC)
    return clock


@pytest.fixture
def database(sqlite_databases: SqliteFiles, clock: Clock):
    """A register with the office's plans, in which the Văn phòng and a room have reported."""
    opened = open_database(sqlite_databases.copy(began_in_november), clock)
    with opened.work(ADMIN) as work:
        office_words.set_paper(work, Paper(signer_title="Giám đốc", abbreviation="STP", drafter="VP"))
        given = Programme(code="", name="Kế hoạch DTI năm 2026", year=0, number="15/KH-STP")
        given.issued_on = dt.date(2026, 2, 20)
        programme_entry.change(work, "DTI-2026", given)
    tell(opened, "1", "VP", Quarter(2026, 3), dt.date(2026, 9, 10), percent=70)
    tell(opened, "1", "VP", Q4, dt.date(2026, 12, 14), "done", percent=95, difficulties="Thiếu kinh phí <dự phòng>")
    tell(opened, "2", "HCBTTP", Q4, dt.date(2026, 12, 18))
    tell(opened, "5", "VP", Q4, dt.date(2026, 12, 15), "done", percent=100, result="Cử 40/40 người")
    yield opened
    opened.engine.dispose()


def tell(database, code, unit, quarter, on, state="in_progress", **said) -> None:
    with database.work(OFFICER) as work:
        tasks = {task.row.code: task.id for task in programmes.listed(work, 2026)[0].tasks}
        told = TaskProgress(task_id=0, unit_id=0, year=0, quarter=0, on=on, state=state)
        for name, value in ({"result": "Đã tham gia 02 cuộc họp"} | said).items():
            setattr(told, name, value)
        progress.report(work, tasks[code], unit, quarter, told)


def made(database, code, subject, on=ON, actor=OFFICER):
    with database.look(actor) as work:
        return catalogue.make(work, code, subject, on)


def words_of(database, paper) -> str:
    year = database.today().year
    return said(rendering.html(paper).replace('<main class="landscape">', "<main>")).replace(
        f"ngày ..... tháng ..... năm {year}", "ngày N"
    )


@pytest.mark.parametrize(
    ("code", "subject"), [("quarterly", "2026-Q4"), ("quarterly", "2026-Q4/VP"), ("yearly", "2026"), ("yearly", "2025")]
)
def test_the_report_writes_itself(database, code, subject):
    found = words_of(database, made(database, code, subject))
    golden = GOLDEN / f"{code}-{subject.replace('/', '-')}.txt"
    assert re.sub("Mã kiểm chứng: [0-9a-f]+", "Mã kiểm chứng: M", found) == golden.read_text("utf-8").strip()


def test_what_is_missing_and_what_does_not_add_up_is_told_before_printing(database):
    paper = made(database, "quarterly", "2026-Q4")
    lacking = {each.what for each in paper.missing}
    assert "Chưa có báo cáo: Văn phòng Sở: quý IV nhiệm vụ 2, 3, 4, 8, 10, 11" in lacking
    assert "Đơn vị chủ trì nhiệm vụ 9 của Kế hoạch DTI năm 2026" in lacking
    assert not any("Số, ngày" in each for each in lacking)
    assert paper.contradictions == (
        "Văn phòng Sở (nhiệm vụ 1, quý IV): ghi đã hoàn thành nhưng mới đạt 95% (mục tiêu 100%)",
    )
    figures = paper.figures()
    assert figures["reports"] == {"came": 3, "late": 1, "missing": 17}
    assert [(each["task"], each["met"], each["of"]) for each in figures["numbers"]] == [
        ("6", 0, 0),  # nobody has confirmed what the office is to the eighteen systems
        ("6", 0, 0),
        ("7", 0, 0),
    ]
    tell(database, "1", "VP", Q4, ON, percent=60)
    assert made(database, "quarterly", "2026-Q4").contradictions == (
        "Văn phòng Sở (nhiệm vụ 1, quý IV): đạt 60%, thấp hơn lần trước (70%)",
    )


def test_a_quarter_that_has_not_begun_is_not_missing(database):
    unsaid = made(database, "yearly", "2026", dt.date(2026, 6, 30)).places["unsaid"]
    assert len(unsaid) == 5
    assert all("quý I nhiệm vụ" in each and "quý II nhiệm vụ" in each and "quý III" not in each for each in unsaid)


def test_as_of_a_day_it_says_what_was_known_then_and_says_so_for_ever(database, clock):
    early = made(database, "quarterly", "2026-Q4", dt.date(2026, 12, 14))
    tell(database, "1", "VP", Q4, ON, "done", percent=100)
    clock.move(days=200)
    again = made(database, "quarterly", "2026-Q4", dt.date(2026, 12, 14))
    assert {**again.places, "dated": ""} == {**early.places, "dated": ""}
    assert made(database, "quarterly", "2026-Q4").places["parts"] != early.places["parts"]
    with database.work(OFFICER) as work:
        printed = [print_paper(work, "quarterly", "2026-Q4", "pdf", ON) for _ in range(2)]
        assert issued.content(work, printed[0].id) == issued.content(work, printed[1].id)


def test_the_offices_report_is_the_offices_and_a_rooms_the_rooms(database):
    with database.look(ADMIN) as work:
        head = Actor("trưởng phòng", Role.UNIT, units.by_code(work, "HCBTTP").path)
    mine = made(database, "quarterly", "2026-Q4/HCBTTP", actor=head)
    assert mine.places["addressee"] == "Văn phòng Sở"
    assert "Văn phòng Sở:" not in words_of(database, mine)
    assert made(database, "quarterly", "2026-Q4/VP").places["addressee"] == "Giám đốc Sở Tư pháp tỉnh An Giang"
    with pytest.raises(NotAllowed):
        made(database, "quarterly", "2026-Q4", actor=head)
    with pytest.raises(NotFound):
        made(database, "quarterly", "2026-Q4/VP", actor=head)


@pytest.mark.parametrize(
    ("code", "subject", "refusal"),
    [
        ("quarterly", "2026", Invalid),
        ("quarterly", "2026-Q5", Invalid),
        ("quarterly", "2031-Q1", NotFound),
        ("quarterly", "2026-Q4/LẠ", NotFound),
        ("yearly", "2026-Q4", Invalid),
        ("yearly", "2031", NotFound),
    ],
)
def test_a_period_without_a_plan_is_refused(database, code, subject, refusal):
    with pytest.raises(refusal):
        made(database, code, subject)


def test_word_and_pdf_say_what_the_page_says_on_wide_sheets_with_repeated_heads(database):
    paper = made(database, "yearly", "2026")
    page = words_of(database, paper)
    document = Document(io.BytesIO(rendering.render(paper, "docx")))
    assert document.sections[0].page_width > document.sections[0].page_height
    cells = [paragraph for table in document.tables for cell in table._cells for paragraph in cell.paragraphs]
    written = {squeezed(paragraph.text) for paragraph in (*document.paragraphs, *cells)}
    assert {line for line in page.split("\n") if "ngày N" not in line} <= written
    made_pdf = rendering.render(paper, "pdf")
    read = subprocess.run(["pdftotext", "-", "-"], input=made_pdf, capture_output=True, check=True).stdout.decode()
    assert read.count("Kết quả thực hiện\n") >= read.count("\f") - 4  # the table's head, page after page
    sizes = subprocess.run(["pdfinfo", "-"], input=made_pdf, capture_output=True, check=True).stdout.decode()
    assert "841.89 x 595.276" in sizes
    assert "<dự phòng>" in read
