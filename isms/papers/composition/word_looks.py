"""How each class of a page is set in Word, after NĐ 30/2020; `styles/forms.css` says the same for the PDF."""

from dataclasses import dataclass
from functools import cache
from typing import Any

from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_COLOR_INDEX
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph as WordParagraph
from docx.text.run import Run as WordRun

_CENTRE, _LEFT, _JUSTIFY = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.LEFT, WD_ALIGN_PARAGRAPH.JUSTIFY


@dataclass(frozen=True, slots=True)
class Style:
    """How a paragraph is set: sizes in points, the indents of its first line and of all its lines in mm."""

    align: Any = _JUSTIFY
    size: float = 14
    before: float = 6
    indent: float = 10
    italic: bool = False
    underline: bool = False
    with_next: bool = False
    framed: bool = False
    left: float = 0


STYLES = {
    "": Style(),
    "basis": Style(italic=True),
    "part": Style(with_next=True),
    "title": Style(_CENTRE, indent=0),
    "heading": Style(_CENTRE, indent=0, with_next=True),
    "internal": Style(_CENTRE, 13, 0, 0),
    "addressee": Style(_CENTRE, before=12, indent=0),
    "addressees": Style(_LEFT, before=12, indent=40),
    "to-whom": Style(_LEFT, before=0, indent=0, left=58),
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
    "fine": Style(size=10, before=1, indent=0),
    "fine-title": Style(_CENTRE, 13, 2, 0),
    "fine-left": Style(_LEFT, 10, 1, 0),
    "fine-part": Style(_LEFT, 11, 2, 0, with_next=True),
    "fine-cell": Style(_LEFT, 10, 0, 0),
    "fine-head": Style(_CENTRE, 10, 0, 0),
    "fine-note": Style(_CENTRE, 10, 0, 0),
    "fine-signer": Style(_CENTRE, 12, 0, 0),
    "fine-name": Style(_CENTRE, 12, 37, 0),
    "fine-to": Style(_LEFT, 10, 0, 0),
    "seal": Style(_LEFT, 9, 10, 0),
    "foot": Style(_CENTRE, 9, 0, 0),
}


@cache
def layout_of(look: str) -> Any:
    """Return the properties of a paragraph, to be copied: making them anew for each one takes most of the time."""
    style, paragraph = STYLES[look], WordParagraph(OxmlElement("w:p"), None)  # type: ignore[arg-type]  # of no document
    layout = paragraph.paragraph_format
    paragraph.alignment = style.align
    layout.first_line_indent, layout.space_before, layout.space_after = Mm(style.indent), Pt(style.before), Pt(0)
    if style.left:
        layout.left_indent = Mm(style.left)
    layout.line_spacing = 1.0
    layout.keep_with_next = style.with_next
    if style.framed:
        _frame(paragraph)
    return paragraph._p.pPr


@cache
def letters_of(look: str, bold: bool, italic: bool, blank: bool) -> Any:
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
