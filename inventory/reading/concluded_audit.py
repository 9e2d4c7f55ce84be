"""What the conclusion of an audit says: its result, its conditions and their deadline (NĐ 331/2026 Đ27, Đ28.3)."""

import datetime as dt
import re
from collections.abc import Iterator, Sequence

from inventory.choices import AuditResult
from inventory.reading.decided_level import bare, names_of_system
from inventory.reading.paper_lines import Line, Paragraph, Reading, paragraphs, tidy

_USE = r"(?=\s*(?:$|[.,;:]|(?:de\s+)?(?:duoc\s+)?(?:dua vao|van hanh|su dung|tiep tuc)\b|kem\b|voi\b|co\b|bao dam\b))"
_MET = r"(?:du|dat|dap ung(?: du| day du)?)\s+(?:cac\s+)?"
_NOT = re.compile(rf"\b(?:khong|chua)\s+{_MET}dieu kien\b{_USE}")
_PARTLY = re.compile(rf"\b(?:khong|chua)\s+{_MET}(?:dieu kien|yeu cau)\b")
_YES = re.compile(rf"\b{_MET}dieu kien\b{_USE}")
_WITH = re.compile(r"\b(?:kem(?: theo)?|voi|co)\s+(?:cac\s+)?dieu kien\b")
_SUPPOSED = re.compile(r"\b(?:neu|truong hop|chi duoc|khi|can cu|nham|danh gia viec|xem xet|muc dich|de nghi)\b")
_GENERAL = re.compile(
    r"(?:(?:\d+|[a-z]+)\s*[.)]|[-+*:,]|\s|ket luan|doan kiem tra|he thong|thong tin|phan mem|nay|doi voi|danh gia)*"
)
_UNSURE = "?"
_LIST = re.compile(r"dieu kien\b.*(?:sau|sau day|nhu sau|gom)?\s*:$")
_DATE = r"(?:(\d{1,2})\s*/\s*(\d{1,2})\s*/\s*(\d{4})|(\d{1,2})\s+thang\s+(\d{1,2})\s+nam\s+(\d{4}))"
_UNTIL = re.compile(
    r"(?:cham nhat|den het|den|thoi han|han(?: hoan thanh| thuc hien)?|truoc)\s*:?"
    rf"\s*(?:la\s+|vao\s+|den\s+|het\s+)*(?:ngay\s+)?{_DATE}"
)
_ANY_DATE = re.compile(_DATE)


def result(rest: Sequence[Line], subject: str, name: str) -> Reading | None:
    """
    Return whether the system was found fit; None when no sentence says it, or when two say different things.

    Of a paper about this one system every sentence with a verdict counts, and all must agree; of a paper about several
    only those that name it.
    """
    about = bool(names_of_system(subject, name))
    found: list[Reading] = []
    for item in paragraphs(rest):
        for clause in re.split(r";|\.\s", bare(item.text)):
            code, verdict = _result_of(clause)
            if not code:
                continue
            named = _is_of(clause[: verdict.start()], names_of_system(clause, name)) if verdict else False
            if not (named or about):
                continue
            sure = named or (verdict and _GENERAL.fullmatch(clause[: verdict.start()]))
            found.append(Reading("conclusion", code if sure else _UNSURE, item.line_with("dieu kien", "yeu cau")))
    same = len({each.value for each in found}) == 1 and found[0].value != _UNSURE
    return found[0] if same else None


def _is_of(before: str, named: Sequence[tuple[int, int]]) -> bool:
    """Say whether the verdict is about the system: it is named before it, first in the sentence."""
    if not named or named[0][1] > len(before):
        return False
    return bool(_GENERAL.fullmatch(before[: named[0][0]])) and not re.search(r"[,.]", before[named[0][1] :])


def conditions(rest: Sequence[Line]) -> Iterator[Reading]:
    """Yield the conditions of a conditional conclusion and the one day until which all are to be met, if told."""
    items = list(paragraphs(rest))
    lists = [place for place, item in enumerate(items) if _LIST.search(" ".join(item.plain.split()))]
    if len(lists) != 1:
        return
    given = _items(items, lists[0])
    if not given:
        return
    lines = [_text(item) for item in given]
    yield Reading("conditions", "\n".join(lines), given[0].lines[0])
    days = [found for item in (items[lists[0]], *given) for found in _deadlines(item)]
    if days and all(is_last for _, is_last, _ in days) and len({day for day, _, _ in days}) == 1:
        yield Reading("conditions_until", days[0][0], days[0][2])


def _items(items: Sequence[Paragraph], head: int) -> list[Paragraph]:
    """Return the items of a list: those that follow its head and begin with the same kind of mark as the first."""
    marked: list[Paragraph] = []
    for item in items[head + 1 :]:
        mark = _mark(item)
        if not mark or (marked and mark != _mark(marked[0])):
            break
        marked.append(item)
    return marked


def _mark(item: Paragraph) -> str:
    found = re.match(r"(?:(\d+)\s*[.)]|([a-zđ])\s*[.)]|([-+–•*]))\s*", item.text)
    if found is None:
        return ""
    return "1" if found[1] else "a" if found[2] else found[3]


def _text(item: Paragraph) -> str:
    return tidy(re.sub(r"^(?:\d+\s*[.)]|[a-zđ]\s*[.)]|[-+–•*])\s*", "- ", item.text))


def _deadlines(item: Paragraph) -> Iterator[tuple[dt.date, bool, Line]]:
    """Yield the days of an item, and whether each is surely the last one allowed: "trước ngày" may leave it out."""
    text = " ".join(item.plain.split())
    told = {found.start(_first(found)): found for found in _UNTIL.finditer(text)}
    for found in _ANY_DATE.finditer(text):
        until = told.get(found.start(_first(found)))
        day, month, year = (int(part) for part in found.groups() if part)
        try:
            on = dt.date(year, month, day)
        except ValueError:
            yield dt.date.min, False, item.lines[0]
            continue
        is_last = until is not None and "truoc" not in until[0].split()
        yield on, is_last, item.line_with(f"{found[0]}")


def _first(found: re.Match[str]) -> int:
    return 1 if found[1] else 4


def _result_of(clause: str) -> tuple[str, re.Match[str] | None]:
    """Return what a sentence says of a system, and the place; unsure where it is only a part or both."""
    if _SUPPOSED.search(clause):
        return "", None
    if refused := _NOT.search(clause):
        both = _YES.search(_NOT.sub(" ", clause))
        return (_UNSURE, None) if both else (str(AuditResult.NOT_ELIGIBLE), refused)
    if _PARTLY.search(clause):
        return _UNSURE, None
    met = _YES.search(clause)
    if met is None:
        return "", None
    return str(AuditResult.CONDITIONAL if _WITH.search(clause, met.end()) else AuditResult.ELIGIBLE), met
