"""A printed page read into paragraphs and tables: the few tags and classes of our own templates, nothing else."""

import html
import re
from base64 import b64decode
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache

WIDTHS = {"letterhead": (38, 62), "closing": (42, 58)}
"""Shares of the width of the page, in hundredths, of the columns of a table without a frame."""
GRID = "grid"
_TOKEN = re.compile(r"<(/?)(\w+)([^>]*)>|<!(?:--.*?--|[^>]*)>|([^<]+)", re.DOTALL)
_ATTRIBUTE = re.compile(r"([\w-]+)\s*=\s*\"([^\"]*)\"")


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
    """
    Rows of cells; `heads` of them are repeated on every page; `shares` are the columns' parts of the width.

    `look` "grid": a table with a frame, of any length. Its rows are handed on as they are read, none is kept.
    """

    look: str = ""
    shares: tuple[int, ...] = ()
    rows: list[list[Cell]] = field(default_factory=list)
    heads: int = 0


Row = list[Cell]
RowTaker = Callable[[Table, Row, bool], None]
"""Takes a row of a table with a frame as it is read; whether it belongs to the head."""


class PageReader:
    """Reads the body and the foot of a page into paragraphs and tables."""

    def __init__(self, take_row: RowTaker) -> None:
        self.body, self.foot = Cell(), Cell()
        self.landscape = False
        self._take_row = take_row
        self._cells: list[Cell] = []
        self._tables: list[Table] = []
        self._paragraph: Paragraph | None = None
        self._marks: list[str] = []
        self._in_head = False

    def read(self, pieces: Iterable[str]) -> None:
        """Read a page that comes in pieces, which may end anywhere."""
        for closes, tag, attributes, text in _tokens(pieces):
            if not tag:
                self._text(text)
            elif closes:
                self._end(tag)
            else:
                self._start(tag, attributes)

    def _start(self, tag: str, attributes: str) -> None:
        given = _attributes(attributes)
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
            case "thead":
                self._in_head = True
            case "tr" if self._tables:
                self._tables[-1].rows.append([])
            case "td" | "th" if self._tables:
                self._tables[-1].rows[-1].append(Cell())
                self._cells.append(self._tables[-1].rows[-1][-1])
            case "b" | "i" | "span":
                self._marks.append("blank" if look == "blank" else tag)
            case "img" if self._paragraph:
                self._paragraph.runs.append(Run("", picture=b64decode(given["src"].partition(",")[2])))
            case "br" if self._paragraph:
                self._paragraph.runs.append(Run("\n"))

    def _end(self, tag: str) -> None:
        match tag:
            case "main" | "footer":
                self._cells = []
            case "p":
                self._paragraph = None
            case "tr" if self._tables and self._tables[-1].look == GRID:
                self._take_row(self._tables[-1], self._tables[-1].rows.pop(), self._in_head)
            case "thead" if self._tables:
                self._tables[-1].heads, self._in_head = len(self._tables[-1].rows), False
            case "table" if self._tables:
                self._tables.pop()
            case "td" | "th" if self._tables:
                self._cells.pop()
            case "b" | "i" | "span" if self._marks:
                self._marks.pop()

    def _text(self, text: str) -> None:
        if self._paragraph is not None:
            said, marks = html.unescape(text).replace("\n", " "), self._marks
            self._paragraph.runs.append(Run(said, "b" in marks, "i" in marks, "blank" in marks))


def _tokens(pieces: Iterable[str]) -> Iterator[tuple[str, str, str, str]]:
    """Yield tags and texts: a slash where a tag closes, its name, its attributes; or a text alone."""
    waiting = ""
    for piece in pieces:
        waiting += piece
        whole = waiting.rfind("<")
        yield from _TOKEN.findall(waiting[:whole])
        waiting = waiting[whole:]
    yield from _TOKEN.findall(waiting)


@lru_cache(maxsize=256)
def _attributes(said: str) -> dict[str, str]:
    return dict(_ATTRIBUTE.findall(said))
