"""Devices, applications and network zones: the lists, and the form to enter, correct or take out an item."""

from collections.abc import Sequence

from nicegui import events, ui

from inventory.organisation.access import Act
from inventory.records import Asset, assets
from inventory.records.declaration import fields_of
from inventory.versions import state
from isms.exchange.sheets import asset_book
from isms.ui.facts.declared_form import FormLayout
from isms.ui.facts.form_panels import open_form
from isms.ui.facts.place import Place
from isms.ui.parts import dialogs, layout, uploads

_FEW = 5
TITLES = {
    "device": ("Thiết bị và thiết bị mạng chính", "Thêm thiết bị"),
    "application": ("Ứng dụng, dịch vụ", "Thêm ứng dụng, dịch vụ"),
    "zone": ("Vùng mạng và địa chỉ IP", "Thêm vùng mạng"),
}
FIELDS = {
    "device": ("model", "location", "purpose"),
    "application": ("host", "location", "operating_system", "purpose"),
    "zone": ("private_addresses", "public_addresses", "purpose"),
}
"""What each kind says beside its name, in the words of NĐ 331/2026 Đ22.3.d: those declared, or these."""
OWN_WORDS = {
    "device": {"name": "Tên thiết bị"},
    "application": {"name": "Tên dịch vụ", "purpose": "Mục đích sử dụng dịch vụ"},
    "zone": {"name": "Tên vùng mạng", "purpose": "Mục đích"},
}


def section(place: Place, found: Sequence[Asset]) -> None:
    """Draw the three lists."""
    if place.may(Act.RECORD):
        with ui.element("div").classes("line"):
            layout.secondary("Nhập từ Excel", lambda: upload(place), icon="upload_file").mark("upload-items")
            layout.link("Tải mẫu Excel", "/xuat/thiet-bi.xlsx")
    for kind, (title, add) in TITLES.items():
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
    labels = {name: each.declared.label for name, each in fields_of(Asset).items()} | OWN_WORDS[row.kind]
    said = [f"{labels[name]}: {getattr(row, name)}" for name in FIELDS[row.kind] if getattr(row, name)]
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
    """Open the form of an item of a kind: a new one, or one to correct; what other kinds say stays as it is."""
    seen = state(kept, assets.FIELDS) if kept else None
    counted = ("quantity",) if kind == "device" else ()
    open_form(
        place,
        Asset,
        place.code,
        f"Sửa {kept.item}" if kept else TITLES[kind][1],
        look=FormLayout(columns=(("name", *FIELDS[kind], *counted),), questions=OWN_WORDS[kind]),
        known=seen or {"quantity": 1},
        fixed={"item": kept.item if kept else "", "kind": kind},
        seen=seen,
        use_case=lambda work, row, entered: len(assets.record(work, place.code, [row], entered.form.seen)),
    )


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
