"""Acts about recurring duties: one is chosen, was done, or is taken back. Its reminders follow at once."""

from collections.abc import Iterable

from sqlmodel import col, select

from inventory.errors import Invalid, NotFound, Problem
from inventory.organisation.access import Act, Unseen, writes
from inventory.records import DutyDone
from inventory.records.facts import content, void
from inventory.versions import Seen
from inventory.work import Work
from schedules.acts import recording
from schedules.alerts import alerts
from schedules.alerts.duty_alerts import DUTY
from schedules.duties import duty_choices, duty_rounds
from schedules.duties.duty_choices import Chosen
from schedules.duties.duty_tables import DutyChoice, OfficeDutyDone


@writes(Act.RECORD, everywhere=True)
def choose(work: Work, code: str, given: Chosen, seen: Seen = None) -> DutyChoice:
    """Say whether the office minds a duty, how often, and who sees to it; see `duty_choices.choose`."""
    row = duty_choices.choose(work, code, given, seen)
    _follow(work, code)
    return row


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
    voided = [void(work, DutyDone, number, reason) for number in found]
    _follow(work, *{row.duty for row in voided})
    return voided


@writes(Act.RECORD, Unseen.ADDS)
def record_for_office(work: Work, row: OfficeDutyDone) -> OfficeDutyDone:
    """Record that a duty was done for the office as a whole; see `duty_rounds.record_for_office`."""
    done = duty_rounds.record_for_office(work, row)
    _follow(work, done.duty)
    return done


@writes(Act.RECORD, Unseen.ONCE)
def void_for_office(work: Work, number: int, reason: str) -> OfficeDutyDone:
    """Take back what was wrongly recorded for the office; see `duty_rounds.void_for_office`."""
    done = duty_rounds.void_for_office(work, number, reason)
    _follow(work, done.duty)
    return done


def _follow(work: Work, *codes: str) -> None:
    alerts.of_office(work, lambda: DUTY.follow(work, codes))
