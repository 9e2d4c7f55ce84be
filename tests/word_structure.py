"""How a Word file is built, told line by line so that a person can read it, and see in a diff what has changed."""

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph
from docx.text.run import Run

SIDES = {
    None: "left",
    WD_ALIGN_PARAGRAPH.LEFT: "left",
    WD_ALIGN_PARAGRAPH.CENTER: "centre",
    WD_ALIGN_PARAGRAPH.RIGHT: "right",
    WD_ALIGN_PARAGRAPH.JUSTIFY: "justify",
}
MARKS = {"bold": "**", "italic": "//", "underline": "__"}


def structure(file: bytes) -> str:
    """
    Return the structure of a Word file: the page, then each paragraph and table in turn, cells indented.

    A paragraph: "[justify, 14 pt, before 6, indent 10] words". **bold**, //italic//, __underlined__, {{marked}}.
    """
    document = Document(BytesIO(file))
    lines = [*_page(document), *_blocks(document, "")]
    return masked("\n".join(lines))


def masked(text: str) -> str:
    """Return the text without the fingerprints in it, which change with every fact."""
    return re.sub("(Mã (?:kiểm chứng|đối chiếu)): [0-9a-f]+", r"\1: M", text)


def _page(document: Any) -> Iterator[str]:
    for section in document.sections:
        size = f"{_mm(section.page_width)} x {_mm(section.page_height)} mm"
        edges = (section.top_margin, section.right_margin, section.bottom_margin, section.left_margin)
        yield f"page {size}, margins top right bottom left: {' '.join(_mm(edge) for edge in edges)} mm"
        apart = "not on the first page" if section.different_first_page_header_footer else "on every page"
        yield f"page number {apart}: {'PAGE' in section.header._element.xml}"
        for name in ("first_page_footer", "footer"):
            for paragraph in getattr(section, name).paragraphs:
                yield from (f"{name.replace('_', ' ')} {line}" for line in _paragraph(paragraph, "") if paragraph.text)
    normal = document.styles["Normal"].font
    yield f"font {normal.name} {normal.size.pt:g} pt"


def _blocks(place: Any, indent: str) -> Iterator[str]:
    for block in place.iter_inner_content():
        if isinstance(block, Paragraph):
            yield from _paragraph(block, indent)
        else:
            yield from _table(block, indent)


def _table(table: Table, indent: str) -> Iterator[str]:
    widths = " ".join(_mm(column.width) for column in table.columns)
    framed = (table.style and table.style.name == "Table Grid") or table._tbl.tblPr.find(qn("w:tblBorders")) is not None
    frame = "framed" if framed else "without a frame"
    yield f"{indent}table {frame}, columns {widths} mm"
    for row in table.rows:
        properties = row._tr.trPr
        marks = [
            name
            for tag, name in (("w:tblHeader", "repeated head"), ("w:cantSplit", "kept whole"))
            if properties is not None and properties.find(qn(tag)) is not None
        ]
        yield f"{indent}  row{': ' if marks else ''}{', '.join(marks)}"
        for cell in _cells(row):
            width = f" {_mm(cell.width)} mm" if cell.width is not None else ""
            yield f"{indent}    cell{width}"
            yield from _blocks(cell, f"{indent}      ")


def _cells(row: Any) -> Iterator[_Cell]:
    seen = set()
    for cell in row.cells:
        if cell._tc not in seen:
            seen.add(cell._tc)
            yield cell


def _paragraph(paragraph: Paragraph, indent: str) -> Iterator[str]:
    layout = paragraph.paragraph_format
    sizes = list(dict.fromkeys(f"{_size(run, paragraph):g}" for run in paragraph.runs))
    about = [SIDES[_first(paragraph, "alignment")]]
    about += [f"{'/'.join(sizes)} pt"] if sizes else []
    for name, value in (("before", layout.space_before), ("after", layout.space_after)):
        about += [f"{name} {value.pt:g}"] if value else []
    about += [f"indent {_mm(layout.first_line_indent)}"] if layout.first_line_indent else []
    about += ["with next"] if layout.keep_with_next else []
    about += ["no tight spacing"] if layout.line_spacing not in (None, 1.0) else []
    words = "".join(_words(run) for run in _joined(paragraph.runs))
    yield f"{indent}[{', '.join(about)}] {words}".rstrip()


def _joined(runs: list[Run]) -> list[list[Run]]:
    """Return the runs of one look together: how a text is cut into runs is not seen."""
    found: list[list[Run]] = []
    for run in runs:
        if found and _look(found[-1][0]) == _look(run):
            found[-1].append(run)
        else:
            found.append([run])
    return found


def _look(run: Run) -> tuple[bool, ...]:
    return (*(bool(getattr(run, name)) for name in MARKS), run.font.highlight_color is not None)


def _words(runs: list[Run]) -> str:
    text = "".join(
        "[picture]" if run._r.findall(".//" + qn("w:drawing")) else run.text.replace("\n", "[new line]") for run in runs
    )
    blanks = text.count("\u00a0")
    if blanks and not text.strip("\u00a0\u200c "):
        text = f"[{blanks} blanks]"
    if not text.strip():
        return text
    for name, mark in MARKS.items():
        text = f"{mark}{text}{mark}" if getattr(runs[0], name) else text
    return f"{{{{{text}}}}}" if runs[0].font.highlight_color is not None else text


def _size(run: Run, paragraph: Paragraph) -> float:
    if run.font.size is not None:
        return run.font.size.pt
    style = paragraph.style
    while style is not None:
        if style.font.size is not None:
            return style.font.size.pt
        style = style.base_style
    return paragraph.part.document.styles["Normal"].font.size.pt


def _first(paragraph: Paragraph, name: str) -> Any:
    """Return what the paragraph, or the nearest of its styles, says of its layout."""
    said, style = getattr(paragraph.paragraph_format, name), paragraph.style
    while said is None and style is not None:
        said, style = getattr(style.paragraph_format, name), style.base_style
    return said


def _mm(length: Any) -> str:
    return f"{length.mm:.1f}".removesuffix(".0") if length is not None else "?"
