"""A recurring duty in words: how often, how it stands, how sure its source is."""

import datetime as dt
from collections.abc import Iterator

from inventory.law.recurring_duties import DutyBasis, DutyKind, DutyPlace, DutyScope, Period, RecurringDuty
from inventory.law.regimes import LEVELS
from isms.ui.parts import words
from isms.ui.parts.places import DUTIES
from schedules.cadence.duty_days import DutyStanding, read_day
from schedules.duties.duty_standing import DutyLine
from schedules.duties.duty_tables import DutyChoice

PATH = DUTIES
WHERE: dict[DutyPlace, str] = {
    DutyPlace.AUDITS: "/kiem-tra",
    DutyPlace.SELF_EVALUATION: "/he-thong",
    DutyPlace.NOTIFIED: "/he-thong",
    DutyPlace.PLANS: "/ke-hoach",
    DutyPlace.TRANSITION: "/chuyen-tiep",
    DutyPlace.AGREEMENTS: "/theo-doi?muc=van-ban",
    DutyPlace.WEBSITES: "/theo-doi?muc=website",
    DutyPlace.INCIDENTS: "/theo-doi",
    DutyPlace.RISKS: "/he-thong",
    DutyPlace.LEVEL: "/he-thong",
}
"""The page on which what is kept elsewhere is found."""


def path_of(code: str) -> str:
    """Return the address of a duty's own page."""
    return f"{PATH}/{code}"


def sources(duty: RecurringDuty) -> str:
    """Return clause, what it rests on where that is no law, and how sure the source is."""
    basis = "" if duty.basis in (DutyBasis.LAW, DutyBasis.CUSTOM) else duty.basis.label.lower()
    said = "; ".join(filter(None, (basis, *duty.sources)))
    return f"{duty.clause} ({said})" if said else duty.clause


def often(duty: RecurringDuty, choice: DutyChoice) -> str:
    """Return how often a duty is to be done as the office chose, in words."""
    if duty.kind == DutyKind.PERIOD:
        return by_level(choice)
    if duty.choose_day:
        return f"hằng năm, ngày {day_of_year(choice.month_day)}" if choice.month_day else "chưa đặt ngày"
    return duty.when or duty.kind.label.lower()


def by_level(choice: DutyChoice) -> str:
    """Return 'mỗi 12 tháng', or the months by level where they differ."""
    counts = set(choice.months.values())
    if not counts:
        return "chưa đặt chu kỳ"
    if len(counts) == 1 and len(choice.months) == len(LEVELS):
        return f"mỗi {counts.pop()} tháng"
    missing = [level for level in map(str, LEVELS) if level not in choice.months]
    left = f" · cấp độ {', '.join(missing)}: chưa đặt" if missing else ""
    return words.months_by_level(choice.months) + left


def of_archives(duty: RecurringDuty) -> str:
    """Return the periods of systems that keep electronic records, '' where the rule names none."""
    named = {level: period for level, period in zip(LEVELS, duty.archive, strict=True) if period}
    if not named:
        return ""
    alike: dict[str, list[str]] = {}
    for level, period in named.items():
        alike.setdefault(span(period), []).append(str(level))
    every = len(alike) == 1 and len(named) == len(LEVELS)
    said = " · ".join(each if every else f"cấp độ {', '.join(levels)}: {each}" for each, levels in alike.items())
    return f"{said} ({duty.archive_clause}, bản nhận dạng chữ, cần đối chiếu bản ký)"


def span(period: Period) -> str:
    """Return '1 tuần', '3 tháng'."""
    return f"{period.weeks} tuần" if period.weeks else f"{period.months} tháng"


def day_of_year(text: str) -> str:
    """Return '31/01' of "01-31"; '' for none."""
    day = read_day(text)
    return f"{day[1]:02d}/{day[0]:02d}" if day else ""


def as_stored(text: str) -> str:
    """Return "01-31" of '31/1'; what cannot be read as it is, for the use case to refuse."""
    parts = text.strip().replace("-", "/").replace(".", "/").split("/")
    if len(parts) == 2 and all(part.isascii() and part.isdigit() for part in parts):
        return f"{int(parts[1]):02d}-{int(parts[0]):02d}"
    return text.strip()


def badge(line: DutyLine, today: dt.date) -> tuple[str, str]:
    """Return tone and words of the badge of a duty."""
    if line.due is not None and line.standing in (DutyStanding.OVERDUE, DutyStanding.DUE_SOON):
        return line.standing.tone, words.capital(words.how_far(line.due, today))
    if line.standing == DutyStanding.UNSET and line.duty.choose_day:
        return line.standing.tone, "Chưa đặt ngày"
    return line.standing.tone, line.standing.label


_COUNTED = (
    (DutyStanding.OVERDUE, "quá hạn"),
    (DutyStanding.DUE_SOON, "sắp đến hạn"),
    (DutyStanding.NEVER, "chưa thực hiện lần nào"),
    (DutyStanding.ON_TIME, "đúng hạn"),
    (DutyStanding.DONE, "đã thực hiện"),
    (DutyStanding.UNSET, "chưa đặt chu kỳ hoặc chưa có cấp độ"),
)


def numbers(line: DutyLine) -> str:
    """Return '12 hệ thống: 3 quá hạn, 9 đúng hạn'; of a duty of the office '' ."""
    if line.of_office or not line.systems:
        return ""
    said = ", ".join(f"{words.number(line.numbers[each])} {text}" for each, text in _COUNTED if line.numbers[each])
    return f"{words.number(line.systems)} hệ thống: {said}"


def facts(line: DutyLine) -> Iterator[tuple[str, str]]:
    """Yield what the page of a duty says of it."""
    duty, choice = line.duty, line.choice
    yield "Ai làm", duty.who
    yield "Phạm vi", duty.scope.label
    yield "Chu kỳ, ngày", often(duty, choice)
    if duty.when and duty.kind == DutyKind.PERIOD:
        yield "Văn bản", duty.when
    if duty.kept_months:
        kept = {str(level): count for level, count in zip(LEVELS, duty.kept_months, strict=True) if count}
        yield "Thời hạn lưu nhật ký", words.months_by_level(kept)
    if of_archives(duty) and duty.scope == DutyScope.SYSTEM:
        yield "Hệ thống lưu trữ tài liệu điện tử", of_archives(duty)
    yield "Bằng chứng", duty.evidence
    yield "Căn cứ", sources(duty)
    if duty.choose:
        yield "Cơ quan phải chọn", duty.choose
    if duty.note:
        yield "Lưu ý", duty.note
    yield "Người phụ trách", choice.responsible
    yield "Ghi chú của cơ quan", choice.note
    yield "Tính từ ngày", words.day(choice.since)
