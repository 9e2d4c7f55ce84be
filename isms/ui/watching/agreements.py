"""Delegations and contracts for leased services: until when each runs, and the form to record one."""

from collections.abc import Sequence

from nicegui import ui

from inventory import agreements
from inventory.tables import Agreement
from inventory.work import Work
from isms.ui import watch_words, words
from isms.ui.parts import badges, layout
from isms.ui.parts.forms import Form
from isms.ui.places import path_of
from isms.ui.system.entered import choices, given
from isms.ui.watching.desk import Desk
from schedules.agreement_list import Told

NOTHING = (
    "Chưa ghi văn bản nào. Ủy quyền trách nhiệm chủ quản phải bằng văn bản, nêu phạm vi, trách nhiệm,"
    " thời hạn (Đ4.3); hợp"
    " đồng thuê dịch vụ quyết định ai là đơn vị vận hành (Đ5.3): hãy ghi cùng ngày hết hạn."
)
KINDS = {
    "delegation": (
        watch_words.AGREEMENT["delegation"],
        "Văn bản nêu rõ phạm vi của hệ thống, trách nhiệm và thời hạn; chỉ cho trách nhiệm tại khoản 2 Điều 31 (Đ4.3).",
    ),
    "lease": (watch_words.AGREEMENT["lease"], "Đơn vị vận hành theo thỏa thuận trong hợp đồng (Đ5.3)."),
}


def listed(desk: Desk, told: Sequence[Told], with_system: bool = True) -> None:
    """Show the agreements."""
    with ui.element("ul").classes("watch"):
        for each in told:
            with ui.element("li").mark(f"agreement-{each.agreement.id}"):
                _one(desk, each, with_system)


def _one(desk: Desk, told: Told, with_system: bool) -> None:
    row = told.agreement
    with ui.element("div").classes("say"):
        if with_system:
            layout.link(told.name, path_of(told.code, "theo-doi")).classes("strong")
        ui.label(f"{watch_words.AGREEMENT[row.kind]} số {row.number}: {row.party}").classes(
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


def record_form(desk: Desk, code: str, name: str) -> None:
    """Open the form that records an agreement."""
    form = Form()
    with desk.panel(f"Ghi ủy quyền hoặc hợp đồng thuê: {name}") as dialog:
        kind = form.cards("kind", "Loại văn bản", KINDS)
        number = form.text("number", "Số văn bản")
        on = form.date("on", "Ngày ký", desk.today)
        ends_on = form.date("ends_on", "Hết hạn ngày", help="Ngày cuối cùng còn hiệu lực. Sổ báo trước 90 ngày.")
        party = form.text("party", "Bên được ủy quyền, bên cung cấp")
        scope = form.paragraph("scope", "Phạm vi, trách nhiệm", help="Bắt buộc với ủy quyền.")

        def record(work: Work) -> int | None:
            with choices(kind=kind):
                row = Agreement(
                    on=given(on),
                    kind=given(kind),
                    number=number.value or "",
                    party=party.value or "",
                    scope=scope.value or "",
                    ends_on=given(ends_on),
                )
                return agreements.record(work, code, row).id

        async def save() -> None:
            if await desk.do(record, form=form, said="Đã ghi văn bản."):
                dialog.close()

        form.buttons("Lưu", save, cancel=dialog.close)
