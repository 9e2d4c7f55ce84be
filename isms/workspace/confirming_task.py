"""Confirming that a large import is taken back: prepared by a process of its own, then written in one short write."""

from inventory.organisation.access import Act, Unseen, writes
from inventory.work import Work
from isms.background import asked_tasks
from isms.background.task_kinds import Prepared, Running, task_kind
from isms.background.task_tables import BackgroundTask
from isms.exchange.aside import asides, undo_task
from isms.workspace import confirmations

KIND = "confirm"


@writes(Act.RECORD, Unseen.ONCE)
def ask(work: Work, number: int) -> BackgroundTask:
    """Ask for a proposal to be confirmed. Raises Refused while another task of this person is not done."""
    return asked_tasks.ask(work, KIND, f"Xác nhận đề nghị số {number}", {"number": number})


@task_kind(KIND, Act.RECORD)
def confirm_in_background(at: Running) -> Prepared:
    """Confirm it; what is left to do is to write the rows that came of it."""
    number = int(at.parameters["number"])
    at.at("Đang xem có gì đã ghi tiếp dựa trên lần nhập")
    return asides.in_background(
        at,
        lambda work: confirmations.confirm(work, number),
        lambda _done: {"notes": ["Đã xác nhận; có hiệu lực từ bây giờ."]},
        undo_task.HARMLESS,
    )
