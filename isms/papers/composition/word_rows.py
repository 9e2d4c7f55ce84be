"""The rows of long tables as Word's own XML, beside the document: they are put into its file, never held in memory."""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from tempfile import SpooledTemporaryFile
from typing import IO, Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Length
from markupsafe import escape

from isms.papers.composition.page_reader import Cell, Paragraph, Row, Run, Table
from isms.papers.composition.word_looks import layout_of, letters_of

DOCUMENT = "word/document.xml"
_IN_MEMORY = 4 << 20  # bytes of rows that are held before they go to a file
_NEEDLESS = re.compile(r' xmlns:\w+="[^"]*"|(?<=>)\s+(?=<)')
_MARK = re.compile(rb'<w:tr w:rsidR="rows-(\d+)"/>')


def widths_of(table: Table, width: Length) -> list[Length]:
    """Return the widths of the columns of a table as wide as said."""
    columns = len(table.shares) or max(len(row) for row in table.rows)
    shares = table.shares or (100 // columns,) * columns
    return [Length(width * share // sum(shares)) for share in shares]


class TableRows:
    """Takes rows as they are read, each table's into a file of its own; `ready` is told of each."""

    def __init__(self, ready: Callable[[int], None]) -> None:
        self._ready = ready
        self._files: dict[int, IO[bytes]] = {}
        self._numbers: dict[int, int] = {}

    def close(self) -> None:
        """Give the files up."""
        for file in self._files.values():
            file.close()

    def take(self, table: Table, row: Row, head: bool, width: Length) -> None:
        """Write a row of a table with a frame, on a page with text of that width."""
        self._file(table).write(_row(row, head, [each.twips for each in widths_of(table, width)]).encode())
        self._ready(1)

    def mark(self, table: Table) -> Any:
        """Return what stands in the document where the rows of a table belong."""
        self._file(table)
        row = OxmlElement("w:tr")
        row.set(qn("w:rsidR"), f"rows-{self._numbers[id(table)]}")
        return row

    def filled(self, part: str, content: bytes) -> Iterator[bytes]:
        """Yield a part of the file, with the rows where they belong."""
        if part != DOCUMENT:
            yield content
            return
        texts = _MARK.split(content)  # between the marks stand the numbers of the tables
        for place, text in enumerate(texts):
            if place % 2 == 0:
                yield text
                continue
            file = self._files[int(text)]
            file.seek(0)
            while piece := file.read(_IN_MEMORY):
                yield piece

    def _file(self, table: Table) -> IO[bytes]:
        number = self._numbers.setdefault(id(table), len(self._numbers))
        if number not in self._files:
            self._files[number] = SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115  # closed with the rows
        return self._files[number]


def _row(row: Row, head: bool, widths: list[int]) -> str:
    """Return a row that stays on one page; the rows of the head are repeated on every page."""
    repeated = "<w:tblHeader/>" if head else ""
    cells = (*row, *(Cell() for _ in widths[len(row) :]))
    said = "".join(map(_cell, cells, widths))
    return f"<w:tr><w:trPr><w:cantSplit/>{repeated}</w:trPr>{said}</w:tr>"


def _cell(cell: Cell, width: int) -> str:
    said = "".join(map(_paragraph, cell.blocks)) or "<w:p/>"
    return f'<w:tc><w:tcPr><w:tcW w:type="dxa" w:w="{width}"/></w:tcPr>{said}</w:tc>'


def _paragraph(block: Paragraph | Table) -> str:
    if isinstance(block, Table):
        raise TypeError("a table with a frame holds texts only")
    return f"<w:p>{_layout(block.look)}{''.join(_run(block.look, run) for run in block.runs)}</w:p>"


def _run(look: str, run: Run) -> str:
    if run.picture:
        raise TypeError("a table with a frame holds texts only")
    text = str(escape(run.text)).replace("\t", "</w:t><w:tab/><w:t>").replace("\n", "</w:t><w:br/><w:t>")
    return f'<w:r>{_letters(look, run.bold, run.italic, run.blank)}<w:t xml:space="preserve">{text}</w:t></w:r>'


@lru_cache
def _layout(look: str) -> str:
    return _plain_xml(layout_of(look))


@lru_cache
def _letters(look: str, bold: bool, italic: bool, blank: bool) -> str:
    return _plain_xml(letters_of(look, bold, italic, blank))


def _plain_xml(element: Any) -> str:
    """Return an element's XML without the namespaces, which the document declares."""
    return _NEEDLESS.sub("", element.xml)
