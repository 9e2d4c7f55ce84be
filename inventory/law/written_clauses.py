"""Clauses as offices write them: "điểm b khoản 2 Điều 21 Nghị định số 331/2026/NĐ-CP", an annex before its document."""

import re

_DOCUMENT = (
    r"NĐ \d+/\d{4}(?:/NĐ-CP)?|TT \d+/\d{4}(?:/TT-[A-ZĐ]+)?|Luật (?:An ninh mạng )?\d+/\d{4}/QH\d+"
    r"|BLDS|Bộ luật Lao động|KH (?:CĐS|DTI) \d{4}"
)
_CLAUSE = r"Đ\d+(?:\.\d+)?(?:\.[a-zđ]\b)?"
_LIST = rf"{_CLAUSE}(?:(?:, |; | và |[-–]){_CLAUSE})*"
_SECTION = r"[IVX]+(?:\.\d+)*(?:\.[a-zđ]\b)?"
_PART = rf"Phụ lục(?: [IVX]+\b)?|{_SECTION}(?:, {_SECTION})*"
_CITED = re.compile(
    rf"(?:(?P<document>{_DOCUMENT}) )?\b(?P<clauses>{_LIST})"
    rf"|(?P<whole>{_DOCUMENT}) (?P<part>{_PART})"
    rf"|(?<!\w)(?P<alone>{_DOCUMENT})(?!\w)"
)
_ONE = re.compile(r"Đ(?P<article>\d+)(?:\.(?P<clause>\d+))?(?:\.(?P<point>[a-zđ])\b)?")
_TWICE = re.compile(r" Điều (\d+)(?=(?:,| và) (?:điểm \w )?khoản \d+ Điều \1\b)")
"""An article named again for the next clause: "khoản 9, khoản 10 Điều 36"."""
_CIRCULARS = dict.fromkeys(("12/2022", "03/2017"), "TT-BTTTT") | dict.fromkeys(("117/2026", "47/2026"), "TT-BCA")
"""Who issued a circular, as its number ends; one whose end is not known is named without it."""
_NAMES = {"BLDS": "Bộ luật Dân sự", "KH CĐS 2025": "Kế hoạch chuyển đổi số 2025", "KH DTI 2026": "Kế hoạch DTI 2026"}


def written_out(text: str, understood: str = "") -> str:
    """
    Return the text with each short citation written out; what is no citation stays as it is.

    `understood`: the document, by its short name, that a table or heading names already: its clauses stand without it.
    """
    return _CITED.sub(lambda cited: _written(cited, understood), text)


def name_of(document: str) -> str:
    """Return the name of a document by its short one: 'NĐ 331/2026' -> 'Nghị định số 331/2026/NĐ-CP'."""
    kind, _, number = document.partition(" ")
    if kind == "NĐ":
        return f"Nghị định số {number.removesuffix('/NĐ-CP')}/NĐ-CP"
    if kind == "TT":
        return f"Thông tư số {'/'.join(filter(None, (number, _CIRCULARS.get(number))))}"
    if kind == "Luật":
        return f"Luật An ninh mạng số {document.rpartition(' ')[2]}"
    return _NAMES.get(document, document)


def _written(cited: re.Match[str], understood: str) -> str:
    if cited["alone"]:
        return name_of(cited["alone"])
    if part := cited["part"]:
        joint = " ban hành kèm theo " if part.startswith("Phụ lục") else " "
        return f"{part if part.startswith('Phụ lục') else f'mục {part}'}{joint}{name_of(cited['whole'])}"
    clauses = _ONE.sub(_clause, re.sub(rf"(?<=\w)[-–](?={_CLAUSE})", " đến ", cited["clauses"]))
    clauses = _TWICE.sub("", clauses)
    document = cited["document"] or ""
    return clauses if document in ("", understood) else f"{clauses} {name_of(document)}"


def _clause(one: re.Match[str]) -> str:
    parts = (("điểm", one["point"]), ("khoản", one["clause"]), ("Điều", one["article"]))
    return " ".join(f"{name} {part}" for name, part in parts if part)
