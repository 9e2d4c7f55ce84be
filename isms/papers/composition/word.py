"""What every Word file needs, ours and those made with a template of the office."""

import zipfile
from io import BytesIO

from markupsafe import Markup, escape

from isms.papers.composition.paper_words import on_paper

ZIP_EPOCH = (1980, 1, 1, 0, 0, 0)


def as_word_text(value: object) -> Markup:
    """Return the value as XML text. Underscores become entities, or docxtpl would turn "{_{" in a name into "{{"."""
    return Markup(str(escape(on_paper(value))).replace("_", "&#95;"))  # noqa: S704  # escaped just before


def without_clock(archive: BytesIO) -> bytes:
    """Return the same ZIP with every entry dated 1 January 1980."""
    dated = BytesIO()
    with zipfile.ZipFile(archive) as source, zipfile.ZipFile(dated, "w", zipfile.ZIP_DEFLATED) as target:
        for entry in source.namelist():
            target.writestr(zipfile.ZipInfo(entry, ZIP_EPOCH), source.read(entry), zipfile.ZIP_DEFLATED)
    return dated.getvalue()
