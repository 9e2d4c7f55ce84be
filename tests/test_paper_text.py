"""Text out of real Word and PDF files; what has none, or is made to do harm, is refused in words."""

import io
import zipfile
from datetime import date
from pathlib import Path
from typing import Any

import plutoprint
import pypdf
import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from inventory.reading import read_papers
from inventory.reading.paper_lines import Line
from inventory.reading.read_papers import About
from isms.evidence import paper_text, text_reading
from isms.evidence.paper_text import Unreadable
from isms.evidence.store import Store
from isms.platform.config import Settings

SYSTEM = "Hệ thống quản lý văn bản và điều hành"
LEFT = ("ỦY BAN NHÂN DÂN TỈNH AN GIANG", "SỞ TƯ PHÁP")
RIGHT = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")
NUMBERED = ("Số: 12/QĐ-STP", "An Giang, ngày 15 tháng 9 năm 2026")
BODY = (
    "QUYẾT ĐỊNH",
    "Về việc phê duyệt cấp độ hệ thống thông tin",
    "GIÁM ĐỐC SỞ TƯ PHÁP",
    "Căn cứ Quyết định số 45/QĐ-UBND ngày 02 tháng 3 năm 2025;",
    "QUYẾT ĐỊNH:",
    "Điều 1. Phê duyệt cấp độ của các hệ thống thông tin sau:",
)
TABLE = (("STT", "Tên hệ thống", "Cấp độ"), ("1", "Cổng thông tin điện tử", "2"), ("2", SYSTEM, "3"))
WANTED = {
    "number": "12/QĐ-STP",
    "date": date(2026, 9, 15),
    "issuer": "Sở Tư pháp",
    "level": 3,
}


def word_decision(system: str = SYSTEM) -> Any:
    """Return a decision as Word keeps it: the head and the levels in tables."""
    document = Document()
    head = document.add_table(rows=2, cols=2)
    head.cell(0, 0).text, head.cell(0, 1).text = "\n".join(LEFT), "\n".join(RIGHT)
    head.cell(1, 0).text, head.cell(1, 1).text = NUMBERED
    for text in BODY:
        document.add_paragraph(text)
    levels = document.add_table(rows=0, cols=3)
    for row in TABLE:
        for cell, text in zip(levels.add_row().cells, row, strict=True):
            cell.text = system if text == SYSTEM else text
    return document


def saved(document: Any, path: Path) -> Path:
    document.save(str(path))
    return path


def pdf(path: Path, html: str) -> Path:
    book = plutoprint.Book(plutoprint.PAGE_SIZE_A4)
    book.load_html(html)
    book.write_to_pdf(str(path))
    return path


def pdf_decision(path: Path) -> Path:
    left, right = "<br>".join((*LEFT, NUMBERED[0])), "<br>".join((*RIGHT, NUMBERED[1]))
    rows = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in TABLE)
    paragraphs = "".join(f"<p>{text}</p>" for text in BODY)
    head = f"<table><tr><td>{left}</td><td>{right}</td></tr></table>"
    return pdf(path, f"<meta charset=utf-8>{head}{paragraphs}<table>{rows}</table>")


def read(rows: list[paper_text.Row]) -> dict[str, Any]:
    lines = [Line(text, number, page) for page, number, text in rows]
    return {each.field: each.value for each in read_papers.decision(lines, About(SYSTEM, ("Sở Tư pháp",))).readings}


def test_a_decision_is_read_out_of_word(tmp_path: Path) -> None:
    assert read(paper_text.word_lines(saved(word_decision(), tmp_path / "a.docx"))) == WANTED


def test_a_decision_is_read_out_of_pdf(tmp_path: Path) -> None:
    rows, recognised = paper_text.pdf_lines(pdf_decision(tmp_path / "a.pdf"))

    assert read(rows) == WANTED
    assert not recognised
    assert rows[0][:2] == (1, 1)


def test_what_is_hidden_in_word_is_not_read_and_what_is_within_a_control_is(tmp_path: Path) -> None:
    document = Document()
    number = document.add_paragraph("Số: 1")
    number.add_run("9").font.hidden = True
    control = f"<w:sdt {nsdecls('w')}><w:sdtContent><w:r><w:t>2</w:t></w:r></w:sdtContent></w:sdt>"
    number._p.append(parse_xml(control))
    number.add_run("/QĐ-STP")

    assert [text for _, _, text in paper_text.word_lines(saved(document, tmp_path / "a.docx"))] == ["Số: 12/QĐ-STP"]


def test_tracked_changes_are_refused(tmp_path: Path) -> None:
    document = word_decision()
    inserted = f"<w:ins {nsdecls('w')} w:id='1' w:author='a'><w:r><w:t>5</w:t></w:r></w:ins>"
    document.paragraphs[0]._p.append(parse_xml(inserted))

    assert refused(saved(document, tmp_path / "a.docx")) == "tracked"


def refused(file: Path) -> str:
    with pytest.raises(Unreadable) as why:
        (paper_text.pdf_lines if file.suffix == ".pdf" else paper_text.word_lines)(file)
    return str(why.value)


def test_hostile_files_are_refused(tmp_path: Path) -> None:
    bomb, entities, locked, empty, torn = (
        tmp_path / f"{n}{end}" for n, end in enumerate((".docx", ".docx", *[".pdf"] * 3))
    )
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b" " * (paper_text.LARGEST_PART + 1))
    laughs = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 20))
    with zipfile.ZipFile(entities, "w") as archive:
        archive.writestr("word/document.xml", f'<!DOCTYPE a [<!ENTITY a0 "ha">{laughs}]><a>&a19;</a>')
    whole = pdf_decision(tmp_path / "whole.pdf").read_bytes()
    writer = pypdf.PdfWriter(io.BytesIO(whole))
    writer.encrypt("mat-khau")
    writer.write(locked)
    scan = pypdf.PdfWriter()
    scan.add_blank_page(600, 800)
    scan.write(empty)
    torn.write_bytes(b"%PDF-1.7\n" + whole[400:900] + b"%%EOF")

    assert [refused(file) for file in (bomb, locked, empty, torn)] == ["too_large", "encrypted", "no_text", "broken"]
    try:
        assert sum(len(text) for _, _, text in paper_text.word_lines(entities)) < 1000
    except Unreadable as why:
        assert str(why) == "broken"


@pytest.mark.slow
def test_a_process_of_its_own_reads_what_is_in_the_store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = Store(Settings(data_dir=tmp_path, _env_file=None))
    draft = store.draft()
    saved(word_decision(), draft)
    kept = store.keep(draft, "qd.docx")

    text = text_reading.text_of(store, kept)
    found = read_papers.decision(text.lines, About(SYSTEM, ("Sở Tư pháp",))).readings
    monkeypatch.setattr(text_reading, "LIMIT", 0.01)
    late = text_reading.text_of(store, kept)

    assert {each.field: each.value for each in found} == WANTED
    assert {each.field: (each.line.where, each.line.quote) for each in found}["number"] == (
        "dòng 5",
        "Số: 12/QĐ-STP An Giang, ngày 15 tháng 9 năm 2026",
    )
    assert late.lines == () and "quá lâu" in late.refused
