"""One paper of many systems in one run: a ZIP with a file for each, each entered in the ledger."""

import zipfile
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from typing import IO

from inventory.errors import IsmsError
from inventory.work import Work
from isms.ledger import issued
from isms.ledger.issued import Printed
from isms.papers import catalogue
from isms.papers.composition.rendering import Ending

TOGETHER = 20
"""So many papers are entered in one transaction."""
AT_ONCE = 2
"""So many are being made at the same time; a machine that serves pages meanwhile has that many processors."""
Opening = Callable[[], AbstractContextManager[Work]]


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


def print_many(
    look: Opening, work: Opening, run: Run, target: IO[bytes], after: Callable[[Run], None] = lambda _run: None
) -> None:
    """
    Print until all are done or the run is stopped, and write the ZIP of what was printed.
    `after` is told how far it is.

    A few at a time: made in a transaction that only reads (`look`), then entered in a short one of their own (`work`),
    so that nobody waits for the run. While some are entered others are being made: the PDF engine does not hold Python.
    """
    batches = [run.codes[first : first + TOGETHER] for first in range(0, len(run.codes), TOGETHER)]
    with ThreadPoolExecutor(AT_ONCE) as makers, zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
        for batch in makers.map(lambda codes: _made(look, run, codes), batches):
            made = [each for each in batch.values() if isinstance(each, Printed)]
            with work() as writing:
                for printed in made:
                    issued.enter(writing, printed)
            for printed in made:
                name = f"{printed.paper}-{printed.subject.replace('/', '-')}.{printed.ending}"
                archive.writestr(name, printed.content)
            run.left_out |= {code: why for code, why in batch.items() if isinstance(why, str)}
            run.done += len(batch)
            after(run)


def _made(look: Opening, run: Run, codes: Sequence[str]) -> dict[str, Printed | str]:
    """Return the paper of each system, or why it can not be printed; of fewer systems once the run is stopped."""
    made: dict[str, Printed | str] = {}
    with look() as work:
        for code in codes:
            if run.stopped:
                break
            try:
                made[code] = catalogue.printed(work, run.paper, code, run.ending)
            except IsmsError as error:
                made[code] = str(error)
    return made
