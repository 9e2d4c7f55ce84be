"""The cards of organisations: who owns, operates, looks after the security of systems, as reports describe them."""

from collections.abc import Callable
from functools import partial

from nicegui import ui

from inventory.organisation import bodies
from inventory.organisation.access import Act
from inventory.organisation.bodies import Body, Named
from inventory.versions import state
from isms.papers.reports.owners import PLACES
from isms.ui.facts.place import STYLES
from isms.ui.parts import badges, dialogs, layout
from isms.ui.parts.forms import Form
from isms.ui.shell import form_drafts
from isms.ui.shell.visit import Pages, Visit

PATH = "/quan-tri/co-quan"
_FORM = "Thẻ cơ quan, tổ chức"
_PART = {"owner": "Chủ quản", "operator": "Đơn vị vận hành", "specialised_unit": "Đơn vị chuyên trách"}
_CLAUSE = "NĐ 331/2026 Đ36.1; Mẫu số 08, mục 2"


def register(pages: Pages) -> None:
    """Add /quan-tri/co-quan."""

    @pages.page(PATH, title="Cơ quan, tổ chức", act=Act.RECORD)
    async def organisations(visit: Visit) -> None:
        ui.add_head_html(STYLES)
        known = await visit.read(bodies.listed)
        purpose = "Thẻ của chủ quản, đơn vị vận hành, đơn vị chuyên trách mà báo cáo năm phải mô tả."
        with layout.head("Cơ quan, tổ chức", purpose):
            if visit.may_for_all(Act.RECORD):
                layout.primary("Thêm cơ quan", lambda: _form(visit, Body(name="")), icon="add")
        if not known:
            with layout.section():
                text = "Khi hệ thống có chủ quản và đơn vị vận hành, tên của họ hiện ở đây để ghi thẻ."
                layout.empty("domain", "Chưa có cơ quan nào", text)
            return
        with layout.section():
            text = "Tên lấy từ các hệ thống. Báo cáo tính đến ngày nào cũng mô tả cơ quan theo thẻ hiện tại."
            layout.text("p", text).classes("muted")
            ui.label(_CLAUSE).classes("clause")
            with ui.element("ul").classes("records"):
                for number, each in enumerate(known):
                    _line(visit, each, number)


def _line(visit: Visit, each: Named, number: int) -> None:
    card = each.card
    with ui.element("li").mark(f"body-{number}"):
        with ui.element("div").classes("say"):
            ui.label(each.name).classes("strong")
            ui.label(", ".join(_PART[part] for part in each.parts) or "Không hệ thống nào nêu tên").classes(
                "small muted"
            )
            if card:
                ui.label(" · ".join(filter(None, (card.representative, card.title, card.phone, card.email))))
                if lacking := _missing(card):
                    ui.label(f"Còn thiếu: {', '.join(lacking)}").classes("small muted")
        _state(card)
        if visit.may_for_all(Act.RECORD):
            change = _opener(visit, card or Body(name=each.name))
            layout.quiet("Sửa thẻ" if card else "Ghi thẻ", change, icon="edit").mark(f"card-{number}")


def _missing(card: Body) -> list[str]:
    return [what for place, what in PLACES.items() if not getattr(card, place)]


def _state(card: Body | None) -> None:
    if card is None:
        badges.badge("soon", "Chưa có thẻ", icon="pending")
    elif lacking := _missing(card):
        badges.badge("soon", f"Thiếu {len(lacking)} mục", icon="edit_note")
    else:
        badges.badge("ok", "Đủ thông tin")


def _opener(visit: Visit, card: Body) -> Callable[[], None]:
    return lambda: _form(visit, card)


def _form(visit: Visit, card: Body) -> None:
    form = Form(state(card, bodies.FIELDS) if card.id is not None else None, f"body::{card.id or ''}")
    with dialogs.panel(_FORM) as dialog, form_drafts.kept(visit, form, f"{_FORM}: {card.name or 'thêm mới'}"):
        entries = {
            "name": form.text(
                "name", "Tên cơ quan, tổ chức", card.name, help="Viết như tên chủ quản, đơn vị vận hành của hệ thống."
            ),
            "legal_basis": form.text(
                "legal_basis",
                "Văn bản quy định chức năng, nhiệm vụ và quyền hạn",
                card.legal_basis,
                help="Số, ngày, cơ quan ban hành. Chủ quản không có thì để trống.",
            ),
            "representative": form.text("representative", "Người đứng đầu", card.representative, help="Họ và tên."),
            "title": form.text("title", "Chức vụ", card.title),
            "address": form.text("address", "Địa chỉ liên lạc", card.address),
            "phone": form.text("phone", "Số điện thoại", card.phone),
            "email": form.text("email", "Thư điện tử", card.email),
            "specialised_unit": form.text(
                "specialised_unit",
                "Đơn vị chuyên trách về an ninh mạng",
                card.specialised_unit,
                help="Nếu là chủ quản: tên đơn vị được giao nhiệm vụ. Để trống: theo trang Thể thức văn bản.",
            ),
        }

        async def save() -> None:
            given = {name: entry.value or "" for name, entry in entries.items()}
            if await visit.act(lambda work: bodies.save(work, Body(id=card.id, **given), form.seen).name, form=form):
                dialog.close()
                visit.go(PATH)

        async def remove() -> None:
            sure = await dialogs.confirm("Xóa thẻ", f"Xóa thẻ của {card.name}?", "Xóa", danger=True)
            gone = partial(bodies.remove, card_id=card.id, seen=form.seen)
            if sure and await visit.act(gone, form=form, said="Đã xóa thẻ."):
                dialog.close()
                visit.go(PATH)

        if card.id is not None:
            layout.danger("Xóa thẻ", remove).mark("remove-card")
        form.buttons("Lưu", save, cancel=dialog.close)
    dialog.open()
