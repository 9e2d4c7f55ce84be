"""Faults around the program - a full disk, a locked or unreachable database - in words a person can act on."""

_KNOWN = {
    "database is locked": "Cơ sở dữ liệu đang bị một chương trình khác khóa. Hãy đóng chương trình đó; phần "
    "đang làm chưa được ghi, lần chạy sau làm lại.",
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


def explain(error: BaseException) -> str:
    """Return what happened, in Vietnamese where it is a known fault, with the machine's own first line."""
    said = f"{error}".splitlines()[0] if f"{error}" else type(error).__name__
    looked_at = f"{type(getattr(error, 'orig', error)).__name__} {error}".lower()
    for sign, words in _KNOWN.items():
        if sign in looked_at:
            return f"{words} [{said}]"
    return f"{type(error).__name__}: {said}"
