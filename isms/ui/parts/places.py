"""The places of the application: what the rail lists, and what the search finds by name."""

from dataclasses import dataclass
from urllib.parse import quote

from inventory.organisation import access
from inventory.organisation.access import Act
from inventory.work import Actor


@dataclass(frozen=True, slots=True)
class Place:
    """
    A page, for those whose role permits the act. `words`: what else people call it, for the search. `for_all`: what it
    shows concerns all units, and only people of the whole tree may see it.
    """

    label: str
    path: str
    icon: str
    act: Act = Act.VIEW
    words: str = ""
    for_all: bool = False


ALERTS, EXCHANGE, UNITS = "/canh-bao", "/nhap-xuat", "/quan-tri/don-vi"
POLICIES = "/quan-tri/chinh-sach"
PEOPLE = "/quan-tri/nguoi-dung"
MAIL, PAPER_WORDS = "/quan-tri/thu", "/quan-tri/giay-to"
NEW_SYSTEM = "/he-thong/moi"
TRANSITION = "/chuyen-tiep"
TASKS = "/viec"
OFFICE_ANSWERS = "/yeu-cau-chung"
DUTIES = "/theo-doi/viec-dinh-ky"
DRAFTS = "/ban-nhap"
ACCOUNT = "/tai-khoan"
VERIFYING = "/kiem-chung"
ROLES = "/xac-nhan-vai-tro"
WORK = (
    Place("Hôm nay", "/", "today"),
    Place("Hệ thống", "/he-thong", "dns"),
    Place("Kiểm tra", "/kiem-tra", "fact_check"),
    Place("Cảnh báo", ALERTS, "notifications_none"),
    Place("Theo dõi", "/theo-doi", "visibility"),
    Place("Báo cáo & biểu mẫu", "/bao-cao", "summarize"),
    Place("Rà soát", "/ra-soat", "troubleshoot"),
    Place("Nhập & xuất", EXCHANGE, "import_export"),
)
PENDING = Place("Chờ xác nhận", "/cho-xac-nhan", "how_to_reg")
"""Listed by the rail where the office wants a second person, or something still waits for one."""

ADMINISTRATION = (
    Place("Người dùng", PEOPLE, "people_outline", Act.ADMINISTER),
    Place("Đơn vị", UNITS, "account_tree", Act.RECORD),
    Place("Cơ quan, tổ chức", "/quan-tri/co-quan", "domain", Act.RECORD),
    Place("Chu kỳ kiểm tra", POLICIES, "event_repeat", Act.ADMINISTER),
    Place("Thư báo", MAIL, "mail_outline", Act.ADMINISTER, for_all=True),
    Place("Thể thức văn bản", PAPER_WORDS, "print", Act.RECORD),
)
ELSEWHERE = (
    Place("Việc định kỳ", DUTIES, "event_repeat"),
    Place("Kế hoạch & tiến độ, báo cáo quý, báo cáo năm", "/ke-hoach", "checklist"),
    Place("Báo cáo năm (Mẫu số 08)", "/bao-cao/mau-08", "assessment"),
    Place("Yêu cầu chung của cơ quan (phương án theo từng yêu cầu)", OFFICE_ANSWERS, "rule"),
    Place("Chỉ số DTI", "/bao-cao/dti", "percent"),
    Place("Thời hạn chuyển tiếp từ NĐ 85/2016", TRANSITION, "moving"),
    Place("Sổ giấy tờ đã in", "/so-giay-to", "inventory_2"),
    Place("Kiểm chứng giấy tờ", VERIFYING, "qr_code_scanner"),
    Place("Việc đang chạy", TASKS, "hourglass_empty"),
    Place("Bản nháp chưa lưu", DRAFTS, "edit_note"),
    Place("Tài khoản của bạn, đổi mật khẩu, địa chỉ thư", ACCOUNT, "person_outline"),
    Place("Trợ giúp và giải thích từ ngữ", "/tro-giup", "help_outline"),
)
"""Pages that the rail does not list."""

ACTIONS = (
    Place("Thêm hệ thống", NEW_SYSTEM, "add", Act.RECORD),
    Place("Ghi kết luận kiểm tra, đánh giá: chọn hệ thống", "/he-thong?xep=han", "fact_check", Act.AUDIT, "nhập"),
    Place("Ghi quyết định cấp độ: chọn hệ thống", "/he-thong?cap=chua", "gavel", Act.RECORD, "nhập phê duyệt"),
    Place("Ghi Quy chế bảo đảm an ninh mạng: chọn hệ thống", "/he-thong", "menu_book", Act.RECORD, "nhập"),
    Place("Cập nhật tiến độ hồ sơ đề xuất cấp độ: chọn hệ thống", "/he-thong?cap=chua", "description", Act.RECORD),
    Place("Cập nhật mức triển khai phương án: chọn hệ thống", "/he-thong?pa=chua-du", "shield", Act.RECORD),
    Place(
        "Đưa vào sử dụng: chọn hệ thống đủ điều kiện", "/he-thong?dung=san-sang", "lock_open", Act.PERMIT, "cho phép"
    ),
    Place("Thu hồi cho phép sử dụng: chọn hệ thống", "/he-thong?dung=duoc-dung", "block", Act.PERMIT, "rút phép"),
    Place("Ghi sự cố, cảnh báo an ninh mạng", "/theo-doi", "report_problem", Act.RECORD, "nhập báo cáo sự cố"),
    Place("Báo cáo tiến độ nhiệm vụ theo quý", "/ke-hoach", "checklist", Act.REPORT, "nhập"),
    Place("In phiếu kiểm tra hồ sơ của nhiều hệ thống", "/in-hang-loat", "print", Act.VIEW, "checklist giấy tờ"),
    Place("Xem hệ thống vận hành khi chưa đủ điều kiện", "/he-thong?dung=trai-nguyen-tac", "report", Act.VIEW),
    Place("Xem hệ thống quá hạn kiểm tra", "/he-thong?han=qua-han", "event_busy", Act.VIEW),
    Place("Xem hệ thống đến hạn trong 30 ngày", "/he-thong?han=30", "event", Act.VIEW),
    Place("Xem tồn tại phải khắc phục", "/kiem-tra/ton-tai", "build", Act.VIEW),
    Place("Xác nhận vai trò của cơ quan với các hệ thống", ROLES, "how_to_reg", Act.RECORD),
    Place("Lập kế hoạch kiểm tra nhiều hệ thống", "/kiem-tra/lap-ke-hoach", "event_note", Act.AUDIT),
)
"""What one may want to do at once."""


def above(path: str) -> Place | None:
    """Return the page that the address stands below, as '/he-thong' above '/he-thong/IOFFICE'; none for most."""
    known = (*WORK, *ADMINISTRATION, *ELSEWHERE)
    return next((place for place in known if place.path != "/" and path.startswith(f"{place.path}/")), None)


def open_to(actor: Actor, whole: bool, places: tuple[Place, ...]) -> list[Place]:
    """Return those of the places that the actor's role may open. `whole`: no unit lies outside their branch."""
    return [place for place in places if access.may(actor, place.act) and (whole or not place.for_all)]


def path_of(code: str, tab: str = "") -> str:
    """Return the address of a system's page, at one of its tabs."""
    return f"/he-thong/{quote(code, safe='')}" + (f"?tab={tab}" if tab else "")


def room_survey(code: str) -> str:
    """Return the address of the page where the survey of a system's machine room is filled in."""
    return f"/khao-sat-phong-may/{code}"
