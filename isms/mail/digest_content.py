"""What a digest says, in order."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from urllib.parse import quote

from inventory.law.written_clauses import written_out
from inventory.vietnamese import grouped
from isms.mail.letter_content import MOST_LINES, Content, Item, Named, Page, Part
from schedules.alerts.alerts import why_told
from schedules.alerts.digest import Digest, Group, Line
from schedules.alerts.outbox import Letter


def content(letter: Letter, digest: Digest, address: str, anchor: str, ran: Sequence[str] = ()) -> Content:
    """
    Return what the letter says. `address`: where people open the register; '' where it is not set: no links.

    `ran`: what the program did since the last letter, in sentences, for an administrator.
    """
    return Content(
        letter.to.name,
        _opening(digest, letter.day),
        (*_parts(digest, address), *_running(ran)),
        (
            "Căn cứ của từng việc và lịch sử của hệ thống có trong trang Cảnh báo và trang hệ thống của phần mềm.",
            "Thư này do phần mềm isms tự gửi, mỗi ngày làm việc nhiều nhất một thư; sự cố có thư riêng. "
            "Vui lòng không trả lời.",
        ),
        Page("Cảnh báo", f"{address}/canh-bao" if address else ""),
        "hệ thống",
        anchor,
    )


def _opening(digest: Digest, day: dt.date) -> str:
    if digest.overdue or digest.soon or digest.groups:
        return f"Ngày {day:%d/%m/%Y}, các hệ thống thông tin sau đây cần được xử lý:"
    return f"Ngày {day:%d/%m/%Y}, không còn việc nào trong thư này cần xử lý."


def _parts(digest: Digest, address: str) -> Iterator[Part]:
    for title, lines in (("ĐÃ QUÁ HẠN", digest.overdue), ("SẮP ĐẾN HẠN", digest.soon)):
        if lines:
            items = tuple(_items(lines[:MOST_LINES], lines, digest.headed, address))
            yield Part(_counted(title, lines), items, max(0, len(lines) - MOST_LINES))
    for part, groups in groupby(sorted(digest.groups, key=_part_of), key=_part_of):
        yield Part(part, tuple(_together(group, address) for group in groups))
    if digest.settled:
        shown = digest.settled[:MOST_LINES]
        items = tuple(Item(f"{_name(line)}, hạn {line.case.base:%d/%m/%Y}", (), (), 0, "") for line in shown)
        title = _counted("ĐÃ XỬ LÝ XONG trước khi thư này được gửi", digest.settled)
        yield Part(title, items, len(digest.settled) - len(shown))


def _running(ran: Sequence[str]) -> Iterator[Part]:
    if ran:
        yield Part("PHẦN MỀM ĐÃ CHẠY", tuple(Item(sentence, (), (), 0, "") for sentence in ran))


def _part_of(group: Group) -> str:
    return group.heading.part


def _items(shown: Sequence[Line], lines: Sequence[Line], headed: str, address: str) -> Iterator[Item]:
    """Yield the lines, like with like: of the same kind, with the same to do and the same reason to be told."""
    totals = {like: len(same) for like, same in _alike(lines, headed).items()}
    for like, same in _alike(shown, headed).items():
        first, total = same[0], totals[like]
        what, remedy, why = like[:3]
        if total == 1:
            sentences = (what, first.kind.due(first.case), *_violation(first))
            yield Item(_name(first), sentences, (), 0, remedy, why, _link(first, address))
            continue
        title = f"{grouped(total)} hệ thống: {what[:1].lower()}{what[1:]}"
        named = tuple(Named(_name(line), " ".join(_says(line)), _link(line, address)) for line in same)
        yield Item(title, (), named, 0, remedy, why)


Like = tuple[str, str, str, str]
"""What a line is about, what is to be done, why its reader is told; and which one it is, when it names no system."""


def _alike(lines: Iterable[Line], headed: str) -> dict[Like, list[Line]]:
    found: dict[Like, list[Line]] = {}
    for line in lines:
        why = why_told(line.escalated, headed) if line.escalated else ""
        alone = "" if line.code else f"{id(line)}"
        key = (written_out(line.kind.what(line.case)), written_out(line.kind.remedy(line.case)), why, alone)
        found.setdefault(key, []).append(line)
    return found


def _says(line: Line) -> Iterator[str]:
    yield f"{line.kind.due(line.case)}."
    yield from _violation(line)


def _violation(line: Line) -> tuple[str, ...]:
    return ("Hệ thống đang vận hành khi chưa đủ điều kiện.",) if line.violation else ()


def _together(group: Group, address: str) -> Item:
    heading, shown = group.heading, group.lines[:MOST_LINES]
    return Item(
        f"{grouped(len(group.lines))} hệ thống {heading.must}",
        (f"Căn cứ: {written_out(heading.clause)}",),
        tuple(Named(_name(line), "", _link(line, address)) for line in shown),
        len(group.lines) - len(shown),
        written_out(heading.remedy),
    )


def _counted(title: str, lines: Sequence[Line]) -> str:
    return f"{title} ({grouped(len(lines))})"


def _name(line: Line) -> str:
    return f"{line.name} ({line.code})" if line.code else line.name


def _link(line: Line, address: str) -> str:
    return f"{address}/he-thong/{quote(line.code, safe='')}" if address and line.code else ""
