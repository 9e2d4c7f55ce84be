"""A paper as long as the register with its number: made by a process of its own, again when another got the number."""

from datetime import date
from typing import Any

from inventory.errors import Outdated
from inventory.organisation.access import Act, Unseen, writes
from inventory.work import Work
from isms.background import asked_tasks
from isms.background.task_kinds import Again, Prepared, Running, task_kind
from isms.background.task_tables import BackgroundTask
from isms.papers import catalogue, numbered_printing
from isms.papers.composition import numbering
from isms.papers.composition.office_words import Signer

KIND = "numbered-paper"


@writes(Act.RECORD, Unseen.OWN, everywhere=True)
def ask(
    work: Work, code: str, subject: str, dated: date, signer: Signer | None = None, on: date | None = None
) -> BackgroundTask:
    """
    Ask for a paper with the number that comes next when it is ready. `signer`, `on`: as `numbered_printing.prepare`.

    Raises Refused while another task of this person is not done, and as `numbering.require_number` does.
    """
    declared = catalogue.PAPERS[code]
    numbering.require_number(work, declared.number_type, dated)
    parameters = {
        "code": code,
        "subject": subject,
        "dated": dated.isoformat(),
        "signer": [signer.title, signer.name] if signer else None,
        "on": on.isoformat() if on else None,
    }
    return asked_tasks.ask(work, KIND, f"Cấp số và in: {declared.title} {subject}", parameters)


@task_kind(KIND, Act.RECORD)
def print_numbered_in_background(at: Running) -> Prepared:
    """Make the files with the number that comes next; what is left to do is to take it and to enter them."""
    said = at.parameters
    dated, on = (date.fromisoformat(said[name]) if said[name] else None for name in ("dated", "on"))
    signer = Signer(*said["signer"]) if said["signer"] else None
    at.at("Đang đọc sổ")
    with at.look() as work:
        ready = numbered_printing.prepare(work, said["code"], said["subject"], dated or work.today, signer, on)
    at.at("Đang lập tệp Word và PDF")
    made = numbered_printing.made(ready)
    at.at("Đang ghi vào sổ giấy tờ")

    def write(work: Work) -> dict[str, Any]:
        try:
            rows = numbered_printing.enter(work, made)
        except Outdated as taken:
            raise Again from taken
        return {
            "documents": [[row.id, row.ending] for row in rows],
            "notes": [f"Đã cấp số {made.numbered.number}."],
        }

    return Prepared(write=write)
