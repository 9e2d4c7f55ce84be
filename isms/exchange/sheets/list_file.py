"""A list as a file to be read, not to be taken in again: a title, a line of what was asked for, headings, rows."""

import csv
import datetime as dt
import io
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import IO

from isms.exchange.sheets.cells import disarmed

MOST_ROWS = 1_000_000  # of a sheet of Excel, less the heading lines
_DAY = re.compile(r"(\d{2})/(\d{2})/(\d{4})")
_NUMBER = re.compile(r"0|[1-9]\d{0,2}(\.\d{3})*|[1-9]\d{0,8}")
_WIDEST, _NARROWEST = 60, 10
_OPTIONS = {"strings_to_formulas": False, "strings_to_urls": False, "constant_memory": True}
_TOP = 3  # lines above the headings: title, what was asked for, an empty one

Row = Sequence[str]


@dataclass(frozen=True, slots=True)
class PlainList:
    """A list in plain words. `file`: its name without ending; `told`: what was asked for; `rows` may be read once."""

    file: str
    title: str
    told: str
    heads: Sequence[str]
    rows: Iterable[Row]


Writer = Callable[[PlainList, IO[bytes]], None]


def workbook(told: PlainList, target: IO[bytes]) -> None:
    """Write the list as .xlsx: days as days, whole numbers as numbers, all else as text, never a formula."""
    import xlsxwriter

    with xlsxwriter.Workbook(target, _OPTIONS) as book:
        strong = book.add_format({"bold": True, "font_size": 14})
        heading = book.add_format({"bold": True, "bg_color": "#E8EEF7", "border": 1, "text_wrap": True})
        text = book.add_format({"text_wrap": True, "valign": "top"})
        day = book.add_format({"num_format": "dd/mm/yyyy", "align": "left", "valign": "top"})
        number = book.add_format({"num_format": "0", "valign": "top"})
        sheet = book.add_worksheet("Danh sách")
        sheet.freeze_panes(_TOP + 1, 1)
        for place, head in enumerate(told.heads):
            sheet.set_column(place, place, min(max(len(head) + 4, _NARROWEST if place else 40), _WIDEST))
        sheet.write_string(0, 0, told.title, strong)
        sheet.write_string(1, 0, told.told)
        for place, head in enumerate(told.heads):
            sheet.write_string(_TOP, place, head, heading)
        for line, row in enumerate(told.rows, start=_TOP + 1):
            for place, said in enumerate(row):
                if found := _real_day(said):
                    sheet.write_datetime(line, place, found, day)
                elif _NUMBER.fullmatch(said):
                    sheet.write_number(line, place, int(said.replace(".", "")), number)
                elif said:
                    sheet.write_string(line, place, said, text)


def csv_text(told: PlainList, target: IO[bytes]) -> None:
    """Write the list as .csv, as Excel opens it: UTF-8 with its mark, semicolons, nothing taken for a formula."""
    text = io.TextIOWrapper(target, encoding="utf-8-sig", newline="")
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    for row in ((told.title,), (told.told,), (), told.heads):
        writer.writerow(map(disarmed, row))
    for row in told.rows:
        writer.writerow(map(disarmed, row))
    text.flush()
    text.detach()


WRITERS: Mapping[str, Writer] = {".xlsx": workbook, ".csv": csv_text}


def _real_day(said: str) -> dt.date | None:
    found = _DAY.fullmatch(said)
    if found is None:
        return None
    day, month, year = map(int, found.groups())
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None
