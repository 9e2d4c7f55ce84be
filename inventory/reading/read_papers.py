"""A decision on the level, a decision issuing the Quy chế, the conclusion of an audit: what each says for its form."""

import datetime as dt
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from inventory.reading import concluded_audit, decided_level, paper_head
from inventory.reading.paper_head import Head
from inventory.reading.paper_lines import Line, Reading, tidy
from inventory.vietnamese import fold

_SUBJECT_ENDS = re.compile(r"can cu|xet |theo de nghi|quyet dinh\s*:|dieu\s+1\b|kinh gui|i\.|1\.|phan\s+i")
_LONGEST_SUBJECT = 8  # lines
_ISSUED_WITH = re.compile(
    r"ban hanh kem theo quyet dinh so\s*:?\s*(?P<number>\d+/[\w-]+(?:/[\w-]+)?)"
    r"\s+ngay\s+(?P<day>\d{1,2})\s+thang\s+(?P<month>\d{1,2})\s+nam\s+(?P<year>\d{4})"
)
_AUDIT_TITLES = ("ketluan", "baocao", "bienban", "thongbao")


@dataclass(frozen=True, slots=True)
class About:
    """What a paper is read for: the name of the system, and the names of units and organisations of the register."""

    system: str
    known: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Read:
    """What was read, and what the person must know besides: why nothing was, what is left to enter by hand."""

    readings: tuple[Reading, ...] = ()
    remarks: tuple[str, ...] = ()


def decision(lines: Sequence[Line], about: About) -> Read:
    """Read a decision that approves levels."""
    return _read(lines, about, _is_decision, "quyết định phê duyệt cấp độ", _of_decision)


def regulation(lines: Sequence[Line], about: About) -> Read:
    """Read a Quy chế, or the decision that issues it."""
    return _read(lines, about, _is_regulation, "Quy chế bảo đảm an ninh mạng", _of_regulation)


def conclusion(lines: Sequence[Line], about: About) -> Read:
    """Read the conclusion of an audit."""
    return _read(lines, about, _is_conclusion, "kết luận kiểm tra, đánh giá", _of_conclusion)


def _read(
    lines: Sequence[Line],
    about: About,
    is_kind: Callable[[Head, str], bool],
    called: str,
    read: Callable[[Head, str, About], Iterator[Reading | None]],
) -> Read:
    lines = [line for line in lines if tidy(line.text)]
    head = paper_head.head_of(lines)
    if head is None:
        return Read(remarks=("Không nhận ra tên loại văn bản ở đầu tệp, nên không đọc gì.",))
    subject = _subject(head)
    if not is_kind(head, fold(subject)):
        named = tidy(f"{head.named.text} {subject}")[:200]
        return Read(remarks=(f"Tệp này không phải là {called} (đầu tệp ghi: “{named}”), nên không đọc gì.",))
    if head.is_draft:
        return Read(remarks=("Tệp ghi là dự thảo, nên không đọc gì.",))
    return Read(tuple(each for each in read(head, subject, about) if each is not None))


def _subject(head: Head) -> str:
    """Return what the paper is about: the lines between its name and its first basis or article."""
    found = [head.named.text]
    for line in head.rest[:_LONGEST_SUBJECT]:
        if _SUBJECT_ENDS.match(fold(tidy(line.text))):
            break
        found.append(tidy(line.text))
    return " ".join(found[1:]) if len(found) > 1 else ""


def _is_decision(head: Head, subject: str) -> bool:
    return head.title == "quyetdinh" and "cap do" in subject and "phe duyet" in subject


def _is_regulation(head: Head, subject: str) -> bool:
    said = head.title == "quyche" or (head.title == "quyetdinh" and "quy che" in subject)
    return said and any(word in f"{head.named.plain} {subject}" for word in ("an toan", "an ninh mang"))


def _is_conclusion(head: Head, subject: str) -> bool:
    said = f"{head.named.plain} {subject}"
    return head.title in _AUDIT_TITLES and ("kiem tra" in said or "danh gia" in said)


def _of_head(head: Head, about: About) -> Iterator[Reading | None]:
    yield paper_head.number(head)
    yield paper_head.day(head)
    yield paper_head.issuer(head, about.known)


def _of_decision(head: Head, _subject: str, about: About) -> Iterator[Reading | None]:
    yield from _of_head(head, about)
    yield decided_level.level(head.rest, about.system)


def _of_regulation(head: Head, _subject: str, about: About) -> Iterator[Reading | None]:
    if head.title == "quyetdinh":
        yield from _of_head(head, about)
    else:
        yield from _issued_with(head)


def _issued_with(head: Head) -> Iterator[Reading]:
    """Read the number and day of the decision that issued a Quy chế, off the line beneath its name."""
    for line in head.rest[:_LONGEST_SUBJECT]:
        text = tidy(line.text)
        found = _ISSUED_WITH.search(fold(text))
        if found is None:
            continue
        yield Reading("number", text[slice(*found.span("number"))], line)
        try:
            on = dt.date(int(found["year"]), int(found["month"]), int(found["day"]))
        except ValueError:
            return
        yield Reading("date", on, line)
        return


def _of_conclusion(head: Head, subject: str, about: About) -> Iterator[Reading | None]:
    for reading in _of_head(head, about):
        if reading is not None and reading.field == "issuer":
            yield reading
        elif reading is not None:
            yield replace(reading, field=f"document_{reading.field}")
            if reading.field == "date" and head.title == "ketluan":
                yield replace(reading, field="concluded_on")
    concluded = concluded_audit.result(head.rest, subject, about.system)
    yield concluded
    if concluded is not None and concluded.value == "conditional":
        yield from concluded_audit.conditions(head.rest)
