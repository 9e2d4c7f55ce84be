"""The steps of the wizard in their order: what the register says of a system, then the questions about its level."""

from inventory.declared_fields import fields_of
from inventory.law.level_questions import UNKNOWN, Step
from inventory.law.levels import STEPS as LEVEL_STEPS
from inventory.register_tables import SystemCard

YES_NO = {
    "yes": ("Có", ""),
    "no": ("Không", ""),
    UNKNOWN: ("Chưa rõ", "Câu này được để ngỏ; cấp độ có thể còn cao hơn."),
}
ON_THE_LIST = "national_security_list"  # no criterion: it says who may audit and which procedure is followed
OFFERS = {
    "dac-biet": {
        ON_THE_LIST: (
            "Thuộc Danh mục hệ thống thông tin quan trọng về an ninh quốc gia",
            "Do Thủ tướng Chính phủ phê duyệt (Đ16 đến Đ18).",
        )
    }
}
"""What may be said on a step besides the facts that it asks for."""

_ELSEWHERE = ("code", "name", "owner", "operator")
CARD_STEPS = (
    Step("ten", "Hệ thống tên là gì?", part="Tên", names=("name", "code")),
    Step(
        "muc-dich",
        "Hệ thống dùng để làm gì?",
        part="Mục đích",
        names=tuple(name for name in fields_of(SystemCard) if name not in _ELSEWHERE),
    ),
    Step(
        "don-vi",
        "Ai làm chủ, ai vận hành, ai sử dụng?",
        "Chưa biết thì để trống, không đoán.",
        part="Đơn vị",
        names=("owner", "operator", "users"),
    ),
    Step(
        "trach-nhiem",
        "Cơ quan có trách nhiệm gì?",
        clause="NĐ 331/2026 Đ4, Đ5",
        part="Trách nhiệm",
        names=("responsibility",),
    ),
    Step(
        "van-hanh",
        "Hiện nay hệ thống có đang vận hành không?",
        part="Vận hành",
        names=("operating", "registered_on"),
    ),
)
PROPOSAL = Step("de-xuat", "Đề xuất cấp độ nào?", clause="NĐ 331/2026 Đ8, Đ10", part="Đề xuất")
SUMMARY = Step("xem-lai", "Xem lại trước khi ghi vào sổ", part="Xem lại")
FIRST = CARD_STEPS[0]
STEPS = (*CARD_STEPS, *LEVEL_STEPS, PROPOSAL, SUMMARY)
