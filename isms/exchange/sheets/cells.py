"""One cell of a spreadsheet: what a person or a program put there, to and from the exchange format."""

import datetime as dt
import re
from contextlib import suppress
from typing import Any

from inventory import written_days
from inventory.vietnamese import clean, fold
from isms.exchange.format.sheet_columns import NO, YES
from isms.exchange.format.sheet_layout import Column
from schedules.gate.dated import VIETNAM

FEW = 15
"""So many words of a choice are all told; more of them stand in the guide's list."""
IN_THE_LIST = "Chọn trong danh sách của ô."
_INSTANTS = ("%d/%m/%Y %H:%M", "%d/%m/%Y %H:%M:%S", "%d/%m/%Y %H:%M:%S.%f")
_YES_NO = {fold(YES): True, "x": True, "true": True, "1": True, fold(NO): False, "false": False, "0": False}
_STARTS_A_FORMULA = re.compile("'*[=+@\\t\\r-]")


class Unreadable(Exception):
    """The cell does not hold what its column is for: the rule and the remedy."""

    def __init__(self, rule: str, remedy: str) -> None:
        self.rule, self.remedy = rule, remedy
        super().__init__(rule, remedy)


def value_of(column: Column, cell: object) -> Any:
    """Return what the cell says, as JSON has it. Raises Unreadable."""
    if column.kind == "day":
        return _day(cell)
    if column.kind == "instant":
        return _instant(cell)
    if isinstance(cell, dt.datetime | dt.date | dt.time):
        raise Unreadable(f"Ô này bị đổi thành ngày ({cell:%d/%m/%Y}).", "Hãy định dạng ô là Văn bản rồi nhập lại.")
    text = _text(cell)
    if column.kind == "codes":
        return [code for part in re.split("[;,\\n]", text) if (code := clean(part))]
    if column.kind == "whole":
        return int(text) if re.fullmatch(r"\d{1,9}", text) else text
    if column.kind == "number":
        return float(text.replace(",", ".")) if re.fullmatch(r"\d{1,9}([.,]\d{1,15})?", text) else text
    if column.kind == "yes_no":
        return _known(fold(clean(text)), _YES_NO, text, (YES, NO))
    if column.kind in ("choice", "choices"):
        codes = {fold(said): code for code, word in column.words.items() for said in (word, str(code))}
        several = [clean(part) for part in re.split("[;\\n]", text)] if column.kind == "choices" else [clean(text)]
        found = [_known(fold(part), codes, part, tuple(column.words.values())) for part in several if part]
        return found if column.kind == "choices" else found[0]
    return text


def shown(column: Column, value: Any) -> str:
    """Return a value of the exchange format as the cell reads."""
    if value is None:
        return ""
    if column.kind == "day":
        return f"{dt.date.fromisoformat(value):%d/%m/%Y}"
    if column.kind == "instant":
        return _shown_instant(dt.datetime.fromisoformat(value).astimezone(VIETNAM))
    if column.kind == "codes":
        return "; ".join(value)
    if column.kind == "choices":
        return "; ".join(column.words.get(each, each) for each in value)
    if column.kind == "yes_no":
        return YES if value else NO
    return column.words.get(value, str(value))


def disarmed(text: str) -> str:
    """Return a text that no spreadsheet program takes for a formula when it opens a CSV file."""
    return f"'{text}" if _STARTS_A_FORMULA.match(text) else text


def rearmed(text: str) -> str:
    """Return the text before it was disarmed."""
    return text[1:] if text.startswith("'") and _STARTS_A_FORMULA.match(text) else text


def _known(folded: str, codes: dict[str, Any], text: str, words: tuple[str, ...]) -> Any:
    if folded not in codes:
        few = f"Chọn một trong: {', '.join(words)}." if len(words) <= FEW else IN_THE_LIST
        raise Unreadable(f"Giá trị “{text[:60]}” không hợp lệ.", few)
    return codes[folded]


def _text(cell: object) -> str:
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e15:
        return str(int(cell))
    return str(cell)


def _day(cell: object) -> str:
    if isinstance(cell, dt.datetime):
        return cell.date().isoformat()
    if isinstance(cell, dt.date):
        return cell.isoformat()
    text = clean(str(cell))
    try:
        return written_days.day(text).isoformat()
    except ValueError:
        raise Unreadable(f"“{text[:30]}”: không có ngày này hoặc sai dạng.", "Viết ngày/tháng/năm.") from None


def _instant(cell: object) -> str:
    """Return an instant as the exchange format has it; a cell without a zone means the time in Viet Nam."""
    if isinstance(cell, dt.datetime):
        return cell.replace(tzinfo=VIETNAM).isoformat()
    text = clean(str(cell))
    for form in _INSTANTS:
        with suppress(ValueError):
            return dt.datetime.strptime(text, form).replace(tzinfo=VIETNAM).isoformat()
    with suppress(ValueError):
        instant = dt.datetime.fromisoformat(text)
        if instant.tzinfo is not None:
            return instant.isoformat()
    raise Unreadable(f"“{text[:30]}”: không phải ngày giờ.", "Viết ngày/tháng/năm giờ:phút.")


def _shown_instant(instant: dt.datetime) -> str:
    """Return an instant to the microsecond: rows about an incident name it by its instant."""
    exact = instant.second or instant.microsecond
    return f"{instant:{_INSTANTS[-1] if exact else _INSTANTS[0]}}"
