"""Every paper the product prints, by its code: one door for pages, addresses and commands."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from importlib import import_module
from pkgutil import iter_modules

from sqlmodel import func, select

from inventory.errors import NotFound
from inventory.organisation.access import Act, reads
from inventory.register_tables import System
from inventory.work import Work
from isms.ledger import own_templates_kept
from isms.ledger.issued import Printed
from isms.papers.composition import fonts, rendering
from isms.papers.composition.declared_papers import MAKERS, PAPERS, Declared
from isms.papers.composition.paper import Missing, Paper
from isms.papers.composition.rendering import Ending
from isms.papers.dossiers.checklist import CODE as CHECKLIST
from isms.papers.dossiers.package import PACKAGE
from isms.papers.own.filling import fill
from isms.platform import trail

__all__ = ["CHECKLIST", "PAPERS"]
ROOMS = ("dossiers", "forms", "beside_dossier", "audits", "plans", "reports")
"""The folders beside this file whose modules declare papers, in the order in which lists show them."""
NUMBERED: tuple[Ending, ...] = ("docx", "pdf")
"""What is printed of a paper that took a number."""
FEW = 400
"""Systems of a register of which all is read and printed in about a second."""
OwnTemplate = tuple[str, bytes]
IN_WORD = "sửa chữ đó, hoặc dùng tệp Word"

for _room in ROOMS:
    _folder = import_module(f"{__package__}.{_room}")
    for _module in iter_modules(_folder.__path__):
        import_module(f"{_folder.__name__}.{_module.name}")


def titles(papers: Iterable[Declared] | None = None) -> dict[str, str]:
    """Return what papers are called, by their codes; every paper by default."""
    return {each.code: each.title for each in papers or PAPERS.values()}


def name_of(code: str) -> str:
    """Return what a printed paper is called; 'giấy tờ' for one that this program does not know."""
    return titles([*PAPERS.values(), PACKAGE]).get(code, "giấy tờ")


def of_many() -> list[Declared]:
    """Return the papers that can be printed of many systems in one run."""
    return [each for each in PAPERS.values() if each.in_bulk]


def at(address: str) -> Declared | None:
    """Return the paper that has this name in an address."""
    return next((each for each in PAPERS.values() if address == (each.address or each.code)), None)


@reads(Act.VIEW)
def make(work: Work, code: str, subject: str, on: date | None = None) -> Paper:
    """Return a paper as it would be printed. Raises NotFound, Refused, Invalid as its maker does."""
    maker = MAKERS.get(code)
    if maker is None:
        raise NotFound("mẫu giấy tờ", code)
    paper = maker(work, subject, on)
    unprintable = fonts.missing_letters_text(fonts.missing_letters((paper.title, paper.places)))
    return replace(paper, missing=(*paper.missing, Missing(unprintable, IN_WORD))) if unprintable else paper


@reads(Act.VIEW)
def make_to_print(work: Work, code: str, subject: str, on: date | None = None) -> Paper:
    """Return a paper that also says where the trail ends: what is printed and leaves the house. Raises as `make`."""
    return replace(make(work, code, subject, on), anchor=trail.head(work.session).short)


@reads(Act.VIEW)
def printed(work: Work, code: str, subject: str, ending: Ending, on: date | None = None) -> Printed:
    """Return a paper, printed and not yet in the ledger. Raises as `make` does."""
    paper = make_to_print(work, code, subject, on)
    return as_file(paper, ending, own_template(work, paper, ending))


@reads(Act.VIEW)
def own_template(work: Work, paper: Paper, ending: Ending) -> OwnTemplate | None:
    """Return the office's own Word template of a paper, by its SHA-256, where there is one."""
    return own_templates_kept.file(work, paper.code) if ending == "docx" else None


def as_file(
    paper: Paper,
    ending: Ending,
    own: OwnTemplate | None,
    number: str = "",
    ready: Callable[[int], None] = lambda _rows: None,
) -> Printed:
    """
    Return a paper as a file, not yet in the ledger; it needs no register any more.

    As Word with the office's own template where it has one. `ready` is told of each row of a long table.
    """
    content = fill(paper, own[1]) if own else rendering.render(paper, ending, ready)
    about = (paper.code, paper.title, paper.subject, paper.as_of)
    return Printed(*about, ending, content, paper.facts(), paper.system_id, number, own[0] if own else "")


@reads(Act.VIEW)
def is_heavy(work: Work, code: str) -> bool:
    """Say whether a paper takes more than about a second: then a background task makes it. Raises NotFound."""
    declared = PAPERS.get(code)
    if declared is None:
        raise NotFound("mẫu giấy tờ", code)
    if not declared.of_register:
        return False
    number: int = work.session.execute(select(func.count()).select_from(System)).scalar_one()
    return number > FEW
