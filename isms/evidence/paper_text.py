"""
Text out of a Word or PDF file, line by line. Run as a program: what somebody sent may be made to do harm.

It prints JSON: `lines` as page (None in Word), number and text, and whether the text was `recognised` off a picture;
or why there is none, under `refused`.
"""

import json
import sys
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

LARGEST_PART = 20 << 20  # bytes, unpacked
MOST_PAGES = 40
MOST_LINES = 4000
MOST_CHARACTERS = 400_000
MEMORY = 1 << 30  # bytes
SECONDS = 20
"""Of processor time."""
FEWEST_LETTERS = 40
"""Fewer on the first pages are a stamp on a picture, no text."""
_LOOKED_AT = 2  # pages
_MAIN_PART = "word/document.xml"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_TRACKED = (f"{_W}ins", f"{_W}del", f"{_W}moveFrom", f"{_W}moveTo")
_SIGNS = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-", f"{_W}softHyphen": ""}
_CONTROLS = (f"{_W}sdt", f"{_W}sdtContent")
_FEW_CELLS = 2

Row = tuple[int | None, int, str]


class Unreadable(Exception):
    """Why there is no text: `encrypted`, `broken`, `no_text`, `tracked` or `too_large`."""


def word_lines(file: Path) -> list[Row]:
    """Return the lines of a .docx, tables among them in their place. Raises Unreadable."""
    from docx.oxml.parser import parse_xml  # only here: the server need not load it

    try:
        with zipfile.ZipFile(file) as archive:
            if archive.getinfo(_MAIN_PART).file_size > LARGEST_PART:
                raise Unreadable("too_large")
            with archive.open(_MAIN_PART) as part:
                content = part.read(LARGEST_PART + 1)
        if len(content) > LARGEST_PART:
            raise Unreadable("too_large")
        root = parse_xml(content)
    except Unreadable:
        raise
    except Exception as wrong:  # zip and XML raise many kinds
        raise Unreadable("broken") from wrong
    if any(True for _ in root.iter(*_TRACKED)):
        raise Unreadable("tracked")
    texts = [text for block in _blocks(root) for text in block.split("\n") if text.strip()]
    return [(None, number, text) for number, text in enumerate(texts[:MOST_LINES], 1)]


def _blocks(parent: Any) -> Iterator[str]:
    """Yield paragraphs and rows in their order, also those of boxes and of content controls."""
    for child in parent:
        if child.tag == f"{_W}p":
            yield _text(child)
            for box in _boxes(child):
                yield from _blocks(box)
        elif child.tag == f"{_W}tbl":
            for row in _within(child, f"{_W}tr"):
                yield from _row(row)
        elif child.tag != _FALLBACK:
            yield from _blocks(child)


def _row(row: Any) -> Iterator[str]:
    """Yield a row as one line with tabs; cell by cell where two hold several paragraphs, as in a head."""
    found = [[text for text in _blocks(cell) if text.strip()] for cell in _within(row, f"{_W}tc")]
    if len(found) <= _FEW_CELLS and any(len(cell) > 1 or "\n" in "".join(cell) for cell in found):
        for cell in found:
            yield from cell
    else:
        yield "\t".join(" ".join(" ".join(cell).split()) for cell in found)


def _within(parent: Any, tag: str) -> Iterator[Any]:
    """Yield the rows of a table or the cells of a row, not those of tables within; content controls may be around."""
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag in _CONTROLS:
            yield from _within(child, tag)


def _text(paragraph: Any) -> str:
    mark = "- " if paragraph.find(f"{_W}pPr/{_W}numPr") is not None else ""
    return mark + "".join(_runs(paragraph))


def _runs(parent: Any) -> Iterator[str]:
    for child in parent:
        if child.tag == f"{_W}t":
            yield child.text or ""
        elif child.tag in _SIGNS:
            yield _SIGNS[child.tag]
        elif child.tag == f"{_W}r" and child.find(f"{_W}rPr/{_W}vanish") is not None:
            continue
        elif child.tag not in (f"{_W}txbxContent", f"{_W}pPr", f"{_W}rPr", f"{_W}p", _FALLBACK):
            yield from _runs(child)


def _boxes(parent: Any) -> Iterator[Any]:
    for child in parent:
        if child.tag == f"{_W}txbxContent":
            yield child
        elif child.tag != _FALLBACK:
            yield from _boxes(child)


def pdf_lines(file: Path) -> tuple[list[Row], bool]:
    """Return the lines of a PDF, and whether they were recognised off a picture. Raises Unreadable."""
    import pypdf

    try:
        reader = pypdf.PdfReader(file)
        if reader.is_encrypted and not reader.decrypt(""):
            raise Unreadable("encrypted")
        pages = [reader.pages[place] for place in range(min(len(reader.pages), MOST_PAGES))]
        texts = [page.extract_text() for page in pages]
        recognised = any(_is_unseen(page) for page in pages[:_LOOKED_AT])
    except Unreadable:
        raise
    except Exception as wrong:  # a broken file makes it raise many kinds
        raise Unreadable("broken") from wrong
    if sum(char.isalpha() for text in texts[:_LOOKED_AT] for char in text) < FEWEST_LETTERS:
        raise Unreadable("no_text")
    return list(_numbered(texts))[:MOST_LINES], recognised


def _numbered(texts: list[str]) -> Iterator[Row]:
    for page, text in enumerate(texts, 1):
        for number, line in enumerate((each for each in text.splitlines() if each.strip()), 1):
            yield page, number, line


def _is_unseen(page: Any) -> bool:
    """Say whether a page writes text that is not shown, as a program does that recognises a scan."""
    contents = page.get_contents()
    return contents is not None and b" 3 Tr" in b" " + contents.get_data().replace(b"\n", b" ")


def _bounded() -> None:
    """Let this process take no more than its share, where the system knows such limits."""
    with suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))


def main(path: str, is_pdf: bool) -> None:
    """Print what is in a file."""
    _bounded()
    try:
        rows, recognised = pdf_lines(Path(path)) if is_pdf else (word_lines(Path(path)), False)
        if not rows:
            raise Unreadable("no_text")
    except Unreadable as why:
        found: dict[str, Any] = {"refused": str(why)}
    except MemoryError:
        found = {"refused": "too_large"}
    else:
        left, kept = MOST_CHARACTERS, []
        for row in rows:
            left -= len(row[2])
            if left < 0:
                break
            kept.append(row)
        found = {"lines": kept, "recognised": recognised}
    sys.stdout.write(json.dumps(found))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2] == "pdf")
