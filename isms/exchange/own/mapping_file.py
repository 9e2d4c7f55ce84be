"""
The mapping file of `isms import --own`: how an office's list is read, and what a person answers.

    {"sheet": "Danh mục", "header_row": 3, "header_rows": 1, "separator": "", "letters": "",
     "columns": {"Tên hệ thống": "systems.name", "Kết luận": "audits.conclusion"},
     "common": {"systems.responsibility": "owned"},
     "values": {"audits.conclusion": {"Đạt": "eligible"}},
     "units": {"Phòng Một": "VP", "Phòng Hai": "+"},
     "rows": {"6": "skip", "7": "system", "below": "skip"}}

An empty answer is none. Every key may be left out.
"""

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any, NoReturn

from inventory.errors import Invalid, Problem
from inventory.vietnamese import clean, fold
from isms.exchange.own import own_questions as asked
from isms.exchange.own.heading import Head
from isms.exchange.own.naming import SAME_CODE, SAME_NAME, TWICE
from isms.exchange.own.old_fonts import AS_IT_IS, KINDS
from isms.exchange.own.own_fields import fields, named
from isms.exchange.own.own_opening import Layout
from isms.exchange.own.own_questions import Question
from isms.exchange.own.own_reading import CREATE, Reading
from isms.exchange.own.own_sheet import HIDDEN, STRUCK
from isms.exchange.own.sorting import BELOW, NAMELESS, ONLY_NAME, TITLE
from isms.exchange.sheets.sheet_rows import letters as column_letters

FILE = "tệp ánh xạ"
_LAYOUT = ("sheet", "header_row", "header_rows", "separator", "letters")
_ANSWERS = ("columns", "common", "values", "units", "rows")
_ROW_KINDS = {BELOW, ONLY_NAME, TITLE, NAMELESS, HIDDEN, STRUCK, SAME_NAME, SAME_CODE, TWICE}

Given = Mapping[str, Any]


def parse(content: bytes) -> dict[str, Any]:
    """Return the mapping of a file. Raises Invalid."""
    try:
        given = json.loads(content.decode("utf-8-sig"))
    except (UnicodeDecodeError, ValueError, RecursionError):
        _refuse("", "Không phải JSON hợp lệ.", "Hãy lấy mục “mapping” mà lệnh với --dry-run --json in ra.")
    if isinstance(given, dict) and isinstance(given.get("mapping"), dict):
        given = given["mapping"]  # the whole answer of a dry run, saved as it was
    if not isinstance(given, dict):
        _refuse("", "Phải là một nhóm mục.", "Hãy đặt các mục trong { }.")
    for key, value in given.items():
        if key not in (*_LAYOUT, *_ANSWERS):
            _refuse(str(key), "Không có mục này.", f"Các mục có: {', '.join((*_LAYOUT, *_ANSWERS))}.")
        if key in _ANSWERS and not isinstance(value, dict):
            _refuse(key, "Phải là một nhóm mục.", "Hãy đặt các mục trong { }.")
    return given


def layout_of(given: Given) -> Layout:
    """Return what a mapping says of how the file is laid out. Raises Invalid."""
    for key in ("header_row", "header_rows"):
        value = given.get(key) or 0
        if isinstance(value, bool) or not isinstance(value, int) or value < 0:
            _refuse(key, "Phải là số nguyên từ 1 trở lên.", "Hãy sửa giá trị.")
    texts = {key: given.get(key) or "" for key in ("sheet", "separator", "letters")}
    if wrong := next((key for key, value in texts.items() if not isinstance(value, str)), ""):
        _refuse(wrong, "Phải là chữ.", "Hãy sửa giá trị.")
    if len(texts["separator"]) > 1:
        _refuse("separator", "Dấu tách ô chỉ có một ký tự.", "Ví dụ: ; hoặc , hoặc \\t.")
    if texts["letters"] not in ("", AS_IT_IS, *KINDS):
        _refuse("letters", "Không có kiểu chữ này.", f"Chọn một trong: {', '.join((*KINDS, AS_IT_IS))}.")
    return Layout(header_row=given.get("header_row") or 0, header_rows=given.get("header_rows") or 0, **texts)


