"""Files by their kind: read what rows they hold, and write what the register holds."""

import hashlib
import io
import os
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from sqlalchemy import func
from sqlalchemy import select as sql_select

from inventory.errors import Invalid, Problem
from inventory.organisation.access import Act, reads
from inventory.register_tables import System
from inventory.work import Work
from isms.exchange.format.lines import Line
from isms.exchange.rows.dumping import NAMES, Document, Ready, dump, pieces
from isms.exchange.sheets import csv_file, json_file

LARGEST = 50_000_000  # bytes


@dataclass(frozen=True, slots=True)
class Source:
    """The file that an import came from, by name and fingerprint."""

    name: str
    sha256: str

    @classmethod
    def of(cls, name: str, data: bytes) -> "Source":
        """Return where these bytes came from."""
        return cls(name, hashlib.sha256(data).hexdigest())


def _read_workbook(content: bytes) -> list[Line]:
    from isms.exchange.sheets import workbook_in  # its library takes time and memory: only a workbook needs it

    return workbook_in.read(content)


def _workbook(document: Document) -> bytes:
    from isms.exchange.sheets import workbook_out

    return workbook_out.write(document)


READERS: Mapping[str, Callable[[bytes], list[Line]]] = {
    ".json": json_file.lines_of,
    ".xlsx": _read_workbook,
    ".csv": csv_file.read,
}
OWN_ONLY = (".xls", ".ods")
"""Kinds that only an office's own list comes in; the register writes none of them."""
WRITERS: Mapping[str, Callable[[Document], bytes]] = {".xlsx": _workbook, ".csv": csv_file.write}
"""What makes a file of a whole document; JSON is written row by row (`write_to`)."""
LARGE = 1000
"""Systems of a register that is written in about two seconds; a larger one is left to a background task."""


LEFT_OUT: Mapping[str, str] = {
    ".xlsx": "Không có trong tệp: gợi ý chưa xác nhận của hệ thống.",
    ".csv": "Tệp CSV chỉ có danh sách hệ thống; dùng .xlsx hoặc .json để có mọi danh sách.",
}
"""What a file of this kind does not hold although `isms/1` does."""


def lines_of(source: Path | bytes, kind: str) -> list[Line]:
    """Return every row of a file, or of bytes of this kind. Raises Invalid."""
    if isinstance(source, Path):
        kind, source = source.suffix, content(source)
    read = READERS.get(kind.lower())
    if read is None:
        raise _unusable(f"Không đọc được tệp loại “{kind[:20]}”.", f"Các loại đọc được: {', '.join(READERS)}.")
    if len(source) > LARGEST:
        raise _too_large()
    return read(source)


def is_laid_out(content: bytes, kind: str) -> bool:
    """Say whether a file is laid out as the register lays out its own; an office's own spreadsheet is not."""
    if len(content) > LARGEST:
        raise _too_large()
    if kind.lower() in OWN_ONLY:
        return False
    if kind.lower() == ".xlsx":
        from isms.exchange.sheets import workbook_in

        return workbook_in.is_laid_out(content)
    return kind.lower() != ".csv" or csv_file.is_laid_out(content)


@reads(Act.VIEW)
def written(work: Work, kind: str) -> bytes:
    """Return the register as a file of this kind (.json, .xlsx, .csv)."""
    made = io.BytesIO()
    write_to(work, kind, made)
    return made.getvalue()


@reads(Act.VIEW)
def write_to(work: Work, kind: str, target: IO[bytes], ready: Ready = lambda _systems: None) -> None:
    """Write the register as a file of this kind; `ready` is told how many systems more are in a JSON file."""
    kind = kind.lower()
    if kind == ".json":
        json_file.write(pieces(work, ready), NAMES, target)
    elif kind in WRITERS:
        target.write(WRITERS[kind](dump(work)))
    else:
        known = ", ".join((".json", *WRITERS))
        raise _unusable(f"Không ghi được tệp loại “{kind[:20]}”.", f"Các loại ghi được: {known}.")


@reads(Act.VIEW)
def is_large(work: Work) -> bool:
    """Say whether writing the register takes longer than a page should wait."""
    number: int = work.session.execute(sql_select(func.count()).select_from(System)).scalar_one()
    return number > LARGE


def blank() -> bytes:
    """Return the workbook to fill in."""
    from isms.exchange.sheets import workbook_out

    return workbook_out.template()


def template(path: Path) -> None:
    """Write the workbook to fill in."""
    write(path, blank())


def save(work: Work, path: Path) -> None:
    """Write the register to a file of the kind its name says: all of it, or nothing."""
    write(path, written(work, path.suffix))


def write(path: Path, made: bytes) -> None:
    if not path.parent.is_dir():
        raise _unusable(f"Không có thư mục “{path.parent}”.", "Hãy tạo thư mục hoặc chọn nơi khác.")
    descriptor, draft = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(made)
            file.flush()
            os.fsync(file.fileno())
        Path(draft).replace(path)
    except BaseException:
        Path(draft).unlink(missing_ok=True)
        raise


def content(path: Path) -> bytes:
    if not path.is_file():
        raise _unusable(f"Không có tệp “{path.name[:100]}”, hoặc đó không phải là tệp.", "Hãy kiểm tra lại đường dẫn.")
    try:
        if path.stat().st_size > LARGEST:
            raise _too_large()
        return path.read_bytes()
    except OSError as wrong:
        raise _unusable(f"Không mở được tệp: {wrong.strerror}.", "Hãy kiểm tra quyền đọc tệp.") from wrong


def _too_large() -> Invalid:
    return _unusable(f"Tệp lớn hơn {LARGEST // 1_000_000} MB.", "Hãy chia thành nhiều tệp.")


def _unusable(rule: str, remedy: str) -> Invalid:
    return Invalid([Problem(json_file.FILE, rule, remedy)])
