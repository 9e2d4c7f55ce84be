"""
A printed page into a Word file that officers may edit: the same paragraphs and tables, styled after NĐ 30/2020.

It knows the few tags and classes of `templates/forms`: what a class looks like stands in `STYLES` here and in
`styles/forms.css` for the PDF.
"""

from base64 import b64decode
from collections.abc import Iterable, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from functools import cache
from html.parser import HTMLParser
from io import BytesIO
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_COLOR_INDEX
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Length, Mm, Pt
from docx.text.paragraph import Paragraph as WordParagraph
from docx.text.run import Run as WordRun

from isms.papers.composition.word import without_clock

FONT = "Times New Roman"
_CENTRE, _LEFT, _JUSTIFY = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.LEFT, WD_ALIGN_PARAGRAPH.JUSTIFY


@dataclass(frozen=True, slots=True)
class Style:
    """How a paragraph is set: sizes in points, the first line's indent in mm."""

    align: Any = _JUSTIFY
    size: float = 14
    before: float = 6
    indent: float = 10
    italic: bool = False
    underline: bool = False
    with_next: bool = False
    framed: bool = False


STYLES = {
    "": Style(),
    "basis": Style(italic=True),
    "part": Style(with_next=True),
    "above-grid": Style(with_next=True),
    "title": Style(_CENTRE, indent=0),
    "internal": Style(_CENTRE, 13, 0, 0),
    "addressee": Style(_CENTRE, before=12, indent=0),
    "annex": Style(_CENTRE, before=0, indent=0, italic=True),
    "rule": Style(_CENTRE, 8, 0, 0, underline=True),
    "superior": Style(_CENTRE, 13, 0, 0),
    "office": Style(_CENTRE, 13, 0, 0),
    "country": Style(_CENTRE, 13, 0, 0),
    "motto": Style(_CENTRE, 14, 0, 0, underline=True),
    "number": Style(_CENTRE, 13, 8, 0),
    "subject-line": Style(_CENTRE, 12, 6, 0),
    "day": Style(_CENTRE, 14, 8, 0),
    "to-head": Style(_LEFT, 12, 0, 0),
    "to": Style(_LEFT, 11, 0, 0),
    "signer": Style(_CENTRE, 14, 0, 0),
    "sign": Style(_CENTRE, 13, 0, 0),
    "gap": Style(size=6, before=6),
    "name": Style(_CENTRE, 14, 68, 0),
    "cell": Style(_LEFT, 11, 0, 0),
    "head": Style(_CENTRE, 11, 0, 0, with_next=True),
    "count": Style(_CENTRE, 11, 0, 0),
    "box": Style(_CENTRE, 11, 2, 0, framed=True),
    "note": Style(size=12, before=3),
    "seal": Style(_LEFT, 9, 10, 0),
    "foot": Style(_CENTRE, 9, 0, 0),
}
PICTURE = Mm(22)
WIDTHS = {"letterhead": (38, 62), "closing": (42, 58)}
"""Shares of the width of the page, in hundredths, of the columns of a table without a frame."""


@dataclass(slots=True)
class Run:
    """A stretch of text of one look, or a picture; `blank` marks what is missing."""

    text: str
    bold: bool = False
    italic: bool = False
    blank: bool = False
    picture: bytes = b""


@dataclass(slots=True)
class Paragraph:
    look: str = ""
    runs: list[Run] = field(default_factory=list)


@dataclass(slots=True)
class Cell:
    blocks: list["Paragraph | Table"] = field(default_factory=list)


@dataclass(slots=True)
class Table:
    """Rows of cells; `heads` of them are repeated on every page; `shares` are the columns' parts of the width."""

    look: str = ""
    shares: tuple[int, ...] = ()
    rows: list[list[Cell]] = field(default_factory=list)
    heads: int = 0