def reading_of(given: Given, head: Head, proposed: Reading) -> Reading:
    """Return how a sheet is read: as proposed, but for what the mapping says. Raises Invalid."""
    units = {fold(clean(name)): str(code) for name, code in given.get("units", {}).items() if code}
    return replace(
        proposed,
        columns=_columns(given.get("columns", {}), head, proposed),
        common={**proposed.common, **_common(given.get("common", {}))},
        units={**proposed.units, **{name: code if code == CREATE else code.upper() for name, code in units.items()}},
        values=_values(given.get("values", {}), proposed),
        rows=_rows(given.get("rows", {})),
        letters=given.get("letters") or "",
    )


def _columns(given: Given, head: Head, proposed: Reading) -> tuple[str, ...]:
    columns = list(proposed.columns)
    places = {named(name): place for place, name in enumerate(names_of_columns(head))}
    for name, key in given.items():
        if named(str(name)) not in places:
            _refuse("columns", f"Trang không có cột “{str(name)[:80]}”.", "Hãy sửa tên cột như trong tệp.")
        if key and key not in fields():
            _refuse("columns", f"Không có mục “{str(key)[:60]}”.", f"Các mục có: {', '.join(fields())}.")
        columns[places[named(str(name))]] = key or ""
    if twice := next((key for key in columns if key and columns.count(key) > 1), ""):
        _refuse("columns", f"Có hai cột cùng là “{twice}”.", "Hãy để trống một cột.")
    return tuple(columns)


def _common(given: Given) -> dict[str, str]:
    if unknown := next((key for key in given if key not in fields()), ""):
        _refuse("common", f"Không có mục “{str(unknown)[:60]}”.", f"Các mục có: {', '.join(fields())}.")
    return {key: str(value) for key, value in given.items() if value not in (None, "")}


def _values(given: Given, proposed: Reading) -> dict[str, dict[str, str]]:
    found = {key: dict(said) for key, said in proposed.values.items()}
    for key, said in given.items():
        if key not in fields() or not isinstance(said, dict):
            _refuse("values", f"Không có mục “{str(key)[:60]}”.", f"Các mục có: {', '.join(fields())}.")
        meant = {fold(clean(text)): str(value) for text, value in said.items() if value not in (None, "")}
        found.setdefault(key, {}).update(meant)
    return found


def _rows(given: Given) -> dict[str, str]:
    for key in given:
        if not (key.isdigit() or key in _ROW_KINDS):
            kinds = ", ".join(sorted(_ROW_KINDS))
            _refuse("rows", f"“{key[:40]}”: không phải số dòng.", f"Ghi số dòng, hoặc một trong: {kinds}.")
    return {key: str(value) for key, value in given.items() if value}


def written(head: Head, reading: Reading, layout: Layout, found: tuple[Question, ...]) -> dict[str, Any]:
    """Return the mapping to start from: how the sheet is read now, with an empty answer to every open question."""
    common = {key: value for key, value in reading.common.items() if value}
    if "systems.responsibility" not in reading.columns:
        common.setdefault("systems.responsibility", "")  # left empty: not confirmed yet
    values: dict[str, dict[str, str]] = {key: dict(said) for key, said in reading.values.items() if said}
    units: dict[str, str] = {}
    rows = dict(reading.rows)
    for question in found:
        if question.about == asked.COMMON:
            common.setdefault(question.key, question.answer)
        elif question.about == asked.VALUES:
            said = values.setdefault(question.field, {})
            said.pop(fold(clean(question.key)), None)
            said[question.key] = question.answer
        elif question.about == asked.UNITS:
            units[question.key] = question.answer
        elif question.about == asked.ROWS:
            rows |= {str(row): rows.get(str(row), "") for row in question.open_rows}
    return {
        **{key: getattr(layout, key) for key in _LAYOUT},
        "columns": dict(zip(names_of_columns(head), reading.columns, strict=True)),
        "common": common,
        "values": values,
        "units": units,
        "rows": rows,
    }


def names_of_columns(head: Head) -> list[str]:
    """Return a name for each column that no other has: its heading, with its letter where that is not enough."""
    found: list[str] = []
    seen: set[str] = set()
    for place, text in enumerate(head.headings):
        name = text if text and named(text) not in seen else f"{text} (cột {column_letters(place)})".strip()
        seen.add(named(name))
        found.append(name)
    return found


def _refuse(key: str, rule: str, remedy: str) -> NoReturn:
    raise Invalid([Problem(f"{FILE}: {key}" if key else FILE, rule, remedy)])
