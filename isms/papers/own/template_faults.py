"""What is wrong with a Word template of the office, and in which of its paragraphs: told in Vietnamese."""

import html
import io
import re
import traceback
import zipfile
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from docxtpl import DocxTemplate
from jinja2.exceptions import TemplateError, TemplateSyntaxError, UndefinedError

from isms.papers.own.sandbox import NotPermitted

LONGEST = 120
CLOSING = {"{{": "}}", "{%": "%}", "{#": "#}"}
PARTS = {"document": "thân văn bản", "header": "đầu trang", "footer": "chân trang"}
_BEGINS = re.compile(r"<w:p(?=[ >])")
_WORDS = re.compile(r"<w:t(?: [^>]*)?>([^<]*)</w:t>")
_MARK = re.compile(r"\{\{|\}\}|\{%|%\}|\{#|#\}")
_BLOCK = re.compile(r"\{%-?\s*(?:(?:p|tr|tc|r)\s+)?(endfor|endif|for|if)\b")
_NAMED = re.compile(r"'([^']*)' is undefined|no (?:attribute|element) '?([^']*)'?$")
_REMAINDER = re.compile(r"\{[{%][^{}]*[\w\])]\s*%\s*[\w(][^{}]*[}%]\}")
_FILTER = re.compile(r"No (filter|test) named '([^']*)'")


@dataclass(frozen=True, slots=True)
class Fault:
    """Where a template is wrong and why, with what to do about it."""

    rule: str
    remedy: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the file: in which part of it, the how manieth there among those with words, its words."""

    part: str
    number: int
    text: str

    def where(self) -> str:
        return f"Đoạn {self.number} ({self.part}), “{self.text[:LONGEST]}”"


class Template(DocxTemplate):  # type: ignore[misc]  # docxtpl has no types
    """A Word template that remembers what it fills, so that the line the engine stumbles over can be found."""

    part, source = "", ""

    def render_xml_part(self, src_xml: str, part: Any, context: Any, jinja_env: Any = None) -> Any:
        self.part, self.source = _part(str(part.partname)), _BEGINS.sub("\n<w:p", src_xml)
        return super().render_xml_part(src_xml, part, context, jinja_env)

    def render_properties(self, context: Any, jinja_env: Any = None) -> None:
        self.part = self.source = ""
        super().render_properties(context, jinja_env)


def fault(template: Template, file: bytes, wrong: Exception, names: Collection[str]) -> Fault:
    """Return what is wrong. `names`: what a template may name, to propose the nearest to a name that there is not."""
    if not isinstance(wrong, TemplateError):
        return Fault("Không điền được mẫu này.", "Hãy tải tệp ví dụ, sửa trong Word rồi thử lại.")
    known = list(paragraphs(file))
    if isinstance(wrong, TemplateSyntaxError) and not isinstance(wrong, NotPermitted):
        found = next(_unclosed(known), None) or next(_unpaired(known), None)
        if found:
            return found
    where = _where(template, known, wrong)
    match wrong:
        case NotPermitted():
            return Fault(f"{where}: {wrong.message}.", "Mẫu chỉ được hiện dữ liệu và lặp qua danh sách.")
        case TemplateSyntaxError():
            other = _FILTER.search(wrong.message or "")
            why = f"không có phép “{other[2]}”" if other else _why_wrong(where)
            return Fault(f"{where}: {why}.", "Sửa chỗ {{ }} hoặc {% %} đó trong Word.")
        case UndefinedError():
            return _unknown(where, wrong, names)
    why = "phép tính, thuộc tính hoặc lời gọi không được phép"
    return Fault(f"{where}: {why}.", "Mẫu chỉ được hiện dữ liệu và lặp qua danh sách.")


def _why_wrong(where: str) -> str:
    """Return why a place cannot be read; the engine takes a remainder for the end of its mark."""
    return "phép tính % không được phép" if _REMAINDER.search(where) else "viết sai cú pháp"


def paragraphs(file: bytes) -> Iterator[Paragraph]:
    """Yield the paragraphs with words of a Word file: of its body, then of its heads and feet."""
    with zipfile.ZipFile(io.BytesIO(file)) as archive:
        parts = [name for name in archive.namelist() if re.fullmatch(r"word/(document|(header|footer)\d*)\.xml", name)]
        for name in sorted(parts):
            texts = map(_text, _BEGINS.split(archive.read(name).decode("utf-8", "replace")))
            for number, text in enumerate(filter(None, texts), start=1):
                yield Paragraph(_part(name), number, text)


def _text(xml: str) -> str:
    return html.unescape("".join(_WORDS.findall(xml))).strip()


def _part(name: str) -> str:
    return next((said for part, said in PARTS.items() if part in name), "")


def _unclosed(known: list[Paragraph]) -> Iterator[Fault]:
    """Yield each paragraph in which something is opened and not closed."""
    for paragraph in known:
        waiting = ""
        for mark in _MARK.findall(paragraph.text):
            if not waiting:
                waiting = CLOSING.get(mark, "")
            elif mark == waiting:
                waiting = ""
        if waiting:
            yield Fault(f"{paragraph.where()}: thiếu dấu đóng {waiting}.", "Thêm dấu đóng vào chính đoạn đó.")


def _unpaired(known: list[Paragraph]) -> Iterator[Fault]:
    """Yield each {% for %} or {% if %} that has no end in its part of the file, and each end that has no beginning."""
    for part in dict.fromkeys(each.part for each in known):
        begun: list[tuple[str, Paragraph]] = []
        for paragraph in (each for each in known if each.part == part):
            for word in _BLOCK.findall(paragraph.text):
                if word in ("for", "if"):
                    begun.append((word, paragraph))
                elif begun and word == f"end{begun[-1][0]}":
                    begun.pop()
                else:
                    why = f"{{% {word} %}} không khớp với {{% {word[3:]} %}} nào trước đó"
                    yield Fault(f"{paragraph.where()}: {why}.", "Bỏ nó, hoặc thêm chỗ bắt đầu.")
        for word, paragraph in begun:
            yield Fault(f"{paragraph.where()}: thiếu {{% end{word} %}}.", "Thêm chỗ kết thúc sau đoạn đó.")


def _where(template: Template, known: list[Paragraph], wrong: Exception) -> str:
    lines = template.source.splitlines()
    number = wrong.lineno if isinstance(wrong, TemplateSyntaxError) else _line(wrong)
    text = _text(lines[number - 1]) if 0 < number <= len(lines) else ""
    found = next((each for each in known if each.part == template.part and each.text == text), None)
    if found:
        return found.where()
    return f"Chỗ “{text[:LONGEST]}”" if text else "Chú thích hoặc thuộc tính của tệp"


def _line(wrong: Exception) -> int:
    frames = traceback.extract_tb(wrong.__traceback__)
    return next((frame.lineno or 0 for frame in reversed(frames) if frame.filename == "<template>"), 0)


def _unknown(where: str, wrong: UndefinedError, names: Collection[str]) -> Fault:
    named = _NAMED.search(wrong.message or "")
    name = next(filter(None, named.groups()), "") if named else ""
    leaves = {each.rpartition(".")[2].removesuffix("[]"): each for each in names}
    near = get_close_matches(name, leaves, 1)
    remedy = f"Có phải {leaves[near[0]]}?" if near else "Chỉ dùng các biến trong danh sách của giấy này."
    return Fault(f"{where}: không có biến “{name}”." if name else f"{where}: dùng biến không có.", remedy)
