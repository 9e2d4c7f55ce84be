"""Papers printed in one go, where a test is about what is in the ledger and not about how it got there."""

import datetime as dt

from inventory.work import Work
from isms.ledger import issued
from isms.ledger.paper_tables import IssuedDocument
from isms.papers import catalogue, numbered_printing
from isms.papers.composition.rendering import Ending


def print_paper(work: Work, code: str, subject: str, ending: Ending, on: dt.date | None = None) -> IssuedDocument:
    """Print a paper and enter it in the ledger, as commands do it in two steps."""
    return issued.enter(work, catalogue.printed(work, code, subject, ending, on))


def print_numbered(work: Work, code: str, subject: str, dated: dt.date, *rest: object) -> list[IssuedDocument]:
    """Give a paper its number and enter its files in the ledger, as the page does it in three steps."""
    ready = numbered_printing.prepare(work, code, subject, dated, *rest)
    return numbered_printing.enter(work, numbered_printing.made(ready))
