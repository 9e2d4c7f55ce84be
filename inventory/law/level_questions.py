"""
The questions from which the level follows: their words, their choices, and how they are put together.

A question is declared beside the fact it asks for (`inventory.law.levels.Facts`); that it is asked at all is read off
the criteria of the regime (`inventory.law.interview`). Forms, files and the history take their words from here.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, replace
from typing import Any, Literal, get_args, get_origin, get_type_hints

from inventory.choices import Choices

AnswerKind = Literal["yes_no", "count", "one", "several", "rank"]
UNKNOWN = "unknown"
"""The answer of a question that was put and left open: “Chưa rõ”."""


class SystemKind(Choices):
    """What a system is for (NĐ 331/2026 Đ9.2)."""

    INTERNAL = (
        "internal",
        "Phục vụ hoạt động nội bộ",
        "neutral",
        "Chỉ cán bộ trong cơ quan dùng: quản lý văn bản, cán bộ, tài sản, kế toán, thư điện tử…",
    )
    PUBLIC_SERVICE = (
        "public_service",
        "Phục vụ người dân, doanh nghiệp",
        "neutral",
        "Cung cấp thông tin, dịch vụ trực tuyến, giải quyết thủ tục hành chính cho người ngoài cơ quan.",
    )
    INFRASTRUCTURE = (
        "infrastructure",
        "Cơ sở hạ tầng thông tin",
        "neutral",
        "Mạng, trung tâm dữ liệu, nền tảng dùng chung mà các hệ thống khác chạy trên đó.",
    )
    INDUSTRIAL_CONTROL = (
        "industrial_control",
        "Điều khiển công nghiệp",
        "neutral",
        "Trực tiếp điều khiển, vận hành công trình: điện, nước, giao thông…",
    )
    OTHER = (
        "other",
        "Loại hình khác",
        "neutral",
        "Không thuộc bốn loại trên. Người có thẩm quyền phải quyết định cấp độ.",
    )


class Information(Choices):
    """What a system processes (NĐ 331/2026 Đ9.1)."""

    PUBLIC = "public", "Thông tin công cộng", "neutral", "Ai cũng được xem."
    PRIVATE = (
        "private",
        "Thông tin riêng",
        "neutral",
        "Của tổ chức, cá nhân; không công khai hoặc chỉ cho những người đã xác định.",
    )
    PERSONAL = "personal", "Thông tin cá nhân", "neutral", "Họ tên, số định danh, địa chỉ, hộ tịch…"
    STATE_SECRET = "state_secret", "Thông tin bí mật nhà nước", "neutral", "Mật, Tối mật, Tuyệt mật."


class Harm(Choices):
    """How far national security is harmed when the system is sabotaged (NĐ 331/2026 Đ13.1, Đ14.1, Đ15.1)."""

    NONE = "none", "Không, hoặc chưa xác định", "neutral", "Người có thẩm quyền xác định mức tổn hại."
    HARM = "harm", "Tổn hại"
    SERIOUS = "serious", "Tổn hại nghiêm trọng"
    EXCEPTIONALLY_SERIOUS = "exceptionally_serious", "Tổn hại đặc biệt nghiêm trọng"


class InfrastructureScope(Choices):
    """Whom an infrastructure serves (NĐ 331/2026 Đ12.3, Đ13.3, Đ14.2, Đ15.3)."""

    ONE_AGENCY = "one_agency", "Một cơ quan, tổ chức", "neutral", "Ví dụ: mạng nội bộ của một sở."
    PROVINCES = (
        "ministry_sector_or_provinces",
        "Một bộ, một ngành, một tỉnh hoặc một số tỉnh",
        "neutral",
        "Nhiều cơ quan dùng chung.",
    )
    NATIONWIDE = "nationwide", "Toàn quốc"
    INTERNATIONAL = "international", "Kết nối Việt Nam với quốc tế", "neutral", "Hạ tầng quốc gia."


class ConstructionClass(Choices):
    """Classes of construction works under the law on construction."""

    IV = "IV", "Cấp IV"
    III = "III", "Cấp III"
    II = "II", "Cấp II"
    I = "I", "Cấp I"  # noqa: E741
    SPECIAL = "special", "Cấp đặc biệt"


@dataclass(frozen=True)
class Step:
    """
    Questions that are put together; `title` is what is asked. One of a single question shares its help and clause.

    `part`: what the progress of an interview counts. `after`: facts that must be known before it is asked. `opens`: it
    is asked of every system. `names`: the facts it asks for, read off the questions.
    """

    name: str
    title: str
    help: str = ""
    clause: str = ""
    part: str = "Câu hỏi thêm"
    after: frozenset[str] = frozenset()
    opens: bool = False
    names: tuple[str, ...] = ()


STEPS = (
    Step(
        "thong-tin",
        "Hệ thống xử lý những loại thông tin nào?",
        "Chọn tất cả loại có.",
        "NĐ 331/2026 Đ9.1",
        "Thông tin",
        opens=True,
    ),
    Step("loai-hinh", "Hệ thống thuộc loại hình nào?", "", "NĐ 331/2026 Đ9.2", "Loại hình", opens=True),
    Step(
        "thu-tuc",
        "Có dùng để giải quyết thủ tục hành chính không?",
        "Tiếp nhận, xử lý, trả kết quả hồ sơ thủ tục hành chính.",
        "NĐ 331/2026 Đ13.2.b",
    ),
    Step(
        "kinh-doanh",
        "Có cung cấp dịch vụ trực tuyến thuộc danh mục ngành, nghề đầu tư kinh doanh có điều kiện không?",
        clause="NĐ 331/2026 Đ13.2.a",
    ),
    Step(
        "so-nguoi",
        "Giữ dữ liệu cá nhân của bao nhiêu người?",
        "Dữ liệu cơ bản, nhạy cảm: theo danh mục của pháp luật về bảo vệ dữ liệu cá nhân."
        " Mốc của luật: 100.000 người (cơ bản), 10.000 người (nhạy cảm). Chưa rõ thì để trống.",
        "NĐ 331/2026 Đ12.2.b, Đ13.2.c",
    ),
    Step("muc-do", "Dịch vụ công trực tuyến ở mức độ nào?"),
    Step(
        "so-nguoi-dung",
        "Xử lý thông tin riêng, thông tin cá nhân của bao nhiêu người sử dụng?",
        "Mốc của NĐ 85/2016: 10.000 người.",
    ),
    Step(
        "pham-vi",
        "Hạ tầng phục vụ trong phạm vi nào?",
        clause="NĐ 331/2026 Đ12.3, Đ13.3, Đ14.2, Đ15.3",
    ),
    Step(
        "cong-trinh",
        "Điều khiển công trình xây dựng cấp nào?",
        "Theo phân cấp của pháp luật về xây dựng. Chọn tất cả cấp có.",
        "NĐ 331/2026 Đ13.4, Đ14.3, Đ15.4",
    ),
    Step(
        "dac-biet",
        "Hệ thống có thuộc trường hợp nào sau đây không?",
        "Không thuộc trường hợp nào thì bấm Tiếp tục.",
        "NĐ 331/2026 Đ13.1, Đ14.2, Đ15.2, Đ16",
    ),
    Step(
        "ton-hai",
        "Nếu hệ thống bị phá hoại, an ninh quốc gia tổn hại đến mức nào?",
        clause="NĐ 331/2026 Đ13.1, Đ14.1, Đ15.1",
        after=frozenset({"information", "serves_defence_or_security"}),
    ),
    Step(
        "chien-luoc",
        "Hệ thống có mang tính chiến lược không?",
        clause="NĐ 331/2026 Đ15.1",
        after=frozenset({"harm_to_national_security"}),
    ),
    Step(
        "khong-dung",
        "Hệ thống có được phép ngừng không?",
        "Đánh dấu những điều đúng; không điều nào đúng thì bấm Tiếp tục.",
        "NĐ 331/2026 Đ14.2",
        after=frozenset({"national_e_government"}),
    ),
    Step(
        "an-dinh",
        "Cấp độ đã được quyết định hoặc đánh giá ở nơi khác chưa?",
        clause="NĐ 331/2026 Đ12.4, Đ13.5, Đ14.4, Đ15.5",
    ),
)
"""In the order in which they are put. A question that names none of them makes a step of its own before the last."""


@dataclass(frozen=True)
class LevelQuestion:
    """
    What is asked about one fact. `label` states it, as a box to tick says it; `title` asks it where it stands alone.

    `choices`: what may be answered. `rank`: what a number from a few is called, as in “Cấp độ 3”. `heading`: of its
    column in a workbook, where that is not the label. `also_of`: kinds of system of which it is asked although no
    criterion turns on it, because the regime has a question for a person about it. `exceptional`: stands folded away
    on a page of all questions. `open`: what “Chưa rõ” means here.
    """

    label: str
    step: str = ""
    title: str = ""
    help: str = ""
    choices: type[Choices] | None = None
    rank: str = ""
    heading: str = ""
    also_of: frozenset[str] = frozenset()
    exceptional: bool = False
    open: str = "Câu này được để ngỏ."

    def __get_pydantic_core_schema__(self, shape: Any, handler: Callable[[Any], Any]) -> Any:
        """Let whoever checks facts with pydantic accept no codes but those of the choices."""
        if self.choices is None:
            return handler(shape)
        code: Any = Literal[tuple(map(str, self.choices))]
        if get_origin(shape) is frozenset:
            return handler(frozenset[code])
        return handler(code if shape is str else code | None)


@dataclass(frozen=True)
class AskedFact:
    """A fact with its question, as forms and files read it. `options`: what may be answered, title and help by code."""

    name: str
    kind: AnswerKind
    default: Any
    question: LevelQuestion
    step: Step
    options: Mapping[Any, tuple[str, str]]

    @property
    def title(self) -> str:
        """The question as it is put where all stand on one page."""
        alone = len(self.step.names) == 1 or self.kind in ("one", "several")
        return self.question.title or (self.step.title if alone and self.kind != "yes_no" else self.question.label)

    @property
    def help(self) -> str:
        """The help beneath the question."""
        return self.question.help or (self.step.help if len(self.step.names) == 1 else "")

    @property
    def words(self) -> dict[Any, str]:
        """What may be answered, in words, by code."""
        return {code: title for code, (title, _) in self.options.items()}


def questions_of(facts: type) -> dict[str, AskedFact]:
    """Return the questions declared on a class of facts, in its order."""
    hints = get_type_hints(facts, include_extras=True)
    declared = {
        field.name: (question, get_args(hints[field.name])[0], field.default)
        for field in fields(facts)
        for question in getattr(hints[field.name], "__metadata__", ())
        if isinstance(question, LevelQuestion)
    }
    steps = _steps({name: question for name, (question, _, _) in declared.items()})
    step_of = {name: step for step in steps for name in step.names}
    return {name: _read(name, *about, step_of[name]) for name, about in declared.items()}


def _steps(questions: Mapping[str, LevelQuestion]) -> list[Step]:
    """Return the steps with the facts they ask for; the last one, which gathers what is known elsewhere, stays last."""
    *first, last = (
        replace(step, names=tuple(name for name, each in questions.items() if each.step == step.name)) for step in STEPS
    )
    alone = [
        Step(name.replace("_", "-"), each.title or each.label, each.help, names=(name,))
        for name, each in questions.items()
        if not each.step
    ]
    return [*first, *alone, last]


def steps_of(questions: Mapping[str, AskedFact]) -> tuple[Step, ...]:
    """Return the steps of these questions, in the order in which they are put."""
    steps = _steps({name: each.question for name, each in questions.items()})
    return tuple(step for step in steps if step.names)


def _read(name: str, question: LevelQuestion, shape: Any, default: Any, step: Step) -> AskedFact:
    if question.rank:
        numbers = [number for each in get_args(shape) for number in get_args(each) or [each] if isinstance(number, int)]
        options: dict[Any, tuple[str, str]] = {each: (f"{question.rank} {each}", "") for each in numbers}
        return AskedFact(name, "rank", default, question, step, options)
    if question.choices is None:
        return AskedFact(name, "yes_no" if shape is bool else "count", default, question, step, {})
    options = {str(each): (each.label, each.help) for each in question.choices}
    kind: AnswerKind = "several" if get_origin(shape) is frozenset else "one"
    return AskedFact(name, kind, default, question, step, options)
