"""HTML to PDF. The sheet carries its fonts in itself, so the engine is given nothing else to read."""

import re
from datetime import date
from io import BytesIO

import plutoprint

_WRAPPING = "body { overflow-wrap: normal !important } .long { overflow-wrap: break-word }"
"""Where it may break words at all, the engine also breaks short ones that come after a marked place."""
_LONG, _MARKED = re.compile(r"\S{21,}"), r'<span class="long">\g<0></span>'
"""A word as wide as the narrowest column of text."""
_TAG = re.compile(r"(<style.*?</style>|<[^>]*>)", re.DOTALL)


class ForbiddenResource(Exception):
    """A template asked for something outside itself: a file, an address on the network."""


class NothingElse(plutoprint.ResourceFetcher):
    """Refuses every address and remembers it. `data:` never comes here: the engine decodes it itself."""

    def __init__(self) -> None:
        super().__init__()
        self.refused: list[str] = []

    def fetch_url(self, url: str) -> plutoprint.ResourceData:
        self.refused.append(url)
        return plutoprint.ResourceData(b"", "text/plain")


def pdf(html: str, made_on: date, keywords: str = "") -> bytes:
    """
    Return the PDF of a self-contained page; the same page and day give the same bytes.

    `keywords` stand among the file's properties. Raises ForbiddenResource when the page asks for any file or address.
    """
    book = plutoprint.Book(plutoprint.PAGE_SIZE_A4, plutoprint.PAGE_MARGINS_NONE, plutoprint.MEDIA_TYPE_PRINT)
    fetcher = NothingElse()
    book.custom_resource_fetcher = fetcher
    book.load_html(_breakable(html), user_style=_WRAPPING, base_url="sheet:/")  # a relative address is refused too
    midnight = f"{made_on.isoformat()}T00:00:00+07:00"
    book.set_metadata(plutoprint.PDF_METADATA_CREATION_DATE, midnight)
    book.set_metadata(plutoprint.PDF_METADATA_MODIFICATION_DATE, midnight)
    book.set_metadata(plutoprint.PDF_METADATA_KEYWORDS, keywords)
    written = BytesIO()
    book.write_to_pdf_stream(written)
    if fetcher.refused:
        raise ForbiddenResource(", ".join(fetcher.refused))
    return written.getvalue()


def _breakable(html: str) -> str:
    """Mark the words of the page that are too long for a line; what is no text is left alone."""
    head, body, page = html.partition("<body")  # the fonts stand in the head
    parts = (part if part.startswith("<") else _LONG.sub(_MARKED, part) for part in _TAG.split(page))
    return head + body + "".join(parts)
