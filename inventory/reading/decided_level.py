"""The level that a decision gives to one system: only where its operative part says so beside the system's name."""

import re
from collections.abc import Iterator, Sequence

from inventory.reading.paper_lines import Line, Paragraph, Reading, paragraphs
from inventory.vietnamese import fold

_LEVEL = re.compile(r"\bcap\s*do\s*(?:so\s*)?0?([1-5])(?![\d.]?\d)(?:\s*\([^)]*\))?")
_MORE = re.compile(r"\s*(?:,|va|hoac|den|-|/)\s*(?:cap\s*do\s*)?\d|\s*tro\s*(?:len|xuong)")
_OLDER = re.compile(
    r"bai bo|thay the|het hieu luc|sua doi|dieu chinh|tu cap do|nang cap do|ha cap do"
    r"|khong phe duyet|chua phe duyet|tu choi|tra lai|huy bo|du kien"
)
_LEADS = re.compile(
    r"(?:^|[:;,.\"'“”\-–)\t]|\b(?:he thong|thong tin|phan mem|doi voi|cho|cua|la|gom))\s*$|(?:^|\s)[\da-z]\s*[.)]\s*$"
)
_FOLLOWS = re.compile(
    r"\s*(?:$|[:;,.\"'“”)\t\-–]|(?:la|dat|thuoc|cua|do|duoc|cap do|theo|tai|voi|o|du|khong|chua|dap ung)\b)"
)
_KIND = re.compile(r"^(?:he thong(?: thong tin)?|phan mem)\s+")
_OF_SYSTEM = frozenset(
    ("he", "thong", "tin", "an", "toan", "ninh", "mang", "ho", "so", "de", "xuat", "la", "phan", "mem")
)
_BETWEEN = _OF_SYSTEM | frozenset(
    ("dat", "thuoc", "duoc", "phe", "duyet", "xac", "dinh", "co", "muc", "o", "voi", "duoi", "theo", "nghi", "tai")
)
_LINKS = _OF_SYSTEM | frozenset(("doi", "voi", "cho", "cua", "cac", "sau", "day", "gom", "bao"))
_LINKED = {"doi", "cho", "cua", "gom"}
_OWNER = re.compile(r"^\W*(?:cua|do|thuoc)\s+((?:[\w.]+\s*){1,14}),?\s*")
_NOT_OWNER = re.compile(r"he thong|ket noi|lien thong|cap do|phan mem")
_FIRST_COLUMN = ("stt", "tt", "so tt", "so thu tu")


def level(rest: Sequence[Line], name: str) -> Reading | None:
    """Return the level decided for the system of this name, by the lines after the paper's name; None when unsure."""
    wanted = _wanted(name)
    if len(wanted) < 3:
        return None
    operative = _operative(rest)
    found = [*_found(list(paragraphs(operative)), wanted), *_in_glued_rows(operative, wanted)]
    return found[0] if len({each.value for each in found}) == 1 else None


def names_of_system(text: str, name: str) -> list[tuple[int, int]]:
    """Return where a text, by `bare`, names the system, and not one whose name is only longer before or behind."""
    wanted = _wanted(name)
    return list(_places(bare(text), wanted)) if len(wanted) >= 3 else []


def _operative(rest: Sequence[Line]) -> Sequence[Line]:
    """Return the lines that follow "QUYẾT ĐỊNH:", else those from the first article on."""
    for place, line in enumerate(rest):
        if re.fullmatch(r"quyet\s*dinh\s*:?", fold(line.text).strip()):
            return rest[place + 1 :]
    articles = (place for place, line in enumerate(rest) if re.match(r"\s*dieu\s+1\b", fold(line.text)))
    return rest[next(articles, len(rest)) :]


def _found(items: Sequence[Paragraph], wanted: str) -> Iterator[Reading]:
    heads: list[str] = []  # of the table, while one goes on
    intro: Paragraph | None = None
    for item in items:
        row = [bare(cell) for cell in item.text.split("\t")]
        if len(row) > 1:
            if any(cell.startswith("cap do") and not _LEVEL.search(cell) for cell in row):
                heads = row
            elif len(row) == len(heads) and (reading := _in_row(item, row, heads, wanted)):
                yield reading
            continue
        text = bare(item.text)
        if _OLDER.search(text):
            intro = None
            continue
        yield from _in_clauses(item, text, intro, wanted)
        if text.endswith(":"):
            intro = item


