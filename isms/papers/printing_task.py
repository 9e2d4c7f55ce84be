"""Printing a paper that is as long as the register: read as of one instant, made by a process of its own, entered."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any, Self

from inventory.organisation.access import Act, Unseen, writes
from inventory.work import Work
from isms.background import asked_tasks
from isms.background.task_kinds import Prepared, Running, task_kind
from isms.background.task_tables import BackgroundTask
from isms.ledger import issued
from isms.papers import catalogue
from isms.papers.composition.paper import Rows
from isms.papers.composition.rendering import NAMES, Ending

KIND = "paper"


@dataclass(frozen=True, slots=True)
class Printing:
    """What is to be printed: a paper about a subject as of a day, as a kind of file."""

    code: str
    subject: str
    ending: Ending
    on: date | None = None

    def plain(self) -> dict[str, Any]:
        """Return it as plain JSON values."""
        return asdict(self) | {"on": self.on.isoformat() if self.on else None}

    @classmethod
    def of(cls, plain: Mapping[str, Any]) -> Self:
        """Return what `plain` gave."""
        on = date.fromisoformat(plain["on"]) if plain["on"] else None
        return cls(plain["code"], plain["subject"], plain["ending"], on)


@writes(Act.VIEW, Unseen.OWN)
def ask(work: Work, wanted: Printing) -> BackgroundTask:
    """Ask for a paper to be printed. Raises Refused while another task of this person is not done."""
    title = f"{catalogue.PAPERS[wanted.code].title} {wanted.subject}, tệp {NAMES[wanted.ending]}"
    return asked_tasks.ask(work, KIND, title, wanted.plain())


@task_kind(KIND)
def print_in_background(at: Running) -> Prepared:
    """Print a paper; what is left to do is to enter it in the ledger."""
    wanted = Printing.of(at.parameters)
    at.at("Đang đọc sổ")
    with at.look() as work:
        paper = catalogue.make_to_print(work, wanted.code, wanted.subject, wanted.on)
        own = catalogue.own_template(work, paper, wanted.ending)
    rows = sum(len(place) for place in paper.places.values() if isinstance(place, Rows))
    at.at("Đang lập tệp", rows if wanted.ending == "docx" and own is None else 0)
    printed = catalogue.as_file(paper, wanted.ending, own, ready=at.go_on)
    at.at("Đang ghi vào sổ giấy tờ")
    return Prepared(write=lambda work: {"document": issued.enter(work, printed).id})
