"""What the cells of an office's own file say: read with patience, and never guessed where two readings are possible."""

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from inventory.vietnamese import clean, fold
from isms.exchange.own.heading import shown
from isms.exchange.own.own_fields import WHOLE, Field, meanings, words
from isms.exchange.sheets.cells import Unreadable
from isms.exchange.sheets.sheet_rows import Formula

_FORMULA = Unreadable("Ô chứa công thức không có kết quả.", "Hãy dán giá trị thay công thức.")
_DAY = re.compile(r"(\d{1,2}) ?[/.\-] ?(\d{1,2}) ?[/.\-] ?(\d{4}|\d{2})(?!\d)")
_WORDY_DAY = re.compile(r"(?:ngay )?(\d{1,2}) thang (\d{1,2}) nam (\d{4})")
_FIRST_SERIAL, _LAST_SERIAL = 32874, 73050  # 1990 to 2099, as Excel counts days
_SERIAL_ZERO = dt.date(1899, 12, 30)
_LEVEL = re.compile(
    r"(?:cap do|cap|cd|c|muc)?[.:]? ?(?P<digit>0?[1-5])"
    r"|(?:(?:cap do|cap|muc|cd)[.:]? )?(?P<word>i{1,3}|iv|mot|hai|ba|bon|tu|nam)"
    r"|(?:cap do|cap|muc|cd)[.:]? (?P<five>v)"  # alone it is a tick
)
_LEVELS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "mot": 1, "hai": 2, "ba": 3, "bon": 4, "tu": 4, "nam": 5}
_NUMBER = re.compile(r"\b\d+\s?/(?:[\w-]+/?)+", re.IGNORECASE)
_ISSUER = re.compile(r"(?:của|do) (.+?)(?: ban hành| phê duyệt| ký)?[.;]?$", re.IGNORECASE)
_TURN_OF_CENTURY = 70
_PART_OF_A_DAY = re.compile(
    r"(?:thang |t)?\d{1,2} ?[/.\-] ?\d{4}|(?:nam )?\d{4}|(?:quy|q) ?(?:[1-4]|i{1,3}|iv)\b.*\d{4}"
)


class Unclear(Unreadable):
    """The cell may mean several things: a person is asked which."""


@dataclass(frozen=True, slots=True)
class Read:
    """A cell read: its value as JSON has it, None for nothing; `note`: how it was understood, where not plain."""

    value: Any
    note: str = ""


def read(field: Field, cell: object, heading: str = "") -> Read:
    """Return what a cell of a field says, below this heading. Raises Unreadable; Unclear when a person may say it."""
    if isinstance(cell, Formula):
        raise _FORMULA
    text = shown(cell)
    if not text:
        return Read(None)
    if field.column.kind != "yes_no" and fold(text) in _empty():
        return Read(None, f"“{text}” được hiểu là để trống")
    if field.column.key in ("level", "proposed_level"):
        return _level(text)
    if field.column.kind == "day":
        return _day(cell, text)
    if isinstance(cell, dt.datetime | dt.date | dt.time) and field.column.key != WHOLE:
        raise Unreadable(f"Ô này bị đổi thành ngày ({text}).", "Hãy định dạng ô là Văn bản rồi nhập lại.")
    if field.column.kind == "yes_no":
        return _yes_no(text)
    if field.column.kind == "choice":
        return _choice(field, text, heading)
    return Read(text)


def document(text: str) -> dict[str, str]:
    """
    Return number, date and issuer of a document told in one cell, such as 'QĐ số 12/QĐ-BTP ngày 05/3/2025 của Bộ'.

    What the cell does not say is left out. Raises Unreadable when it tells of two documents, or of none.
    """
    numbers = [match for match in _NUMBER.finditer(text) if not _DAY.fullmatch(match.group().strip(" /-."))]
    rest = text
    for match in reversed(numbers):
        rest = f"{rest[: match.start()]} {rest[match.end() :]}"
    days = _days_in(rest)
    if len(numbers) > 1 or len(days) > 1:
        raise Unreadable(f"“{text[:80]}”: có nhiều hơn một văn bản.", "Hãy để lại một số và một ngày.")
    if not numbers and not days:
        raise Unreadable(f"“{text[:80]}”: không thấy số và ngày.", "Hãy ghi số, ngày và cơ quan ban hành.")
    issuer = _ISSUER.search(rest.strip())
    told = {"number": numbers[0].group().strip(" .,;") if numbers else "", "date": days[0] if days else ""}
    told["issuer"] = issuer.group(1).strip(" .,;") if issuer else ""
    return {key: value for key, value in told.items() if value}


