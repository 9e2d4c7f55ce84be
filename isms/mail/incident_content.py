"""What a letter about incidents says: what must still be reported by when. What happened is not told by mail."""

import datetime as dt
from collections.abc import Iterator, Sequence
from urllib.parse import quote

from inventory.law.written_clauses import written_out
from inventory.records.incident import marks
from inventory.vietnamese import grouped
from isms.mail.letter_content import MOST_LINES, Content, Item, Named, Page, Part
from isms.platform.database import VIETNAM
from schedules.alerts.incident_news import News
from schedules.alerts.outbox import Letter
from schedules.gate.incident_clocks import Clock, Standing

_ASSESS = f"tổ chức đánh giá sau sự cố nghiêm trọng ({written_out('NĐ 331/2026 Đ31.2.c')})."


def content(letter: Letter, news: Sequence[News], address: str, anchor: str) -> Content:
    """Return what the letter says. `address`: where people open the register; '' where it is not set: no links."""
    return Content(
        letter.to.name,
        "Sổ có tin về sự cố an ninh mạng.",
        tuple(_parts(news, address)),
        (
            "Nội dung sự cố không ghi trong thư: xem và ghi việc đã làm ở trang Theo dõi của phần mềm.",
            "Thư này do phần mềm isms tự gửi ngay khi có sự cố, cả ngày nghỉ. Vui lòng không trả lời.",
        ),
        Page("Theo dõi", f"{address}/theo-doi" if address else ""),
        "sự cố",
        anchor,
    )


def _parts(news: Sequence[News], address: str) -> Iterator[Part]:
    still, settled = ([each for each in news if each.settled is over] for over in (False, True))
    if still:
        shown = tuple(_item(each, address) for each in still[:MOST_LINES])
        yield Part(f"PHẢI BÁO CÁO, XỬ LÝ ({grouped(len(still))})", shown, max(0, len(still) - MOST_LINES))
    if settled:
        title = f"ĐÃ XỬ LÝ XONG trước khi thư này được gửi ({grouped(len(settled))})"
        gone = tuple(Item(f"{_name(each)}, phát hiện {_instant(each.detected_at)}", (), (), 0, "") for each in settled)
        yield Part(title, gone[:MOST_LINES], max(0, len(settled) - MOST_LINES))


def _item(each: News, address: str) -> Item:
    duties = tuple(Named(_duty(clock, now), "", "") for clock, now in each.missing)
    return Item(
        _name(each),
        tuple(_sentences(each)),
        duties,
        0,
        _ASSESS if each.asks_for_assessment else "",
        link=f"{address}/he-thong/{quote(each.code, safe='')}" if address else "",
    )


def _sentences(each: News) -> Iterator[str]:
    yield f"Phát hiện: {_instant(each.detected_at)}"
    if told := marks(each):
        yield f"Tính chất: {', '.join(told)}"
    if each.missing:
        clauses = dict.fromkeys(written_out(clock.clause) for clock, _ in each.missing)
        yield f"Còn phải báo cáo ({'; '.join(clauses)}):"


def _duty(clock: Clock, now: Standing) -> str:
    if not (clock.hours and clock.due_at):
        return clock.words
    return f"{clock.words}: hạn {_instant(clock.due_at)}" + (", ĐÃ QUÁ HẠN" if now.state == "late" else "")


def _name(each: News) -> str:
    return f"{each.name} ({each.code})"


def _instant(at: dt.datetime) -> str:
    return f"{at.astimezone(VIETNAM):%H:%M ngày %d/%m/%Y}"
