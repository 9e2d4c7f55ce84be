"""Write an Excel workbook (.xlsx): the template to fill in, or what the register holds in the same layout."""

import datetime as dt
import io
from collections.abc import Mapping, Sequence
from typing import Any

import xlsxwriter

from isms.exchange.format.sheet_columns import NO, YES
from isms.exchange.format.sheet_layout import Column, Sheet, value_at
from isms.exchange.sheets.cells import FEW, IN_THE_LIST, shown
from isms.exchange.sheets.workbook_sheets import GUIDE, SHEETS

ROWS_WITH_LISTS = 2000
FIRST_WORDS_COLUMN = 6
LONGEST_TITLE = 32  # of a message of Excel; with a longer one the whole list is left out
WIDTHS = {"day": 14, "whole": 10, "yes_no": 12, "choice": 26, "codes": 30, "text": 24, "lines": 80}
WIDTHS |= {"instant": 20, "number": 10, "choices": 30}
_OPTIONS = {"strings_to_formulas": False, "strings_to_urls": False, "in_memory": True}
_ADVICE = (
    "Mỗi trang là một danh sách; dòng đầu là tên cột, mỗi dòng sau là một bản ghi.",
    "Cột có dấu * là bắt buộc. Ngày nhập theo dạng ngày/tháng/năm, ví dụ 22/11/2026.",
    "Không dùng công thức: tệp có công thức sẽ bị từ chối.",
    "Khi nhập, hoặc tất cả các dòng đều được ghi, hoặc không dòng nào. Hãy chạy thử trước.",
    "Bản ghi giống hệt bản ghi đã có thì được bỏ qua, nên có thể nhập lại cùng một tệp.",
    "Tệp xuất từ sổ có thêm các trang mà sổ tự ghi (sự cố, tồn tại, phân loại, việc cho phép...): nhập sang sổ khác, "
    "các câu trả lời vẫn như cũ. Chỉ gợi ý chưa xác nhận của hệ thống là không có.",
    "Tệp tài liệu, giấy tờ đã in, tài khoản, cảnh báo và nhật ký không nằm trong tệp: chúng chỉ đi cùng bản sao lưu.",
)


def template() -> bytes:
    """Return a workbook to fill in: headings, drop-down lists, and what each column is for."""
    return _workbook({}, [sheet for sheet in SHEETS if not sheet.kept_by_machine])


def write(document: Mapping[str, Any]) -> bytes:
    """Return a document of the exchange format as a workbook."""
    return _workbook(document, SHEETS)


def _workbook(document: Mapping[str, Any], sheets: Sequence[Sheet]) -> bytes:
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, _OPTIONS) as workbook:
        formats = {
            "title": workbook.add_format({"bold": True, "font_size": 14}),
            "heading": workbook.add_format({"bold": True, "bg_color": "#E8EEF7", "border": 1, "text_wrap": True}),
            "day": workbook.add_format({"num_format": "dd/mm/yyyy", "align": "left"}),
            "text": workbook.add_format({"num_format": "@", "text_wrap": True, "valign": "top"}),
            "whole": workbook.add_format({"num_format": "0", "align": "left"}),
            "number": workbook.add_format({"num_format": "General", "align": "left"}),
        }
        worksheets = {sheet.section: workbook.add_worksheet(sheet.title) for sheet in sheets}
        lists = _write_guide(workbook.add_worksheet(GUIDE), sheets, formats)
        for sheet in sheets:
            worksheet = worksheets[sheet.section]
            _lay_out(worksheet, sheet, formats, lists)
            for number, row in enumerate(document.get(sheet.section, []), start=1):
                for place, column in enumerate(sheet.columns):
                    _write_cell(worksheet, number, place, column, value_at(row, column.key), formats)
    return content.getvalue()


