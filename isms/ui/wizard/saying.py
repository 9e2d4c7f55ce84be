"""Answers in words: for the summary, and for why a level follows."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from isms.ui.facts.questions import KINDS
from isms.ui.parts import words
from isms.ui.system.entry_tab import RESPONSIBILITIES
from isms.ui.wizard import step_fields
from isms.ui.wizard.steps import SET_BY, UNKNOWN, YES_NO, Step

Values = Mapping[str, Any]

_CHOICES: dict[str, Mapping[str, tuple[str, str]]] = {
    "responsibility": RESPONSIBILITIES,
    "operating": step_fields.OPERATING,
    "information": step_fields.INFORMATION,
    "kind": KINDS,
    "handles_administrative_procedures": YES_NO,
    "conditional_business_service": YES_NO,
    "strategic": YES_NO,
    "infrastructure_scope": step_fields.SCOPE,
    "works": step_fields.CLASSES,
    "special": step_fields.SPECIAL,
    "harm_to_national_security": step_fields.HARMS,
    "never_stops": step_fields.NEVER_STOPS,
    "set_by": step_fields.SET_BY,
}
_KEPT: dict[str, tuple[str, ...]] = {
    "ten": ("name", "code"),
    "muc-dich": ("purpose",),
    "don-vi": ("owner", "operator", "users"),
    "trach-nhiem": ("responsibility",),
    "van-hanh": ("operating", "registered_on"),
    "thong-tin": ("information",),
    "loai-hinh": ("kind",),
    "thu-tuc": ("handles_administrative_procedures",),
    "kinh-doanh": ("conditional_business_service",),
    "so-nguoi": ("basic_data_subjects", "sensitive_data_subjects"),
    "pham-vi": ("infrastructure_scope",),
    "cong-trinh": ("works",),
    "dac-biet": ("special",),
    "ton-hai": ("harm_to_national_security",),
    "chien-luoc": ("strategic",),
    "khong-dung": ("never_stops",),
    "an-dinh": ("set_by", "set_level"),
}
_BEHIND = {
    "construction_classes": "works",
    "national_security_works": "works",
    "serves_defence_or_security": "special",
    "national_e_government": "special",
    "stores_critical_national_data": "special",
    "runs_24_7": "never_stops",
    "no_unplanned_downtime": "never_stops",
    **{fact: "set_by" for fact in SET_BY.values()},
}
_PREFIX = {
    "code": "Mã",
    "owner": "Chủ quản",
    "operator": "Vận hành",
    "users": "Sử dụng",
    "registered_on": "Ghi sổ từ",
    "basic_data_subjects": "Dữ liệu cơ bản",
    "sensitive_data_subjects": "Dữ liệu nhạy cảm",
}
_SHORT = {
    "handles_administrative_procedures": "giải quyết thủ tục hành chính",
    "conditional_business_service": "kinh doanh có điều kiện",
    "strategic": "mang tính chiến lược",
    "basic_data_subjects": "dữ liệu cơ bản",
    "sensitive_data_subjects": "dữ liệu nhạy cảm",
}


def answer(step: Step, values: Values, units: Mapping[str, str]) -> str:
    """Return what was answered in a step, in one line; units by code."""
    said = [text for name in _KEPT[step.name] if (text := _said(name, values.get(name), units))]
    return " · ".join(said) or ("Không thuộc trường hợp nào" if step.name in ("dac-biet", "khong-dung") else "Để trống")


def because(names: tuple[str, ...], values: Values) -> str:
    """Return the answers on which a criterion rests, such as `Thông tin cá nhân; Phục vụ hoạt động nội bộ`."""
    return "; ".join(dict.fromkeys(_reasons(names, values)))


def _reasons(names: tuple[str, ...], values: Values) -> Iterator[str]:
    for name in names:
        field = _BEHIND.get(name, name)
        value = values.get(field)
        if field == "set_by":
            yield f"{_said(field, value, {})}: cấp độ {values.get('set_level')}"
        elif field == "special":
            yield step_fields.SPECIAL[name][0]
        elif field == "never_stops":
            yield step_fields.NEVER_STOPS[name][0]
        elif name in _SHORT:
            yield f"{_SHORT[name]}: {_said(name, value, {}, bare=True)}"
        else:
            yield _said(field, value, {})


def _said(name: str, value: Any, units: Mapping[str, str], bare: bool = False) -> str:
    if value in (None, "", []):
        return ""
    if name == "set_level":
        return f"Cấp độ {value}"
    if isinstance(value, date):
        text = words.day(value)
    elif isinstance(value, int):
        text = f"{words.number(value)} người"
    elif isinstance(value, list):
        known = _CHOICES.get(name, {})
        text = ", ".join(known[each][0] if each in known else units.get(each, each) for each in value)
    else:
        text = _CHOICES[name][value][0] if name in _CHOICES else str(value)
    return f"{_PREFIX[name]}: {text}" if name in _PREFIX and not bare else text


def is_open(step: Step, values: Values) -> bool:
    """Say whether a question was left open with “chưa rõ” or nothing."""
    kept = [values.get(name) for name in _KEPT[step.name]]
    return any(value == UNKNOWN or value is None or (isinstance(value, list) and UNKNOWN in value) for value in kept)
