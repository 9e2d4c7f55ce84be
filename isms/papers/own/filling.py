"""A Word template of the office filled with what a paper says; what is wrong with it, told in Vietnamese."""

import io
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from typing import Any, NoReturn

from markupsafe import Markup

from inventory.errors import Invalid, Problem
from isms.papers.composition import place_words
from isms.papers.composition.paper import Paper, Rows
from isms.papers.composition.rendering import trail_words
from isms.papers.composition.word import without_clock
from isms.papers.own.sandbox import Sandbox

LARGEST, LARGEST_UNPACKED = 5_000_000, 60_000_000  # bytes
MOST_PARTS = 400
MOST_ROWS = 5_000
"""The longest table for a template of the office, which is held in memory as a whole; ours may be of any length."""
FILE = "tệp"


@dataclass(frozen=True, slots=True)
class Variable:
    """What a template may name, "form.system" or "form.rows[].name": what it is in words, and its value today."""

    name: str
    means: str
    value: str

    @property
    def written(self) -> str:
        """Return how a template shows it: "{{ form.system }}", within a loop for each list it stands in."""
        *lists, field = self.name.split("[]")
        begun, row = "", ""
        for number, each in enumerate(lists):
            begun += f"{{% for row{number or ''} in {row}{each} %}}"
            row = f"row{number or ''}"
        shown = f"{{{{ {row}{field} }}}}"
        return f"{begun}{shown}; {'{% endfor %}' * len(lists)}" if lists else shown


def variables(paper: Paper) -> list[Variable]:
    """Return what a template may name for a paper, with what it is and today's value."""
    about = Variable("title", "Tên giấy tờ", paper.title)
    words = place_words.words_of(paper.code)
    return [about, *_named("form", (), _plain(dict(paper.places)), words)]


def fill(paper: Paper, file: bytes) -> bytes:
    """Return the template filled; the same facts and template give the same bytes. Raises Invalid."""
    from isms.papers.own.template_faults import (  # with the engine, which a server that idles does not need
        Template,
        fault,
    )

    _check(file)
    longest = max((len(place) for place in paper.places.values() if isinstance(place, list | Rows)), default=0)
    if longest > MOST_ROWS:
        rule = f"Bảng có {longest} dòng; mẫu Word riêng chỉ dùng được cho bảng đến {MOST_ROWS} dòng."
        _refuse(rule, "Hãy lấy tệp PDF, hoặc tạm ngừng dùng mẫu riêng của giấy này.")
    said = {"form": _plain(dict(paper.places)), "title": paper.title}
    template = Template(io.BytesIO(file))
    try:
        template.render(said, jinja_env=Sandbox(), autoescape=True)
        if paper.anchor:
            template.docx.core_properties.keywords = trail_words(paper)
        written = io.BytesIO()
        template.save(written)
    except Exception as wrong:  # also whatever a damaged or hostile file makes the libraries stumble over
        found = fault(template, file, wrong, [each.name for each in variables(paper)])
        _refuse(found.rule, found.remedy, wrong)
    return without_clock(io.BytesIO(written.getvalue()))


def example(paper: Paper) -> bytes:
    """Return a small Word file that names every variable of a paper, to begin a template from."""
    from docx import Document

    document = Document()
    document.add_heading(paper.title, 1)
    for each in variables(paper):
        document.add_paragraph(f"{each.means}: {each.written}")
    written = io.BytesIO()
    document.save(written)
    return without_clock(written)


def _check(template: bytes) -> None:
    """Refuse what is no Word file, or would do harm: macros, parts beyond all measure."""
    if len(template) > LARGEST:
        _refuse(f"Tệp lớn hơn {LARGEST // 1_000_000} MB.", "Hãy bỏ bớt hình trong mẫu.")
    try:
        parts = zipfile.ZipFile(io.BytesIO(template)).infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as wrong:
        _refuse("Tệp không phải Word (.docx), hoặc bị hỏng.", "Hãy lưu lại dạng .docx.", wrong)
    names = {part.filename.casefold() for part in parts}
    if "word/document.xml" not in names:
        _refuse("Tệp không phải Word (.docx).", "Hãy lưu lại dạng .docx.")
    if any("vba" in name or name.startswith("word/embeddings/") for name in names):
        _refuse("Tệp có macro hoặc đối tượng nhúng.", "Hãy bỏ chúng rồi lưu lại dạng .docx.")
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > LARGEST_UNPACKED:
        _refuse("Nội dung nén trong tệp lớn quá mức.", "Hãy bỏ bớt hình trong mẫu.")


def _plain(value: object) -> Any:
    """Return what a place says without any object of ours: texts, numbers, lists, dictionaries."""
    if isinstance(value, Markup):
        return value.striptags()
    if isinstance(value, Mapping):
        return {str(name): _plain(each) for name, each in value.items()}
    if isinstance(value, list | tuple | Rows):
        return [_plain(each) for each in value]
    if is_dataclass(value) and not isinstance(value, type):
        return {each.name: _plain(getattr(value, each.name)) for each in fields(value)}
    return value if isinstance(value, str | int | float | bool) else str(value)


def _named(path: str, meaning: tuple[str, ...], value: Any, words: Mapping[str, str]) -> Iterator[Variable]:
    if isinstance(value, dict):
        for name, each in value.items():
            yield from _named(f"{path}.{name}", (*meaning, words.get(name, place_words.OTHER)), each, words)
    elif isinstance(value, list) and value:
        yield from _named(f"{path}[]", meaning, value[0], words)
    elif isinstance(value, list):
        yield Variable(f"{path}[]", " › ".join(meaning), "(danh sách trống)")
    else:
        yield Variable(path, " › ".join(meaning), str(value))


def _refuse(rule: str, remedy: str, because: Exception | None = None) -> NoReturn:
    raise Invalid([Problem(FILE, rule, remedy)]) from because
