"""
Printing a paper with a number: made with the number that comes next, entered while it still does.

It is made outside of any transaction; number, Word and PDF enter the ledger together in one short write. Whenever it is
cut off, either all of them are there or the series has not moved.
"""

from dataclasses import dataclass
from datetime import date

from inventory.organisation.access import Act, Unseen, reads, writes
from inventory.versions import Seen
from inventory.work import Work
from isms.ledger import issued
from isms.ledger.issued import Printed
from isms.ledger.paper_tables import IssuedDocument
from isms.papers import catalogue
from isms.papers.catalogue import OwnTemplate
from isms.papers.composition import numbering
from isms.papers.composition.numbering import Numbered
from isms.papers.composition.office_words import Signer


@dataclass(frozen=True, slots=True)
class ToPrint:
    """All that the files of a numbered paper are made of; `own`: the office's own Word template."""

    numbered: Numbered
    own: OwnTemplate | None


@dataclass(frozen=True, slots=True)
class Made:
    """The files of a numbered paper, not yet in the ledger."""

    numbered: Numbered
    files: tuple[Printed, ...]


@reads(Act.RECORD, everywhere=True)
def prepare(
    work: Work,
    code: str,
    subject: str,
    dated: date,
    signer: Signer | None = None,
    on: date | None = None,
    seen: Seen = None,
) -> ToPrint:
    """Read what a paper with its next number says. Raises as `catalogue.make` and `numbering.foresee` do."""
    paper = catalogue.make_to_print(work, code, subject, on)
    own = catalogue.own_template(work, paper, "docx")
    return ToPrint(numbering.foresee(work, paper, dated, signer, seen), own)


def made(ready: ToPrint) -> Made:
    """Make the files, Word and PDF. No register is needed."""
    numbered = ready.numbered
    files = (
        catalogue.as_file(numbered.paper, ending, ready.own if ending == "docx" else None, numbered.number)
        for ending in catalogue.NUMBERED
    )
    return Made(numbered, tuple(files))


@writes(Act.RECORD, Unseen.UPWARD, everywhere=True)
def enter(work: Work, made: Made) -> list[IssuedDocument]:
    """Take the number and enter the files in the ledger. Raises Outdated when another paper got the number."""
    numbering.take(work, made.numbered)
    return [issued.enter(work, printed) for printed in made.files]
