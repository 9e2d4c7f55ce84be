"""What the office's papers say about the office: settings that an administrator keeps."""

from dataclasses import asdict

from inventory.access import Act
from isms.documents.forms import office
from isms.documents.forms.office import Paper
from isms.ui.parts import layout
from isms.ui.parts.forms import Form
from isms.ui.visit import Pages, Visit

_LINES = ("bases", "recipients")
_FIELDS = {
    "specialised_unit": (
        "Đơn vị chuyên trách về an ninh mạng của chủ quản",
        "Nơi gửi Mẫu số 01, 03 và thẩm định hồ sơ cấp độ 1-3. Ghi tên đầy đủ theo quyết định giao nhiệm vụ.",
    ),
    "owner_head": ("Thủ trưởng của chủ quản", "Dòng thẩm quyền ban hành trong Mẫu số 06, 07."),
    "address": ("Địa chỉ của đơn vị vận hành", "Mục 3 của phần thông tin chung."),
    "signer_title": ("Chức vụ người ký", "Ví dụ: Giám đốc; KT. Giám đốc, Phó Giám đốc (NĐ 30/2020 Phụ lục I)."),
    "signer_name": ("Họ và tên người ký", "Để trống nếu điền khi ký."),
    "abbreviation": ("Chữ viết tắt tên cơ quan", "Dùng trong ký hiệu văn bản, ví dụ STP."),
    "drafter": ("Chữ viết tắt đơn vị soạn thảo", "Ví dụ VP: công văn có ký hiệu STP-VP."),
    "standard": ("Tiêu chuẩn quốc gia", "Tên như NĐ 331/2026 Đ28.1 gọi; thêm số hiệu nếu cơ quan đã đối chiếu."),
    "technical_regulation": ("Quy chuẩn kỹ thuật quốc gia", "Nêu trong Mẫu số 06, 07."),
    "bases": ("Căn cứ khác, mỗi dòng một căn cứ", "Đứng sau “Căn cứ Luật An ninh mạng số 116/2025/QH15”."),
    "recipients": ("Nơi nhận, mỗi dòng một nơi", "Đứng sau “Như trên”. Dòng cuối là nơi lưu."),
}


def register(pages: Pages) -> None:
    """Add /quan-tri/giay-to."""

    @pages.page("/quan-tri/giay-to", title="Thiết lập giấy tờ", act=Act.ADMINISTER)
    async def office_paper(visit: Visit) -> None:
        texts = asdict(await visit.read(office.paper))
        purpose = "Những chữ mà các mẫu giấy tờ của cơ quan dùng chung. Chỗ để trống được tô vàng khi in."
        with layout.head("Thiết lập giấy tờ", purpose):
            pass
        form = Form()
        with layout.section():
            entries = {
                name: (form.paragraph if name in _LINES else form.text)(name, label, texts[name], help=help)
                for name, (label, help) in _FIELDS.items()
            }

            async def save() -> None:
                given = Paper(**{name: entry.value or "" for name, entry in entries.items()})
                await visit.act(lambda work: office.set_paper(work, given), form=form)

            form.buttons("Lưu", save)
