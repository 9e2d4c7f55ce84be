"""
A printed page into a Word file that officers may edit: the same paragraphs and tables, styled after NĐ 30/2020.

It knows the few tags and classes of our templates (`page_reader`, `word_looks`). Tables with a frame may be of any
length: their rows go into the file as they are read.
"""

from collections.abc import Callable, Iterable, Sequence
from contextlib import closing
from copy import deepcopy
from io import BytesIO
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Length, Mm, Pt

from isms.papers.composition.page_reader import GRID, PageReader, Paragraph, Table
from isms.papers.composition.word import without_clock
from isms.papers.composition.word_looks import layout_of, letters_of
from isms.papers.composition.word_rows import TableRows, widths_of

FONT = "Times New Roman"
PICTURE = Mm(22)
LEFT, RIGHT = Mm(30), Mm(20)
"""Margins of a page."""


def docx(page: Iterable[str], ready: Callable[[int], None] = lambda _rows: None, keywords: str = "") -> bytes:
    """
    Return the Word file of a page, read piece by piece; the same page gives the same bytes.

    `ready` is told of each row of a long table that was read; `keywords` stand among the properties of the file.
    """
    with closing(TableRows(ready)) as rows:
        reader = PageReader(lambda table, row, head: rows.take(table, row, head, _text_width(reader.landscape)))
        reader.read(page)
        document = Document()
        document.core_properties.author = document.core_properties.comments = ""
        document.core_properties.keywords = keywords
        width = _lay_out(document, reader.landscape)
        blocks = reader.body.blocks
        for position, block in enumerate(blocks):
            _write(document, block, width, rows)
            if isinstance(block, Paragraph) and _closes(blocks[position + 1 : position + 3]):
                document.paragraphs[-1].paragraph_format.keep_with_next = True
        for block in (each for each in reader.foot.blocks if isinstance(each, Paragraph)):
            for foot in (document.sections[0].first_page_footer, document.sections[0].footer):
                _write_paragraph(foot.paragraphs[0], block)
        written = BytesIO()
        document.save(written)
        return without_clock(written, rows.filled)


def _closes(following: Sequence[Paragraph | Table]) -> bool:
    """Say whether the signature follows: it never stands alone on a page."""
    return any(isinstance(each, Table) and "closing" in each.look.split() for each in following)


def _lay_out(document: Any, landscape: bool) -> Length:
    """Set A4 with its margins, the font, and the page number from page 2 on; return the width of the text."""
    section = document.sections[0]
    section.page_width, section.page_height = (Mm(297), Mm(210)) if landscape else (Mm(210), Mm(297))
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    section.top_margin = section.bottom_margin = section.right_margin = RIGHT
    section.left_margin = LEFT
    section.header_distance = Mm(8)
    section.different_first_page_header_footer = True
    _number_pages(section.header.paragraphs[0])
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = FONT, Pt(14)
    fonts = normal.element.get_or_add_rPr().get_or_add_rFonts()
    for script in ("w:eastAsia", "w:cs", "w:hAnsi"):
        fonts.set(qn(script), FONT)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "vi-VN")
    normal.element.get_or_add_rPr().append(language)
    return _text_width(landscape)


def _text_width(landscape: bool) -> Length:
    return Length((Mm(297) if landscape else Mm(210)) - LEFT - RIGHT)


def _number_pages(paragraph: Any) -> None:
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run = paragraph.add_run()
    for kind, text in (("begin", ""), ("", "PAGE"), ("end", "")):
        element = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            element.set(qn("w:fldCharType"), kind)
        else:
            element.text = text
        run._r.append(element)


def _write(place: Any, block: Paragraph | Table, width: Length, rows: TableRows) -> None:
    if isinstance(block, Paragraph):
        _write_paragraph(place.add_paragraph(), block)
    elif block.look == GRID:
        _begin_grid(place, block, width, rows)
    else:
        _write_table(place, block, width, rows)


def _write_paragraph(paragraph: Any, source: Paragraph) -> None:
    if paragraph._p.pPr is not None:
        paragraph._p.remove(paragraph._p.pPr)
    paragraph._p.insert(0, deepcopy(layout_of(source.look)))
    for source_run in source.runs:
        run = paragraph.add_run(source_run.text)
        run._r.insert(0, deepcopy(letters_of(source.look, source_run.bold, source_run.italic, source_run.blank)))
        if source_run.picture:
            run.add_picture(BytesIO(source_run.picture), width=PICTURE)


def _begin_grid(place: Any, source: Table, width: Length, rows: TableRows) -> None:
    """Write a table with a frame, and in the place of its rows the mark where they are put in."""
    table = place.add_table(0, len(source.shares))
    table.autofit = False
    table.style = "Table Grid"
    _tighten(table, widths_of(source, width))
    table._tbl.append(rows.mark(source))


def _write_table(place: Any, source: Table, width: Length, rows: TableRows) -> None:
    table = place.add_table(len(source.rows), max(len(row) for row in source.rows))
    table.autofit = False
    widths = widths_of(source, width)
    _tighten(table, widths)
    for cells, row in zip(source.rows, table.rows, strict=True):
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
        for cell, target, share in zip(cells, row.cells, widths, strict=False):
            target.width = share
            for position, block in enumerate(cell.blocks):
                if position == 0 and isinstance(block, Paragraph):
                    _write_paragraph(target.paragraphs[0], block)
                else:
                    _write(target, block, share, rows)


def _tighten(table: Any, widths: list[Length]) -> None:
    """Set the columns' widths, and leave hardly any room beside the text: a line of 13 points must fit its column."""
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    margins = OxmlElement("w:tblCellMar")
    for side in ("w:left", "w:right"):
        edge = OxmlElement(side)
        edge.set(qn("w:w"), "40")
        edge.set(qn("w:type"), "dxa")
        margins.append(edge)
    table._tbl.tblPr.append(margins)
