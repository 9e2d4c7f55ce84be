"""Computing the figures of a large register anew, by a process of its own: all, or those of what changed since."""

from collections.abc import Mapping, Sequence
from typing import Any

from inventory.organisation.access import Act, Unseen, writes
from inventory.work import Work
from isms.background import asked_tasks
from isms.background.task_kinds import Prepared, Running, task_kind
from isms.background.task_tables import BackgroundTask
from isms.xray import changed_systems, look
from isms.xray.check_findings import Found, checks
from isms.xray.look import Section

KIND = "recount"


@writes(Act.VIEW, Unseen.OWN)
def ask(work: Work) -> BackgroundTask:
    """Ask for all figures to be computed anew. Raises Refused while another task of this person is not done."""
    return asked_tasks.ask(work, KIND, "Tính lại số liệu từ các dữ kiện đã ghi", {})


@task_kind(KIND)
def recount_in_background(at: Running) -> Prepared:
    """Compute them; what differs is the result."""
    at.at("Đang tính lại")
    with at.look() as work:
        sections, read = _recount(work)
        marked = changed_systems.mark(work)
    wrong = sum(section.total for section in sections)
    said = [f"{wrong} chỗ không khớp: xem trang Rà soát." if wrong else "Danh sách và số đếm đều khớp với dữ kiện."]
    if read is not None:
        said.append(f"Từ lần tính trước trong ngày chỉ đọc lại {read} hệ thống đã thay đổi.")
    return Prepared(result={"notes": said, "sections": [_plain(section) for section in sections], "mark": marked})


def _recount(work: Work) -> tuple[Sequence[Section], int | None]:
    """
    Recount what changed since one's last recount that found all right, or everything; also return how many were read.

    Where what changed is wrong, everything is read, so that the result is the same as of reading everything.
    """
    before = asked_tasks.newest_done(work, KIND, {})
    if before is not None and "mark" in before.result and not any(each.total for each in sections(before.result)):
        changed = changed_systems.changed_since(work, before.result["mark"])
        found = look.recount(work, changed) if changed is not None else ()
        if changed is not None and not any(each.total for each in found):
            return found, len(changed)
    return look.recount(work), None


def sections(result: Mapping[str, Any]) -> Sequence[Section]:
    """Return what a task that is done found, as `look.recount` returns it."""
    return [
        Section(checks()[each["check"]], each["total"], tuple(Found(*found) for found in each["found"]))
        for each in result["sections"]
    ]


def _plain(section: Section) -> dict[str, Any]:
    found = [(each.code, each.name, each.details) for each in section.found]
    return {"check": section.check.code, "total": section.total, "found": found}
