"""Who may check and assess a system, on which occasion."""

from dataclasses import dataclass

from inventory.choices import Choices
from inventory.law import regimes


class AssessorKind(Choices):
    """Who checks and assesses. `short`: as a cell of a workbook has it."""

    OPERATOR = "operator", "Đơn vị vận hành tự đánh giá", "neutral", "Chính đơn vị đang vận hành hệ thống."
    INDEPENDENT_INTERNAL = (
        "independent_internal",
        "Bộ phận nội bộ, độc lập với đơn vị vận hành",
        "neutral",
        "Cùng cơ quan nhưng không vận hành hệ thống.",
        "Bộ phận độc lập trong cơ quan",
    )
    LICENSED = "licensed", "Tổ chức được cấp phép", "neutral", "Doanh nghiệp có giấy phép kiểm tra, đánh giá."
    STATE_SERVICE = (
        "state_service",
        "Tổ chức sự nghiệp nhà nước có chức năng, nhiệm vụ phù hợp",
        "neutral",
        "Trung tâm, viện của Nhà nước.",
        "Tổ chức sự nghiệp nhà nước",
    )
    DESIGNATED = (
        "designated",
        "Tổ chức được cơ quan có thẩm quyền chỉ định",
        "neutral",
        "Có văn bản chỉ định.",
        "Tổ chức được chỉ định",
    )


class Occasion(Choices):
    """Why an audit takes place."""

    PERIODIC = "periodic", "Định kỳ"
    PRE_OPERATION = "pre_operation", "Trước khi đưa vào sử dụng"
    SERIOUS_INCIDENT = "serious_incident", "Có sự cố nghiêm trọng", "neutral", "", "Sự cố nghiêm trọng"
    MAJOR_CHANGE = "major_change", "Có thay đổi lớn", "neutral", "", "Thay đổi lớn"
    DOUBTFUL_SELF_ASSESSMENT = "doubtful_self_assessment", "Nghi ngờ kết quả tự đánh giá"
    AUTHORITY_REQUEST = "authority_request", "Cơ quan có thẩm quyền yêu cầu"
    HIGH_RISK = (
        "high_risk",
        "Có nguy cơ cao ảnh hưởng đến an ninh quốc gia, trật tự, an toàn xã hội",
        "neutral",
        "",
        "Nguy cơ cao",
    )


@dataclass(frozen=True)
class Verdict:
    """Whether the assessor may do it. `warning` says why not, or what to mind when they may."""

    allowed: bool
    warning: str | None
    clause: str


def assessor(
    level: int | None,
    national_security_list: bool,
    assessor: str,
    occasion: str,
    regime: str,
) -> Verdict:
    """
    Tell whether an assessment by this kind of assessor counts. `level` is None while no level is decided.

    Source: NĐ 331/2026 Đ31.2.c; NĐ 85/2016 Đ20.2.c. Raises Invalid on an unknown level or regime.
    """
    if level is not None:
        regimes.require_level(level)
    rules = regimes.get(regime)
    row = rules.first(
        "assessors",
        {
            "level": level,
            "national_security_list": national_security_list,
            "assessor": assessor,
            "occasion": occasion,
        },
    )
    return Verdict(row["allowed"], row.get("warning"), rules.cite(row["clause"]))
