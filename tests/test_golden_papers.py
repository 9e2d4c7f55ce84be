"""The papers as they leave the house: how each Word file is built, and each page of each PDF, held word for word."""

import datetime as dt
import os
import subprocess

import pytest

from inventory.organisation import units
from inventory.records import Dossier, PlannedAudit, facts
from inventory.systems import register
from inventory.systems.register import Entry
from isms.papers import catalogue
from schedules.acts import recording
from tests.databases import open_database
from tests.register import ADMIN, DAY, OFFICER, Clock, migrate
from tests.test_forms import GOLDEN, propose
from tests.test_mau_08 import fill
from tests.word_structure import masked, structure

pytestmark = pytest.mark.slow  # papers are drawn, and read back by Poppler

WRITES = "WRITE_GOLDEN"
"""Set, it writes the files anew, and the tests fail once: `git diff tests/golden` is then to be read by a person."""
OLD = "85/2016"
PAPERS = {
    **{f"mau-0{number}": (f"mau-0{number}", "IOFFICE") for number in range(1, 8)},
    "mau-08": ("mau-08", "2026"),
    "mau-08-annex": ("mau-08-annex", "2026"),
    "checklist": (catalogue.CHECKLIST, "IOFFICE"),
    "checklist-85-2016": (catalogue.CHECKLIST, "CU"),
    "level": ("thuyet-minh-cap-do", "IOFFICE"),
    "level-85-2016": ("thuyet-minh-cap-do", "CU"),
    "audit-plan": ("audit-plan", "2027"),
    "audit-minutes-draft": ("audit-minutes-draft", "A:1"),
    "dti": ("dti", "2026"),
}
"""The code and subject behind each name of a golden file. The forms of NĐ 85/2016 are refused: they have none."""


@pytest.fixture(scope="module")
def database(tmp_path_factory):
    """A register of one December: IOFFICE under the new regime, CU under the old, A and B of the yearly report."""
    clock = Clock()
    clock.now = dt.datetime(2026, 12, 21, 3, tzinfo=dt.UTC)
    url = f"sqlite:///{tmp_path_factory.mktemp('golden') / 'register.sqlite3'}"
    migrate(url, clock)
    opened = open_database(url, clock)
    with opened.work(ADMIN) as work:
        units.set_letterhead(work, "STP", "Ủy ban nhân dân tỉnh An Giang", "An Giang")
    fill(opened)
    propose(opened)
    with opened.work(OFFICER) as work:
        entry = Entry("CU", "Hệ thống cũ", "owned", owner="Ủy ban nhân dân tỉnh An Giang", operator="Văn phòng")
        register.register(work, entry, work.today, operating=True)
        facts.record(work, "CU", Dossier(on=work.today, regime=OLD, proposed_level=2, state="drafting"))
        audit = PlannedAudit(on=work.today + 30 * DAY, kind="periodic", occasion="", assessor="Đơn vị B")
        audit.assessor_kind = "independent_internal"
        recording.record(work, "A", audit)
    yield opened
    opened.engine.dispose()


@pytest.mark.parametrize("name", PAPERS)
def test_a_paper_is_built_and_printed_as_it_was_looked_at(database, name):
    code, subject = PAPERS[name]
    with database.look(OFFICER) as work:
        paper = catalogue.make(work, code, subject)  # without the end of the trail, which every entry moves
    word, pdf = (catalogue.as_file(paper, ending, None).content for ending in ("docx", "pdf"))

    built, printed = structure(word), pages(pdf)
    if WRITES in os.environ:
        write(f"word/{name}", built)
        write(f"pdf/{name}", printed)
        pytest.fail("written anew: read the diff")

    assert built == golden(f"word/{name}")
    assert printed == golden(f"pdf/{name}")


def pages(pdf: bytes) -> str:
    """Return the words of a PDF page by page and line by line, spaces squeezed."""
    read = subprocess.run(["pdftotext", "-layout", "-", "-"], input=pdf, capture_output=True, check=True).stdout
    each = [masked(page) for page in read.decode().split("\f")[:-1]]
    lines = ([" ".join(line.split()) for line in page.splitlines()] for page in each)
    told = ("\n".join(filter(None, page)) for page in lines)
    return "\n".join(f"== page {number} of {len(each)}\n{page}" for number, page in enumerate(told, start=1))


def golden(name: str) -> str:
    return (GOLDEN / f"{name}.txt").read_text("utf-8").removesuffix("\n")


def write(name: str, found: str) -> None:
    file = GOLDEN / f"{name}.txt"
    file.parent.mkdir(exist_ok=True)
    file.write_text(f"{found}\n", "utf-8")