class _Reader(HTMLParser):
    """Reads the body and the foot of a page into paragraphs and tables."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.body, self.foot = Cell(), Cell()
        self.landscape = False
        self._cells: list[Cell] = []
        self._tables: list[Table] = []
        self._paragraph: Paragraph | None = None
        self._marks: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        look = given.get("class", "")
        match tag:
            case "main":
                self._cells, self.landscape = [self.body], "landscape" in look
            case "footer":
                self._cells = [self.foot]
            case "p" if self._cells:
                self._paragraph = Paragraph(look)
                self._cells[-1].blocks.append(self._paragraph)
            case "table" if self._cells:
                shares = tuple(int(each) for each in given.get("data-shares", "").split()) or WIDTHS.get(look, ())
                self._tables.append(Table(look, shares))
                self._cells[-1].blocks.append(self._tables[-1])
            case "tr" if self._tables:
                self._tables[-1].rows.append([])
            case "td" | "th" if self._tables:
                self._tables[-1].rows[-1].append(Cell())
                self._cells.append(self._tables[-1].rows[-1][-1])
            case "b" | "i" | "span":
                self._marks.append("blank" if look == "blank" else tag)
            case "img" if self._paragraph:
                picture = b64decode(given["src"].partition(",")[2])
                self._paragraph.runs.append(Run("", picture=picture))
            case "br" if self._paragraph:
                self._paragraph.runs.append(Run("\n"))

    def handle_endtag(self, tag: str) -> None:
        match tag:
            case "main" | "footer":
                self._cells = []
            case "p":
                self._paragraph = None
            case "thead" if self._tables:
                self._tables[-1].heads = len(self._tables[-1].rows)
            case "table" if self._tables:
                self._tables.pop()
            case "td" | "th" if self._tables:
                self._cells.pop()
            case "b" | "i" | "span" if self._marks:
                self._marks.pop()

    def handle_data(self, data: str) -> None:
        if self._paragraph is not None:
            marks = self._marks
            self._paragraph.runs.append(Run(data.replace("\n", " "), "b" in marks, "i" in marks, "blank" in marks))


def docx(page: Iterable[str]) -> bytes:
    """Return the Word file of a page, read piece by piece; the same page gives the same bytes."""
    reader = _Reader()
    for piece in page:
        reader.feed(piece)
    document = Document()
    document.core_properties.author = document.core_properties.comments = ""
    width = _lay_out(document, reader.landscape)
    blocks = reader.body.blocks
    for position, block in enumerate(blocks):
        _write(document, block, width)
        if isinstance(block, Paragraph) and _closes(blocks[position + 1 : position + 3]):
            document.paragraphs[-1].paragraph_format.keep_with_next = True
    for block in (each for each in reader.foot.blocks if isinstance(each, Paragraph)):
        for foot in (document.sections[0].first_page_footer, document.sections[0].footer):
            _write_paragraph(foot.paragraphs[0], block)
    written = BytesIO()
    document.save(written)
    return without_clock(written)


def _closes(following: Sequence[Paragraph | Table]) -> bool:
    """Say whether the signature follows: it never stands alone on a page."""
    return any(isinstance(each, Table) and "closing" in each.look.split() for each in following)


def _lay_out(document: Any, landscape: bool) -> Length:
    """Set A4 with its margins, the font, and the page number from page 2 on; return the width of the text."""
    section = document.sections[0]
    section.page_width, section.page_height = (Mm(297), Mm(210)) if landscape else (Mm(210), Mm(297))
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    section.top_margin = section.bottom_margin = section.right_margin = Mm(20)
    section.left_margin = Mm(30)
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
    return Length(section.page_width - section.left_margin - section.right_margin)


def _number_pages(paragraph: Any) -> None:
    paragraph.alignment = _CENTRE
    run = paragraph.add_run()
    for kind, text in (("begin", ""), ("", "PAGE"), ("end", "")):
        element = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            element.set(qn("w:fldCharType"), kind)
        else:
            element.text = text
        run._r.append(element)


def _write(place: Any, block: Paragraph | Table, width: Length) -> None:
    if isinstance(block, Paragraph):
        _write_paragraph(place.add_paragraph(), block)
    else:
        _write_table(place, block, width)


def _write_paragraph(paragraph: Any, source: Paragraph) -> None:
    if paragraph._p.pPr is not None:
        paragraph._p.remove(paragraph._p.pPr)
    paragraph._p.insert(0, deepcopy(_layout_of(source.look)))
    for source_run in source.runs:
        run = paragraph.add_run(source_run.text)
        run._r.insert(0, deepcopy(_letters_of(source.look, source_run.bold, source_run.italic, source_run.blank)))
        if source_run.picture:
            run.add_picture(BytesIO(source_run.picture), width=PICTURE)


@cache
def _layout_of(look: str) -> Any:
    """Return the properties of a paragraph, to be copied: making them anew for each one takes most of the time."""
    style, paragraph = STYLES[look], WordParagraph(OxmlElement("w:p"), None)  # type: ignore[arg-type]  # of no document
    layout = paragraph.paragraph_format
    paragraph.alignment = style.align
    layout.first_line_indent, layout.space_before, layout.space_after = Mm(style.indent), Pt(style.before), Pt(0)
    layout.line_spacing = 1.0
    layout.keep_with_next = style.with_next
    if style.framed:
        _frame(paragraph)
    return paragraph._p.pPr


@cache
def _letters_of(look: str, bold: bool, italic: bool, blank: bool) -> Any:
    """Return the properties of a run, to be copied."""
    style, run = STYLES[look], WordRun(OxmlElement("w:r"), None)  # type: ignore[arg-type]  # of no document
    run.font.size = Pt(style.size)
    run.bold, run.italic, run.underline = bold, italic or style.italic, style.underline
    if blank:
        run.font.highlight_color = WD_COLOR_INDEX.YELLOW
    return run._r.rPr


def _frame(paragraph: Any) -> None:
    """Draw a square of some 4 mm around a paragraph in a narrow column."""
    layout, frame = paragraph.paragraph_format, OxmlElement("w:pBdr")
    layout.line_spacing, layout.space_after = Pt(12), Pt(2)
    layout.left_indent = layout.right_indent = Mm(3)
    for side in ("top", "left", "bottom", "right"):
        line = OxmlElement(f"w:{side}")
        for name, value in (("val", "single"), ("sz", "6"), ("space", "0"), ("color", "auto")):
            line.set(qn(f"w:{name}"), value)
        frame.append(line)
    paragraph._p.get_or_add_pPr().insert_element_before(frame, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc")


def _write_table(place: Any, source: Table, width: Length) -> None:
    columns = max(len(row) for row in source.rows)
    shares = source.shares or (100 // columns,) * columns
    widths = [Length(width * share // sum(shares)) for share in shares]
    table = place.add_table(len(source.rows), columns)
    table.autofit = False
    if source.look == "grid":
        table.style = "Table Grid"
    _tighten(table, widths)
    for number, (cells, row) in enumerate(zip(source.rows, table.rows, strict=True)):
        _keep_whole(row, number < source.heads)
        for cell, target, share in zip(cells, row.cells, widths, strict=False):
            target.width = share
            for position, block in enumerate(cell.blocks):
                if position == 0 and isinstance(block, Paragraph):
                    _write_paragraph(target.paragraphs[0], block)
                else:
                    _write(target, block, share)


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


def _keep_whole(row: Any, head: bool) -> None:
    """Keep a row on one page, and repeat the head's rows on every page."""
    properties = row._tr.get_or_add_trPr()
    properties.append(OxmlElement("w:cantSplit"))
    if head:
        properties.append(OxmlElement("w:tblHeader"))
