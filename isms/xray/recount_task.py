"""Computing every figure of a large register anew, by a process of its own."""

from collections.abc import Mapping, Sequence
from typing import Any

from inventory.organisation.access import Act, Unseen, writes
from inventory.work import Work
from isms.background import asked_tasks
from isms.background.task_kinds import Prepared, Running, task_kind
from isms.background.task_tables import BackgroundTask
from isms.xray import look
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
        sections = look.recount(work)
    wrong = sum(section.total for section in sections)
    said = f"{wrong} chỗ không khớp: xem trang Rà soát." if wrong else "Danh sách và số đếm đều khớp với dữ kiện."
    return Prepared(result={"notes": [said], "sections": [_plain(section) for section in sections]})


def sections(result: Mapping[str, Any]) -> Sequence[Section]:
    """Return what a task that is done found, as `look.recount` returns it."""
    return [
        Section(checks()[each["check"]], each["total"], tuple(Found(*found) for found in each["found"]))
        for each in result["sections"]
    ]


def _plain(section: Section) -> dict[str, Any]:
    found = [(each.code, each.name, each.details) for each in section.found]
    return {"check": section.check.code, "total": section.total, "found": found}
