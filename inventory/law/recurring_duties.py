"""
What an office must do again and again: each duty with who does it, how often, its source and how sure that is.

The rows stand in `recurring_duties.toml`. Whether one concerns an office, the office says.
"""

import datetime as dt
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from inventory.choices import Choices
from inventory.law.regimes import LEVELS

MOST_MONTHS = 120


class DutyKind(Choices):
    """How a duty comes back."""

    YEARLY = "yearly", "Ngày cố định trong năm"
    PERIOD = "period", "Lặp theo kỳ"
    ONCE = "once", "Hạn một lần"
    EVENT = "event", "Khi có sự kiện"


class DutyScope(Choices):
    """What a duty is done for."""

    OFFICE = "office", "Cả cơ quan"
    SYSTEM = "system", "Từng hệ thống"
    OTHER = "other", "Theo sự việc"


class DutyBasis(Choices):
    """On what a duty rests."""

    LAW = "law", "Luật, nghị định"
    REGULATION = "regulation", "Quy chuẩn bắt buộc"
    STANDARD = "standard", "Tiêu chuẩn"
    PLAN = "plan", "Kế hoạch của cơ quan"
    CUSTOM = "custom", "Thông lệ"


class Confidence(Choices):
    """How near to the official text a row was read."""

    VERBATIM = "V", ""
    RECOGNISED = "V-ocr", "bản nhận dạng chữ, cần đối chiếu bản ký"
    SECONDARY = "S", "nguồn thứ cấp"
    CUSTOM = "I", "thông lệ"


class DutyPlace(Choices):
    """Where the register keeps what is done, for duties with a place of their own."""

    HERE = "", "Việc định kỳ"
    AUDITS = "audits", "Kiểm tra, đánh giá"
    SELF_EVALUATION = "self_evaluation", "Tự đánh giá của đơn vị vận hành"
    NOTIFIED = "self_evaluation_notified", "Tự đánh giá, ngày thông báo Bộ Công an"
    PLANS = "plans", "Kế hoạch & tiến độ"
    TRANSITION = "transition", "Thời hạn chuyển tiếp"
    AGREEMENTS = "agreements", "Ủy quyền & hợp đồng thuê"
    WEBSITES = "websites", "Website"
    INCIDENTS = "incidents", "Sự cố"
    RISKS = "risks", "Rủi ro trong hồ sơ"
    LEVEL = "level", "Cấp độ của hệ thống"
    NOWHERE = "nobody", "Để biết"


@dataclass(frozen=True, slots=True)
class Period:
    """How often: so many months, or weeks where a rule counts in weeks."""

    months: int = 0
    weeks: int = 0

    @property
    def days(self) -> int:
        """About how many days it is, to compare periods."""
        return 7 * self.weeks if self.weeks else 30 * self.months


@dataclass(frozen=True, slots=True)
class RecurringDuty:
    """
    A row. `days`: fixed days of a year, month and day; `before`: the day itself is too late. `once`: the only day;
    `once_by_level`: the same by level. `months`: by level, 0 where none is named; `archive`: of systems that keep
    electronic records (QCVN 12:2026/BCA), None where that names none. `kept_months`: how long logs are kept, by level.

    `suggest`: months offered where the office must choose, `default_months` those that a new register begins with.
    `choose`: what the office must decide, '' for nothing. `choose_day`: it chooses the day of the year. `when`: the day
    in words. `place`: where what is done is kept. `applies`: "listed", "archive" or '' for every system. `default`:
    switched on in a new register. `confidence`: of the duty; `period_confidence`: of its period.
    """

    code: str
    title: str
    who: str
    kind: DutyKind
    scope: DutyScope
    basis: DutyBasis
    clause: str
    day_clause: str
    confidence: Confidence
    period_confidence: Confidence
    evidence: str
    valid_from: dt.date
    valid_to: dt.date | None
    days: tuple[tuple[int, int], ...]
    before: bool
    choose_day: bool
    suggest_days: tuple[tuple[int, int], ...]
    once: dt.date | None
    once_by_level: tuple[dt.date, ...]
    months: tuple[int, ...]
    archive: tuple[Period | None, ...]
    archive_clause: str
    kept_months: tuple[int, ...]
    suggest: int
    default_months: int
    when: str
    choose: str
    note: str
    place: DutyPlace
    applies: str
    default: bool

    @property
    def switched(self) -> bool:
        """Whether the office switches it on and off: what has a day, and no other place that says it all."""
        here = self.place in (DutyPlace.HERE, DutyPlace.SELF_EVALUATION, DutyPlace.NOTIFIED)
        return here and self.kind != DutyKind.EVENT

    @property
    def has_levels(self) -> bool:
        """Whether its period may differ by level."""
        return self.kind == DutyKind.PERIOD and bool(self.months) and len(set(self.months)) > 1

    @property
    def sources(self) -> tuple[str, ...]:
        """What is to be said of the sources: of the duty, and of its period where that is less sure."""
        of_period = self.period_confidence.label
        if self.confidence == self.period_confidence:
            return (of_period,) if of_period else ()
        told = (self.confidence.label, f"kỳ: {of_period}" if of_period else "")
        return tuple(filter(None, told))


