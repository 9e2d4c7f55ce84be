"""
Passwords that anybody would try: common ones, and the office's own names (ASVS 5.0, 6.2.4, 6.2.11 and 6.2.12).

`common_passwords.txt` is made by rule and from general knowledge: words, Vietnamese phrases, places, rows of the
keyboard, runs of digits, names. Nobody's list was copied.
"""

import re
from collections.abc import Collection
from functools import cache
from pathlib import Path

ENOUGH_OF_ITS_OWN = 6
"""Letters that must be left when common words, the office's names, years and marks are taken away."""
_FEW_WORDS = 2
"""Of more different common words than these, a sentence may be made."""
_SHORTEST = 3
_LIKE_LETTERS = str.maketrans("@013457$!", "aoieastsi")
_SHORT_NUMBERS = re.compile(r"(?<!\d)\d{1,8}(?!\d)")


def is_guessable(plain: str, names: Collection[str] = ()) -> bool:
    """Say whether a folded password is little more than common words and `names` (folded, without spaces)."""
    as_typed, as_meant = _letters(plain), _letters(plain.translate(_LIKE_LETTERS))
    return any(_is_little(text, names) for text in (as_typed, as_meant))


def _is_little(text: str, names: Collection[str]) -> bool:
    common = _common()
    longest = max(map(len, (*names, max(common, key=len))))
    left, words, at = "", set(), 0
    while at < len(text):
        known = next((text[at:to] for to in _ends(at, len(text), longest) if _is_known(text[at:to], common, names)), "")
        if not known:
            left += text[at]
        elif known not in names:
            words.add(known)
        at += len(known) or 1
    return len(_SHORT_NUMBERS.sub("", left)) < ENOUGH_OF_ITS_OWN and len(words) <= _FEW_WORDS


def _is_known(part: str, common: Collection[str], names: Collection[str]) -> bool:
    return part in common or part in names


def _ends(at: int, end: int, longest: int) -> range:
    """Return where a word that begins at `at` may end, the longest first."""
    return range(min(at + longest, end), at + _SHORTEST - 1, -1)


def _letters(text: str) -> str:
    return "".join(letter for letter in text if letter.isalnum())


@cache
def _common() -> frozenset[str]:
    return frozenset(Path(__file__).with_name("common_passwords.txt").read_text("utf-8").split())
