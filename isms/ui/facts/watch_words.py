"""The watch in Vietnamese: kinds of steps, duties and how they stand, agreements, websites, what changed."""

import datetime as dt

from inventory.records.agreement import CLAUSE
from inventory.records.change_aspects import ASPECTS
from isms.ui.parts import words
from schedules.gate.incident_clocks import Clock, Standing

USUAL_STEP = {
    "at_once": "initial_notice",
    "initial_notice": "initial_notice",
    "report": "report",
    "preliminary_report": "preliminary_report",
    "final_report": "final_report",
}
"""For each duty, the step that a person most likely records next."""
AGREEMENT_CLAUSE = {str(kind): clause for kind, clause in CLAUSE.items()}
AGREEMENT_STATE = {
    "ended": ("overdue", "Đã hết hạn"),
    "ending": ("soon", "Sắp hết hạn"),
    "running": ("ok", "Còn hạn"),
    "replaced": ("neutral", "Đã có văn bản sau"),
}
_BADGE = {"open": "soon", "late": "overdue", "undated": "neutral", "done": "ok", "done_late": "soon"}


def duty(clock: Clock, now: Standing, detected_at: dt.datetime) -> tuple[str, str]:
    """Return kind and words of a duty's badge."""
    return _BADGE[now.state], f"{clock.words}: {_how(clock, now, detected_at)}"


def _how(clock: Clock, now: Standing, detected_at: dt.datetime) -> str:
    if now.done_at is not None:
        if clock.hours == 0:
            return f"đã báo {words.instant(now.done_at)}, {span(now.done_at - detected_at)} sau khi phát hiện"
        late = "" if clock.due_at is None or now.state == "done" else f", trễ {span(now.done_at - clock.due_at)}"
        return f"đã gửi {words.instant(now.done_at)}{late}"
    if now.left is None or clock.due_at is None:
        return "chưa gửi; luật không nêu số giờ, gửi sau khi hoàn thành điều tra, khắc phục"
    if clock.hours == 0:
        return f"chưa báo, đã {span(-now.left)} từ khi phát hiện"
    until = words.instant(clock.due_at)
    return f"hạn {until}, còn {span(now.left)}" if now.state == "open" else f"hạn {until}, đã trễ {span(-now.left)}"


def span(length: dt.timedelta) -> str:
    """Return a length of time: '5 phút', '3 giờ 20 phút', '4 ngày 2 giờ'."""
    minutes = max(int(length.total_seconds() // 60), 0)
    days, hours, minutes = minutes // 1440, minutes // 60 % 24, minutes % 60
    if days >= 3:
        return f"{words.number(days)} ngày" + (f" {hours} giờ" if hours else "")
    hours += 24 * days
    if not hours:
        return f"{minutes} phút"
    return f"{hours} giờ" + (f" {minutes} phút" if minutes else "")


def aspects(codes: list[str]) -> str:
    """Return what changed, in the law's words."""
    return ", ".join(ASPECTS[code].words.lower() for code in codes if code in ASPECTS)
