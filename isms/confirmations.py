"""What waits for a second person (`inventory.second`): the list, confirming, refusing."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sqlmodel import col, func, select

from inventory import access, facts, second
from inventory.access import Act
from inventory.errors import NotFound, Reason, Refused
from inventory.tables import DatedFact, Decision, PendingFact, PlanState, Regulation, System, Unit
from inventory.validation import LONG, Checks
from inventory.work import Actor, Work
from isms import history
from isms.accounts import branches
from isms.accounts.tables import Person
from schedules import audits, enforcement
from schedules.tables import Audit, Permission

RECENT = dt.timedelta(days=30)
_MOST = 200


@dataclass(frozen=True, slots=True)
class Kind:
    """How a proposed fact is recorded once it is confirmed: by the use case that proposed it."""

    table: type[DatedFact]
    act: Act
    record: Callable[[Work, str, Any], object]


KINDS: dict[str, Kind] = {
    "decision": Kind(Decision, Act.RECORD, facts.record_decision),
    "regulation": Kind(
        Regulation,
        Act.RECORD,
        lambda work, code, row: facts.record_regulation(work, [code], row.date, row.number, row.issuer),
    ),
    "plan_state": Kind(PlanState, Act.RECORD, facts.record_plan),
    "audit": Kind(Audit, Act.AUDIT, audits.conclude),
    "permission": Kind(Permission, Act.PERMIT, lambda work, code, _row: enforcement.put_into_use(work, code)),
}
"""A permission begins on the day it is confirmed, through the gate as it stands then."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """
    Something proposed. `fact` is what it says: a new fact, or the one on record that is to be voided (`voids`).

    `may`: whether the person who asks may confirm it; `mine`: they proposed it themselves.
    """

    id: int
    code: str
    system: str
    fact: DatedFact
    voids: bool
    why: str  # the reason given for voiding
    proposed_at: dt.datetime
    proposed_by: str
    may: bool
    mine: bool
    outcome: str
    decided_by: str
    decided_at: dt.datetime | None
    reason: str  # for refusing


def waiting(work: Work, code: str = "") -> list[Waiting]:
    """Return what waits about the systems one sees, or about one of them, the oldest first."""
    rows = _visible(work).where(PendingFact.outcome == "").order_by(col(PendingFact.proposed_at), col(PendingFact.id))
    if code:
        rows = rows.where(System.code == code)
    return [_shown(work, *row) for row in work.session.exec(rows.limit(_MOST))]


def decided(work: Work) -> list[Waiting]:
    """Return what was confirmed or refused in the last 30 days about the systems one sees, the latest first."""
    since = (PendingFact.outcome != "", col(PendingFact.decided_at) > work.now - RECENT)
    rows = _visible(work).where(*since).order_by(col(PendingFact.decided_at).desc(), col(PendingFact.id).desc())
    return [_shown(work, *row) for row in work.session.exec(rows.limit(_MOST))]


def count(work: Work) -> int | None:
    """Return how much waits about the systems one sees; None when nothing does and no second person is wanted."""
    mine = select(func.count(col(PendingFact.id))).join(System, col(System.id) == col(PendingFact.system_id))
    found = work.session.exec(access.visible_systems(mine.where(PendingFact.outcome == ""), work.actor)).one()
    return found if found or second.is_on(work) else None


def confirm(work: Work, number: int) -> None:
    """
    Let what was proposed count: the use case runs again, with all of its checks, as of now.

    Raises NotFound, NotAllowed, and Refused: when it was decided already, by who proposed it, by no person, or when
    who proposed it may no longer do so.
    """
    row, about = _held(work, number)
    act = _act(row)
    access.system(work, about.code, act)
    if row.proposed_by == work.actor.name or work.actor.person_id is None:
        raise Refused([Reason("own_proposal", "", "Người đề nghị không tự xác nhận được. Cần một người khác.")])
    _require_proposer(work, row, about, act)
    work.confirming = row
    if second.VOIDS in row.content:
        history.void(work, _table(row), row.content[second.VOIDS], row.content["reason"])
    else:
        KINDS[row.fact].record(work, about.code, _fact(row))
    _decide(work, row, about, "confirmed")


def refuse(work: Work, number: int, reason: str) -> None:
    """Let what was proposed be forgotten, with the reason; who proposed it may take it back so."""
    checks = Checks()
    reason = checks.text("reason", reason, LONG)
    checks.done()
    row, about = _held(work, number)
    access.system(work, about.code, _act(row))
    _decide(work, row, about, "refused", reason)


def _held(work: Work, number: int) -> tuple[PendingFact, System]:
    """Return what waits and its system, held against another who decides it at once."""
    held = select(PendingFact).where(PendingFact.id == number).with_for_update()
    row = work.session.exec(held.execution_options(populate_existing=True)).first()
    about = work.session.get(System, row.system_id) if row else None
    if row is None or about is None:
        raise NotFound("đề nghị", str(number))
    access.system(work, about.code, Act.VIEW)
    if row.outcome:
        said = "xác nhận" if row.outcome == "confirmed" else "từ chối"
        raise Refused([Reason("decided", "", f"{row.decided_by} đã {said} đề nghị này trước đó.")])
    return row, about


def _decide(work: Work, row: PendingFact, about: System, outcome: str, reason: str = "") -> None:
    row.outcome, row.reason = outcome, reason
    row.decided_at, row.decided_by = work.now, work.actor.name
    detail = {"proposed_by": row.proposed_by, "content": row.content} | ({"reason": reason} if reason else {})
    work.record(f"{row.fact}.{outcome}", about.code, detail)


def _require_proposer(work: Work, row: PendingFact, about: System, act: Act) -> None:
    """Raise Refused when the person who proposed it has lost the account, the role or the branch meanwhile."""
    person = work.session.exec(select(Person).where(Person.name == row.proposed_by)).first()
    if person is None:  # the command line: whoever may run it may do everything
        return
    actor = branches.actor_of(person, work.session)
    if not person.active or not access.may(actor, act) or not _keeps(work, actor, about):
        remedy = f"{row.proposed_by} không còn quyền ghi việc này. Hãy từ chối rồi ghi lại."
        raise Refused([Reason("proposer_lost_right", "", remedy)])


def _keeps(work: Work, actor: Actor, about: System) -> bool:
    path = work.session.exec(select(Unit.path).where(Unit.id == about.unit_id)).one()
    return path.startswith(actor.branch)


def _act(row: PendingFact) -> Act:
    if second.VOIDS in row.content:
        return history.act_to_void(_table(row)) or Act.PERMIT
    return KINDS[row.fact].act


def _visible(work: Work) -> Any:
    joined = select(PendingFact, System).join(System, col(System.id) == col(PendingFact.system_id))
    return access.visible_systems(joined, work.actor)


def _shown(work: Work, row: PendingFact, about: System) -> Waiting:
    mine = row.proposed_by == work.actor.name
    voids = second.VOIDS in row.content
    return Waiting(
        id=row.id or 0,
        code=about.code,
        system=about.name,
        fact=work.session.get_one(_table(row), row.content[second.VOIDS]) if voids else _fact(row),
        voids=voids,
        why=row.content["reason"] if voids else "",
        proposed_at=row.proposed_at,
        proposed_by=row.proposed_by,
        may=access.may(work.actor, _act(row)) and _keeps(work, work.actor, about),
        mine=mine,
        outcome=row.outcome,
        decided_by=row.decided_by or "",
        decided_at=row.decided_at,
        reason=row.reason,
    )


def _table(row: PendingFact) -> type[DatedFact]:
    return next(table for table in DatedFact.__subclasses__() if table.__tablename__ == row.fact)


def _fact(row: PendingFact) -> DatedFact:
    """Return the proposed fact, with days as days again."""
    return _table(row).model_validate({"system_id": row.system_id} | row.content)
