"""Clauses as offices write them on paper: "điểm b khoản 2 Điều 21 Nghị định số 331/2026/NĐ-CP"."""

import re

_DOCUMENT = r"(?:NĐ|TT) \d+/\d{4}|Luật (?:An ninh mạng )?\d+/\d{4}/QH\d+|BLDS"
_CLAUSE = r"Đ\d+(?:\.\d+)?(?:\.[a-zđ]\b)?"
_LIST = rf"{_CLAUSE}(?:(?:, |; | và |[-–]){_CLAUSE})*"
_CITED = re.compile(rf"(?:(?P<document>{_DOCUMENT}) )?\b(?P<clauses>{_LIST})|(?P<alone>{_DOCUMENT})")
_ONE = re.compile(r"Đ(?P<article>\d+)(?:\.(?P<clause>\d+))?(?:\.(?P<point>[a-zđ])\b)?")
_TWICE = re.compile(r" Điều (\d+)(?=(?:,| và) (?:điểm \w )?khoản \d+ Điều \1\b)")
"""An article named again for the next clause: "khoản 9, khoản 10 Điều 36"."""
_CIRCULARS = {"TT 12/2022": "TT-BTTTT", "TT 03/2017": "TT-BTTTT"}
"""Who issued a circular, as its number ends; one whose end is not known keeps its short name."""


def written_out(text: str, understood: str = "") -> str:
    """
    Return the text with each short citation written out; what is no citation stays as it is.

    `understood`: the document, by its short name, that a table or heading names already: its clauses stand without it.
    """
    return _CITED.sub(lambda cited: _written(cited, understood), text)


def name_of(document: str) -> str:
    """Return the name of a document by its short one: 'NĐ 331/2026' -> 'Nghị định số 331/2026/NĐ-CP'."""
    if document.startswith("NĐ "):
        return f"Nghị định số {document.removeprefix('NĐ ')}/NĐ-CP"
    if document in _CIRCULARS:
        return f"Thông tư số {document.removeprefix('TT ')}/{_CIRCULARS[document]}"
    if document.startswith("Luật "):
        return f"Luật An ninh mạng số {document.rpartition(' ')[2]}"
    return {"BLDS": "Bộ luật Dân sự"}.get(document, document)


def _written(cited: re.Match[str], understood: str) -> str:
    if cited["alone"]:
        return name_of(cited["alone"])
    clauses = _ONE.sub(_clause, re.sub(rf"(?<=\w)[-–](?={_CLAUSE})", " đến ", cited["clauses"]))
    clauses = _TWICE.sub("", clauses)
    document = cited["document"] or ""
    return clauses if document in ("", understood) else f"{clauses} {name_of(document)}"


def _clause(one: re.Match[str]) -> str:
    parts = (("điểm", one["point"]), ("khoản", one["clause"]), ("Điều", one["article"]))
    return " ".join(f"{name} {part}" for name, part in parts if part)
