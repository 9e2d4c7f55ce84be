"""Packing a dossier: its papers are made and its documents packed by a process of its own, then it is entered."""

from typing import Any

from inventory.organisation.access import Act, Unseen, writes
from inventory.work import Work
from isms.background import asked_tasks
from isms.background.task_kinds import Prepared, Running, task_kind
from isms.background.task_tables import BackgroundTask
from isms.evidence.store import Store
from isms.papers.dossiers import package
from isms.papers.dossiers.dossier_subject import dossier_systems

KIND = "package"


@writes(Act.VIEW, Unseen.OWN)
def ask(work: Work, subject: str) -> BackgroundTask:
    """Ask for the package of a dossier. Raises NotFound, Refused as it will, and while another task is not done."""
    names = ", ".join(each.name for each in dossier_systems(work, subject))
    return asked_tasks.ask(work, KIND, f"Gói hồ sơ: {names}", {"subject": subject})


@task_kind(KIND)
def pack_in_background(at: Running) -> Prepared:
    """Pack a dossier; what is left to do is to enter it in the ledger."""
    subject = str(at.parameters["subject"])
    at.at("Đang lập giấy tờ và gói tài liệu")
    with at.look() as work:
        packed = package.pack(work, Store(at.settings), subject, at.file, ready=at.go_on)
    at.at("Đang ghi vào sổ giấy tờ")
    notes = [f"Không đọc được tài liệu của {each}." for each in packed.lost]

    def enter(work: Work) -> dict[str, Any]:
        package.enter(work, packed)
        return {}

    return Prepared(f"ho-so-{subject.replace('/', '-')}.zip", {"notes": notes}, enter)
