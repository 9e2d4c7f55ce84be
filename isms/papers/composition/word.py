"""What every Word file needs, ours and those made with a template of the office."""

import zipfile
from collections.abc import Callable, Iterable
from io import BytesIO

from markupsafe import Markup, escape

from isms.papers.composition.paper_words import on_paper

ZIP_EPOCH = (1980, 1, 1, 0, 0, 0)


def _as_it_is(_part: str, content: bytes) -> Iterable[bytes]:
    return (content,)


def as_word_text(value: object) -> Markup:
    """Return the value as XML text. Underscores become entities, or docxtpl would turn "{_{" in a name into "{{"."""
    return Markup(str(escape(on_paper(value))).replace("_", "&#95;"))  # noqa: S704  # escaped just before


def without_clock(archive: BytesIO, filled: Callable[[str, bytes], Iterable[bytes]] = _as_it_is) -> bytes:
    """Return the same ZIP with every entry dated 1 January 1980; `filled` gives a part's content piece by piece."""
    dated = BytesIO()
    with zipfile.ZipFile(archive) as source, zipfile.ZipFile(dated, "w", zipfile.ZIP_DEFLATED) as target:
        for entry in source.namelist():
            named = zipfile.ZipInfo(entry, ZIP_EPOCH)
            named.compress_type = zipfile.ZIP_DEFLATED
            with target.open(named, "w", force_zip64=True) as place:
                for piece in filled(entry, source.read(entry)):
                    place.write(piece)
    return dated.getvalue()
