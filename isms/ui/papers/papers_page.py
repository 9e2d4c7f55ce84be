"""Reports and papers: one page from which every paper of the office is reached."""

import json
from dataclasses import dataclass

from nicegui import ui

from inventory.errors import Problem
from inventory.organisation.access import Act
from isms.papers import catalogue
from isms.ui.parts import layout
from isms.ui.parts.forms import Form
from isms.ui.shell.visit import Pages, Visit


@dataclass(frozen=True, slots=True)
class Card:
    """A place of the page: what it is for, where it leads, for whom."""

    title: str
    purpose: str
    path: str
    icon: str
    act: Act = Act.VIEW


CARDS: tuple[Card, ...] = (
    Card(
        "Báo cáo năm (Mẫu số 08)",
        "Số liệu từ 15/12 năm trước đến 14/12, chỗ chưa khớp, chỗ thiếu, hạn gửi chủ quản và Bộ Công an; kèm Phụ lục.",
        "/bao-cao/mau-08",
        "assessment",
    ),
    Card(
        "Chỉ số DTI",
        "Nhiệm vụ 6 và 7 của kế hoạch DTI 2026: tỷ lệ tính đến ngày bất kỳ, hệ thống chưa đạt và lý do.",
        "/bao-cao/dti",
        "percent",
    ),
    Card(
        "Kế hoạch & tiến độ",
        "Nhiệm vụ của các kế hoạch, tiến độ từng quý của các đơn vị; báo cáo quý và báo cáo năm tự viết.",
        "/ke-hoach",
        "checklist",
    ),
    Card(
        "Biểu mẫu của từng hệ thống",
        "Phiếu kiểm tra hồ sơ và Mẫu số 01-07: mở hệ thống, thẻ Hồ sơ.",
        "/he-thong",
        "description",
    ),
    Card(
        "Giấy tờ nội bộ quanh hồ sơ",
        "Tờ trình, xin ý kiến, quyết định giao vận hành, Hội đồng, biên bản khôi phục, diễn tập: ở thẻ Hồ sơ.",
        "/he-thong",
        "drafts",
    ),
    Card(
        "Hồ sơ chung cho nhiều hệ thống",
        "Một hồ sơ đề xuất cấp độ cho nhiều hệ thống cấp độ 1, 2 của cùng chủ quản; một gói ZIP.",
        "/bao-cao/ho-so-chung",
        "folder_copy",
    ),
    Card(
        "Kế hoạch kiểm tra, đánh giá năm",
        "Các đợt đã lên kế hoạch, hệ thống đến hạn mà chưa có kế hoạch; biểu nội bộ.",
        "/bao-cao/kiem-tra",
        "event_note",
    ),
    Card(
        "Kế hoạch bảo đảm an ninh mạng năm",
        "Số hệ thống theo cấp độ, việc định kỳ đang áp dụng, chỗ điền tay; cùng trang kế hoạch kiểm tra năm.",
        "/bao-cao/kiem-tra",
        "event_available",
    ),
    Card(
        "Giấy tờ kiểm tra và sự cố",
        "Quyết định, biên bản, kết luận, tồn tại: mở hệ thống, thẻ Kiểm tra. Thông báo, báo cáo sự cố: trang Theo dõi.",
        "/kiem-tra",
        "fact_check",
    ),
    Card(
        "In hàng loạt",
        "Phiếu kiểm tra hoặc một mẫu của nhiều hệ thống, lọc như danh sách hệ thống, trong một tệp ZIP.",
        "/in-hang-loat",
        "dynamic_feed",
    ),
    Card(
        "Sổ giấy tờ đã in",
        "Mọi lần in: lúc nào, ai in, từ dữ kiện nào, số nào; tải lại đúng tệp ấy.",
        "/so-giay-to",
        "inventory_2",
    ),
    Card(
        "Kiểm chứng giấy tờ",
        "Dán mã QR, mã kiểm chứng hoặc thả tệp: có đúng do sổ in không, có phải bản mới nhất không.",
        "/kiem-chung",
        "qr_code_scanner",
    ),
    Card(
        "Mẫu Word riêng",
        "Thay tệp Word của một loại giấy bằng mẫu do cơ quan soạn; thử trước khi dùng.",
        "/quan-tri/mau-rieng",
        "upload_file",
        Act.ADMINISTER,
    ),
    Card(
        "Thể thức văn bản",
        "Đầu văn bản, địa danh, người ký, ký hiệu, nơi nhận theo loại văn bản, dãy số của năm.",
        "/quan-tri/giay-to",
        "print",
        Act.RECORD,
    ),
)


def register(pages: Pages) -> None:
    """Add /bao-cao."""

    @pages.page("/bao-cao", title="Báo cáo & biểu mẫu")
    async def papers(visit: Visit) -> None:
        purpose = "Mọi giấy tờ mà cơ quan phải làm, điền sẵn từ sổ, sửa được trong Word, in được bằng PDF."
        with layout.head("Báo cáo & biểu mẫu", purpose):
            pass
        with ui.element("ul").classes("shelf"):
            for card in CARDS:
                if visit.may(card.act):
                    _card(card)
        _any_paper()


def _any_paper() -> None:
    """Every paper that is declared, for whoever knows what it is about."""
    form = Form()
    with layout.section("In một giấy tờ bất kỳ"):
        chosen = form.choice("paper", "Loại giấy", catalogue.titles(), catalogue.CHECKLIST)
        about = form.text("subject", "In cho")
        hint = layout.text("p", "").classes("muted small")

        def tell() -> None:
            hint.text = f"Ghi {catalogue.PAPERS[str(chosen.value)].subject.example}."

        def show(ending: str) -> None:
            declared, subject = catalogue.PAPERS[str(chosen.value)], (about.value or "").strip()
            if subject and declared.subject.allows(subject):
                ui.run_javascript(f"isms.send({json.dumps([declared.path(subject, ending), ending == 'pdf'])})")
            else:
                form.show(
                    [Problem("subject", "Chưa ghi in cho đối tượng nào.", f"Hãy ghi {declared.subject.example}.")]
                )

        tell()
        chosen.on_value_change(tell)
        with ui.element("div").classes("line"):
            layout.secondary("Tải tệp Word", lambda: show("docx"), icon="description").mark("any-docx")
            layout.secondary("Mở tệp PDF", lambda: show("pdf"), icon="picture_as_pdf").mark("any-pdf")


def _card(card: Card) -> None:
    with ui.element("li"), ui.link(target=card.path).classes("card"):
        ui.icon(card.icon).props("aria-hidden=true")
        with ui.element("div"):
            layout.text("h2", card.title)
            layout.text("p", card.purpose).classes("muted")
