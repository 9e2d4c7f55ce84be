"""A voided system: its page says so and shows its history; an administrator voids one that was entered by mistake."""

from nicegui import ui

from inventory.organisation.access import Act, on_record
from inventory.register_tables import System, Unit
from inventory.work import Work
from isms.systems import voiding
from isms.ui.facts.place import Place, Shown
from isms.ui.parts import layout, words
from isms.ui.parts.places import path_of
from isms.ui.shell.reasons import ask_reason
from isms.ui.system import history_tab
from schedules.gate.clearance import state
from schedules.standing import fact_reader

_WHAT = (
    "Chỉ dùng khi hệ thống này được ghi nhầm vào sổ, ví dụ ghi trùng hoặc dòng ghi chú trong tệp nhập. Sau khi hủy, "
    "nó không còn trong danh sách, báo cáo, cảnh báo nào; lịch sử vẫn còn và mã không dùng lại được. Hệ thống từng "
    "hoạt động rồi thôi dùng thì ghi “ngừng sử dụng hẳn”."
)


def read_voided(work: Work, code: str) -> Shown | None:
    """Return what the page of a voided system shows; None for one that counts. Raises NotFound."""
    about = on_record(work, code)
    if about.voided_at is None:
        return None
    policies = fact_reader.policies(work.session)
    [(_, facts)] = fact_reader.load(work.session, [about])
    unit = work.session.get_one(Unit, about.unit_id)
    now = state(facts, work.today, policies)
    return Shown(about, facts, now, policies, unit.name, False, (), (), work.today, about.owner, about.operator)


async def build(place: Place) -> None:
    """Draw the page of a voided system: who voided it, when and why, and what happened to it."""
    about: System = place.shown.system
    with layout.head(about.name, f"{about.code} · {place.shown.unit}"):
        pass
    when = words.instant(about.voided_at) if about.voided_at else ""
    why = (about.void_reason or "").rstrip(".")
    who = place.visit.by(about.voided_by or "")
    text = f"Hệ thống này được ghi nhầm và đã bị hủy khỏi sổ lúc {when} ({who}). Lý do: {why}."
    layout.note("neutral", f"{text} Nó không còn được tính ở danh sách, báo cáo, cảnh báo nào.")
    await history_tab.build(place)


def offer(place: Place) -> None:
    """Offer to void the system, to an administrator of its branch."""
    if not place.may(Act.ADMINISTER):
        return

    async def ask() -> None:
        reason = await ask_reason(place.visit, "Hủy hệ thống ghi nhầm?", _WHAT, "Hủy hệ thống")
        if not reason:
            return
        async with place.turn():
            said = "Đã hủy hệ thống."
            if await place.visit.act(lambda work: voiding.void(work, place.code, reason), said=said):
                place.visit.go(path_of(place.code))

    with ui.element("div").classes("line"):
        layout.quiet("Hủy hệ thống ghi nhầm", ask).mark("void-system")
