"""The exchange format as JSON: read, trusting nothing about the bytes, and written row by row."""

import json
import shutil
from collections.abc import Iterable, Mapping, Sequence
from contextlib import ExitStack
from json.encoder import encode_basestring
from tempfile import SpooledTemporaryFile
from typing import IO, Any, NoReturn

from inventory.errors import Invalid, Problem
from isms.exchange.format.format import FORMAT, LISTS
from isms.exchange.format.lines import Line

FILE = "tệp"
_PLAIN = json.JSONEncoder(ensure_ascii=False)
# A row with nothing in brackets: `json` writes those at a depth of their own.
_FLAT = json.JSONEncoder(ensure_ascii=False, check_circular=False, separators=(",\n   ", ": "))
_IN_MEMORY = 1 << 20  # bytes of a list that are held before they go to a file


def lines_of(content: bytes) -> list[Line]:
    """Return every row of the file, in the order of the format. Raises Invalid when it is not `isms/1` JSON."""
    return of_document(_parsed(content))


def of_document(document: Any) -> list[Line]:
    """Return every row of a document of the exchange format. Raises Invalid when it is none."""
    if not isinstance(document, dict) or document.get("format") != FORMAT:
        _refuse("Tệp không theo định dạng trao đổi.", f'Mục "format" phải là "{FORMAT}".')
    problems = [
        Problem(f"{FILE}: {key[:60]}", "Định dạng không có danh sách này.", f"Các danh sách có: {', '.join(LISTS)}.")
        for key in document
        if key != "format" and key not in LISTS
    ]
    problems += [
        Problem(f"{FILE}: {key}", "Phải là danh sách.", "Hãy đặt các dòng trong [ ].")
        for key in LISTS
        if not isinstance(document.get(key, []), list)
    ]
    if problems:
        raise Invalid(problems)
    return [
        Line(key, number, f"{key}, dòng {number}", values)
        for key in LISTS
        for number, values in enumerate(document.get(key, []), start=1)
    ]


def write(pieces: Iterable[tuple[str, Sequence[Any]]], names: Iterable[str], target: IO[bytes]) -> None:
    """
    Write rows that come piece by piece, by the names of their lists, as a document; as `json.dumps(indent=1)` has it.

    `names`: the lists that stand first, whether or not anything is in them. Rows wait in files, not in memory.
    """
    with ExitStack() as open_files:
        waiting: dict[str, IO[bytes]] = {}

        def file_of(name: str) -> IO[bytes]:
            if name not in waiting:
                waiting[name] = open_files.enter_context(SpooledTemporaryFile(_IN_MEMORY))
            return waiting[name]

        for name in names:
            file_of(name)
        for name, rows in pieces:
            file = file_of(name)
            text = ",".join([f"\n  {_row(row)}" for row in rows])
            file.write(f"{',' if text and file.tell() else ''}{text}".encode())
        target.write(f'{{\n "format": "{FORMAT}"'.encode())
        for name, file in waiting.items():
            target.write(f',\n "{name}": ['.encode())
            is_empty = not file.tell()
            file.seek(0)
            shutil.copyfileobj(file, target)
            target.write(b"]" if is_empty else b"\n ]")
        target.write(b"\n}\n")


def _row(row: Mapping[str, Any]) -> str:
    """
    Return a row as `json.dumps(indent=1)` has it at its depth.

    That is written in Python, and takes many times as long as the other encoder for the plain values that most are.
    """
    if not row:
        return "{}"
    text = _FLAT.encode(row)
    if "[" not in text and text.find("{", 1) < 0:
        return f"{{\n   {text[1:-1]}\n  }}"
    pairs = ",\n   ".join([f"{encode_basestring(key)}: {_value(value)}" for key, value in row.items()])
    return f"{{\n   {pairs}\n  }}"


def _value(value: Any) -> str:
    if type(value) is str:
        return encode_basestring(value)
    if value is None:
        return "null"
    if not isinstance(value, list | dict) or not value:
        return _PLAIN.encode(value)
    if type(value) is list and all(type(each) is str for each in value):
        texts = ",\n    ".join(map(encode_basestring, value))
        return f"[\n    {texts}\n   ]"
    return json.dumps(value, ensure_ascii=False, indent=1).replace("\n", "\n   ")


def _parsed(content: bytes) -> Any:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        _refuse("Chữ trong tệp không theo bảng mã UTF-8.", "Hãy lưu lại tệp bằng bảng mã UTF-8.")
    try:
        document = json.loads(text, object_pairs_hook=_once_each, parse_constant=_no_such_number)
        json.dumps(document, ensure_ascii=False).encode()
    except json.JSONDecodeError as wrong:
        where = f"dòng {wrong.lineno}, cột {wrong.colno}"
        _refuse(f"Không đọc được JSON tại {where}; tệp có thể bị cắt cụt.", "Hãy lấy lại tệp đầy đủ từ nơi gửi.")
    except UnicodeEncodeError:
        _refuse("Trong tệp có ký tự hỏng.", "Hãy lưu lại tệp bằng bảng mã UTF-8.")
    except RecursionError:
        _refuse("Các mục lồng vào nhau quá sâu.", "Hãy kiểm tra lại tệp.")
    except ValueError as wrong:
        _refuse(str(wrong) if isinstance(wrong, _Malformed) else "Trong tệp có số quá lớn.", "Hãy sửa lại tệp.")
    return document


class _Malformed(ValueError):
    pass


def _once_each(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            raise _Malformed(f"Mục “{key[:60]}” ghi hai lần trong cùng một nhóm.")
        found[key] = value
    return found


def _no_such_number(name: str) -> NoReturn:
    raise _Malformed(f"“{name}” không phải là số.")


def _refuse(rule: str, remedy: str) -> NoReturn:
    raise Invalid([Problem(FILE, rule, remedy)])
