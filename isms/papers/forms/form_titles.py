"""
The forms: their official names, when each is due, and where the decree's own wording is uneven.

Source: NĐ 331/2026 Phụ lục; who prepares, appraises and approves: Đ18, Đ20. Wording is printed as the form has it.
"""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal, get_args

FormCode = Literal["mau-01", "mau-02", "mau-03", "mau-04", "mau-05", "mau-06", "mau-07"]
Issuer = Literal["operator", "appraiser", "owner"]
CODES: tuple[FormCode, ...] = get_args(FormCode)
_LIKE_LEVEL_5 = 3  # from this level on, systems on the national-security list follow its procedure (Đ20.4)


@dataclass(frozen=True, slots=True)
class Form:
    """A form: `name` as the Phụ lục lists it, who issues it, the step it belongs to, `hints` where words are uneven."""

    code: FormCode
    name: str
    issued_by: Issuer
    step: str
    hints: tuple[str, ...]

    @property
    def title(self) -> str:
        """'Mẫu số 01'."""
        return f"Mẫu số {self.code.removeprefix('mau-')}"


@dataclass(frozen=True, slots=True)
class Due:
    """A form that the procedure of a level asks for, with the clause."""

    form: Form
    clause: str


@cache
def form(code: FormCode) -> Form:
    """Return a form by its code."""
    row = _data()["forms"][code]
    return Form(code, row["name"], row["issued_by"], row["step"], tuple(row["hints"]))


def due(level: int, national_security_list: bool = False) -> tuple[Due, ...]:
    """Return the forms of the procedure of a level (1-5), in their turn."""
    followed = 5 if national_security_list and level >= _LIKE_LEVEL_5 else level
    return tuple(Due(form(row["form"]), row["clause"]) for row in _data()["procedures"][str(followed)])


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads((files(__package__ or "") / "catalogue.toml").read_text("utf-8"))
