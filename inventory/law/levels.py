"""From the facts about a system to its security level, with every criterion met and every question left to a person."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Annotated, Any, Literal

from inventory.law import regimes
from inventory.law.level_questions import (
    ConstructionClass,
    Harm,
    Information,
    InfrastructureScope,
    LevelQuestion,
    SystemKind,
    questions_of,
    steps_of,
)
from inventory.law.regimes import Level, Regime

ServiceTier = Literal[1, 2, 3, 4]


@dataclass(frozen=True, kw_only=True)
class Facts:
    """
    What the criteria ask about a system, each with its question. What is not given means no, zero, empty or unknown.

    A question more is a field here and a criterion in the regime's data.
    """

    regime: str
    kind: Annotated[str, LevelQuestion("Loại hình", "loai-hinh", "Loại hình", choices=SystemKind)] = "other"
    information: Annotated[
        frozenset[str],
        LevelQuestion(
            "Loại thông tin",
            "thong-tin",
            choices=Information,
            open="Cần hỏi lại đơn vị sử dụng; cấp độ chưa xác định được.",
        ),
    ] = frozenset()
    serves_defence_or_security: Annotated[
        bool, LevelQuestion("Phục vụ quốc phòng, an ninh", "dac-biet", exceptional=True)
    ] = False
    strategic: Annotated[bool, LevelQuestion("Mang tính chiến lược", "chien-luoc")] = False
    harm_to_national_security: Annotated[
        str,
        LevelQuestion("Tổn hại an ninh quốc gia", "ton-hai", choices=Harm),
    ] = "none"
    handles_administrative_procedures: Annotated[
        bool,
        LevelQuestion(
            "Dùng để giải quyết thủ tục hành chính",
            "thu-tuc",
            heading="Giải quyết thủ tục hành chính",
            also_of=frozenset({"internal", "other"}),
        ),
    ] = False
    conditional_business_service: Annotated[
        bool,
        LevelQuestion(
            "Cung cấp dịch vụ trực tuyến thuộc danh mục ngành, nghề đầu tư kinh doanh có điều kiện",
            "kinh-doanh",
            heading="Dịch vụ kinh doanh có điều kiện",
        ),
    ] = False
    basic_data_subjects: Annotated[
        int,
        LevelQuestion(
            "Dữ liệu cá nhân cơ bản",
            "so-nguoi",
            "Có dữ liệu cá nhân cơ bản của bao nhiêu người?",
            "Theo danh mục của pháp luật về bảo vệ dữ liệu cá nhân. Mốc của luật: 100.000 người.",
            heading="Số người có dữ liệu cơ bản",
        ),
    ] = 0
    sensitive_data_subjects: Annotated[
        int,
        LevelQuestion(
            "Dữ liệu cá nhân nhạy cảm",
            "so-nguoi",
            "Có dữ liệu cá nhân nhạy cảm của bao nhiêu người?",
            "Theo danh mục của pháp luật về bảo vệ dữ liệu cá nhân. Mốc của luật: 10.000 người.",
            heading="Số người có dữ liệu nhạy cảm",
        ),
    ] = 0
    infrastructure_scope: Annotated[
        str | None, LevelQuestion("Phạm vi hạ tầng", "pham-vi", choices=InfrastructureScope)
    ] = None
    runs_24_7: Annotated[bool, LevelQuestion("Phải vận hành 24/7", "khong-dung", heading="Vận hành 24/7")] = False
    no_unplanned_downtime: Annotated[
        bool,
        LevelQuestion(
            "Không chấp nhận ngừng vận hành mà không có kế hoạch trước",
            "khong-dung",
            heading="Không được ngừng ngoài kế hoạch",
        ),
    ] = False
    national_e_government: Annotated[
        bool,
        LevelQuestion(
            "Hệ thống quốc gia phục vụ phát triển Chính phủ điện tử",
            "dac-biet",
            heading="Hệ thống quốc gia, Chính phủ điện tử",
            exceptional=True,
        ),
    ] = False
    stores_critical_national_data: Annotated[
        bool,
        LevelQuestion(
            "Lưu trữ tập trung dữ liệu đặc biệt quan trọng của quốc gia",
            "dac-biet",
            heading="Lưu dữ liệu đặc biệt quan trọng",
            exceptional=True,
        ),
    ] = False
    construction_classes: Annotated[
        frozenset[str], LevelQuestion("Cấp công trình", "cong-trinh", choices=ConstructionClass)
    ] = frozenset()
    national_security_works: Annotated[
        bool,
        LevelQuestion(
            "Công trình quan trọng liên quan đến an ninh quốc gia",
            "cong-trinh",
            help="Theo pháp luật về an ninh quốc gia.",
            heading="Công trình liên quan an ninh quốc gia",
        ),
    ] = False
    level_set_by_prime_minister: Annotated[
        Level | None,
        LevelQuestion(
            "Thủ tướng Chính phủ đã quyết định cấp độ",
            "an-dinh",
            rank="Cấp độ",
            heading="Cấp độ do Thủ tướng quyết định",
            exceptional=True,
        ),
    ] = None
    level_by_risk_assessment: Annotated[
        Level | None,
        LevelQuestion(
            "Đã đánh giá theo Khung quản lý rủi ro an ninh mạng",
            "an-dinh",
            help="Kết quả đánh giá ra một cấp độ.",
            rank="Cấp độ",
            heading="Cấp độ theo đánh giá rủi ro",
            exceptional=True,
        ),
    ] = None
    online_public_service_tier: Annotated[
        ServiceTier | None, LevelQuestion("Mức dịch vụ công trực tuyến", "muc-do", rank="Mức độ")
    ] = None
    users: Annotated[int, LevelQuestion("Số người sử dụng", "so-nguoi-dung")] = 0

    def __post_init__(self) -> None:
        for count in ("basic_data_subjects", "sensitive_data_subjects", "users"):
            if getattr(self, count) < 0:
                raise ValueError(f"{count}: số lượng không được âm.")


QUESTIONS = questions_of(Facts)
STEPS = steps_of(QUESTIONS)


def facts_of(stored: Mapping[str, Any]) -> Facts:
    """Return the answers kept with a classification as the facts the criteria take."""
    given: dict[str, Any] = {name: frozenset(each) if isinstance(each, list) else each for name, each in stored.items()}
    return Facts(**given)


@dataclass(frozen=True)
class Hit:
    """A criterion that the system meets."""

    level: int
    clause: str
    text: str


@dataclass(frozen=True)
class Question:
    """What the law leaves to a person, whose answer may not be a level below `not_below`, where that is set."""

    text: str
    clause: str
    not_below: int | None = None


@dataclass(frozen=True)
class Classification:
    """The level, highest criteria first. `level` is None while a person must decide."""

    level: int | None
    hits: tuple[Hit, ...]
    national_security_list: bool
    questions: tuple[Question, ...]

    @property
    def floor(self) -> int:
        """The level below which a person should not decide, by the questions; 0 where none of them says any."""
        return max((question.not_below or 0 for question in self.questions), default=0)


def classify(facts: Facts) -> Classification:
    """
    Return the level by the highest criterion met, or None when none is met or a question forbids a level that low.

    Source: NĐ 331/2026 Đ8.2, Đ11-Đ16; NĐ 85/2016 Đ7-Đ11 (its Đ5.2 speaks of component systems: our reading).
    """
    rules = regimes.get(facts.regime)
    given = {field.name: getattr(facts, field.name) for field in fields(facts)}
    hits = _hits(rules, given)
    questions = _questions(rules, given)
    floor = max((question.not_below or 0 for question in questions), default=0)
    highest = hits[0].level if hits else 0
    level = highest if highest and highest >= floor else None
    if not highest and not floor:
        questions += (_question(rules, rules.tables["undecided"]),)
    # A system of level 5 is on the list of systems important to national security (NĐ 331/2026 Đ16.4).
    return Classification(level, hits, level == 5, questions)


def _hits(rules: Regime, given: dict[str, Any]) -> tuple[Hit, ...]:
    rows = rules.matching("criteria", given)
    hits = [Hit(row["level"], rules.cite(row["clause"]), row["text"]) for row in rows]
    return tuple(sorted(hits, key=lambda hit: -hit.level))


def _questions(rules: Regime, given: dict[str, Any]) -> tuple[Question, ...]:
    return tuple(_question(rules, row) for row in rules.matching("questions", given))


def _question(rules: Regime, row: Any) -> Question:
    return Question(row["text"], rules.cite(row["clause"]), row.get("not_below"))
