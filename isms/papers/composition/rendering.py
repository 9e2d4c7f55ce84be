"""A paper as PDF, Word or HTML: one wording for all three."""

from base64 import b64encode
from io import BytesIO

from markupsafe import Markup

from isms.ledger.issued import fingerprint
from isms.papers.composition import fonts, paper_words, ruling
from isms.papers.composition.paper import Paper
from isms.papers.composition.render import Form as Ending
from isms.papers.composition.render import environment


def render(paper: Paper, ending: Ending) -> bytes:
    """Return the paper in the shape asked for."""
    page = html(paper)
    match ending:
        case "html":
            return page.encode()
        case "pdf":
            from isms.papers.composition.pdf import (
                pdf,  # the engines take time and memory: a server that idles has neither
            )

            return pdf(_signed_with_words(page), paper.made_on)
        case "docx":
            from isms.papers.composition.word_file import docx

            return docx(page)


def html(paper: Paper) -> str:
    """Return the paper as one self-contained page. Its template knows `form` (the places), `mark` and `seal`."""
    mark = fingerprint(paper.facts())
    template = environment().get_template(paper.template)
    page = template.render(
        form=paper.places,
        title=paper.title,
        internal=paper.internal,
        mark=mark,
        seal=seal(paper.code, mark) if paper.internal else "",
        words=paper_words,
        ruling=ruling,
    )
    return fonts.with_fallbacks(page)


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
