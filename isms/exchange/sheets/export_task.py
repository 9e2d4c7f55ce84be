"""Giving a large register out as a file: written by a process of its own, as of one instant."""

from inventory.organisation.access import Act, Unseen, writes
from inventory.work import Work
from isms.background import asked_tasks
from isms.background.task_kinds import Prepared, Running, task_kind
from isms.background.task_tables import BackgroundTask
from isms.exchange.sheets import files

KIND = "export"
NAMES = {".json": "JSON isms/1", ".xlsx": "Excel"}


@writes(Act.VIEW, Unseen.OWN)
def ask(work: Work, ending: str) -> BackgroundTask:
    """Ask for the register as a file. Raises Refused while another task of this person is not done."""
    return asked_tasks.ask(work, KIND, f"Xuất sổ, tệp {NAMES[ending]}", {"ending": ending})


@task_kind(KIND)
def export_in_background(at: Running) -> Prepared:
    """Write what the person may see."""
    ending = str(at.parameters["ending"])
    with at.look() as work, at.file.open("wb") as target:
        at.at("Đang xuất các hệ thống")
        files.write_to(work, ending, target, at.go_on)
        return Prepared(f"so-cap-do-{work.today.isoformat()}{ending}")
