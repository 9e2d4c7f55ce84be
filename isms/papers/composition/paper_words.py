"""How facts read in Vietnamese on paper, the same in every form."""

import re
import unicodedata
from datetime import date, datetime
from functools import lru_cache

from inventory.vietnamese import WORD_SIGNS
from isms.platform.database import VIETNAM

UNDETERMINED = "(chưa xác định)"
BY_HAND = "…………………"
"""A place that is filled in by hand: no record of the register answers it."""

# Control characters, lone surrogates and marks that reorder text: XML refuses some, the others make a name lie.
UNPRINTABLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufffe\uffff\ud800-\udfff]"
)


PRIVATE = re.compile("[\ue000-\uf8ff]")


def on_paper(value: object) -> object:
    """Return a fact as a template may print it; ValueError for None, for no blank on paper is an accident."""
    if value is None:
        raise ValueError("a template prints a fact that is missing")
    return printable(value) if isinstance(value, str) else value


def printable(text: str) -> str:
    """
    Return the text in NFC on one line, with U+FFFD wherever a character cannot stand on paper.

    Letters of Word's own fonts become the signs they stand for; others that only one font knows are left out.
    """
    if text.isprintable() and unicodedata.is_normalized("NFC", text):
        return text  # as nearly all are; what is replaced or left out below is not printable
    known = PRIVATE.sub("", unicodedata.normalize("NFC", text).translate(WORD_SIGNS))
    visible = UNPRINTABLE.sub("\ufffd", known)
    return re.sub(r"[\t\n\v\f\r\x85\u2028\u2029]+", " ", visible)


@lru_cache(maxsize=4096)
def short_date(day: date) -> str:
    """Return dd/mm/yyyy."""
    return f"{day:%d/%m}/{day.year:04d}"


def instant(value: datetime) -> str:
    """Return an instant as Viet Nam's clocks show it: "09 giờ 05 ngày 22/11/2026"."""
    there = value.astimezone(VIETNAM)
    return f"{there:%H} giờ {there:%M} ngày {short_date(there.date())}"


def long_date(day: date) -> str:
    """Return "ngày 05 tháng 02 năm 2026": a zero before days below 10 and months 1, 2 (NĐ 30/2020 Phụ lục I, II.4)."""
    month = f"{day.month:02d}" if day.month <= 2 else str(day.month)
    return f"ngày {day.day:02d} tháng {month} năm {day.year}"


def percent(value: float) -> str:
    """Return a percentage with at most one decimal: 12.5 -> "12,5%"."""
    return f"{value:.1f}".removesuffix(".0").replace(".", ",") + "%"


def or_undetermined(text: str | None) -> str:
    """Return the text, or a visible mark where nobody has determined it."""
    return text if text and text.strip() else UNDETERMINED


def listed(text: str, last: bool) -> str:
    """Return the text as a line of a list: closed by ";" or, at the end of the list, "."; a question keeps its mark."""
    bare = text.rstrip(" .;")
    return bare if bare.endswith("?") else bare + ("." if last else ";")
