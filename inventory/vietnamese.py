"""Vietnamese text: cleaned, folded for searching, and ordered as dictionaries order it."""

import unicodedata
from functools import lru_cache

from inventory.errors import Problem

_LETTERS = {letter: rank for rank, letter in enumerate("aăâbcdđeêfghijklmnoôơpqrstuưvwxyz", start=ord("A"))}
_TONES = {
    "": "0",
    "\u0300": "1",
    "\u0309": "2",
    "\u0303": "3",
    "\u0301": "4",
    "\u0323": "5",
}  # ngang huyền hỏi ngã sắc nặng


def clean(text: str) -> str:
    """Return text in NFC, without control characters and without needless white space."""
    composed = unicodedata.normalize("NFC", text)
    visible = "".join(" " if unicodedata.category(char) in ("Cc", "Cf", "Zl", "Zp") else char for char in composed)
    return " ".join(visible.split())


def clean_lines(text: str) -> str:
    """Return text of several lines, each of them cleaned, without empty ones at its ends."""
    return "\n".join(map(clean, text.splitlines())).strip()


def too_long(field: str, text: str, most: int) -> list[Problem]:
    """Return the problem of a text over `most` characters, if it is one."""
    if len(text) <= most:
        return []
    return [Problem(field, f"Dài {grouped(len(text))} ký tự, tối đa {grouped(most)}.", "Hãy rút gọn.")]


def grouped(number: int) -> str:
    """Return a whole number with dots between its thousands: 10000 -> '10.000'."""
    return f"{number:,}".replace(",", ".")


def fold(text: str) -> str:
    """Return text without case, tones and marks: 'Hệ thống Đào tạo' -> 'he thong dao tao'."""
    decomposed = unicodedata.normalize("NFD", text.casefold().replace("đ", "d"))
    return "".join(char for char in decomposed if not unicodedata.combining(char))


@lru_cache(maxsize=4096)
def plain(text: str) -> str:
    """Return the text folded, with single spaces between its words: the same for names that mean the same."""
    return " ".join(fold(text).split())


def sort_key(text: str) -> str:
    """
    Return an ASCII key whose plain order is the dictionary's: by letters first, then by tones.

    Digits and signs come before letters, as in PostgreSQL's vi-x-icu.
    """
    letters, tones = [], []
    for char in unicodedata.normalize("NFC", text).casefold():
        decomposed = unicodedata.normalize("NFD", char)
        letter, marks = decomposed[0], decomposed[1:]
        tone = ""
        for mark in marks:
            if mark in _TONES:
                tone = mark
            else:
                letter = unicodedata.normalize("NFC", letter + mark)
        rank = _LETTERS.get(letter)
        letters.append(chr(rank) if rank else letter if " " <= letter < "A" else "@")
        tones.append(_TONES[tone])
    return "".join(letters) + "\x1f" + "".join(tones)