def _level(text: str) -> Read:
    found = _LEVEL.fullmatch(fold(text).strip(" ."))
    if found is None:
        raise Unclear(f"“{text[:60]}”: không rõ là cấp độ nào.", "Hãy ghi một số từ 1 đến 5.")
    said = found["digit"] or found["word"] or found["five"]
    level = _LEVELS.get(said) or int(said)
    return Read(level, "" if text == str(level) else f"hiểu là cấp độ {level}")


def _day(cell: object, text: str) -> Read:
    if isinstance(cell, dt.datetime):
        return Read(cell.date().isoformat())
    if isinstance(cell, dt.date):
        return Read(cell.isoformat())
    if re.fullmatch(r"\d{5}", text) and _FIRST_SERIAL <= int(text) <= _LAST_SERIAL:
        day = _SERIAL_ZERO + dt.timedelta(days=int(text))
        return Read(day.isoformat(), f"“{text}” được hiểu là ngày {day:%d/%m/%Y}")
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}(T00:00:00(\.0+)?Z?)?", text):
        return Read(_real(text, *reversed(text[:10].split("-"))).isoformat())
    found = _DAY.fullmatch(text) or _WORDY_DAY.fullmatch(fold(text))
    if found is None:
        part = _PART_OF_A_DAY.fullmatch(fold(text))
        rule = "chưa có đủ ngày, tháng, năm." if part else "không phải một ngày đủ ngày, tháng, năm."
        raise Unclear(f"“{text[:30]}”: {rule}", "Viết ngày/tháng/năm.")
    day = _real(text, *found.groups())
    plain = len(found.group(3)) == 4  # a year in full
    return Read(day.isoformat(), "" if plain else f"“{text}” được hiểu là ngày {day:%d/%m/%Y}")


def _days_in(text: str) -> list[str]:
    found = [match for pattern in (_DAY, _WORDY_DAY) for match in pattern.finditer(fold(text))]
    return list(dict.fromkeys(_real(match.group(), *match.groups()).isoformat() for match in found))


def _real(text: str, *parts: str) -> dt.date:
    """Return the day of these parts: day, month, year. Raises Unreadable when there is none."""
    day, month, year = map(int, parts)
    if year < 100:  # two digits of a year
        year += 2000 if year < _TURN_OF_CENTURY else 1900
    try:
        return dt.date(year, month, day)
    except ValueError:
        raise Unclear(f"“{text[:30]}”: không có ngày này.", "Viết ngày/tháng/năm.") from None


def in_words(field: Field, value: Any) -> str:
    """Return a value as a person reads it."""
    if isinstance(value, bool):
        return "Có" if value else "Không"
    if field.column.kind == "day" and isinstance(value, str):
        return f"{dt.date.fromisoformat(value):%d/%m/%Y}"
    return field.column.words.get(value, str(value))


def tick(cell: object) -> bool | None:
    """Return whether a cell of a column for one level is ticked; None where that is not clear."""
    text = fold(shown(cell))
    if not text or text in _empty() or cell is False:
        return False
    return True if text in ticks() or cell is True or text in ("co", "yes") else None


def _yes_no(text: str) -> Read:
    said = fold(text)
    for value, code in ((True, "yes"), (False, "no")):
        told, plain = _yes_or_no(code)
        if said in told:
            return Read(value, "" if text == plain else f"“{text}” được hiểu là “{plain}”")
    raise Unclear(f"“{text[:60]}”: không rõ là có hay không.", "Hãy ghi Có hoặc Không.")


@cache
def _yes_or_no(code: str) -> tuple[frozenset[str], str]:
    """Return the folded words that say yes, or no; and the plainest of them."""
    told = words()["words"]["operating"][code]
    return frozenset(fold(clean(word)) for word in told), told[0]


def _choice(field: Field, text: str, heading: str) -> Read:
    known: Mapping[str, str] = meanings(field)
    said = fold(text).strip(" .")
    code = known.get(said) or (text if text in field.column.words else None)
    if code is None and field.key == "plans.state" and "day du" in fold(heading) and (said in ticks() or said == "co"):
        code = "full"  # the heading asks whether all of it is in place
    if code is None:
        choices = "; ".join(field.column.words.values())
        raise Unclear(f"“{text[:60]}”: không rõ nghĩa.", f"Hãy ghi một trong: {choices}.")
    plain = field.column.words[code]
    return Read(code, "" if text == plain else f"“{text}” được hiểu là “{plain}”")


@cache
def ticks() -> frozenset[str]:
    """Return the folded signs by which a cell is ticked."""
    return frozenset(map(fold, words()["tick"]["words"]))


@cache
def _empty() -> frozenset[str]:
    return frozenset(map(fold, words()["empty"]["words"]))


@cache
def totals() -> frozenset[str]:
    """Return the folded words with which a row begins that is a total or a remark."""
    return frozenset(map(fold, words()["totals"]["words"]))
