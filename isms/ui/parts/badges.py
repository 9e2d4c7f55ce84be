"""Badges: never colour alone, always an icon and words."""

from datetime import date

from nicegui import ui

from inventory.records.role import NOT_CONFIRMED
from isms.ui.parts import words
from isms.ui.parts.layout import ICON
from schedules.cadence.cadence import Standing

UNCONFIRMED = ("neutral", NOT_CONFIRMED)


def badge(kind: str, text: str, icon: str = "") -> ui.element:
    """A badge; kind: ok, soon, overdue, blocked or neutral."""
    with ui.element("span").classes(f"badge {kind}") as element:
        ui.icon(icon or ICON[kind]).props('aria-hidden="true"')
        ui.label(text)
    return element


def standing(code: str, responsibility: str | None, due: date | None = None, today: date | None = None) -> ui.element:
    """How the duty to audit stands, and how far its day is."""
    return badge(*standing_words(code, responsibility, due, today))


def standing_words(
    code: str, responsibility: str | None, due: date | None = None, today: date | None = None
) -> tuple[str, str]:
    """Return kind and words of a standing, for a badge or a table's cell; calm while nobody has confirmed the role."""
    far = f", {words.how_far(due, today)}" if due and today and code in ("on_time", "due_soon") else ""
    stands = Standing.of(code)
    text = words.how_far(due, today).capitalize() if due and today and code == "overdue" else stands.label + far
    return stands.tone if responsibility else "neutral", text


def use_words(in_use: bool, operating: bool, responsibility: str | None) -> tuple[str, str]:
    """Return kind and words of the use of a system, for a badge or a table's cell; unconfirmed, it accuses nobody."""
    if in_use:
        return "ok", "Được đưa vào sử dụng"
    if not operating:
        return "neutral", "Chưa đưa vào sử dụng"
    return ("overdue", "Vận hành khi chưa đủ điều kiện") if responsibility else UNCONFIRMED


def level(value: int | None) -> ui.element:
    """The security level."""
    return badge(*level_words(value), icon="layers" if value else "help_outline")


def level_words(value: int | None) -> tuple[str, str]:
    """Return kind and words of a level, for a badge or a table's cell."""
    return ("neutral", f"Cấp độ {value}") if value else ("neutral", "Chưa có quyết định cấp độ")
