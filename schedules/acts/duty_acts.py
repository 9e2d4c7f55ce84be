"""A recurring duty done for several systems at once: one round, recorded and taken back together."""

from collections.abc import Iterable

from sqlmodel import col, select

from inventory.errors import Invalid, NotFound, Problem
from inventory.organisation.access import Act, Unseen, writes
from inventory.records import DutyDone
from inventory.records.facts import content, void
from inventory.work import Work
from schedules.acts import recording


@writes(Act.RECORD, Unseen.ADDS)
def record_round(work: Work, codes: Iterable[str], row: DutyDone) -> list[DutyDone]:
    """
    Record that a duty was done for each of these systems: on, duty, performer, number, note; all or none.

    Raises NotFound, NotAllowed, Invalid.
    """
    covered = sorted(set(codes))  # locked in one order by everybody
    if not covered:
        raise Invalid([Problem("systems", "Chưa chọn hệ thống nào.", "Hãy chọn ít nhất một hệ thống.")])
    said = content(row) | {"on": row.on}
    return [recording.record(work, code, DutyDone(**said)) for code in covered]


@writes(Act.RECORD, Unseen.ONCE)
def void_round(work: Work, numbers: Iterable[int], reason: str) -> list[DutyDone]:
    """Take back a round that was wrongly recorded, with the reason, as far as it still stands. Raises NotFound."""
    wanted = sorted(set(numbers))
    standing = select(DutyDone.id).where(col(DutyDone.id).in_(wanted), col(DutyDone.voided_at).is_(None))
    found = sorted(work.session.exec(standing))
    if not found:
        raise NotFound("lần thực hiện", ", ".join(map(str, wanted)))
    return [void(work, DutyDone, number, reason) for number in found]
