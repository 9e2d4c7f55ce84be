"""What an account's name, role and addresses must look like."""

import re
from typing import TypedDict

from inventory.errors import Invalid, Problem
from inventory.vietnamese import clean, too_long
from inventory.work import Role

_NAME = re.compile(r"[a-z0-9][a-z0-9._-]{1,39}")
_ADDRESS = re.compile(r"[^@\s<>,;:\"()\[\]\\]+@[^@\s<>,;:\"()\[\]\\]+\.[^@\s<>,;:\"()\[\]\\.]+")


class Account(TypedDict):
    """The columns of an account that a person fills in."""

    name: str
    role: str
    full_name: str
    email: str


def sign_in_name(text: str) -> str:
    """Return the name as accounts keep it; capitals do not matter when signing in."""
    return clean(text).lower()


def address(text: str) -> str:
    """Return an address of mail as accounts keep it, '' for none. Raises Invalid."""
    given = clean(text)
    if problems := _of_address(given):
        raise Invalid(problems)
    return given


def _of_address(given: str) -> list[Problem]:
    problems = too_long("email", given, 254)
    if given and not _ADDRESS.fullmatch(given):
        problems.append(Problem("email", "Địa chỉ thư điện tử không hợp lệ.", "Ví dụ: minh@cantho.gov.vn"))
    return problems


def checked(name: str, role: str, full_name: str, email: str, *also: Problem) -> Account:
    """Return the columns of an account, cleaned; raise Invalid with everything wrong with them, and `also`."""
    values = Account(name=sign_in_name(name), role=role, full_name=clean(full_name), email=clean(email))
    problems = too_long("full_name", values["full_name"], 200)
    if not _NAME.fullmatch(values["name"]):
        rule = "Tên đăng nhập gồm 2 đến 40 chữ thường không dấu, chữ số và các dấu . _ -"
        problems.append(Problem("name", rule, "Ví dụ: can.bo"))
    if not role:
        problems.append(Problem("role", "Chưa chọn vai trò.", "Hãy chọn một vai trò."))
    elif role not in [*Role]:
        problems.append(Problem("role", f"Không có vai trò “{role}”.", f"Hãy chọn: {', '.join(Role)}."))
    problems += _of_address(values["email"])
    if problems or also:
        raise Invalid([*problems, *also])
    return values
