"""One set of facts, three forms: PDF, DOCX, HTML."""

from functools import cache
from typing import Any, Literal

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from inventory.law import regimes
from isms.ledger.issued import fingerprint
from isms.papers.composition import fonts, paper_words, ruling
from isms.papers.composition.sheet import Checklist, facts

Form = Literal["pdf", "docx", "html"]


def render(checklist: Checklist, form: Form) -> bytes:
    """Return the sheet in the form asked for; the same facts give the same bytes."""
    match form:
        case "pdf":
            from isms.papers.composition.pdf import (
                pdf,  # the engines take time and memory: a server that idles has neither
            )

            return pdf(html(checklist), checklist.printed_on)
        case "docx":
            from isms.papers.composition.word import docx

            return docx("checklist.docx", _context(checklist))
        case "html":
            return html(checklist).encode()


def html(checklist: Checklist) -> str:
    """Return the sheet as one self-contained page: no script, no address, fonts inside."""
    return fonts.with_fallbacks(environment().get_template("checklist.html.j2").render(_context(checklist)))


@cache
def environment() -> Environment:
    """Return the Jinja environment of every HTML sheet: a missing fact is an error, all text is escaped."""
    made = Environment(
        loader=PackageLoader("templates", package_path=""),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_on_paper,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    made.globals["font_faces"] = fonts.rules(fonts.TINOS)
    return made


def _context(checklist: Checklist) -> dict[str, Any]:
    return {
        "sheet": checklist,
        "words": paper_words,
        "ruling": ruling,
        "legal_basis": regimes.get(checklist.regime).bases,
        "subject": regimes.get(checklist.regime).subject,
        "mark": fingerprint(facts(checklist))[:16],
    }


def _on_paper(value: object) -> object:
    return value if isinstance(value, Markup) else paper_words.on_paper(value)