def _lay_out(worksheet: Any, sheet: Sheet, formats: Mapping[str, Any], lists: Mapping[str, str]) -> None:
    worksheet.freeze_panes(1, 1)
    for place, column in enumerate(sheet.columns):
        worksheet.set_column(place, place, WIDTHS[column.kind], formats.get(column.kind, formats["text"]))
        worksheet.write_string(0, place, _heading(column), formats["heading"])
        choices = lists.get(_list_name(sheet, column))
        if choices:
            rule = {"validate": "list", "source": choices, "error_title": column.heading[:LONGEST_TITLE]}
            rule["error_type"] = "information" if column.drawn_from else "stop"  # a code may stand in the register only
            worksheet.data_validation(
                1, place, ROWS_WITH_LISTS, place, rule | {"error_message": "Hãy chọn trong danh sách."}
            )


def _write_cell(worksheet: Any, row: int, place: int, column: Column, value: Any, formats: Mapping[str, Any]) -> None:
    if value is None or value in ("", []):
        return
    if column.kind == "day":
        worksheet.write_datetime(row, place, dt.date.fromisoformat(value), formats["day"])
    elif column.kind in ("whole", "number"):
        worksheet.write_number(row, place, value, formats[column.kind])
    else:
        worksheet.write_string(row, place, shown(column, value), formats["text"])


def _write_guide(worksheet: Any, sheets: Sequence[Sheet], formats: Mapping[str, Any]) -> dict[str, str]:
    """Explain the columns, and set out the words of the drop-down lists; returns where each list stands."""
    worksheet.set_column(0, 3, 28, formats["text"])
    worksheet.set_column(3, 3, 60, formats["text"])
    worksheet.write_string(0, 0, "Hướng dẫn nhập dữ liệu", formats["title"])
    for row, advice in enumerate(_ADVICE, start=1):
        worksheet.write_string(row, 0, advice)
    top = len(_ADVICE) + 2
    for place, heading in enumerate(("Trang", "Cột", "Bắt buộc", "Cách ghi")):
        worksheet.write_string(top, place, heading, formats["heading"])
    row = top
    lists: dict[str, str] = {}
    for sheet in sheets:
        for column in sheet.columns:
            row += 1
            words = _words(column)
            said = (sheet.title, column.heading, YES if column.required else "", _how(sheet, column, words))
            for place, text in enumerate(said):
                worksheet.write_string(row, place, text, formats["text"])
            if words:
                number = sum(GUIDE in place for place in lists.values())
                lists[_list_name(sheet, column)] = _write_list(worksheet, number, column.heading, words, formats)
            elif column.drawn_from:
                lists[_list_name(sheet, column)] = _codes_of(column.drawn_from)
    return lists


def _write_list(worksheet: Any, number: int, heading: str, words: Sequence[str], formats: Mapping[str, Any]) -> str:
    place = FIRST_WORDS_COLUMN + number
    worksheet.set_column(place, place, 26, formats["text"])
    worksheet.write_column(0, place, [heading, *words])
    column = xlsxwriter.utility.xl_col_to_name(place)
    return f"='{GUIDE}'!${column}$2:${column}${len(words) + 1}"


def _codes_of(section: str) -> str:
    title = next(sheet.title for sheet in SHEETS if sheet.section == section)
    return f"='{title}'!$A$2:$A${ROWS_WITH_LISTS}"


def _list_name(sheet: Sheet, column: Column) -> str:
    return f"{sheet.section}.{column.key}"


def _words(column: Column) -> tuple[str, ...]:
    return (YES, NO) if column.kind == "yes_no" else tuple(column.words.values())


def _how(sheet: Sheet, column: Column, words: Sequence[str]) -> str:
    about = [sheet.about] if column is sheet.columns[0] else []
    if words:
        about.append(f"Chọn một trong: {'; '.join(words)}." if len(words) <= FEW else IN_THE_LIST)
    if column.kind == "day":
        about.append("Ngày/tháng/năm.")
    if column.kind == "instant":
        about.append("Ngày/tháng/năm giờ:phút, giờ Việt Nam.")
    return " ".join([*about, column.note]).strip()


def _heading(column: Column) -> str:
    return f"{column.heading} *" if column.required else column.heading
