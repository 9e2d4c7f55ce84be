"""The head of a paper: who issued it, its number, place and day (NĐ 30/2020, phụ lục I, ô 1 đến 5)."""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from inventory.reading.paper_lines import Cell, Line, Reading, cells, tidy
from inventory.vietnamese import plain

_LONGEST = 40  # lines, in which the name of the paper must follow
_NATION = "CONGHOAXAHOICHUNGHIAVIETNAM".lower()
_MOTTO = "doclaptudohanhphuc"
_GLUED = re.compile(
    r"(?=C\s?ỘNG\s+H[ÒO][ÀA]\s+XÃ\s+HỘI)|(?=Độc\s+lập\s*[-–]\s*Tự\s+do)|(?=\bS\s?ố\s*:)"
    r"|(?<=[A-ZĐ])\s+(?=[^\W\d_][^,:/]{1,40},\s*ngày\b)"
)
_LABEL = re.compile(r"S\s?[ốỐ]\s*[:.]?\s*(?=[\d/.…_\s]|$)")
_NUMBER = re.compile(
    r"(?P<count>\d{1,5}[a-zA-Z]?)\s*/\s*(?P<year>(?:19|20)\d{2}\s*/\s*)?"
    r"(?P<sign>[^\W\d_][^\W_.]*(?:\s*[-–]\s*[^\W_]+(?:[.&][^\W_]+)*)*)"
)
_DAY = re.compile(r",?ngay(\d{1,2})thang(\d{1,2})nam(\d{4})\.?$")
_DAY_BEGUN = re.compile(r"(?:^|,)ngay.{0,6}(?:thang.{0,4})?(?:nam)?$")
_DAY_GOES_ON = re.compile(r"(?:ngay|thang|nam|\d)")
_STAMPS = {"mat", "toimat", "tuyetmat", "hoatoc", "khan", "thuongkhan", "hoatochengio", "saoy", "banchinh", "saoluc"}
_DRAFT = re.compile(r"^duthao")
_PARTY = "dangcongsanvietnam"
TITLES = ("quyetdinh", "quyche", "ketluan", "baocao", "bienban", "thongbao", "totrinh", "kehoach", "nghiquyet")
"""Names of kinds of papers, folded and without blanks."""


@dataclass(frozen=True, slots=True)
class Head:
    """What stands above the name of the paper, its name, and the lines after it. `title`: one of `TITLES`."""

    cells: tuple[Cell, ...]
    title: str
    named: Cell
    rest: tuple[Line, ...]

    @property
    def is_draft(self) -> bool:
        """Whether it says that it is a draft."""
        return any(_DRAFT.match(each.joined) for each in (*self.cells, self.named))


def head_of(lines: Sequence[Line]) -> Head | None:
    """Return the head of a paper, None for lines in which no name of a paper is found where it should stand."""
    above: list[Cell] = []
    for place, line in enumerate(lines[:_LONGEST]):
        found = [part for cell in cells(line) for part in _parted(cell)]
        if len(found) == 1 and found[0].is_upper and (title := _title(found[0])):
            return Head(tuple(_without_nation(above)), title, found[0], tuple(lines[place + 1 :]))
        above.extend(found)
    return None


def number(head: Head) -> Reading | None:
    """Return the number of the paper, such as 123/QĐ-UBND; None where it is blank, or when there are two."""
    found = [reading for cell in head.cells if (reading := _number(cell)) is not None]
    return found[0] if len({each.value for each in found}) == 1 else None


def day(head: Head) -> Reading | None:
    """Return the day of the paper, from the line with the place; None where it is not whole, or when there are two."""
    found = []
    for place, cell in enumerate(head.cells):
        text = cell.joined
        if "ngay" not in text or "kemtheo" in text:
            continue
        for after in head.cells[place + 1 : place + 3]:
            if _DAY_BEGUN.search(text) and _DAY_GOES_ON.match(after.joined):
                text += after.joined
        if "thang" not in text:
            continue
        begun = "," in cell.text.partition("ngày")[0] or cell.joined.startswith("ngay")
        if (written := _DAY.search(text)) and begun:
            found.append((written, cell))
        else:
            return None
    days = {value for written, _ in found if (value := _real(written)) is not None}
    return Reading("date", days.pop(), found[0][1].line) if len(found) == 1 and days else None


def issuer(head: Head, known: Sequence[str] = ()) -> Reading | None:
    """
    Return who issued the paper: the capital lines above the number.

    `known`: names of units and organisations; where the last lines say one of them, it is given as it is spelled there.
    "Sở Tư pháp tỉnh An Giang" is said by SỞ TƯ PHÁP beneath a line that ends in TỈNH AN GIANG. Of several lines that
    name nobody known none can tell where the body above ends and the issuer begins: nothing is read.
    """
    place = next((place for place, cell in enumerate(head.cells) if _LABEL.match(cell.text)), None)
    if place is None:
        return None
    above = [cell for cell in head.cells[:place] if cell.joined not in _STAMPS and _letters(cell)]
    if not above or len(above) > 6 or any(not cell.is_upper or _PARTY in cell.joined for cell in above):
        return None
    spelled = {plain(name): name for name in known}
    texts = [cell.text for cell in above]
    for start in range(len(texts)):
        over, last = plain(" ".join(texts[:start])), plain(" ".join(texts[start:]))
        of_place = (full for full in spelled if full.startswith(last) and over.endswith(full.removeprefix(last)))
        if (full := last if last in spelled else next(of_place, None)) is not None:
            return Reading("issuer", spelled[full], above[-1].line)
    return Reading("issuer", tidy(texts[0]), above[0].line) if len(texts) == 1 else None


def _letters(cell: Cell) -> bool:
    return any(char.isalpha() for char in cell.text)


def _number(cell: Cell) -> Reading | None:
    label = _LABEL.match(cell.text)
    found = _NUMBER.match(cell.text, label.end()) if label else None
    if found is None or cell.text[found.end() :].strip(" .;_"):
        return None
    sign = re.sub(r"\s*[-–]\s*", "-", found["sign"])
    if not any(char.isupper() for char in sign.split("-")[0]):
        return None
    year = f"{found['year'].strip(' /')}/" if found["year"] else ""
    return Reading("number", f"{found['count']}/{year}{sign}", cell.line)


def _real(written: re.Match[str]) -> dt.date | None:
    try:
        return dt.date(int(written[3]), int(written[2]), int(written[1]))
    except ValueError:
        return None


def _title(cell: Cell) -> str:
    text = cell.joined.removesuffix(":")
    return next((title for title in TITLES if text.startswith(title)), "")


def _parted(cell: Cell) -> Iterator[Cell]:
    """Part what stands side by side in the head and came as one line."""
    for part in _GLUED.split(cell.text):
        if part.strip():
            yield Cell(part.strip(), cell.line)


def _without_nation(above: Sequence[Cell]) -> Iterator[Cell]:
    """Leave out the name of the nation and the motto, also where they are wrapped."""
    waits = ""
    for cell in above:
        text = re.sub(r"[\W_]", "", cell.joined)
        if text and waits.startswith(text):
            waits = waits.removeprefix(text)
            continue
        full = next((each for each in (_NATION, _MOTTO) if len(text) > 6 and each.startswith(text)), None)
        if full is not None:
            waits = full.removeprefix(text)
            continue
        if text:
            yield cell
