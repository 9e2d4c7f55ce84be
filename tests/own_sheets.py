"""Sheets of offices' own, made by code: .xlsx with what Excel can do to a row, .ods, Strict Open XML."""

import io
import zipfile
from collections.abc import Iterable
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Font

HEAD = ("STT", "Tên hệ thống", "Đơn vị vận hành", "Cấp độ được phê duyệt", "Số quyết định", "Ngày quyết định")


def xlsx(*rows: Iterable[Any], merged: Iterable[str] = (), hidden: int = 0, struck: int = 0) -> bytes:
    """Return a workbook of one sheet; `hidden` and `struck` are rows as Excel counts them."""
    book = Workbook()
    sheet = book.active
    sheet.title = "Danh mục"
    for row in rows:
        sheet.append(list(row))
    for span in merged:
        sheet.merge_cells(span)
    if hidden:
        sheet.row_dimensions[hidden].hidden = True
    if struck:
        for cell in sheet[struck]:
            cell.font = Font(strike=True)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def several(**sheets: Iterable[Iterable[Any]]) -> bytes:
    """Return a workbook of these sheets, by name; one whose name ends in '_hidden' is hidden."""
    book = Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name.removesuffix("_hidden"))
        for row in rows:
            sheet.append(list(row))
        if name.endswith("_hidden"):
            sheet.sheet_state = "hidden"
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def strict(content: bytes) -> bytes:
    """Return a workbook as Excel saves it as "Strict Open XML Spreadsheet"."""
    spaces = {
        b"http://schemas.openxmlformats.org/spreadsheetml/2006/main": b"http://purl.oclc.org/ooxml/spreadsheetml/main",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships": (
            b"http://purl.oclc.org/ooxml/officeDocument/relationships"
        ),
    }
    return repacked(content, spaces)


def repacked(content: bytes, changes: dict[bytes, bytes]) -> bytes:
    """Return an archive with these bytes replaced in each of its parts."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = old.read(name)
            for was, becomes in changes.items():
                part = part.replace(was, becomes)
            new.writestr(name, part)
    return made.getvalue()


_SPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text")
)


def ods(*rows: Iterable[str]) -> bytes:
    """Return an OpenDocument sheet as LibreOffice writes it, repeated empty rows to the end and all."""
    lines = "".join(f"<table:table-row>{''.join(map(_cell, row))}{_EMPTY}</table:table-row>" for row in rows)
    lines += f'<table:table-row table:number-rows-repeated="1048500">{_EMPTY}</table:table-row>'
    sheet = f'<table:table table:name="Danh mục">{lines}</table:table>'
    body = f"<office:body><office:spreadsheet>{sheet}</office:spreadsheet></office:body>"
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", f"<office:document-content {_SPACES}>{body}</office:document-content>")
        archive.writestr("META-INF/manifest.xml", "<manifest/>")
    return content.getvalue()


_EMPTY = '<table:table-cell table:number-columns-repeated="16000"/>'


def _cell(text: str) -> str:
    return f'<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>'
