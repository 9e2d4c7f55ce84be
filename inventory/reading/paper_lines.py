"""Lines of a paper with their place, the cells within them, and the paragraphs that they make."""

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from inventory.vietnamese import fold, one_form

_QUOTED = 160  # characters
_BLANKS = re.compile(r"[\s\u00a0\u2000-\u200b\ufeff]+")
_BETWEEN_CELLS = re.compile(r"\t+|[ \u00a0]{3,}")
_ITEM = re.compile(
    r"(?:Điều\s+\d+|Chương\s|Mục\s|\d+(?:\.\d+)*\s*[.)]|[a-zđ]\s*[.)]|[-+–•*]\s|[IVX]+\s*\."
    r"|Căn cứ|Xét|Theo đề nghị|Nơi nhận)",
    re.IGNORECASE,
)
_ENDS = (".", ";", ":")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text; cells of a row stand apart by tabs. `page`: from 1, None where a file has no pages."""

    text: str
    number: int
    page: int | None = None

    @property
    def where(self) -> str:
        """Where it stands, in words."""
        return f"trang {self.page}, dòng {self.number}" if self.page else f"dòng {self.number}"

    @property
    def quote(self) -> str:
        """What stands there, on one line."""
        text = tidy(self.text)
        return text if len(text) <= _QUOTED else f"{text[:_QUOTED].rstrip()}…"


@dataclass(frozen=True, slots=True)
class Reading:
    """The value of a field, by the name that the record has for it, and the line it was read in."""

    field: str
    value: str | int | dt.date
    line: Line


@dataclass(frozen=True, slots=True)
class Cell:
    """A piece of a line, in composed letters, with single blanks."""

    text: str
    line: Line

    @property
    def plain(self) -> str:
        """The text without case and tones."""
        return " ".join(fold(self.text).split())

    @property
    def joined(self) -> str:
        """The same without any blank: a scan's recognition puts blanks within words."""
        return self.plain.replace(" ", "")

    @property
    def is_upper(self) -> bool:
        """Whether it has letters, and only capital ones."""
        return self.text.isupper()


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines that make one sentence or item."""

    lines: tuple[Line, ...]

    @property
    def text(self) -> str:
        """The whole text, in composed letters, with single blanks; cells stand apart by tabs."""
        return " ".join("\t".join(map(tidy, line.text.split("\t"))).strip() for line in self.lines)

    @property
    def plain(self) -> str:
        """The text without case and tones; cells stand apart by tabs."""
        return fold(self.text)

    def line_with(self, *wanted: str) -> Line:
        """Return the first line in which one of the plain texts stands, the first line when none has it whole."""
        for text in wanted:
            for line in self.lines:
                if text in " ".join(fold(tidy(line.text)).split()):
                    return line
        return self.lines[0]


def tidy(text: str) -> str:
    """Return text in composed letters with single blanks."""
    return _BLANKS.sub(" ", one_form(text)).strip()


def cells(line: Line) -> list[Cell]:
    """Return the pieces of a line that wide blanks or tabs part."""
    parts = (tidy(part) for part in _BETWEEN_CELLS.split(one_form(line.text)))
    return [Cell(part, line) for part in parts if part]


def paragraphs(lines: Iterable[Line]) -> Iterator[Paragraph]:
    """Join lines that a page wrapped: up to a full stop, a semicolon, a colon, the next item or the row of a table."""
    held: list[Line] = []
    for line in lines:
        text = tidy(line.text)
        if not text:
            continue
        is_row = "\t" in line.text.strip()
        if held and (is_row or _ITEM.match(text) or tidy(held[-1].text).endswith(_ENDS)):
            yield Paragraph(tuple(held))
            held = []
        held.append(line)
        if is_row:
            yield Paragraph(tuple(held))
            held = []
    if held:
        yield Paragraph(tuple(held))
