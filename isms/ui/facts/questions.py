"""The questions from which the level follows, in plain words, and when each one matters."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from inventory.law import regimes
from isms.interface.vocabulary import CONSTRUCTION_CLASS, INFRASTRUCTURE_SCOPE
from isms.interface.vocabulary import HARM as HARM

Answers = Mapping[str, Any]

KINDS = {
    "internal": (
        "Phục vụ hoạt động nội bộ",
        "Chỉ cán bộ trong cơ quan dùng: quản lý văn bản, cán bộ, tài sản, kế toán, thư điện tử…",
    ),
    "public_service": (
        "Phục vụ người dân, doanh nghiệp",
        "Cung cấp thông tin, dịch vụ trực tuyến, giải quyết thủ tục hành chính cho người ngoài cơ quan.",
    ),
    "infrastructure": (
        "Cơ sở hạ tầng thông tin",
        "Mạng, trung tâm dữ liệu, nền tảng dùng chung mà các hệ thống khác chạy trên đó.",
    ),
    "industrial_control": (
        "Điều khiển công nghiệp",
        "Trực tiếp điều khiển, vận hành công trình: điện, nước, giao thông…",
    ),
    "other": ("Loại hình khác", "Không thuộc bốn loại trên. Người có thẩm quyền phải quyết định cấp độ."),
}
INFORMATION = {
    "public": "Thông tin công cộng: ai cũng được xem",
    "private": "Thông tin riêng: của cơ quan, tổ chức, không công khai",
    "personal": "Thông tin cá nhân: họ tên, số định danh, địa chỉ, hộ tịch…",
    "state_secret": "Thông tin bí mật nhà nước",
}
WORKS = CONSTRUCTION_CLASS
LEVELS = {str(level): f"Cấp độ {level}" for level in range(1, 6)}
TIERS = {str(tier): f"Mức độ {tier}" for tier in range(1, 5)}


@dataclass(frozen=True, slots=True)
class Question:
    """
    One question. `how`: tick, number, choice (one of `options`) or ticks (several of them).

    `matters` says whether it may change the level, given the other answers; one that does not is not asked.
    """

    name: str
    text: str
    how: str
    help: str = ""
    options: Mapping[str, str] | None = None
    matters: Callable[[Answers], bool] = lambda _: True
    special: bool = False


def _is(*kinds: str) -> Callable[[Answers], bool]:
    return lambda given: given["kind"] in kinds


def _used(given: Answers, name: str) -> bool:
    """Whether the criteria of the regime make use of an answer."""
    return name not in regimes.get(given["regime"]).rule("interview").get("unasked", ())


def _secret_or_defence(given: Answers) -> bool:
    return "state_secret" in given["information"] or bool(given["serves_defence_or_security"])


def _must_never_stop(given: Answers) -> bool:
    return bool(given["national_e_government"]) or (
        given["kind"] == "infrastructure" and given["infrastructure_scope"] == "nationwide"
    )


QUESTIONS = (
    Question("information", "Hệ thống xử lý những loại thông tin nào?", "ticks", "Chọn tất cả loại có.", INFORMATION),
    Question(
        "handles_administrative_procedures",
        "Dùng để giải quyết thủ tục hành chính",
        "tick",
        "Tiếp nhận, xử lý, trả kết quả hồ sơ thủ tục hành chính.",
        matters=lambda given: given["kind"] in ("public_service", "internal", "other"),
    ),
    Question(
        "conditional_business_service",
        "Cung cấp dịch vụ trực tuyến thuộc danh mục ngành, nghề đầu tư kinh doanh có điều kiện",
        "tick",
        matters=_is("public_service"),
    ),
    Question(
        "basic_data_subjects",
        "Có dữ liệu cá nhân cơ bản của bao nhiêu người?",
        "number",
        "Theo danh mục của pháp luật về bảo vệ dữ liệu cá nhân. Mốc của luật: 100.000 người.",
        matters=lambda given: given["kind"] == "public_service" and _used(given, "basic_data_subjects"),
    ),
    Question(
        "sensitive_data_subjects",
        "Có dữ liệu cá nhân nhạy cảm của bao nhiêu người?",
        "number",
        "Theo danh mục của pháp luật về bảo vệ dữ liệu cá nhân. Mốc của luật: 10.000 người.",
        matters=lambda given: given["kind"] == "public_service" and _used(given, "sensitive_data_subjects"),
    ),
    Question(
        "online_public_service_tier",
        "Dịch vụ công trực tuyến ở mức độ nào?",
        "choice",
        options=TIERS,
        matters=lambda given: given["kind"] == "public_service" and _used(given, "online_public_service_tier"),
    ),
    Question(
        "users",
        "Xử lý thông tin riêng, thông tin cá nhân của bao nhiêu người sử dụng?",
        "number",
        "Mốc của NĐ 85/2016: 10.000 người.",
        matters=lambda given: given["kind"] == "public_service" and _used(given, "users"),
    ),
    Question(
        "infrastructure_scope",
        "Hạ tầng phục vụ trong phạm vi nào?",
        "choice",
        options=INFRASTRUCTURE_SCOPE,
        matters=_is("infrastructure"),
    ),
    Question(
        "construction_classes",
        "Điều khiển công trình xây dựng cấp nào?",
        "ticks",
        options=WORKS,
        matters=_is("industrial_control"),
    ),
    Question(
        "national_security_works",
        "Điều khiển công trình quan trọng liên quan đến an ninh quốc gia",
        "tick",
        matters=_is("industrial_control"),
    ),
    Question("serves_defence_or_security", "Phục vụ quốc phòng, an ninh", "tick", special=True),
    Question(
        "national_e_government",
        "Là hệ thống quốc gia phục vụ phát triển Chính phủ điện tử",
        "tick",
        special=True,
    ),
    Question(
        "stores_critical_national_data",
        "Lưu trữ tập trung dữ liệu đặc biệt quan trọng của quốc gia",
        "tick",
        special=True,
    ),
    Question(
        "level_set_by_prime_minister",
        "Thủ tướng Chính phủ đã quyết định cấp độ",
        "choice",
        "Để trống nếu không có quyết định.",
        LEVELS,
        special=True,
    ),
    Question(
        "level_by_risk_assessment",
        "Đánh giá theo Khung quản lý rủi ro an ninh mạng ra cấp độ",
        "choice",
        "Để trống nếu chưa đánh giá.",
        LEVELS,
        matters=lambda given: _used(given, "level_by_risk_assessment"),
        special=True,
    ),
    Question(
        "harm_to_national_security",
        "Nếu bị phá hoại, an ninh quốc gia tổn hại đến mức nào?",
        "choice",
        options=HARM,
        matters=_secret_or_defence,
    ),
    Question(
        "strategic",
        "Mang tính chiến lược",
        "tick",
        matters=lambda given: (
            _secret_or_defence(given) and given["harm_to_national_security"] == "exceptionally_serious"
        ),
    ),
    Question("runs_24_7", "Phải vận hành 24/7", "tick", matters=_must_never_stop),
    Question(
        "no_unplanned_downtime",
        "Không chấp nhận ngừng vận hành mà không có kế hoạch trước",
        "tick",
        matters=_must_never_stop,
    ),
)
