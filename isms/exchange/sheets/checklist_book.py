"""The checklist of requirements as a workbook: what is asked, how it is answered today, and cells to fill in."""

import datetime as dt
import io
from collections.abc import Iterator, Sequence
from typing import Any

from inventory.organisation.access import Act, reads
from inventory.protection import office_answers, plan_items
from inventory.protection.plan_reading import Row
from inventory.records.plan_item import PLAN_STATES, ItemState
from inventory.work import Work
from isms.evidence import answer_files
from isms.evidence.answer_files import AnswerFiles

TITLE = "Bảng kiểm"
_HEADINGS = (
    *("Mã", "Nhóm", "Yêu cầu", "Mục", "Kỳ (tháng)", "Mức đáp ứng", "Người phụ trách", "Hạn", "Bằng chứng"),
    *(
        "Người xác minh",
        "Ngày xác minh",
        "Ghi chú",
        "Đang theo",
        "Tệp bằng chứng",
        "Bằng chứng thường dùng",
        "Điều cần biết",
    ),
)
_WIDTHS = (9, 22, 50, 22, 8, 26, 22, 12, 34, 20, 12, 34, 34, 34, 30, 44)
_STATE = _HEADINGS.index("Mức đáp ứng")
_DAYS = {_HEADINGS.index("Hạn"), _HEADINGS.index("Ngày xác minh")}
_OPTIONS = {"strings_to_formulas": False, "strings_to_urls": False, "in_memory": True}
_ADVICE = (
    "Ghi mức đáp ứng và các ô bên phải của nó rồi nhập lại tệp này; dòng để trống mức đáp ứng thì được bỏ qua.",
    "Yêu cầu viết bằng lời riêng của sổ, số mục lấy từ tài liệu diễn giải: hãy đối chiếu bản tiêu chuẩn chính thức.",
)


@reads(Act.VIEW)
def of_system(work: Work, code: str) -> bytes:
    """Return the checklist of a system, filled in with its own answers. Raises NotFound."""
    return _book(code, plan_items.rows(work, code).rows, answer_files.of_system(work, code))


@reads(Act.VIEW)
def of_unit(work: Work, unit_code: str) -> bytes:
    """Return the checklist of what a unit answers for its systems, filled in with its answers. Raises NotFound."""
    return _book(unit_code, office_answers.plan(work, unit_code).rows, answer_files.of_unit(work, unit_code))


def _book(code: str, rows: Sequence[Row], files: AnswerFiles) -> bytes:
    import xlsxwriter

    content = io.BytesIO()
    with xlsxwriter.Workbook(content, _OPTIONS) as book:
        strong = book.add_format({"bold": True, "font_size": 14})
        heading = book.add_format(
            {"bold": True, "bg_color": "#E8EEF7", "border": 1, "text_wrap": True, "valign": "top"}
        )
        text = book.add_format({"num_format": "@", "text_wrap": True, "valign": "top"})
        day = book.add_format({"num_format": "dd/mm/yyyy", "align": "left", "valign": "top"})
        sheet = book.add_worksheet(TITLE)
        sheet.write_string(0, 0, f"Bảng kiểm yêu cầu của phương án: {code}", strong)
        for line, advice in enumerate(_ADVICE, start=1):
            sheet.write_string(line, 0, advice)
        top = len(_ADVICE) + 2
        sheet.freeze_panes(top + 1, 3)
        for place, (name, width) in enumerate(zip(_HEADINGS, _WIDTHS, strict=True)):
            sheet.set_column(place, place, width, day if place in _DAYS else text)
            sheet.write_string(top, place, name, heading)
        for line, row in enumerate(rows, start=top + 1):
            for place, value in enumerate(_cells(row, files)):
                if isinstance(value, dt.date):
                    sheet.write_datetime(line, place, value, day)
                elif value:
                    sheet.write_string(line, place, str(value), text)
        if rows:
            words = [each.short for each in PLAN_STATES]
            rule = {"validate": "list", "source": words, "error_message": "Hãy chọn trong danh sách."}
            sheet.data_validation(top + 1, _STATE, top + len(rows), _STATE, rule)
    return content.getvalue()


def _cells(row: Row, files: AnswerFiles) -> Iterator[Any]:
    requirement, item = row.requirement, row.item if row.source == "own" else None
    yield from (requirement.code, requirement.group, requirement.title, requirement.clause, requirement.months)
    yield ItemState.of(item.state).short if item else ""
    for name in ("responsible", "due_on", "evidence", "verified_by", "verified_on", "note"):
        yield getattr(item, name) if item else ""
    yield _followed(row)
    yield "; ".join(file.title for file in files.of(row.item))
    yield requirement.evidence
    yield " ".join(filter(None, (requirement.detail, requirement.doubt)))


def _followed(row: Row) -> str:
    """Return what answers a requirement that has no answer of its own."""
    if row.item is None or row.source == "own":
        return ""
    whose = f"câu trả lời chung của {row.unit}" if row.source == "office" else "câu trả lời trước đây của cả nhóm"
    return f"{whose}: {ItemState.word(row.state).lower()}"
