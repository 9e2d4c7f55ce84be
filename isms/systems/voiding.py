"""
A system entered by mistake is voided: it counts nowhere, on no day.

What stays: its entries in the trail, its facts, and its code, which is not given again. What a person sees of it is
decided in one place, `inventory.organisation.access`.
"""

from collections.abc import Sequence

from sqlalchemy.orm.attributes import set_committed_value
from sqlmodel import col, select, update

from inventory.errors import Reason, Refused
from inventory.organisation.access import Act, Unseen, system, writes
from inventory.records import second_person
from inventory.records.holding import holds
from inventory.register_tables import PendingFact, System
from inventory.validation import LONG, Checks
from inventory.work import Work
from isms.ledger.paper_tables import IssuedDocument
from schedules.alerts import alert_removal
from schedules.standing import derived

BATCH = 500


@writes(Act.ADMINISTER, Unseen.ONCE)
def void(work: Work, code: str, reason: str) -> System:
    """
    Void a system that was entered by mistake, with the reason; it waits where the office wants a second person.

    Raises Refused while it is in use, and once a numbered paper about it exists.
    """
    about = system(work, code, Act.ADMINISTER)
    checks = Checks()
    reason = checks.text("reason", reason, LONG)
    checks.done()
    _require_unused(work, about)
    if second_person.undoing_must_wait(work, about, second_person.SYSTEM):
        second_person.propose(work, about, second_person.SYSTEM, {"name": about.name, "reason": reason})
        return about
    strike(work, [about], reason)
    work.record("system.voided", about.code, {"name": about.name, "reason": reason})
    return about


def strike(work: Work, systems: Sequence[System], reason: str) -> None:
    """Mark systems as voided, which somebody checked before, and drop what waits about them."""
    ids = [about.id for about in systems]
    work.session.flush()
    said = {"voided_at": work.now, "voided_by": second_person.recorder(work), "void_reason": reason}
    said |= derived.OF_A_VOIDED_SYSTEM
    for start in range(0, len(ids), BATCH):  # at once: an import that is taken back may have entered thousands
        these = update(System).where(col(System.id).in_(ids[start : start + BATCH]))
        statement = these.values(**said, version=System.version + 1)
        work.session.execute(statement, execution_options={"synchronize_session": False})
    for about in systems:
        for name, value in (said | {"version": about.version + 1}).items():
            set_committed_value(about, name, value)
        work.touch(about.id)
    alert_removal.drop_waiting(work, ids)
    for start in range(0, len(ids), BATCH):
        open_ones = (col(PendingFact.system_id).in_(ids[start : start + BATCH]), PendingFact.outcome == "")
        for row in work.session.exec(select(PendingFact).where(*open_ones)):
            if row is not work.confirming:
                row.outcome, row.decided_at, row.decided_by = "refused", work.now, work.actor.name
                row.reason = f"Hệ thống đã bị hủy: {reason}"


def numbered(work: Work, about: System) -> Sequence[IssuedDocument]:
    """Return the numbered papers about a system that are not struck out."""
    about_it = (IssuedDocument.system_id == about.id, IssuedDocument.number != "")
    return work.session.exec(select(IssuedDocument).where(*about_it, holds(IssuedDocument))).all()


def _require_unused(work: Work, about: System) -> None:
    reasons = []
    if about.in_use:
        text = "Hệ thống đang được phép sử dụng. Hãy thu hồi cho phép sử dụng trước."
        reasons.append(Reason("in_use", "", text))
    papers = numbered(work, about)
    if papers:
        named = ", ".join(dict.fromkeys(f"{paper.title} số {paper.number}" for paper in papers))
        text = f"Đã có giấy tờ lấy số về hệ thống này: {named}. Hãy ghi ngừng sử dụng thay vì hủy."
        reasons.append(Reason("numbered_paper", "", text))
    if reasons:
        raise Refused(reasons)
