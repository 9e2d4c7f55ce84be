"""What waits for a second person, in words; and the note about it on top of a system's page."""

from nicegui import ui

from isms import confirmations
from isms.confirmations import Waiting
from isms.ui import words
from isms.ui.system import sentences
from isms.ui.system.place import Place

PATH = "/cho-xac-nhan"


async def build(place: Place) -> None:
    """Draw the note, when something waits about the system."""
    found = await place.visit.read(lambda work: confirmations.waiting(work, place.code))
    if not found:
        return
    with ui.element("div").classes("note soon waiting").props("role=status").mark("waiting"):
        ui.icon("how_to_reg").props('aria-hidden="true"')
        with ui.element("div").classes("stack"):
            ui.label(f"{len(found)} bản ghi chờ người thứ hai xác nhận; chưa tính vào tình trạng ở trên.")
            for each in found:
                ui.label(f"{headline(each)} (do {each.proposed_by} gửi)").classes("small")
            ui.link("Xem và xác nhận", PATH)


def headline(waiting: Waiting) -> str:
    """Return what was proposed, in one line."""
    said = f"{sentences.subject(waiting.fact)}: {sentences.headline(waiting.fact)}"
    return f"Hủy bản ghi. {said}" if waiting.voids else said


def more(waiting: Waiting) -> str:
    """Return what else it says."""
    why = f"Lý do hủy: {waiting.why}" if waiting.why else ""
    return " · ".join(part for part in (why, sentences.details(waiting.fact)) if part)


def fate(waiting: Waiting) -> str:
    """Return what became of it."""
    done = "xác nhận" if waiting.outcome == "confirmed" else "từ chối"
    reason = f" Lý do: {waiting.reason}" if waiting.reason else ""
    return f"{waiting.decided_by} {done} lúc {words.instant(waiting.decided_at)}.{reason}"
