"""Vietnamese words for codes, and how days, instants and numbers are written."""

from datetime import date, datetime
from typing import Any

from inventory import written_days
from inventory.law.level_questions import AskedFact
from inventory.records.permission import WITHDRAWN_BECAUSE as WITHDRAWN_BECAUSE
from inventory.records.permission import why_withdrawn as why_withdrawn
from isms.platform.database import VIETNAM

LEVELS = {str(level): f"Cấp độ {level}" for level in range(1, 6)}
WEEKDAYS = ("Thứ hai", "Thứ ba", "Thứ tư", "Thứ năm", "Thứ sáu", "Thứ bảy", "Chủ nhật")


def day(value: date | None) -> str:
    """Return a day as 22/11/2026; nothing for no day."""
    return value.strftime("%d/%m/%Y") if value else ""


def parse_day(text: str) -> date | None:
    """Return the day that is written, None for nothing. Raises ValueError when there is no such day."""
    return written_days.day(text) if text.strip() else None


def in_full(value: date) -> str:
    """Return a day with its day of the week: 'Thứ sáu, 18/12/2026'."""
    return f"{WEEKDAYS[value.weekday()]}, {day(value)}"


def instant(value: datetime | None) -> str:
    """Return an instant as Viet Nam's clocks show it: 22/11/2026 09:05."""
    return value.astimezone(VIETNAM).strftime("%d/%m/%Y %H:%M") if value else ""


def months_by_level(months: dict[str, int]) -> str:
    """Return 'cấp độ 1, 2: 24 tháng · cấp độ 3, 4: 12 tháng'."""
    alike: dict[int, list[str]] = {}
    for level, count in sorted(months.items()):
        alike.setdefault(count, []).append(level)
    return " · ".join(f"cấp độ {', '.join(levels)}: {count} tháng" for count, levels in alike.items())


def how_far(due: date, today: date) -> str:
    """Return how far a due day is: 'còn 12 ngày', 'hôm nay', 'quá hạn 5 ngày'."""
    days = (due - today).days
    if days == 0:
        return "hôm nay"
    return f"còn {number(days)} ngày" if days > 0 else f"quá hạn {number(-days)} ngày"


def capital(text: str) -> str:
    """Return a text as the beginning of a sentence."""
    return text[:1].upper() + text[1:]


def number(value: int | float, decimals: int = 0) -> str:
    """Return a number the Vietnamese way: 1.250 or 12,5."""
    return f"{value:,.{decimals}f}".translate(str.maketrans(",.", ".,"))


def size(count: int) -> str:
    """Return a number of bytes as a person reads it: 1.234.567 -> '1,2 MB'."""
    kilobytes = max(1, round(count / 1024))
    return f"{number(kilobytes)} KB" if kilobytes < 1024 else f"{number(count / 1024**2, 1)} MB"


def answer(asked: AskedFact, value: Any) -> str:
    """Return an answer from which the level follows in words; nothing for none."""
    if isinstance(value, bool):
        return "có" if value else "không"
    if not value:
        return ""
    if isinstance(value, list):
        return ", ".join(asked.words.get(each, str(each)) for each in value)
    return asked.words.get(value) or (number(value) if isinstance(value, int) else str(value))
