"""Another word processor opens every Word file of the catalogue, and prints from it what our own PDF says."""

import os
import re
import subprocess
import unicodedata
from collections import Counter
from importlib.resources import files
from pathlib import Path

import pytest
from docx import Document
from docx.oxml.ns import qn

from isms.papers import catalogue
from isms.papers.beside_dossier import machine_room, security_plan
from isms.papers.composition import office_words, rendering
from isms.papers.dossiers import explaining
from isms.papers.forms import form_titles as forms
from schedules.plans import programme_entry
from schedules.plans.programme_tables import Programme, ProgrammeTask
from schedules.plans.quarters import Quarter
from tests.register import ADMIN, OFFICER
from tests.test_audit_papers import database, numbers, subjects
from tests.test_beside_dossier import OF_A_SYSTEM
from tests.test_forms import COMPLETE, propose

pytestmark = pytest.mark.slow  # starts LibreOffice

FONTS = """<?xml version="1.0"?><fontconfig><dir>{}</dir><cachedir>{}</cachedir><alias binding="same">
<family>Times New Roman</family><prefer><family>Tinos</family></prefer></alias></fontconfig>"""
"""Tinos has the widths of Times New Roman, which a free system lacks."""
MOST_PAGES = 30
__all__ = ["database", "numbers"]


@pytest.fixture
def papers(database, numbers) -> dict[str, str]:
    """The subject of every paper of the catalogue, in a register that has something to say in each."""
    propose(database)
    with database.work(ADMIN) as work:
        office_words.set_paper(work, COMPLETE)
    with database.work(OFFICER) as work:
        quarter = Quarter.of(work.today)
        programme_entry.add(work, Programme(code="KH", name="Kế hoạch của Sở", year=quarter.year))
        task = ProgrammeTask(programme_id=0, position=0, code="1", task="Việc của hai phòng", heading="Nhóm A")
        programme_entry.add_task(work, "KH", task, ["HCTP", "VP"])
    of_system = (*forms.CODES, *explaining.TITLES, catalogue.CHECKLIST, machine_room.BLANK, *OF_A_SYSTEM)
    named = subjects(numbers, quarter.year) | dict.fromkeys(of_system, "IOFFICE")
    named |= dict.fromkeys(("yearly", "mau-08", "mau-08-annex", "dti", security_plan.CODE), str(quarter.year))
    return named | {"quarterly": quarter.code}


def written(database, papers: dict[str, str], folder: Path) -> list[str]:
    """Write each paper as Word file and as our PDF; return their names."""
    with database.look(OFFICER) as work:
        for code, subject in papers.items():
            paper = catalogue.make(work, code, subject)
            for ending in ("docx", "pdf"):
                (folder / f"{code}.{ending}").write_bytes(rendering.render(paper, ending))
    return list(papers)


def letters(file: Path) -> Counter[str]:
    """
    Return how often each letter and digit stands in a PDF, page numbers left out.

    Two engines break lines and pages at other places, and read the cells of a table in turns of their own.
    """
    read = subprocess.run(["pdftotext", "-layout", file, "-"], capture_output=True, check=True).stdout.decode()
    lines = (line for line in unicodedata.normalize("NFC", read).splitlines() if not line.strip().isdigit())
    return Counter("".join(re.findall(r"\w", "".join(lines))))


def repeated(file: Path) -> list[Counter[str]]:
    """Return the letters of what pages of a Word file repeat: the head of each table, and the foot."""
    document = Document(str(file))
    rows = [row for table in document.tables for row in table.rows[:2]]
    heads = [row for row in rows if row._tr.trPr is not None and row._tr.trPr.find(qn("w:tblHeader")) is not None]
    texts = {"".join(dict.fromkeys(cell.text for cell in row.cells)) for row in heads}
    texts |= {foot for each in document.sections[0].footer.paragraphs if (foot := each.text.strip())}
    return [Counter(re.findall(r"\w", unicodedata.normalize("NFC", text))) for text in texts]


def says_the_same(theirs: Counter[str], ours: Counter[str], again: list[Counter[str]]) -> bool:
    """Say whether two readings differ by what pages repeat at most."""
    if theirs == ours or not again:
        return theirs == ours
    head, *rest = again
    return any(
        says_the_same(theirs + Counter({each: n * times for each, n in head.items()}), ours, rest)
        or says_the_same(theirs, ours + Counter({each: n * times for each, n in head.items()}), rest)
        for times in range(MOST_PAGES)
    )


def test_libreoffice_opens_every_word_file_and_its_pdf_says_the_same(database, papers, tmp_path):
    ours, theirs = tmp_path / "ours", tmp_path / "theirs"
    ours.mkdir()
    names = written(database, papers, ours)
    assert set(names) == set(catalogue.PAPERS)

    (tmp_path / "fonts.conf").write_text(FONTS.format(files("templates") / "fonts", tmp_path), "utf-8")
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", theirs]
    command += [ours / f"{name}.docx" for name in names]
    fonts = os.environ | {"FONTCONFIG_FILE": str(tmp_path / "fonts.conf")}
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=fonts)

    assert done.stdout.count("writer_pdf_Export") == len(names), done.stderr
    for name in names:
        read = letters(theirs / f"{name}.pdf"), letters(ours / f"{name}.pdf")
        assert says_the_same(*read, repeated(ours / f"{name}.docx")), name
