"""Faults around the program - a full disk, a locked or unreachable database - in words a person can act on."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError

from inventory.errors import Busy, IsmsError, Reason, Refused

_HELD = ("database is locked", "database table is locked", "locknotavailable", "lock timeout", "deadlockdetected")
"""Signs that another transaction holds what this one needs: SQLite's write lock, a lock or a row of PostgreSQL."""
_AT_ONCE = Reason(
    "entered_at_once",
    "",
    "Người khác vừa ghi cùng mã, cùng tên hoặc cùng số trong lúc này. Chưa có gì được lưu; hãy tải lại rồi xem.",
)
_KNOWN = {
    "disk is full": "Ổ đĩa chứa cơ sở dữ liệu đã đầy. Hãy giải phóng dung lượng; phần đang làm chưa được ghi, lần "
    "chạy sau làm lại.",
    "no space left": "Ổ đĩa đã đầy. Hãy giải phóng dung lượng.",
    "disk i/o error": "Ổ đĩa chứa cơ sở dữ liệu không ghi hoặc không đọc được (đầy, hỏng, hoặc quá hạn mức). Hãy kiểm "
    "tra ổ đĩa.",
    "readonly database": "Cơ sở dữ liệu chỉ cho đọc. Hãy kiểm tra quyền ghi vào tệp và thư mục chứa nó.",
    "unable to open database file": "Không mở được tệp cơ sở dữ liệu. Hãy kiểm tra đường dẫn và quyền truy cập.",
    "malformed": "Tệp cơ sở dữ liệu bị hỏng. Hãy khôi phục từ bản sao lưu gần nhất.",
    "not a database": "Tệp này không phải là cơ sở dữ liệu của phần mềm. Hãy kiểm tra đường dẫn.",
    "connection refused": "Không kết nối được tới máy chủ cơ sở dữ liệu. Hãy kiểm tra máy chủ có đang chạy không.",
    "connection failed": "Không kết nối được tới máy chủ cơ sở dữ liệu. Hãy kiểm tra địa chỉ và tài khoản kết nối.",
    "server closed the connection": "Mất kết nối tới máy chủ cơ sở dữ liệu. Việc này sẽ được làm lại.",
    "terminating connection": "Mất kết nối tới máy chủ cơ sở dữ liệu. Việc này sẽ được làm lại.",
    "no such table": "Cơ sở dữ liệu chưa được khởi tạo. Hãy chạy lệnh isms init.",
    "undefinedtable": "Cơ sở dữ liệu chưa được khởi tạo. Hãy chạy lệnh isms init.",
}


@contextmanager
def busy_in_words() -> Iterator[None]:
    """
    Raise Busy where the database says that another transaction holds what this one needs, Refused where another just
    stored the same code, name or number: on PostgreSQL both may find it free.
    """
    try:
        yield
    except DBAPIError as error:
        if is_held(error):
            raise Busy from error
        if type(error.orig).__name__ == "UniqueViolation":
            raise Refused([_AT_ONCE]) from error
        raise


def is_held(error: BaseException) -> bool:
    """Say whether an error is another transaction's lock, which goes by itself."""
    looked_at = f"{type(getattr(error, 'orig', error)).__name__} {error}".lower()
    return any(sign in looked_at for sign in _HELD)


def explain(error: BaseException) -> str:
    """Return what happened, in Vietnamese where it is a known fault, with the machine's own first line."""
    if isinstance(error, IsmsError):
        return str(error)
    said = f"{error}".splitlines()[0] if f"{error}" else type(error).__name__
    looked_at = f"{type(getattr(error, 'orig', error)).__name__} {error}".lower()
    for sign, words in _KNOWN.items():
        if sign in looked_at:
            return f"{words} [{said}]"
    return f"{type(error).__name__}: {said}"
