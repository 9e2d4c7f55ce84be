"""The columns of the answers from which the level follows: a little format of their own in a cell of `isms/1`."""

from inventory.records.regime_names import short_names
from isms.exchange.format.sheet_layout import CellKind, Column
from isms.interface.vocabulary import CONSTRUCTION_CLASS, HARM, INFORMATION, INFRASTRUCTURE_SCOPE, SYSTEM_KIND


def _answer(key: str, heading: str, kind: CellKind = "yes_no", words: dict[str, str] | None = None) -> Column:
    """Return the column of an answer from which the level follows."""
    return Column(f"facts.{key}", heading, kind, words=words or {})


COLUMNS = (
    Column("facts.regime", "Theo nghị định", "choice", required=True, words=short_names()),
    _answer("kind", "Loại hình", "choice", SYSTEM_KIND),
    _answer("information", "Loại thông tin", "choices", INFORMATION),
    _answer("serves_defence_or_security", "Phục vụ quốc phòng, an ninh"),
    _answer("strategic", "Mang tính chiến lược"),
    _answer("harm_to_national_security", "Tổn hại an ninh quốc gia", "choice", HARM),
    _answer("handles_administrative_procedures", "Giải quyết thủ tục hành chính"),
    _answer("conditional_business_service", "Dịch vụ kinh doanh có điều kiện"),
    _answer("basic_data_subjects", "Số người có dữ liệu cơ bản", "whole"),
    _answer("sensitive_data_subjects", "Số người có dữ liệu nhạy cảm", "whole"),
    _answer("infrastructure_scope", "Phạm vi hạ tầng", "choice", INFRASTRUCTURE_SCOPE),
    _answer("runs_24_7", "Vận hành 24/7"),
    _answer("no_unplanned_downtime", "Không được ngừng ngoài kế hoạch"),
    _answer("national_e_government", "Hệ thống quốc gia, Chính phủ điện tử"),
    _answer("stores_critical_national_data", "Lưu dữ liệu đặc biệt quan trọng"),
    _answer("construction_classes", "Cấp công trình", "choices", CONSTRUCTION_CLASS),
    _answer("national_security_works", "Công trình liên quan an ninh quốc gia"),
    _answer("level_set_by_prime_minister", "Cấp độ do Thủ tướng quyết định", "whole"),
    _answer("level_by_risk_assessment", "Cấp độ theo đánh giá rủi ro", "whole"),
    _answer("online_public_service_tier", "Mức dịch vụ công trực tuyến", "whole"),
    _answer("users", "Số người sử dụng", "whole"),
)
