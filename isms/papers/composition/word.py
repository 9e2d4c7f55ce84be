"""Facts into the Word file that officers may edit: templates/*.docx."""

import zipfile
from functools import cache
from importlib.resources import files
from io import BytesIO
from typing import Any

from jinja2 import Environment, StrictUndefined
from markupsafe import Markup, escape

from isms.papers.composition.paper_words import on_paper

ZIP_EPOCH = (1980, 1, 1, 0, 0, 0)


def as_word_text(value: object) -> Markup:
    """Return the value as XML text. Underscores become entities, or docxtpl would turn "{_{" in a name into "{{"."""
    return Markup(str(escape(on_paper(value))).replace("_", "&#95;"))  # noqa: S704  # escaped just before


@cache
def environment() -> Environment:
    """Return the Jinja environment of every Word file: a missing fact is an error, all text is escaped."""
    return Environment(autoescape=True, undefined=StrictUndefined, finalize=as_word_text)


@cache
def template_bytes(name: str) -> bytes:
    return files("templates").joinpath(name).read_bytes()


def docx(name: str, context: dict[str, Any]) -> bytes:
    """Return the filled Word file; the same facts give the same bytes. A placeholder without a fact is an error."""
    from docxtpl import DocxTemplate  # the engines take time and memory: a server that idles has neither

    template = DocxTemplate(BytesIO(template_bytes(name)))
    template.render(context, jinja_env=environment(), autoescape=True)
    written = BytesIO()
    template.save(written)
    return without_clock(written)


def without_clock(archive: BytesIO) -> bytes:
    """Return the same ZIP with every entry dated 1 January 1980."""
    dated = BytesIO()
    with zipfile.ZipFile(archive) as source, zipfile.ZipFile(dated, "w", zipfile.ZIP_DEFLATED) as target:
        for entry in source.namelist():
            target.writestr(zipfile.ZipInfo(entry, ZIP_EPOCH), source.read(entry), zipfile.ZIP_DEFLATED)
    return dated.getvalue()