def _in_glued_rows(lines: Sequence[Line], wanted: str) -> Iterator[Reading]:
    """Read rows of a table whose cells came with nothing but a blank between them: number, name, level."""
    row = re.compile(rf"\d+[. ]+(?:he thong(?: thong tin)? |phan mem )?{re.escape(wanted)} (?:cap do )?([1-5])")
    begun = False
    for line in lines:
        text = bare(line.text)
        begun = begun or (text.startswith(_FIRST_COLUMN) and text.endswith("cap do"))
        if begun and (found := row.fullmatch(text)):
            yield Reading("level", int(found[1]), line)


def _in_row(item: Paragraph, row: Sequence[str], heads: Sequence[str], wanted: str) -> Reading | None:
    levels = {
        found[1]
        for cell, head in zip(row, heads, strict=True)
        if head.startswith("cap do") and (found := re.fullmatch(r"(?:cap do )?0?([1-5])", cell))
    }
    named = any(_KIND.sub("", cell) == wanted for cell in row)
    return Reading("level", int(levels.pop()), item.lines[0]) if named and len(levels) == 1 else None


def _in_clauses(item: Paragraph, text: str, intro: Paragraph | None, wanted: str) -> Iterator[Reading]:
    for clause in re.split(r";", text):
        named = list(_places(clause, wanted))
        if not named:
            continue
        stated = [found for found in _LEVEL.finditer(clause) if not _MORE.match(clause, found.end())]
        if len(stated) < len(_LEVEL.findall(clause)):
            continue
        for start, end in named:
            for found in stated:
                if _says(clause, start, end, found):
                    yield Reading("level", int(found[1]), item.line_with(f"cap do {found[1]}"))
        if "cap do" not in clause and intro is not None and _is_alone(clause, named):
            above = _LEVEL.findall(bare(intro.text))
            if len(above) == 1 and "cap do" in intro.plain and not _MORE.search(_after_level(intro)):
                yield Reading("level", int(above[0]), intro.line_with(f"cap do {above[0]}"))


def _after_level(intro: Paragraph) -> str:
    text = bare(intro.text)
    found = _LEVEL.search(text)
    return text[found.end() : found.end() + 12] if found else ""


def _is_alone(clause: str, named: Sequence[tuple[int, int]]) -> bool:
    """Say whether an item says nothing but the name, and perhaps whose it is."""
    behind = clause[named[0][1] :]
    owner = _OWNER.match(behind)
    rest = behind[owner.end() :] if owner and not _NOT_OWNER.search(owner[1]) else behind
    return len(named) == 1 and not re.search(r"\w", rest)


def _says(clause: str, start: int, end: int, found: re.Match[str]) -> bool:
    """Say whether nothing stands between name and level but what links the two."""
    if found.start() >= end:
        gap = clause[end : found.start()]
        goes_on = re.match(r"\s*(?:doi voi|cho|cua)\b", clause[found.end() :])
        return not goes_on and "." not in gap and _is_link(gap)
    gap = clause[found.end() : start]
    words = re.findall(r"\w+", gap)
    return not re.search(r"[.,]", gap) and set(words) <= _LINKS and bool(set(words) & _LINKED)


def _is_link(gap: str) -> bool:
    owner = _OWNER.match(gap)
    if owner and not _NOT_OWNER.search(owner[1]):
        return True if not gap[owner.end() :].strip() else _only_between(gap[owner.end() :])
    return _only_between(gap)


def _only_between(gap: str) -> bool:
    return set(re.findall(r"\w+", gap)) <= _BETWEEN


def _places(clause: str, wanted: str) -> Iterator[tuple[int, int]]:
    for found in re.finditer(rf"(?<!\w){re.escape(wanted)}(?!\w)", clause):
        if _LEADS.search(clause[: found.start()]) and _FOLLOWS.match(clause, found.end()):
            yield found.span()


def _wanted(name: str) -> str:
    return _KIND.sub("", bare(name))


def bare(text: str) -> str:
    """Return a text without tones, case and what stands in brackets, with single blanks."""
    return " ".join(re.sub(r"\([^()]*\)", " ", fold(text)).replace(" :", ":").split())
