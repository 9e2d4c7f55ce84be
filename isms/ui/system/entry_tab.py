"""What the register says of a system besides the dated facts: the fields of its entry, and the tab that shows them."""

from collections.abc import Callable, Container, Sequence
from dataclasses import dataclass, replace
from typing import Any

from nicegui import ui

from inventory.choices import Responsibility
from inventory.organisation import units
from inventory.organisation.access import Act
from inventory.records import Role
from inventory.register_tables import Unit
from inventory.systems import register
from inventory.systems.register import Entry
from inventory.versions import state
from isms.ui.facts import declared_card
from isms.ui.facts.place import Place, Shown
from isms.ui.parts import layout, words
from isms.ui.parts.choice_cards import Cards
from isms.ui.parts.entered_fields import several
from isms.ui.parts.forms import Form
from isms.ui.system import suggestions, voided

RESPONSIBILITIES = {
    "owned": (
        Responsibility.OWNED.label,
        "Theo Điều 4, kể cả khi UBND tỉnh quyết định giao: chỉ đạo lập hồ sơ, ban hành Quy chế, triển khai phương án.",
    ),
    "operated": (
        Responsibility.OPERATED.label,
        "Cấp trên hoặc cơ quan khác là chủ quản; mình vận hành, lập hồ sơ và trình chủ quản.",
    ),
    "used": (
        Responsibility.USED.label,
        "Hệ thống do nơi khác làm chủ và vận hành; mình chỉ cần có quyết định cấp độ và kết luận kiểm tra của họ.",
    ),
}


async def build(place: Place) -> None:
    """Draw the tab."""
    tree = await place.visit.read(units.tree)
    shown, names = place.shown, {unit.code: unit.name for unit in tree}
    about = shown.system
    if place.may(Act.RECORD):
        suggestions.card(place, lambda known: _edit_form(place, tree, known))
    with layout.section():
        with ui.element("div").classes("section-head"):
            layout.text("h2", "Thông tin hệ thống")
            if place.may(Act.RECORD):
                layout.secondary("Sửa thông tin", lambda: _edit_form(place, tree, {}), icon="edit")
        layout.facts(
            [
                ("Mã", about.code),
                ("Tên", about.name),
                ("Mục đích, chức năng", about.purpose),
                ("Vai trò của cơ quan", words.RESPONSIBILITY[about.responsibility]),
                ("Chủ quản", shown.owner or "Chưa xác định"),
                ("Đơn vị vận hành", shown.operator or "Chưa xác định"),
                ("Đơn vị sử dụng", ", ".join(names.get(code, code) for code in shown.users)),
                ("Đơn vị phối hợp", ", ".join(names.get(code, code) for code in shown.coordinators)),
                ("Đơn vị giữ hồ sơ", shown.unit),
                ("Ghi vào sổ từ", words.day(about.registered_on)),
            ]
        )
        voided.offer(place)
    await declared_card.card(place, Role)


@dataclass(frozen=True, slots=True)
class Fields:
    """The fields of an entry: the one in which something must be chosen, and the entry as filled in."""

    responsibility: Cards
    read: Callable[[], Entry]


def fields(form: Form, tree: Sequence[Unit], kept: Entry | None = None) -> Fields:
    """Build the fields of a new entry, or of one that is kept."""
    old = kept or Entry(code="", name="")
    about_code = "Mã không đổi được." if kept else "Ngắn, dễ nhớ: chữ không dấu, số, gạch nối. Ví dụ: IOFFICE"
    code = form.text("code", "Mã", old.code, help=about_code)
    code.props("readonly" if kept else "autofocus")
    name = form.text("name", "Tên hệ thống", old.name, help="Tên đầy đủ như trong văn bản.")
    responsibility = form.cards(
        "responsibility",
        "Vai trò của cơ quan với hệ thống này",
        RESPONSIBILITIES,
        old.responsibility,
        clause="NĐ 331/2026 Đ4, Đ5",
    )
    purpose = form.paragraph("purpose", "Mục đích, chức năng", old.purpose, help="Hệ thống dùng để làm gì.")
    blank = "Để trống nếu chưa xác định; không đoán."
    owner = form.text("owner", "Chủ quản", old.owner, help=blank, term="chu-quan")
    operator = form.text("operator", "Đơn vị vận hành", old.operator, help=blank, term="don-vi-van-hanh")
    names = {unit.code: unit.name for unit in tree}
    users = several("Đơn vị sử dụng", names, list(old.users), "Người của các đơn vị này sẽ thấy hệ thống.")
    form.take_in("users", "Đơn vị sử dụng", users, names)
    coordinators = several("Đơn vị phối hợp", names, list(old.coordinators)) if kept else None
    if coordinators:
        form.take_in("coordinators", "Đơn vị phối hợp", coordinators, names)

    def read() -> Entry:
        return replace(
            old,
            code=code.value or "",
            name=name.value or "",
            responsibility=responsibility.value,
            purpose=purpose.value or "",
            owner=owner.value or "",
            operator=operator.value or "",
            users=[*users.value, *_outside(old.users, names)],
            coordinators=[*coordinators.value, *_outside(old.coordinators, names)] if coordinators else [],
        )

    return Fields(responsibility, read)


def _outside(codes: Sequence[str], names: Container[str]) -> list[str]:
    """Return the units that this person cannot see and hence does not take away."""
    return [code for code in codes if code not in names]


def _edit_form(place: Place, tree: Sequence[Unit], known: dict[str, Any]) -> None:
    """Open the form of the entry; `known` is what of a suggestion was taken over into it."""
    shown = place.shown
    units_of = {"users": sorted(shown.users), "coordinators": sorted(shown.coordinators)}
    kept = state(shown.system, ("name", "responsibility", "purpose", "owner", "operator", "registered_on"))
    form = Form(kept | units_of)
    with place.panel("Sửa thông tin hệ thống") as dialog:
        if known:
            layout.note("soon", "Đã điền sẵn theo gợi ý. Hãy kiểm tra rồi mới lưu.")
        entry = fields(form, tree, replace(_entry(shown, tree), **known))
        day = form.date("registered_on", "Ghi vào sổ từ ngày", shown.system.registered_on)

        async def save() -> None:
            done = await place.change(
                lambda work: register.edit(work, place.code, None, entry.read(), day.day, form.seen).version,
                form=form,
                said="Đã lưu thông tin.",
            )
            if done:
                dialog.close()

        form.buttons("Lưu", save, cancel=dialog.close)


def _entry(shown: Shown, tree: Sequence[Unit]) -> Entry:
    about = shown.system
    return Entry(
        code=about.code,
        name=about.name,
        responsibility=about.responsibility,
        purpose=about.purpose,
        owner=about.owner,
        operator=about.operator,
        users=shown.users,
        coordinators=shown.coordinators,
        unit=next((unit.code for unit in tree if unit.id == about.unit_id), None),
        suggestion=about.suggestion,
    )
