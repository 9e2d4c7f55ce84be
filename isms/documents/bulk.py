"""One paper of many systems in one run: a ZIP with a file for each, each entered in the ledger."""

import zipfile
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from typing import IO

from inventory.errors import IsmsError
from inventory.work import Work
from isms.documents import catalogue
from isms.documents.forms import catalogue as forms
from isms.documents.render import Form as Ending
from isms.ledger import issued

PAPERS = (catalogue.CHECKLIST, *forms.CODES)
"""What can be printed of many systems at once."""


@dataclass
class Run:
    """
    How far a run is: it may be looked at and stopped from another thread.

    `codes`: the systems, in their turn; `left_out`: those of which the paper can not be printed, and why.
    """

    paper: str
    ending: Ending
    codes: Sequence[str]
    done: int = 0
    stopped: bool = False
    left_out: dict[str, str] = field(default_factory=dict)

    @property
    def printed(self) -> int:
        return self.done - len(self.left_out)


def print_many(opened: Callable[[], AbstractContextManager[Work]], run: Run, target: IO[bytes]) -> None:
    """
    Print until all are done or the run is stopped, and write the ZIP of what was printed.

    Each paper is a transaction of its own, by `opened`, so that nobody waits for the whole run.
    """
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
        for code in run.codes:
            if run.stopped:
                return
            try:
                with opened() as work:
                    row = catalogue.print_paper(work, run.paper, code, run.ending)
                    content = issued.content(work, row.id or 0)
            except IsmsError as error:
                run.left_out[code] = str(error)
            else:
                archive.writestr(f"{run.paper}-{code.replace('/', '-')}.{run.ending}", content)
            run.done += 1
