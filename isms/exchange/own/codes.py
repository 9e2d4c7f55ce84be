"""Codes made from names."""

import re
from collections.abc import Iterable

from inventory.vietnamese import clean, fold

LONGEST_CODE = 40
_NOT_IN_CODES = re.compile(r"[^a-z0-9]+")
_NOT_IN_GIVEN_CODES = re.compile(r"[^A-Z0-9._/-]+")


def code_of(name: str) -> str:
    """Return a code made from a name: 'Cổng thông tin điện tử' -> 'CONG-THONG-TIN-DIEN-TU'."""
    words = _NOT_IN_CODES.sub("-", fold(clean(name))).strip("-").upper() or "HTTT"
    return words if len(words) <= LONGEST_CODE else words[: LONGEST_CODE + 1].rpartition("-")[0] or words[:LONGEST_CODE]


def given(said: str) -> str:
    """Return a code that a file gives, as the register writes it."""
    return _NOT_IN_GIVEN_CODES.sub("-", fold(clean(said)).upper()).strip("-")


def unlike(code: str, taken: Iterable[str]) -> str:
    """Return the code, with a number behind it when it is taken."""
    held = taken if isinstance(taken, set) else set(taken)
    number, free = 1, code
    while free in held:
        number += 1
        free = f"{code}-{number}"
    return free
