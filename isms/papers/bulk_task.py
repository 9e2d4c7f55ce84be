"""One paper of many systems: printed by a process of its own, a few entered at a time, all in one ZIP."""

from collections.abc import Sequence

from inventory.organisation.access import Act, Unseen, writes
from inventory.work import Work
from isms.background import asked_tasks
from isms.background.task_kinds import Prepared, Running, task_kind
from isms.background.task_tables import BackgroundTask
from isms.papers import catalogue
from isms.papers.bulk_run import Run, print_many
from isms.papers.composition.rendering import NAMES, Ending

KIND = "papers"
_MOST_NAMED = 20


@writes(Act.VIEW, Unseen.OWN)
def ask(work: Work, paper: str, ending: Ending, codes: Sequence[str]) -> BackgroundTask:
    """Ask for a paper of many systems. Raises Refused while another task of this person is not done."""
    title = f"In {len(codes)} giấy: {catalogue.PAPERS[paper].title}, tệp {NAMES[ending]}"
    return asked_tasks.ask(work, KIND, title, {"paper": paper, "ending": ending, "codes": list(codes)})


@task_kind(KIND)
def print_in_bulk(at: Running) -> Prepared:
    """Print them all; what is printed when the person stops it stays in the ledger and in the file."""
    run = Run(at.parameters["paper"], at.parameters["ending"], at.parameters["codes"])
    at.at("Đang in", len(run.codes))

    def after(run: Run) -> None:
        at.done, run.stopped = run.done, at.stopped

    with at.file.open("wb") as target:
        print_many(at.look, at.work, run, target, after)
    notes = [f"Đã in {run.printed} trong {len(run.codes)} giấy."]
    notes += [f"{code}: {why}" for code, why in list(run.left_out.items())[:_MOST_NAMED]]
    if len(run.left_out) > _MOST_NAMED:
        notes.append(f"và {len(run.left_out) - _MOST_NAMED} hệ thống khác")
    return Prepared("giay-to.zip" if run.printed else "", {"notes": notes}, partial=True)
