"""Delegations and contracts for leased services: until when each runs, and the form to record one."""

from collections.abc import Sequence

from nicegui import ui

from inventory.records import Agreement
from inventory.records.agreement import AgreementKind
from isms.ui.facts import declared_card, watch_words
from isms.ui.parts import badges, layout, words
from isms.ui.parts.places import path_of
from isms.ui.shell.panel import Panel
from schedules.watch.agreement_list import AgreementLine

NOTHING = (
    "Chưa ghi văn bản nào. Ủy quyền trách nhiệm chủ quản phải bằng văn bản, nêu phạm vi, trách nhiệm,"
    " thời hạn (Đ4.3); hợp"
    " đồng thuê dịch vụ quyết định ai là đơn vị vận hành (Đ5.3): hãy ghi cùng ngày hết hạn."
)


def listed(desk: Panel, told: Sequence[AgreementLine], with_system: bool = True) -> None:
    """Show the agreements."""
    with ui.element("ul").classes("watch"):
        for each in told:
            with ui.element("li").mark(f"agreement-{each.agreement.id}"):
                _one(desk, each, with_system)


def _one(desk: Panel, told: AgreementLine, with_system: bool) -> None:
    row = told.agreement
    with ui.element("div").classes("say"):
        if with_system:
            layout.link(told.name, path_of(told.code, "theo-doi")).classes("strong")
        ui.label(f"{AgreementKind.word(row.kind)} số {row.number}: {row.party}").classes(
            "" if with_system else "strong"
        )
        if row.scope:
            ui.label(row.scope).classes("small")
        ui.label(f"{words.day(row.on)} – {words.day(row.ends_on)}").classes("muted small")
        ui.label(watch_words.AGREEMENT_CLAUSE[row.kind]).classes("clause")
    with ui.element("div").classes("line"):
        kind, text = watch_words.AGREEMENT_STATE[told.state]
        far = "" if told.state == "replaced" else f", {words.how_far(row.ends_on, desk.today)}"
        badges.badge(kind, text + far)


async def record_form(desk: Panel, code: str, name: str) -> None:
    """Open the form that records an agreement."""
    del name  # the form is titled by its kind; the page has the system's name already
    await declared_card.record_form(desk, Agreement, code)
