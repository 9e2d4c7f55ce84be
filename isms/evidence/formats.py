"""Which files may be kept: the ending, the content and the inside of an office file must say the same."""

import re
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path, PurePosixPath

from inventory.errors import Invalid, Problem

MEDIA_TYPES = {
    ".pdf": "application/pdf",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
}
NAMES = "PDF, Word (.docx), Excel (.xlsx), ảnh PNG hoặc JPEG"
_OLD_OFFICE = (".doc", ".xls", ".ppt")
_OLD_TYPE = "application/msword"  # the container of the old formats, and of files with a password
_HEAD = 4096  # bytes
_TAIL = 2048  # bytes: readers look for the end of a PDF in the last kilobyte, or a little more
_STARTXREF = re.compile(rb"startxref\s+(\d{1,12})\s")
_MAIN_PART = {".docx": "word/document.xml", ".xlsx": "xl/workbook.xml"}
_MOST_PARTS = 10_000
_LARGEST_TYPES = 1 << 20  # bytes
_TYPES_PART = "[Content_Types].xml"


def media_type(file: Path, name: str) -> str:
    """Return the type of a file that may be kept under this name. Raises Invalid when it may not."""
    ending = PurePosixPath(name).suffix.lower()
    expected = MEDIA_TYPES.get(ending)
    if expected is None:
        raise refused(name, f"Không nhận loại tệp “{ending or 'không có đuôi'}”.", _instead(ending))
    told = _told_by_content(file)
    if expected not in told:
        locked = " Có thể tệp được đặt mật khẩu, hoặc là tệp dạng cũ đổi tên." if _OLD_TYPE in told else ""
        remedy = f"Hãy mở tệp bằng chương trình của nó, lưu lại đúng loại, không đặt mật khẩu, rồi tải lên.{locked}"
        raise refused(name, f"Nội dung tệp không phải là {ending[1:].upper()} như tên tệp nói.", remedy)
    if ending in _MAIN_PART:
        _check_office_file(file, name, _MAIN_PART[ending])
    elif zipfile.is_zipfile(file):
        raise refused(name, "Tệp chứa kèm một tệp nén.", "Hãy in hoặc quét lại thành một tệp mới rồi tải lên.")
    elif not _IS_WHOLE[expected](file):
        raise refused(name, "Tệp bị cắt cụt: thiếu phần cuối.", "Hãy chép hoặc quét lại cho đủ rồi tải lên.")
    return expected


def refused(name: str, rule: str, remedy: str) -> Invalid:
    """Return what is said of a file that is not taken."""
    return Invalid([Problem("file", f"“{name[:100]}”: {rule}", remedy)])


def _instead(ending: str) -> str:
    if ending in _OLD_OFFICE:
        return "Tệp dạng cũ (.doc, .xls) có thể chứa macro: hãy lưu lại thành .docx, .xlsx hoặc PDF."
    return f"Chỉ nhận {NAMES}."


def _told_by_content(file: Path) -> set[str]:
    """Return the media types that the first bytes may stand for."""
    import puremagic

    with file.open("rb") as stream:
        head = stream.read(_HEAD)
    try:
        found = puremagic.magic_string(head)
    except (puremagic.PureError, ValueError):
        return set()
    return {match.mime_type.lower() for match in found if match.offset >= 0 and head.startswith(match.byte_match[:4])}


def _is_whole_pdf(file: Path) -> bool:
    """
    Say whether the end of a PDF is there, with nothing but blanks behind it, and its table where it says that it is.

    A PDF that says no place is taken: readers build the table again.
    """
    content = file.read_bytes().rstrip(b"\0 \t\r\n")
    tail = content[-_TAIL:]
    if b"%%EOF" not in tail:
        return False
    places = _STARTXREF.findall(tail)
    return not places or int(places[-1]) < len(content)


def _is_whole_png(file: Path) -> bool:
    """Say whether the chunks of a PNG follow each other to its last one."""
    size = file.stat().st_size
    with file.open("rb") as stream:
        place = 8  # after the signature
        while place + 12 <= size:
            stream.seek(place)
            length, kind = struct.unpack(">I4s", stream.read(8))
            place += 12 + int(length)
            if kind == b"IEND":
                return bool(place <= size)
    return False


def _is_whole_jpeg(file: Path) -> bool:
    """Say whether an image ends after its last scan; what a camera adds behind the end, or a small preview, is none."""
    content = file.read_bytes()
    return content.rfind(b"\xff\xd9") > content.rfind(b"\xff\xda")


_IS_WHOLE: dict[str, Callable[[Path], bool]] = {
    "application/pdf": _is_whole_pdf,
    "image/png": _is_whole_png,
    "image/jpeg": _is_whole_jpeg,
}


def _check_office_file(file: Path, name: str, main_part: str) -> None:
    """Raise Invalid unless it is a whole office file of the kind with this main part, without macros."""
    broken = "Hãy mở tệp bằng Word hoặc Excel, lưu lại rồi tải lên."
    try:
        with zipfile.ZipFile(file) as archive:
            parts = {info.filename.lower() for info in archive.infolist()}
            types = archive.getinfo(_TYPES_PART)
            if types.file_size > _LARGEST_TYPES or len(parts) > _MOST_PARTS:
                raise refused(name, "Tệp có cấu trúc bất thường.", broken)
            with archive.open(types) as part:
                declared = part.read(_LARGEST_TYPES).lower()
    except (zipfile.BadZipFile, KeyError, RuntimeError, ValueError, EOFError, OSError) as wrong:
        raise refused(name, "Tệp bị hỏng hoặc được đặt mật khẩu.", broken) from wrong
    if main_part not in parts:
        raise refused(name, "Nội dung tệp không đúng loại như tên tệp nói.", broken)
    if b"macroenabled" in declared or any(part.endswith("vbaproject.bin") for part in parts):
        raise refused(name, "Tệp có macro.", "Hãy lưu lại thành tệp không có macro, hoặc in ra PDF.")
