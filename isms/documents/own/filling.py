"""A Word template of the office filled with what a paper says; what is wrong with it, told in Vietnamese."""

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from typing import Any, NoReturn

from docxtpl import DocxTemplate
from jinja2.exceptions import SecurityError, TemplateSyntaxError, UndefinedError
from markupsafe import Markup

from inventory.errors import Invalid, Problem
from isms.documents.own.sandbox import Sandbox
from isms.documents.paper import Paper
from isms.documents.word import without_clock

LARGEST, LARGEST_UNPACKED = 5_000_000, 60_000_000  # bytes
MOST_PARTS = 400
FILE = "tệp"


def variables(paper: Paper) -> list[tuple[str, str]]:
    """Return what a template may name for a paper, with today's value: "form.system", or "form.rows[].name"."""
    return list(_named("form", _plain(dict(paper.places))))


def fill(paper: Paper, template: bytes) -> bytes:
    """Return the template filled; the same facts and template give the same bytes. Raises Invalid."""
    _check(template)
    said = {"form": _plain(dict(paper.places)), "title": paper.title}
    try:
        document = DocxTemplate(io.BytesIO(template))
        document.render(said, jinja_env=Sandbox(), autoescape=True)
        written = io.BytesIO()
        document.save(written)
    except TemplateSyntaxError as wrong:
        rule = f"Mẫu viết sai ở đoạn “{_near(wrong)}”: {wrong.message}."
        _refuse(rule, "Sửa chỗ {{ }} hoặc {% %} đó trong Word.", wrong)
    except UndefinedError as wrong:
        _refuse(
            f"Mẫu dùng tên không có: {wrong.message}.", "Chỉ dùng các tên trong danh sách biến của giấy này.", wrong
        )
    except SecurityError as wrong:
        _refuse(f"Mẫu dùng điều không được phép: {wrong}.", "Mẫu chỉ được hiện dữ liệu và lặp qua danh sách.", wrong)
    except Exception as wrong:  # whatever a damaged or hostile file makes the libraries stumble over
        _refuse("Không điền được mẫu này.", "Hãy tải tệp ví dụ, sửa trong Word rồi thử lại.", wrong)
    return without_clock(io.BytesIO(written.getvalue()))


def example(paper: Paper) -> bytes:
    """Return a small Word file that names every variable of a paper, to begin a template from."""
    from docx import Document

    document = Document()
    document.add_heading(paper.title, 1)
    for name, _ in variables(paper):
        head, _, field = name.partition("[].")
        if name.endswith("[]"):
            document.add_paragraph(f"{name}: {{% for row in {name[:-2]} %}}{{{{ row }}}}; {{% endfor %}}")
        elif not field:
            document.add_paragraph(f"{name}: {{{{ {name} }}}}")
        elif "[]" not in field:
            document.add_paragraph(f"{name}: {{% for row in {head} %}}{{{{ row.{field} }}}}; {{% endfor %}}")
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
    if isinstance(value, list | tuple):
        return [_plain(each) for each in value]
    return value if isinstance(value, str | int | float | bool) else str(value)


def _named(path: str, value: Any) -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        for name, each in value.items():
            yield from _named(f"{path}.{name}", each)
    elif isinstance(value, list):
        yield from _named(f"{path}[]", value[0]) if value else [(f"{path}[]", "(danh sách trống)")]
    else:
        yield path, str(value)


def _near(wrong: TemplateSyntaxError) -> str:
    """Return the words of the paragraph that is wrong, as far as docxtpl tells."""
    lines = [re.sub(r"<[^>]+>", "", str(line)).strip() for line in getattr(wrong, "docx_context", ())]
    told = next((line for line in lines if "{{" in line or "{%" in line), "")
    return told[:120] or f"dòng {wrong.lineno}"


def _refuse(rule: str, remedy: str, because: Exception | None = None) -> NoReturn:
    raise Invalid([Problem(FILE, rule, remedy)]) from because
