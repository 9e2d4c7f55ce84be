"""A filled form as PDF, Word or HTML: one source of wording for all three."""

import hashlib

from inventory.work import Work
from isms.documents import ruling
from isms.documents.forms.catalogue import FormCode
from isms.documents.forms.filled import Filled, filled
from isms.documents.render import Form as Ending
from isms.documents.render import environment


def print_form(work: Work, code: str, ending: Ending, form_code: FormCode) -> bytes:
    """Return a form of a system as a file, and note in the trail what was printed. Raises NotFound, Refused."""
    content = render(filled(work, code, form_code), ending)
    detail = {"document": form_code, "form": ending, "sha256": hashlib.sha256(content).hexdigest()}
    work.record("document.printed", code, detail)
    return content


def render(paper: Filled, ending: Ending) -> bytes:
    """Return the form in the shape asked for; the same facts and day give the same bytes."""
    page = html(paper)
    match ending:
        case "html":
            return page.encode()
        case "pdf":
            from isms.documents.pdf import pdf  # the engines take time and memory: a server that idles has neither

            return pdf(page, paper.made_on)
        case "docx":
            from isms.documents.word_file import docx

            return docx(page)


def html(paper: Filled) -> str:
    """Return the form as one self-contained page."""
    template = environment().get_template(f"forms/{paper.form.code}.html.j2")
    return template.render(form=paper.places, title=f"{paper.form.title} - {paper.form.name}", ruling=ruling)