@cache
def every() -> tuple[RecurringDuty, ...]:
    """Return the rows in their order."""
    return load(Path(__file__).with_name("recurring_duties.toml"))


@cache
def by_code() -> dict[str, RecurringDuty]:
    """Return the rows by their code."""
    return {row.code: row for row in every()}


def get(code: str) -> RecurringDuty:
    """Return a row. Raises KeyError."""
    return by_code()[code]


def titles() -> dict[str, str]:
    """Return the name of each row by its code."""
    return {row.code: row.title for row in every()}


def switched() -> tuple[RecurringDuty, ...]:
    """Return the rows that an office switches on and off."""
    return tuple(row for row in every() if row.switched)


def load(file: Path) -> tuple[RecurringDuty, ...]:
    """Read a file of rows. Raises ValueError naming the row and what is wrong in it."""
    rows = tuple(map(_row, tomllib.loads(file.read_text("utf-8"))["duty"]))
    codes = [row.code for row in rows]
    if twice := {code for code in codes if codes.count(code) > 1}:
        raise ValueError(f"{file.name}: {', '.join(sorted(twice))} stands twice")
    return rows


_PLAIN = {"code", "title", "who", "clause", "evidence", "valid_from"}
_CHOSEN: dict[str, type[Choices]] = {"kind": DutyKind, "scope": DutyScope, "basis": DutyBasis}
_OPTIONAL: dict[str, Any] = {
    "valid_to": None,
    "before": False,
    "choose_day": False,
    "once": None,
    "suggest": 0,
    "default_months": 0,
    "when": "",
    "choose": "",
    "note": "",
    "applies": "",
    "archive_clause": "",
    "default": True,
}
_OTHERS = {
    "confidence",
    "period_confidence",
    "day_clause",
    "days",
    "suggest_days",
    "months",
    "kept_months",
    "once_by_level",
    "archive_months",
    "archive_weeks",
    "kept",
}


def _row(given: dict[str, Any]) -> RecurringDuty:
    named = given.get("code", "?")
    if wrong := given.keys() - _PLAIN - _CHOSEN.keys() - _OPTIONAL.keys() - _OTHERS:
        raise ValueError(f"{named}: unknown {', '.join(sorted(wrong))}")
    try:
        chosen: dict[str, Any] = {name: words.of(given[name]) for name, words in _CHOSEN.items()}
        row = RecurringDuty(
            **{name: given[name] for name in _PLAIN},
            **chosen,
            **{name: given.get(name, usual) for name, usual in _OPTIONAL.items()},
            day_clause=given.get("day_clause", given["clause"]),
            confidence=Confidence.of(given["confidence"]),
            period_confidence=Confidence.of(given.get("period_confidence", given["confidence"])),
            days=_days(given.get("days", ())),
            suggest_days=_days(given.get("suggest_days", ())),
            months=_by_level(given.get("months", ())),
            kept_months=_by_level(given.get("kept_months", ())),
            once_by_level=tuple(given.get("once_by_level", ())),
            archive=_archive(given),
            place=DutyPlace.of(given.get("kept", "")),
        )
    except (KeyError, ValueError, TypeError) as wrong_value:
        raise ValueError(f"{named}: {wrong_value}") from wrong_value
    _check(row)
    return row


def _check(row: RecurringDuty) -> None:
    """Raise ValueError for a row that the rules could not follow."""
    if row.applies not in ("", "listed", "archive"):
        raise ValueError(f"{row.code}: applies {row.applies!r}")
    if len(row.once_by_level) not in (0, len(LEVELS)):
        raise ValueError(f"{row.code}: once_by_level wants a day for each level")
    dated = bool(row.days or row.choose_day), bool(row.once or row.once_by_level), row.kind == DutyKind.PERIOD
    if row.switched and sum(dated) != 1:
        raise ValueError(f"{row.code}: it must have fixed days, or one day, or a period")
    if (row.applies or row.once_by_level) and row.scope != DutyScope.SYSTEM:
        raise ValueError(f"{row.code}: what applies to some systems is done for systems")


def _days(given: Iterable[str]) -> tuple[tuple[int, int], ...]:
    """Read "12-20"; 29 February is no day of every year."""
    days = [dt.date.fromisoformat(f"2001-{text}") for text in given]
    return tuple((day.month, day.day) for day in days)


def _by_level(given: Iterable[int]) -> tuple[int, ...]:
    found = tuple(given)
    if found and (len(found) != len(LEVELS) or not all(0 <= months <= MOST_MONTHS for months in found)):
        raise ValueError(f"{list(found)}: months of each level wanted")
    return found


def _archive(given: dict[str, Any]) -> tuple[Period | None, ...]:
    weeks = given.get("archive_weeks", 0)
    if weeks:
        return tuple(Period(weeks=weeks) for _ in LEVELS)
    months = _by_level(given.get("archive_months", ()))
    return tuple(Period(count) if count else None for count in months) or tuple(None for _ in LEVELS)
