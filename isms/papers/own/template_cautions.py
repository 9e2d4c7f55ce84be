"""What a Word template that can be filled still gets wrong: it fills nothing, or holds fields of other programs."""

import io
import re
import zipfile
from collections.abc import Iterator

from inventory.errors import Invalid, Problem
from isms.papers.own.template_faults import LONGEST, paragraphs

_OURS = re.compile(r"\{\{.*?\}\}|\{%.*?%\}")
_FOREIGN = (
    ("trường trộn thư của Word", re.compile(r"«[^«»]{1,80}»")),
    ("dấu ngoặc nhọn kiểu chữ rộng", re.compile(r"｛{1,2}[^｛｝]{0,80}｝{1,2}")),
    ("chỗ điền của chương trình khác", re.compile(r"\$\{[^{}]{1,80}\}|<<[^<>]{1,80}>>|\[\[[^\[\]]{1,80}\]\]")),
    ("dấu ngoặc nhọn đơn", re.compile(r"(?<!\$)\{\s*[A-Za-z_][\w.]{0,80}\s*\}")),
)
_MERGE = re.compile(rb"<w:(?:instrText[^>]*>|fldSimple[^>]*w:instr=\")\s*MERGEFIELD\s+\"?([^\s\"<]{1,80})")
_PARTS = re.compile(r"word/(document|(header|footer)\d*)\.xml")


def cautions(file: bytes) -> list[str]:
    """
    Return what is left in a template that the register will not fill, in words.

    Raises Invalid where it names nothing of the paper: every system would get the same words.
    """
    known = list(paragraphs(file))
    if not any(_OURS.search(each.text) for each in known):
        seen = "; ".join(_foreign(file))
        rule = "Mẫu không dùng biến nào: giấy của mọi hệ thống sẽ giống hệt nhau."
        remedy = f"Có {seen}: sổ không điền các chỗ đó. " if seen else ""
        named = "Hãy chép các biến ở danh sách trên, ví dụ {{ form.system }}, vào chỗ cần hiện."
        raise Invalid([Problem("tệp", rule, remedy + named)])
    return [f"Sổ sẽ không điền {each}; giấy in ra còn nguyên chữ đó." for each in _foreign(file)]


def _foreign(file: bytes) -> Iterator[str]:
    """Yield each field of another program with where it stands, none twice."""
    seen: set[str] = set()
    for paragraph in paragraphs(file):
        text = _OURS.sub("", paragraph.text)
        for what, pattern in _FOREIGN:
            for found in pattern.findall(text):
                if found not in seen:
                    seen.add(found)
                    yield f"{what} “{found[:LONGEST]}” (đoạn {paragraph.number}, {paragraph.part})"
    for name in _merge_fields(file):
        if f"«{name}»" not in seen:
            seen.add(f"«{name}»")
            yield f"trường trộn thư của Word “{name}”"


def _merge_fields(file: bytes) -> Iterator[str]:
    with zipfile.ZipFile(io.BytesIO(file)) as archive:
        for part in filter(_PARTS.fullmatch, archive.namelist()):
            yield from (name.decode("utf-8", "replace") for name in _MERGE.findall(archive.read(part)))
