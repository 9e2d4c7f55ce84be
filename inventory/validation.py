"""Collect everything wrong with one input before saying so."""

import re
from collections.abc import Collection
from datetime import date

from inventory.errors import Invalid, Problem
from inventory.vietnamese import clean, too_long

EARLIEST, LATEST = date(1990, 1, 1), date(2100, 12, 31)
_A_DAY = re.compile(r"\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}")
SHORT, NAME, LONG = 100, 300, 4000


MISSING = "Chưa có nội dung."
"""Of a required text that is empty."""
_CALLED = {
    "address": "địa chỉ",
    "clause": "căn cứ",
    "code": "mã",
    "name": "tên",
    "reason": "lý do",
    "result": "kết quả",
    "task": "nhiệm vụ",
    "title": "tên tài liệu",
    "to": "địa chỉ thư",
}


def fill_in(field: str) -> str:
    """Return what to do about a required text that is empty; a form has its own name for the field."""
    return f"Vui lòng nhập {_CALLED.get(field.rpartition('.')[2], 'nội dung')}."


class Checks:
    """The problems found so far in one input. `where` stands before each field, such as a row's number."""

    def __init__(self, where: str = "") -> None:
        self.where = where
        self.problems: list[Problem] = []

    def problem(self, field: str, rule: str, remedy: str) -> None:
        """Note one problem."""
        self.problems.append(Problem(f"{self.where}{field}", rule, remedy))

    def text(self, field: str, value: str | None, most: int = SHORT, required: bool = True) -> str:
        """Return the text cleaned (NFC, one line), noting when it is missing or longer than `most` characters."""
        cleaned = clean(value or "")
        if required and not cleaned:
            self.problem(field, MISSING, fill_in(field))
        self.problems += too_long(f"{self.where}{field}", cleaned, most)
        return cleaned

    def name(self, field: str, value: str | None) -> str:
        """Return a name cleaned, as `text`, noting one that is a mere day: such a cell slipped by a column."""
        cleaned = self.text(field, value, NAME)
        if _A_DAY.fullmatch(cleaned):
            self.problem(field, f"“{cleaned}” là ngày tháng, không phải là tên.", "Hãy nhập tên.")
        return cleaned

    def code(self, field: str, value: str) -> str:
        """Return a code in capitals: letters without marks, digits, and - . / _."""
        cleaned = self.text(field, value, 60).upper()
        if cleaned and not all(char.isascii() and (char.isalnum() or char in "-._/") for char in cleaned):
            self.problem(field, f"Mã “{cleaned}” có ký tự không dùng được.", "Chỉ dùng chữ không dấu, số và - . _ /")
        if _A_DAY.fullmatch(cleaned):
            self.problem(field, f"“{cleaned}” là ngày tháng, không phải là mã.", "Hãy nhập mã.")
        return cleaned

    def past(self, field: str, day: date | None, today: date) -> None:
        """Note a day that is missing, in the future, or before any such record could be."""
        if day is not None and day > today:
            self.problem(field, f"Ngày {day:%d/%m/%Y} ở tương lai.", "Chỉ ghi việc đã xảy ra, muộn nhất là hôm nay.")
        else:
            self.plausible(field, day)

    def plausible(self, field: str, day: date | None) -> None:
        """Note a day that is missing, before 1990, or after 2100, which can only be a slip."""
        if day is None:
            self.problem(field, "Chưa có ngày.", "Hãy nhập ngày theo dạng ngày/tháng/năm.")
        elif day < EARLIEST:
            self.problem(field, f"Ngày {day:%d/%m/%Y} quá xa trong quá khứ.", "Hãy kiểm tra lại năm.")
        elif day > LATEST:
            self.problem(field, f"Ngày {day:%d/%m/%Y} quá xa trong tương lai.", "Hãy kiểm tra lại năm.")

    def in_order(self, field: str, day: date | None, earlier: date | None, rule: str) -> None:
        """Note a day that comes before another, which it cannot: `rule` says so."""
        if day is not None and earlier is not None and day < earlier:
            self.problem(field, rule, "Hãy kiểm tra lại hai ngày.")

    def one_of(self, field: str, value: object, known: Collection[object]) -> None:
        """Note a value that is none of the known ones."""
        if value not in known:
            names = ", ".join(map(str, known))
            self.problem(field, f"Giá trị “{str(value)[:60]}” không hợp lệ.", f"Chọn một trong: {names}.")

    def level(self, field: str, value: int) -> None:
        """Note what is not a security level."""
        self.one_of(field, value, range(1, 6))

    def done(self) -> None:
        """Raise Invalid with every problem found."""
        if self.problems:
            raise Invalid(self.problems)
