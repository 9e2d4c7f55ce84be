"""The words that the office's papers share, kept by an administrator: signers, signs, recipients, bases."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from nicegui import ui

from inventory.work import Work
from isms.ledger import numbers
from isms.papers.composition import office_words
from isms.papers.composition.office_words import Paper
from isms.ui.parts import layout
from isms.ui.parts.forms import Form
from isms.ui.shell import form_drafts
from isms.ui.shell.visit import Visit


@dataclass(frozen=True, slots=True)
class Group:
    """Texts that are saved together; each with its label and its help."""

    title: str
    clause: str
    fields: Mapping[str, tuple[str, str]]


GROUPS = (
    Group(
        "Người ký",
        "NĐ 30/2020 Phụ lục I mục II.7",
        {
            "signer_title": ("Chức vụ người ký", "Ví dụ: Giám đốc; KT. Giám đốc, Phó Giám đốc."),
            "signer_name": ("Họ và tên người ký", "Để trống nếu điền khi ký."),
            "other_signers": (
                "Những người khác được ký, mỗi dòng một người",
                "Ví dụ: KT. Giám đốc, Phó Giám đốc: Họ và tên; TL. Giám đốc, Chánh Văn phòng: Họ và tên. "
                "Chọn khi lấy số.",
            ),
        },
    ),
    Group(
        "Chữ viết tắt trong ký hiệu",
        "NĐ 30/2020 Phụ lục I mục II.3.b",
        {
            "abbreviation": ("Chữ viết tắt tên cơ quan", "Ví dụ STP: quyết định có ký hiệu QĐ-STP."),
            "drafter": ("Chữ viết tắt đơn vị soạn thảo", "Ví dụ VP: công văn có ký hiệu STP-VP."),
        },
    ),
    Group(
        "Nơi gửi, thẩm quyền",
        "",
        {
            "specialised_unit": (
                "Đơn vị chuyên trách về an ninh mạng của chủ quản",
                "Nơi gửi Mẫu số 01, 03 và thẩm định hồ sơ cấp độ 1-3. Ghi tên đầy đủ theo quyết định giao nhiệm vụ.",
            ),
            "owner_head": (
                "Thủ trưởng của chủ quản",
                "Dòng thẩm quyền trong Mẫu số 06, 07 khi thẻ của chủ quản (Cơ quan, tổ chức) chưa ghi người đứng đầu.",
            ),
            "address": ("Địa chỉ của đơn vị vận hành", "Mục 3 của phần thông tin chung."),
        },
    ),
    Group(
        "Căn cứ, tiêu chuẩn",
        "",
        {
            "bases": ("Căn cứ khác, mỗi dòng một căn cứ", "Đứng sau “Căn cứ Luật An ninh mạng số 116/2025/QH15”."),
            "standard": (
                "Tiêu chuẩn quốc gia",
                "Tên như NĐ 331/2026 Đ28.1 gọi; thêm số hiệu nếu cơ quan đã đối chiếu.",
            ),
            "technical_regulation": ("Quy chuẩn kỹ thuật quốc gia", "Nêu trong Mẫu số 06, 07."),
        },
    ),
)
FIRST_LINES = {
    "CV": "Đứng sau “Như trên”.",
    "TTr": "Đứng sau “Như trên”.",
    "BC": "Đứng sau nơi nhận của từng báo cáo.",
    "QĐ": "Đứng sau “Như Điều …” (Mẫu số 06, 07 ghi “Như trên”).",
    "BB": "Để trống: “Lưu: VT, Hồ sơ” (NĐ 30/2020, Mẫu 1.9).",
}
"""What stands before the office's own lines (NĐ 30/2020 Phụ lục I, II.9)."""


def groups(visit: Visit, texts: Paper) -> None:
    """Draw each group as a card with its own button."""
    for group in GROUPS:
        _group(visit, group, texts)


def _group(visit: Visit, group: Group, texts: Paper) -> None:
    form = Form({name: getattr(texts, name) for name in group.fields}, f"paper::{next(iter(group.fields))}")
    with layout.section(group.title), form_drafts.kept(visit, form, group.title):
        if group.clause:
            ui.label(group.clause).classes("clause")
        entries = {
            name: (form.paragraph if name in office_words.SEVERAL_LINES else form.text)(
                name, label, getattr(texts, name), help=help
            )
            for name, (label, help) in group.fields.items()
        }

        async def save() -> None:
            await _keep(visit, form, {name: entry.value or "" for name, entry in entries.items()})

        form.buttons("Lưu", save).mark(f"submit save-{next(iter(group.fields))}")


def recipients(visit: Visit, texts: Paper) -> None:
    """Draw who gets the office's papers: the usual ones, and those of a type of paper."""
    kept = office_words.flat(texts)
    seen = {name: kept[name] for name in ("recipients", *map(office_words.field_of, numbers.NAMES))}
    form = Form(seen, "paper::recipients")
    with layout.section("Nơi nhận"), form_drafts.kept(visit, form, "Nơi nhận"):
        ui.label("NĐ 30/2020 Phụ lục I mục II.9").classes("clause")
        text = "Mỗi dòng một nơi, dòng cuối là nơi lưu. Loại văn bản để trống thì theo dòng chung."
        layout.text("p", text).classes("muted")
        usual = form.paragraph("recipients", "Chung cho mọi loại văn bản", texts.recipients)
        with ui.element("div").classes("pair"):
            own = {
                type: form.paragraph(
                    office_words.field_of(type),
                    name,
                    texts.recipients_by_type.get(type, ""),
                    help=FIRST_LINES.get(type, ""),
                )
                for type, name in numbers.NAMES.items()
            }

        async def save() -> None:
            by_type = {type: entry.value or "" for type, entry in own.items()}
            await _keep(visit, form, {"recipients": usual.value or "", "recipients_by_type": by_type})

        form.buttons("Lưu nơi nhận", save).mark("submit save-recipients")


async def _keep(visit: Visit, form: Form, given: Mapping[str, Any]) -> None:
    def keep(work: Work) -> dict[str, str]:
        return office_words.flat(office_words.set_paper(work, replace(office_words.paper(work), **given), form.seen))

    done = await visit.act(keep, form=form)
    if done:
        form.rebase({name: text for name, text in done.value.items() if name in (form.seen or ())})
