"""Devices, applications and network zones: the lists, and the form to enter, correct or take out an item."""

from collections.abc import Sequence

from nicegui import events, ui

from inventory.organisation.access import Act
from inventory.records import Asset, assets
from inventory.versions import state
from inventory.work import Work
from isms.exchange.sheets import asset_book
from isms.ui.facts.place import Place
from isms.ui.parts import dialogs, layout, uploads
from isms.ui.parts.forms import Form

_FEW = 5
TITLES = {
    "device": ("Thiết bị và thiết bị mạng chính", "Thêm thiết bị", "Tên thiết bị"),
    "application": ("Ứng dụng, dịch vụ", "Thêm ứng dụng, dịch vụ", "Tên dịch vụ"),
    "zone": ("Vùng mạng và địa chỉ IP", "Thêm vùng mạng", "Tên vùng mạng"),
}
FIELDS = {
    "device": {"model": "Chủng loại", "location": "Vị trí triển khai", "purpose": "Mục đích sử dụng"},
    "application": {
        "host": "Máy chủ triển khai",
        "location": "Vị trí triển khai",
        "operating_system": "Hệ điều hành máy chủ",
        "purpose": "Mục đích sử dụng dịch vụ",
    },
    "zone": {
        "private_addresses": "Địa chỉ IP nội bộ",
        "public_addresses": "Địa chỉ IP công khai",
        "purpose": "Mục đích",
    },
}
"""What each kind says beside its name, in the words of NĐ 331/2026 Đ22.3.d."""


def section(place: Place, found: Sequence[Asset]) -> None:
    """Draw the three lists."""
    if place.may(Act.RECORD):
        with ui.element("div").classes("line"):
            layout.secondary("Nhập từ Excel", lambda: upload(place), icon="upload_file").mark("upload-items")
            layout.link("Tải mẫu Excel", "/xuat/thiet-bi.xlsx")
    for kind, (title, add, _) in TITLES.items():
        rows = [row for row in found if row.kind == kind]
        with layout.section():
            with ui.element("div").classes("section-head"):
                layout.text("h2", f"{title} ({len(rows)})")
                if place.may(Act.RECORD):
                    layout.secondary(add, lambda kind=kind: form(place, kind), icon="add").mark(f"add-{kind}")
            ui.label("NĐ 331/2026 Đ22.3.d").classes("clause")
            if not rows:
                layout.text("p", "Chưa ghi.").classes("muted")
            with ui.element("ul").classes("records"):
                for row in rows:
                    _item(place, row)


def _item(place: Place, row: Asset) -> None:
    said = [f"{label}: {getattr(row, field)}" for field, label in FIELDS[row.kind].items() if getattr(row, field)]
    if row.quantity > 1:
        said.insert(0, f"Số lượng: {row.quantity}")
    with ui.element("li").mark(f"item-{row.item}"):
        ui.label(row.item).classes("day")
        with ui.element("div").classes("say"):
            ui.label(row.name).classes("strong")
            ui.label(" · ".join(said))
        if place.may(Act.RECORD):
            with ui.element("div").classes("line"):
                layout.quiet("Sửa", lambda: form(place, row.kind, row)).props(f'aria-label="Sửa {row.item}"')
                layout.quiet("Bỏ khỏi danh mục", lambda: _take_out(place, row)).props(f'aria-label="Bỏ {row.item}"')


def form(place: Place, kind: str, kept: Asset | None = None) -> None:
    """Open the form of an item of a kind: a new one, or one to correct."""
    fields = Form(state(kept, assets.FIELDS) if kept else None)
    _, add, name_label = TITLES[kind]
    with place.panel(f"Sửa {kept.item}" if kept else add) as dialog:
        name = fields.text("name", name_label, kept.name if kept else "")
        texts = {
            field: fields.text(field, label, getattr(kept, field) if kept else "", help="Có thể để trống.")
            for field, label in FIELDS[kind].items()
        }
        many = fields.number("quantity", "Số lượng", kept.quantity if kept else 1) if kind == "device" else None

        def record(work: Work) -> int:
            row = Asset(on=work.today, item=kept.item if kept else "", kind=kind, name=name.value or "")
            if kept:  # fields of other kinds, which this form does not show, stay
                for field, stored in state(kept, assets.FIELDS).items():
                    setattr(row, field, stored if field != "name" else row.name)
            for field, entry in texts.items():
                setattr(row, field, entry.value or "")
            row.quantity = int(many.value or 0) if many else 1
            return len(assets.record(work, place.code, [row], fields.seen))

        async def save() -> None:
            if await place.do(record, form=fields):
                dialog.close()

        fields.buttons("Lưu", save, cancel=dialog.close)


def upload(place: Place) -> None:
    """Open the panel that takes a filled workbook: every row becomes an item, or none does."""
    with place.panel("Nhập danh mục từ Excel") as dialog:
        layout.text("p", "Mỗi dòng của tệp mẫu thành một mục mới. Có dòng sai thì không dòng nào được ghi.")
        said = ui.element("div").classes("stack").props("role=alert").mark("upload-said")

        def refuse(lines: Sequence[str]) -> None:
            said.clear()
            with said:
                for line in lines[:_FEW]:
                    layout.note("overdue", line)
                if len(lines) > _FEW:
                    layout.text("p", f"Và {len(lines) - _FEW} lỗi khác.")

        async def take(event: events.UploadEventArguments) -> None:
            content = await event.file.read()

            wrong = await place.visit.read(lambda work: asset_book.wrong(work, place.code, content))
            if wrong:
                refuse([f"{each.field}. {each.rule} {each.remedy}" for each in wrong])
            elif await place.do(lambda work: asset_book.take(work, place.code, content), said="Đã ghi danh mục."):
                dialog.close()

        uploads.drop_zone(".xlsx", take, lambda _: refuse(["Chỉ nhận tệp .xlsx, tối đa 25 MB."]), several=False)
        with ui.element("div").classes("form-buttons"):
            layout.secondary("Hủy bỏ", dialog.close)


async def _take_out(place: Place, row: Asset) -> None:
    with place.root:
        text = f"“{row.name}” không còn trong danh mục từ hôm nay; lịch sử vẫn giữ."
        if await dialogs.confirm("Bỏ khỏi danh mục?", text, "Bỏ"):
            seen = state(row, assets.FIELDS)
            await place.do_or_redraw(
                lambda work: assets.take_out(work, place.code, row.item, work.today, seen).id, said="Đã bỏ."
            )
