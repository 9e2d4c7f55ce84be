"""Letters that the paper's font lacks: another font is embedded, or the gap is named before printing."""

import json
import re
import subprocess

import pytest
from typer.testing import CliRunner

from inventory.systems import register
from inventory.systems.register import Entry
from inventory.vietnamese import clean
from isms.cli import app
from isms.exchange import loading
from isms.papers import catalogue
from isms.papers.composition import fonts, rendering
from isms.papers.composition.paper_words import printable
from tests.register import ADMIN, OFFICER

pytestmark = pytest.mark.slow  # papers are drawn, and read back by Poppler

KHMER, CHINESE, EMOJI = "ភាសាខ្មែរ", "漢字", "\U0001f468"


def enter(database, name: str) -> None:
    with database.work(OFFICER) as work:
        register.register(work, Entry("A", name, "owned", owner="Sở", operator="VP"), work.today, operating=True)


def pdf(database, code: str, tool: str = "pdftotext") -> str:
    with database.look(OFFICER) as work:
        content = catalogue.printed(work, code, "A", "pdf").content
    arguments = [tool, "-", "-"] if tool == "pdftotext" else [tool, "-"]
    return subprocess.run(arguments, input=content, capture_output=True, check=True).stdout.decode()


@pytest.mark.engines("sqlite")
@pytest.mark.parametrize("code", ["checklist", "mau-01"])
def test_khmer_is_printed_in_a_font_that_is_embedded(database, code):
    enter(database, f"Trang thông tin {KHMER} ✓")
    named = pdf(database, code, "pdffonts")
    for family in ("NotoSerifKhmer", "NotoSansSymbols2"):
        (line,) = (line for line in named.splitlines() if f"+{family}-Regular" in line)
        assert re.search(r"\byes yes (yes|no)\s+\d+\s+0$", line)
    with database.look(OFFICER) as work:
        assert not any("Phông in" in each.what for each in catalogue.make(work, code, "A").missing)


@pytest.mark.engines("sqlite")
def test_a_paper_in_vietnamese_carries_no_other_font(database):
    enter(database, "Hệ thống quản lý văn bản")
    with database.look(OFFICER) as work:
        page = rendering.html(catalogue.make(work, "mau-01", "A"))
    assert set(re.findall(r'@font-face\{font-family:"([^"]+)"', page)) == {"Tinos"}


@pytest.mark.engines("sqlite")
@pytest.mark.parametrize("letters", [CHINESE, EMOJI])
@pytest.mark.parametrize("code", ["checklist", "mau-01"])
def test_what_no_font_has_is_named_before_printing(database, letters, code):
    enter(database, f"Hệ thống {letters}")
    with database.look(OFFICER) as work:
        (gap,) = (each for each in catalogue.make(work, code, "A").missing if "Phông in" in each.what)
    assert all(letter in gap.what for letter in letters)
    assert "Word" in gap.where


@pytest.mark.engines("sqlite")
def test_the_command_names_the_letters_too(database, monkeypatch, tmp_path):
    enter(database, f"Hệ thống {CHINESE}")
    monkeypatch.setenv("ISMS_DATABASE_URL", str(database.engine.url.render_as_string(hide_password=False)))
    monkeypatch.setenv("ISMS_DATA_DIR", str(tmp_path))
    done = CliRunner().invoke(app, ["print", "checklist", "A", "--output", str(tmp_path / "a.pdf")])
    assert done.exit_code == 0, done.output
    assert "Phông in không có chữ: 字 漢" in done.stderr
    done = CliRunner().invoke(app, ["print", "checklist", "A", "--output", str(tmp_path / "a.docx")])
    assert "Phông in" not in done.stderr  # Word has fonts of its own


@pytest.mark.engines("sqlite")
def test_word_s_own_bullets_become_signs_that_the_paper_has(database):
    """The input c06_private_use: U+F0B7 and U+F0FC, as pasting from Word brings them."""
    system = {"code": "C06", "name": "\uf0b7 Hệ thống \uf0fc dán từ Word", "responsibility": "owned", "operating": True}
    with database.work(ADMIN) as work:
        loading.load(work, json.dumps({"format": "isms/1", "systems": [system]}).encode())
    with database.look(ADMIN) as work:
        name = register.system(work, "C06", register.Act.VIEW).name
    assert name == "• Hệ thống ✓ dán từ Word"
    assert fonts.missing_letters(name) == ()
    for text in ("\uf0b7 a \uf0fc \ue123b", "\uf0d8 c"):
        assert printable(text).split() == clean(text).split()  # what was stored before is translated on paper
        assert fonts.missing_letters(printable(text)) == ()


def test_every_font_has_what_its_table_says():
    assert ord("Ạ") in fonts.coverage("Tinos-Regular.ttf")
    assert ord("ខ") in fonts.coverage("NotoSerifKhmer-Bold.ttf")
    assert 0x1F512 in fonts.coverage("NotoSansSymbols2-Regular.ttf")  # beyond the first plane: another format of table
    same = {fonts.coverage(face.file) for face in fonts.TINOS}
    assert len(same) == 1


def test_letters_are_told_in_few_words():
    many = fonts.missing_letters("".join(map(chr, range(0x4E00, 0x4E40))))
    assert len(many) == 64
    assert fonts.missing_letters_text(many).count(" ") < 40
    assert fonts.missing_letters_text(()) == ""
