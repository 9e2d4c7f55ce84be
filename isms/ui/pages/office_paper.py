"""What the office's papers say about the office: settings that an administrator keeps."""

from dataclasses import asdict

from nicegui import ui

from inventory.access import Act
from inventory.work import Work
from isms.documents.forms import office
from isms.documents.forms.office import Paper
from isms.ledger import numbers
from isms.ui.lists.rows import STYLES
from isms.ui.parts import layout
from isms.ui.parts.forms import Form
from isms.ui.visit import Pages, Visit

_LINES = ("bases", "recipients", "other_signers")
_FIELDS = {
    "specialised_unit": (
        "Đơn vị chuyên trách về an ninh mạng của chủ quản",
        "Nơi gửi Mẫu số 01, 03 và thẩm định hồ sơ cấp độ 1-3. Ghi tên đầy đủ theo quyết định giao nhiệm vụ.",
    ),
    "owner_head": ("Thủ trưởng của chủ quản", "Dòng thẩm quyền ban hành trong Mẫu số 06, 07."),
    "address": ("Địa chỉ của đơn vị vận hành", "Mục 3 của phần thông tin chung."),
    "signer_title": ("Chức vụ người ký", "Ví dụ: Giám đốc; KT. Giám đốc, Phó Giám đốc (NĐ 30/2020 Phụ lục I)."),
    "signer_name": ("Họ và tên người ký", "Để trống nếu điền khi ký."),
    "other_signers": (
        "Những người khác được ký, mỗi dòng một người",
        "Ví dụ: KT. Giám đốc, Phó Giám đốc: Họ và tên; TL. Giám đốc, Chánh Văn phòng: Họ và tên. Chọn khi lấy số.",
    ),
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
        ui.add_head_html(STYLES)
        texts, lasts = await visit.read(lambda work: (asdict(office.paper(work)), numbers.lasts(work)))
        purpose = "Những chữ mà các mẫu giấy tờ của cơ quan dùng chung. Chỗ để trống được tô vàng khi in."
        with layout.head("Thiết lập giấy tờ", purpose):
            pass
        form = Form()
        with layout.section("Chữ dùng chung"):
            entries = {
                name: (form.paragraph if name in _LINES else form.text)(name, label, texts[name], help=help)
                for name, (label, help) in _FIELDS.items()
            }

            async def save() -> None:
                given = Paper(**{name: entry.value or "" for name, entry in entries.items()})
                await visit.act(lambda work: office.set_paper(work, given), form=form)

            form.buttons("Lưu", save)
        _series(visit, lasts)


def _series(visit: Visit, lasts: dict[str, int]) -> None:
    """The last number given in each series of this year, to go on from where the office's own book stands."""
    with layout.section(f"Số văn bản năm {visit.today.year}"):
        text = (
            "Mỗi loại văn bản một dãy số, bắt đầu từ 01 vào ngày 01 tháng 01 (NĐ 30/2020 Đ15). Nếu văn thư đã cấp số "
            "ngoài sổ này, ghi số cuối cùng đã cấp để sổ đi tiếp. Số chỉ tăng, không lùi."
        )
        layout.text("p", text).classes("muted")
        form = Form()
        with ui.element("div").classes("months-of"):
            fields = {
                type: form.number(f"last-{type}", numbers.NAMES[type], last).mark(f"last-{type}")
                for type, last in lasts.items()
            }

        def begin(work: Work) -> None:
            for type, field in fields.items():
                if field.value != lasts[type]:
                    numbers.begin_after(work, type, int(field.value or 0))

        async def save() -> None:
            await visit.act(begin, form=form)

        form.buttons("Lưu số", save)
