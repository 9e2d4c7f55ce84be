"""Days and hours as people write them, typed or pasted."""

import datetime as dt
import re
import unicodedata

_SIGN = r" ?[/.,\-] ?"
_DAY_FIRST = re.compile(rf"(\d{{1,2}}){_SIGN}(\d{{1,2}}){_SIGN}(\d{{4}}|\d{{2}})")
_YEAR_FIRST = re.compile(rf"(\d{{4}}){_SIGN}(\d{{1,2}}){_SIGN}(\d{{1,2}})")
_DIGITS = re.compile(r"(\d{2})(\d{2})(\d{4})")
_WORDS = re.compile(r"(?:ngày )?(\d{1,2}) tháng (\d{1,2}) năm (\d{4})", re.IGNORECASE)
_HOUR = re.compile(r"(\d{1,2})(?: ?[:h.] ?(\d{2}))?(?: ?h)?", re.IGNORECASE)
_HOUR_DIGITS = re.compile(r"(\d{2})(\d{2})")
_TURN_OF_CENTURY = 70
"""A year of two digits below it is of this century."""
_FIRST_YEAR = 1900


def day(text: str) -> dt.date:
    """
    Return the day written as 15/9/2026, 5/9/26, 15.9.2026, 15-9-2026, 15092026, 2026-09-15, or 15 tháng 9 năm 2026.

    The day comes before the month. Raises ValueError when there is no such day.
    """
    said = _plain(text)
    if not said.isascii() and not _WORDS.fullmatch(said):
        raise ValueError(text)
    for pattern in (_DAY_FIRST, _DIGITS, _WORDS):
        if found := pattern.fullmatch(said):
            return _day(found[3], found[2], found[1])
    if found := _YEAR_FIRST.fullmatch(said):
        return _day(found[1], found[2], found[3])
    raise ValueError(text)


def hour(text: str) -> dt.time:
    """Return the time written as 9:05, 9h05, 9h, 09.05 or 0905. Raises ValueError when there is no such time."""
    said = _plain(text)
    found = (_HOUR_DIGITS.fullmatch(said) or _HOUR.fullmatch(said)) if said.isascii() else None
    if found is None:
        raise ValueError(text)
    return dt.time(int(found[1]), int(found[2] or 0))


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split()).rstrip(".,;")


def _day(year: str, month: str, day: str) -> dt.date:
    of_century = (2000 if int(year) < _TURN_OF_CENTURY else 1900) if len(year) == 2 else 0
    found = dt.date(of_century + int(year), int(month), int(day))
    if found.year < _FIRST_YEAR:
        raise ValueError(found)
    return found
