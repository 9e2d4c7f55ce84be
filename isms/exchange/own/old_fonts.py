"""
Text typed in the fonts that came before Unicode: recognised, and converted when a person says so.

A file keeps such text as letters of Western Europe; only the font drew them as Vietnamese. Sources: TCVN 5712:1993
(fonts .Vn..., "ABC") and the published table of the VNI-... fonts. Nothing is converted without being asked for: the
same letters may be a foreign name.
"""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import replace

from isms.exchange.own.grid import Cell, Cells, Grid

AS_IT_IS = "unicode"
KINDS: Mapping[str, str] = {"tcvn3": "TCVN3 (ABC)", "vni": "VNI"}

_TCVN3 = str.maketrans(
    "µ¸¶·¹¨»¾¼½Æ©ÇÊÈÉË®ÌÐÎÏÑªÒÕÓÔÖ×ÝØÜÞßãáâä«åèæçé¬êíëìîïóñòô\u00adõøö÷ùúýûüþ¡¢§£¤¥¦",
    "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵĂÂĐÊÔƠƯ",
)
_TONES = {"ù": "\u0301", "ø": "\u0300", "û": "\u0309", "õ": "\u0303", "ï": "\u0323"}
_ROUND = {"â": "", "á": "\u0301", "à": "\u0300", "å": "\u0309", "ã": "\u0303", "ä": "\u0323"}
_SHORT = {"ê": "", "é": "\u0301", "è": "\u0300", "ú": "\u0309", "ü": "\u0303", "ë": "\u0323"}
_CIRCUMFLEX, _BREVE, _HORN = "\u0302", "\u0306", "\u031b"
_ALONE = {"ñ": "đ", "í": "í", "ì": "ì", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ"}


def _pairs() -> dict[str, str]:
    """Return what two letters of VNI mean together, in small letters; and those letters that stand alone."""
    found = dict(_ALONE)
    for letter, base in {"a": "a", "e": "e", "o": "o", "u": "u", "y": "y", "ô": "ơ", "ö": "ư"}.items():
        found |= {letter + sign: base + tone for sign, tone in _TONES.items()}
    for letter in "aeo":
        found |= {letter + sign: letter + _CIRCUMFLEX + tone for sign, tone in _ROUND.items()}
    found |= {"a" + sign: "a" + _BREVE + tone for sign, tone in _SHORT.items()}
    found |= {"ô": "o" + _HORN, "ö": "u" + _HORN}
    return {pair: unicodedata.normalize("NFC", meant) for pair, meant in found.items()}


_VNI = _pairs()
_VNI_ANY = re.compile("|".join(sorted(_VNI, key=len, reverse=True)), re.IGNORECASE)
_BOTH_WAYS = {"o\u00e0", "o\u00e1", "o\u00e3"}
"""Pairs of o and a with its mark that are Unicode Vietnamese too, in the newer place of the mark."""
_VNI_SURE = re.compile(
    "|".join([*(pair for pair in _VNI if len(pair) > 1 and pair not in _BOTH_WAYS), r"\bñ(?=[a-zà-ÿ])", r"\b[qn]ñ\b"]),
    re.IGNORECASE,
)
_TCVN3_SURE = re.compile(
    r"(?<=[^\W\d_])[¶¨®§µ¸¹©ª«¬·»¼½¾\u00ad](?=[^\W\d_])"  # a sign within a word
    r"|(?<!\w)[®§](?=[a-zß-ÿµ-¾])"  # đ at its beginning
    r"|\b[QN]§(?=\W)"  # QĐ, NĐ
)
_UNICODE_SURE = re.compile("[\u0102\u0103\u0110\u0111\u0128\u0129\u0168\u0169\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9]")
_BEYOND_ASCII = re.compile("[\u00a1-\u00ff]")


def kind_of(text: str) -> str:
    """Return the old font that a text was surely typed in, or 'unicode', or '' where it may be either."""
    text = unicodedata.normalize("NFC", text)
    if _UNICODE_SURE.search(text):
        return AS_IT_IS
    if _TCVN3_SURE.search(text):
        return "tcvn3"
    return "vni" if _VNI_SURE.search(text) else ""


def suspected(grid: Grid) -> str:
    """Return the old font in which more of a sheet's cells were typed, '' when none was."""
    found = [kind_of(cell) for row in grid.rows for cell in row if isinstance(cell, str)]
    counts = {kind: found.count(kind) for kind in KINDS}
    likeliest = max(counts, key=lambda kind: counts[kind])
    return likeliest if counts[likeliest] else ""


def converted(grid: Grid, kind: str) -> Grid:
    """
    Return the sheet with the cells of an old font in Unicode.

    A cell that may be either is converted where its column has more cells of the old font than of Unicode.
    """
    if kind not in KINDS:
        return grid
    turned = [_converted_column(column, kind) for column in zip(*grid.rows, strict=True)]
    return replace(grid, rows=tuple(list(row) for row in zip(*turned, strict=True)))


def to_unicode(text: str, kind: str) -> str:
    """Return a text typed in a font of this kind as Unicode."""
    text = unicodedata.normalize("NFC", text)
    if kind == "tcvn3":
        return text.translate(_TCVN3)
    return _VNI_ANY.sub(lambda found: _cased(found.group()), text)


def _converted_column(column: Sequence[Cell], kind: str) -> Cells:
    kinds = [kind_of(cell) if isinstance(cell, str) else AS_IT_IS for cell in column]
    old = kinds.count(kind)
    plain = sum(each == AS_IT_IS and isinstance(cell, str) for each, cell in zip(kinds, column, strict=True))
    wanted = {kind, ""} if old > plain else {kind}
    return [
        to_unicode(cell, kind) if each in wanted and isinstance(cell, str) and _BEYOND_ASCII.search(cell) else cell
        for each, cell in zip(kinds, column, strict=True)
    ]


def _cased(pair: str) -> str:
    meant = _VNI[pair.lower()]
    return meant.upper() if pair[0].isupper() else meant
