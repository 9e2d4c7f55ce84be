"""The questions of the wizard in their order, what each answer means to the criteria, and when one is asked at all."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

Values = Mapping[str, Any]
Facts = dict[str, Any]

UNKNOWN = "unknown"
YES_NO = {
    "yes": ("Có", ""),
    "no": ("Không", ""),
    UNKNOWN: ("Chưa rõ", "Câu này được để ngỏ; cấp độ có thể còn cao hơn."),
}


@dataclass(frozen=True, slots=True)
class Step:
    """
    One question. `part`: what the progress counts. `says`: what its answer means, by the names of `levels.Facts`.

    `names` are those it asks about; it is asked once `after` are answered, where they may still raise the level,
    or where the rules leave a `doubt`. A step without names is always asked.
    """

    name: str
    part: str
    title: str
    help: str = ""
    clause: str = ""
    says: Callable[[Values], Facts] = lambda _: {}
    names: frozenset[str] = frozenset()
    after: frozenset[str] = frozenset()
    doubt: Callable[[Facts], bool] = lambda _: False
    offers: frozenset[str] = frozenset()  # what may be said besides


def _yes_no(name: str) -> Callable[[Values], Facts]:
    return lambda values: {name: values[name] == "yes"} if values.get(name) in ("yes", "no") else {}


def _information(values: Values) -> Facts:
    chosen = frozenset(values.get("information") or ()) - {UNKNOWN}
    return {"information": chosen} if chosen else {}


def _kind(values: Values) -> Facts:
    return {"kind": values["kind"]} if values.get("kind") else {}


def _people(values: Values) -> Facts:
    names = ("basic_data_subjects", "sensitive_data_subjects")
    return {name: int(values[name]) for name in names if values.get(name) is not None}


def _scope(values: Values) -> Facts:
    scope = values.get("infrastructure_scope")
    return {"infrastructure_scope": scope} if scope and scope != UNKNOWN else {}


def _works(values: Values) -> Facts:
    chosen = frozenset(values.get("works") or ())
    if not chosen or UNKNOWN in chosen:
        return {}
    return {"construction_classes": chosen - {"important"}, "national_security_works": "important" in chosen}


def _special(values: Values) -> Facts:
    chosen = values.get("special") or ()
    return {name: name in chosen for name in SPECIAL}


def _set_by(values: Values) -> Facts:
    level = int(values["set_level"]) if values.get("set_level") else None
    by = values.get("set_by")
    return {name: level if code == by else None for code, name in SET_BY.items()} if by else {}


def _harm(values: Values) -> Facts:
    harm = values.get("harm_to_national_security")
    return {"harm_to_national_security": harm} if harm and harm != UNKNOWN else {}


def _never_stops(values: Values) -> Facts:
    chosen = values.get("never_stops") or ()
    return {name: name in chosen for name in NEVER_STOPS}


SPECIAL = ("serves_defence_or_security", "national_e_government", "stores_critical_national_data")
ON_THE_LIST = "national_security_list"  # no criterion: it says who may audit and which procedure is followed
NEVER_STOPS = ("runs_24_7", "no_unplanned_downtime")
SET_BY = {"prime_minister": "level_set_by_prime_minister", "risk": "level_by_risk_assessment"}
MORE = "Câu hỏi thêm"

STEPS = (
    Step("ten", "Tên", "Hệ thống tên là gì?"),
    Step("muc-dich", "Mục đích", "Hệ thống dùng để làm gì?"),
    Step("don-vi", "Đơn vị", "Ai làm chủ, ai vận hành, ai sử dụng?", "Chưa biết thì để trống, không đoán."),
    Step("trach-nhiem", "Trách nhiệm", "Cơ quan mình có trách nhiệm gì?", clause="NĐ 331/2026 Đ4, Đ5"),
    Step("van-hanh", "Vận hành", "Hiện nay hệ thống có đang vận hành không?"),
    Step(
        "thong-tin",
        "Thông tin",
        "Hệ thống xử lý những loại thông tin nào?",
        "Chọn tất cả loại có.",
        "NĐ 331/2026 Đ9.1",
        _information,
        frozenset({"information"}),
    ),
    Step(
        "loai-hinh",
        "Loại hình",
        "Hệ thống thuộc loại hình nào?",
        clause="NĐ 331/2026 Đ9.2",
        says=_kind,
        names=frozenset({"kind"}),
    ),
    Step(
        "thu-tuc",
        MORE,
        "Có dùng để giải quyết thủ tục hành chính không?",
        "Tiếp nhận, xử lý, trả kết quả hồ sơ thủ tục hành chính.",
        "NĐ 331/2026 Đ13.2.b",
        _yes_no("handles_administrative_procedures"),
        frozenset({"handles_administrative_procedures"}),
        doubt=lambda known: known.get("kind") in ("internal", "other"),
    ),
    Step(
        "kinh-doanh",
        MORE,
        "Có cung cấp dịch vụ trực tuyến thuộc danh mục ngành, nghề đầu tư kinh doanh có điều kiện không?",
        clause="NĐ 331/2026 Đ13.2.a",
        says=_yes_no("conditional_business_service"),
        names=frozenset({"conditional_business_service"}),
    ),
    Step(
        "so-nguoi",
        MORE,
        "Giữ dữ liệu cá nhân của bao nhiêu người?",
        "Dữ liệu cơ bản, nhạy cảm: theo danh mục của pháp luật về bảo vệ dữ liệu cá nhân."
        " Mốc của luật: 100.000 người (cơ bản), 10.000 người (nhạy cảm). Chưa rõ thì để trống.",
        "NĐ 331/2026 Đ12.2.b, Đ13.2.c",
        _people,
        frozenset({"basic_data_subjects", "sensitive_data_subjects"}),
    ),
    Step(
        "pham-vi",
        MORE,
        "Hạ tầng phục vụ trong phạm vi nào?",
        clause="NĐ 331/2026 Đ12.3, Đ13.3, Đ14.2, Đ15.3",
        says=_scope,
        names=frozenset({"infrastructure_scope"}),
    ),
    Step(
        "cong-trinh",
        MORE,
        "Điều khiển công trình xây dựng cấp nào?",
        "Theo phân cấp của pháp luật về xây dựng. Chọn tất cả cấp có.",
        "NĐ 331/2026 Đ13.4, Đ14.3, Đ15.4",
        _works,
        frozenset({"construction_classes", "national_security_works"}),
    ),
    Step(
        "dac-biet",
        MORE,
        "Hệ thống có thuộc trường hợp nào sau đây không?",
        "Không thuộc trường hợp nào thì bấm Tiếp tục.",
        "NĐ 331/2026 Đ13.1, Đ14.2, Đ15.2, Đ16",
        _special,
        frozenset(SPECIAL),
        offers=frozenset({ON_THE_LIST}),
    ),
    Step(
        "ton-hai",
        MORE,
        "Nếu hệ thống bị phá hoại, an ninh quốc gia tổn hại đến mức nào?",
        clause="NĐ 331/2026 Đ13.1, Đ14.1, Đ15.1",
        says=_harm,
        names=frozenset({"harm_to_national_security"}),
        after=frozenset({"information", "serves_defence_or_security"}),
    ),
    Step(
        "chien-luoc",
        MORE,
        "Hệ thống có mang tính chiến lược không?",
        clause="NĐ 331/2026 Đ15.1",
        says=_yes_no("strategic"),
        names=frozenset({"strategic"}),
        after=frozenset({"harm_to_national_security"}),
    ),
    Step(
        "khong-dung",
        MORE,
        "Hệ thống có được phép ngừng không?",
        "Đánh dấu những điều đúng; không điều nào đúng thì bấm Tiếp tục.",
        "NĐ 331/2026 Đ14.2",
        _never_stops,
        frozenset(NEVER_STOPS),
        after=frozenset({"national_e_government"}),
    ),
    Step(
        "an-dinh",
        MORE,
        "Cấp độ đã được quyết định hoặc đánh giá ở nơi khác chưa?",
        clause="NĐ 331/2026 Đ12.4, Đ13.5, Đ14.4, Đ15.5",
        says=_set_by,
        names=frozenset(SET_BY.values()),
    ),
    Step("de-xuat", "Đề xuất", "Đề xuất cấp độ nào?", clause="NĐ 331/2026 Đ8, Đ10"),
    Step("xem-lai", "Xem lại", "Xem lại trước khi ghi vào sổ"),
)
FIRST, PROPOSAL, SUMMARY = STEPS[0], STEPS[-2], STEPS[-1]
KNOWN_BY_OWNER = frozenset(step.name for step in STEPS if step.names) | {PROPOSAL.name}
"""The steps skipped where the office only uses the system: its owner works out the level."""
