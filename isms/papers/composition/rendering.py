"""A paper as PDF, Word or HTML: one wording for all three, under `templates/`."""

from base64 import b64encode
from collections.abc import Callable, Iterator
from functools import cache, partial
from io import BytesIO
from typing import Literal

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from isms.ledger.issued import fingerprint
from isms.papers.composition import fonts, paper_words, ruling
from isms.papers.composition.paper import Paper

Ending = Literal["pdf", "docx", "html"]
NAMES: dict[str, str] = {"docx": "Word", "pdf": "PDF", "html": "HTML"}
"""What the kinds of files are called."""
_TOGETHER = 500  # pieces of a page handed on at a time


def render(paper: Paper, ending: Ending, ready: Callable[[int], None] = lambda _rows: None) -> bytes:
    """
    Return the paper in the shape asked for; the same facts give the same bytes.

    `ready` is told of each row of a long table of a Word file as it is written.
    """
    match ending:
        case "html":
            return html(paper).encode()
        case "pdf":
            from isms.papers.composition.pdf import (
                pdf,  # the engines take time and memory: a server that idles has neither
            )

            return pdf(_signed_with_words(html(paper)), paper.made_on, trail_words(paper))
        case "docx":
            from isms.papers.composition.word_file import docx

            return docx(_pieces(paper), ready, trail_words(paper))


def trail_words(paper: Paper) -> str:
    """Return where the trail ended when a paper was printed, in the words of papers and of a file's properties."""
    return f"Nhật ký của sổ: {paper.anchor}" if paper.anchor else ""


def html(paper: Paper) -> str:
    """Return the paper as one self-contained page: no script, no address, fonts inside."""
    return fonts.embedded("".join(_pieces(paper)))


@cache
def environment() -> Environment:
    """Return the Jinja environment of every page: a missing fact is an error, all text is escaped."""
    made = Environment(
        loader=PackageLoader("templates", package_path=""),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_on_paper,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    made.globals["ruling"] = ruling
    return made


def _pieces(paper: Paper) -> Iterator[str]:
    """Yield the page, without its fonts. Its template knows `form` (its places), `title`, `mark`, `seal`, `trail`."""
    mark = fingerprint(paper.facts())
    about = {"form": paper.places, "title": paper.title, "internal": paper.internal}
    about |= {"trail": trail_words(paper)}
    template = environment().get_template(paper.template)
    pieces = template.stream(**about, mark=mark, seal=partial(seal, paper.code, mark))
    pieces.enable_buffering(_TOGETHER)
    return iter(pieces)


def _on_paper(value: object) -> object:
    return value if isinstance(value, Markup) else paper_words.on_paper(value)


def _signed_with_words(page: str) -> str:
    """Keep the signature beside the paragraph before it and the seal after it: neither stands alone on a page."""
    body, gap, closing = page.partition('<p class="gap"></p>')
    head, start, last = body.rpartition("<p")
    if not gap or "</t" in last:  # no signature, or a table before it, which is as long as it is
        return page
    signature, end, rest = closing.partition("</main>")
    return (
        f'{head}<div style="break-inside: avoid">{start}{last}{gap}{signature}</div>{end}{rest}'  # a box, to the engine
    )


def seal(code: str, mark: str) -> Markup:
    """Return the address of a picture: the QR code of a paper's name and fingerprint, as `isms:CODE:64 hex digits`."""
    import segno

    drawn = BytesIO()
    segno.make(f"isms:{code}:{mark}", error="m", micro=False).save(drawn, kind="png", scale=4, border=0)
    return Markup("data:image/png;base64,") + b64encode(drawn.getvalue()).decode()
