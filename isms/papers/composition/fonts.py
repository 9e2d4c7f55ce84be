"""
The fonts that papers carry: Tinos for all that is Vietnamese, others for what it lacks, read off their own tables.

A page embeds another font only where a text needs it. What none of them has (Chinese, Japanese, emoji) is told before
the paper is printed: a PDF would show empty boxes there.
"""

import struct
from base64 import b64encode
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from functools import cache
from importlib.resources import files

MOST_TOLD = 20
_UNTOLD = frozenset(map(ord, "\t\n\r\u200b\u200c\u200d\ufe0e\ufe0f\ufffd"))
"""What shows nothing by itself, and the sign that stands for what was already found unprintable."""


@dataclass(frozen=True, slots=True)
class Face:
    """A file of a family; `style` as CSS says it."""

    family: str
    file: str
    style: str


TINOS = tuple(
    Face("Tinos", f"Tinos-{name}.ttf", style)
    for name, style in (
        ("Regular", "font-weight:400;font-style:normal"),
        ("Bold", "font-weight:700;font-style:normal"),
        ("Italic", "font-weight:400;font-style:italic"),
        ("BoldItalic", "font-weight:700;font-style:italic"),
    )
)
FALLBACKS = (
    Face("Noto Serif Khmer", "NotoSerifKhmer-Regular.ttf", "font-weight:400"),
    Face("Noto Serif Khmer", "NotoSerifKhmer-Bold.ttf", "font-weight:700"),
    Face("Noto Sans Symbols2", "NotoSansSymbols2-Regular.ttf", "font-weight:400"),
)


def embedded(page: str) -> str:
    """Return a page that carries its fonts: Tinos, and the others that its letters ask for."""
    wanted = frozenset(map(ord, set(page))) - coverage(TINOS[0].file) - _UNTOLD
    needed = [face for face in FALLBACKS if wanted & coverage(face.file)]
    return page.replace("</style>", f"{_rules(TINOS)}\n{_rules(tuple(needed))}</style>", 1)


def missing_letters(facts: object) -> tuple[str, ...]:
    """Return the letters in the texts of a paper that no font has, in the order of their codes."""
    letters = set().union(*_texts(facts))
    return tuple(map(chr, sorted(set(map(ord, letters)) - _covered() - _UNTOLD)))


def missing_letters_text(letters: tuple[str, ...]) -> str:
    """Return which letters cannot be printed, in words; nothing where all can."""
    if not letters:
        return ""
    more = " …" if len(letters) > MOST_TOLD else ""
    return f"Phông in không có chữ: {' '.join(letters[:MOST_TOLD])}{more} (bản PDF để ô trống)"


@cache
def coverage(file: str) -> frozenset[int]:
    """Return the codes of the letters that a font has, by its table `cmap` (formats 4 and 12)."""
    found: set[int] = set()
    data = _read(file)
    table = _table(data)
    for number in range(struct.unpack_from(">H", data, table + 2)[0]):
        (offset,) = struct.unpack_from(">4xI", data, table + 4 + 8 * number)
        at = table + offset
        match struct.unpack_from(">H", data, at)[0]:
            case 4:
                found.update(_of_segments(data, at))
            case 12:
                found.update(_of_groups(data, at))
    return frozenset(found)


def _of_segments(data: bytes, at: int) -> Iterator[int]:
    count = struct.unpack_from(">H", data, at + 6)[0] // 2
    ends = struct.unpack_from(f">{count}H", data, at + 14)
    starts = struct.unpack_from(f">{count}H", data, at + 16 + 2 * count)
    for first, last in zip(starts, ends, strict=True):
        yield from range(first, last + 1)


def _of_groups(data: bytes, at: int) -> Iterator[int]:
    for group in range(struct.unpack_from(">I", data, at + 12)[0]):
        first, last = struct.unpack_from(">II", data, at + 16 + 12 * group)
        yield from range(first, last + 1)


def _table(data: bytes) -> int:
    """Return where the table `cmap` begins."""
    for number in range(struct.unpack_from(">H", data, 4)[0]):
        tag, offset = struct.unpack_from(">4s4xI", data, 12 + 16 * number)
        if tag == b"cmap":
            return int(offset)
    raise ValueError("a font without a table of its letters")


@cache
def _covered() -> frozenset[int]:
    return coverage(TINOS[0].file).union(*(coverage(face.file) for face in FALLBACKS))


@cache
def _rules(faces: tuple[Face, ...]) -> str:
    """Return the @font-face rules of these files, as data: addresses."""
    return "\n".join(map(_rule, faces))


@cache
def _rule(face: Face) -> str:
    source = f"url(data:font/ttf;base64,{b64encode(_read(face.file)).decode()}) format('truetype')"
    return f'@font-face{{font-family:"{face.family}";{face.style};src:{source}}}'


def _read(file: str) -> bytes:
    return (files("templates") / "fonts" / file).read_bytes()


def _texts(facts: object) -> Iterator[str]:
    if isinstance(facts, str):
        yield facts
    elif isinstance(facts, Mapping):
        for value in facts.values():
            yield from _texts(value)
    elif isinstance(facts, Sequence):
        for value in facts:
            yield from _texts(value)
    elif is_dataclass(facts) and not isinstance(facts, type):
        for each in fields(facts):
            yield from _texts(getattr(facts, each.name))
