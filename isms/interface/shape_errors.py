"""What pydantic finds wrong with input, in Vietnamese: the rule it breaks, and the remedy."""

import json
import re
from typing import Any

DAY = "Viết ngày có thật theo dạng năm-tháng-ngày, ví dụ 2026-11-22."

_ISO_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_WORDS = {
    "json_invalid": ("Không phải JSON hợp lệ.", "Hãy kiểm tra lại tệp."),
    "date_parsing": ("Ngày {input} không có thật.", DAY),
    "date_from_datetime_parsing": ("Ngày {input} không có thật.", DAY),
    "date_type": ("Ngày {input} không có thật.", DAY),
    "missing": ("Thiếu mục bắt buộc này.", "Hãy điền."),
    "unexpected_keyword_argument": ("Không có mục này.", "Hãy bỏ mục này hoặc sửa tên."),
    "extra_forbidden": ("Định dạng không có mục này.", "Hãy bỏ mục này hoặc sửa tên."),
    "int_type": ("{input}: phải là số nguyên.", "Hãy sửa giá trị."),
    "bool_type": ("{input}: phải là đúng (true) hoặc sai (false).", "Hãy sửa giá trị."),
    "string_type": ("{input}: phải là chữ.", "Hãy sửa giá trị."),
    "list_type": ("{input}: phải là danh sách.", "Hãy đặt các giá trị trong [ ]."),
    "frozen_set_type": ("{input}: phải là danh sách.", "Hãy đặt các giá trị trong [ ]."),
    "dict_type": ("{input}: phải là một nhóm mục.", "Hãy đặt các mục trong { }."),
    "model_type": ("{input}: phải là một nhóm mục.", "Hãy đặt các mục trong { }."),
    "enum": ("Giá trị {input} không hợp lệ.", "Chọn một trong: {expected}."),
    "literal_error": ("Giá trị {input} không hợp lệ.", "Chọn một trong: {expected}."),
    "greater_than_equal": ("{input}: nhỏ quá.", "Nhập từ {ge} trở lên."),
    "less_than_equal": ("{input}: lớn quá.", "Nhập nhiều nhất {le}."),
    "too_short": ("Chưa có giá trị nào.", "Hãy điền ít nhất một."),
    "too_long": ("{input}: Dài quá {max_length} ký tự.", "Hãy rút gọn."),
}


def in_words(error: Any) -> tuple[str, str]:
    """Return the rule and the remedy for an error of pydantic."""
    context = {key: str(value).replace(" or ", ", ") for key, value in error.get("ctx", {}).items()}
    context["input"] = _shown(error["input"])
    if error["type"] == "value_error":
        return context["error"], DAY if "ngày" in context["error"].lower() else "Hãy sửa giá trị."
    rule, remedy = _WORDS.get(error["type"], ("{input}: giá trị không hợp lệ.", "Hãy sửa giá trị."))
    deeper = ".".join(map(str, error["loc"][1:]))
    rule = rule.format_map(context)
    return (f"{deeper}: {rule}" if deeper else rule), remedy.format_map(context) if "{ }" not in remedy else remedy


def in_words_of_sheets(error: Any) -> tuple[str, str]:
    """Return the rule and the remedy for a cell of a spreadsheet, where days read day/month/year."""
    rule, remedy = in_words(error)
    rule = _ISO_DAY.sub(lambda found: "/".join(reversed(found.groups())), rule)
    return rule, "Viết ngày/tháng/năm." if remedy == DAY else remedy


def _shown(value: Any) -> str:
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)
    return f"“{text[:60]}{'…' if len(text) > 60 else ''}”"
