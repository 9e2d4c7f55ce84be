"""Vietnamese text: cleaned, folded for searching, and ordered as dictionaries order it; and the time zone."""

import unicodedata
from functools import lru_cache
from zoneinfo import ZoneInfo

from inventory.errors import Problem

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")
"""Legal days are days there."""
_LETTERS = {letter: rank for rank, letter in enumerate("aăâbcdđeêfghijklmnoôơpqrstuưvwxyz", start=ord("A"))}
_TONES = {
    "": "0",
    "\u0300": "1",
    "\u0309": "2",
    "\u0303": "3",
    "\u0301": "4",
    "\u0323": "5",
}  # ngang huyền hỏi ngã sắc nặng
_ETH = str.maketrans({"\u00d0": "Đ", "\u00f0": "đ", "\u0189": "Đ", "\u0256": "đ"})
"""Letters of other alphabets that look like Đ, as old Vietnamese files have them: eth and d with a tail."""
_WIDE = str.maketrans({0xFEE0 + code: code for code in range(0x21, 0x7F)} | {0x3000: 0x20})
"""Full-width letters, digits and signs, as East Asian keyboards write them."""
WORD_SIGNS = str.maketrans(
    {
        "\uf020": " ",
        "\uf02d": "-",
        "\uf06c": "●",
        "\uf06e": "■",
        "\uf06f": "□",
        "\uf071": "❑",
        "\uf075": "◆",
        "\uf076": "❖",
        "\uf09f": "•",
        "\uf0a0": " ",
        "\uf0a3": "≤",
        "\uf0a7": "▪",
        "\uf0a8": "□",
        "\uf0ab": "★",
        "\uf0b0": "°",
        "\uf0b1": "±",
        "\uf0b3": "≥",
        "\uf0b4": "×",
        "\uf0b7": "•",
        "\uf0d8": "➢",
        "\uf0e0": "→",
        "\uf0e8": "➔",
        "\uf0f0": "⇨",
        "\uf0fc": "✓",
        "\uf0fe": "☑",
    }
)
"""Bullets and signs that pasting from Word leaves as letters of its own fonts, Symbol and Wingdings."""
_UNSEEN = ("Cc", "Cf", "Co", "Cs", "Zl", "Zp")
"""Control and format characters, those of private fonts, halves of a pair."""


def one_form(text: str) -> str:
    """Return text in NFC, with Đ for the letters that only look like it."""
    return unicodedata.normalize("NFC", text).translate(_ETH)


def clean(text: str) -> str:
    """
    Return text in NFC, with Đ for its look-alikes, without needless white space.

    Characters that show nothing, or only in a font of their own, are left out: no paper could print them.
    """
    composed = one_form(text).translate(WORD_SIGNS)
    if unseen := [char for char in set(composed) if _is_unseen(char)]:
        composed = composed.translate(dict.fromkeys(map(ord, unseen), " "))
    return " ".join(composed.split())


@lru_cache(maxsize=4096)
def _is_unseen(char: str) -> bool:
    """Say whether a character shows nothing by itself; the last two of each plane are no characters at all."""
    return unicodedata.category(char) in _UNSEEN or ord(char) & 0xFFFE == 0xFFFE or "\ufdd0" <= char <= "\ufdef"


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
    """
    Return text without case, tones and marks: 'Hệ thống Đào tạo' -> 'he thong dao tao'.

    Letters that look alike are one: Ð and Đ, full-width and plain, a ligature and its letters.
    """
    plainer = text.translate(_ETH).translate(_WIDE).casefold().replace("đ", "d")
    decomposed = unicodedata.normalize("NFD", plainer)
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
