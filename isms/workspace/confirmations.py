"""What waits for a second person (`inventory.records.second_person`): the list, confirming, refusing."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sqlmodel import col, func, select

from inventory import records
from inventory.errors import NotFound, Reason, Refused
from inventory.organisation import access
from inventory.organisation.access import BY_KIND, Act, Unseen, reads, writes
from inventory.records import Permission, second_person
from inventory.register_tables import DatedFact, PendingFact, System, Unit
from inventory.validation import LONG, Checks
from inventory.work import WHOLE_TREE, Actor, Work
from isms.accounts import branches, people
from isms.accounts.account_acts import AccountAct
from isms.accounts.people_tables import Person
from isms.exchange.undo import undoing
from isms.exchange.undo.import_tables import ImportRun
from isms.exchange.undo.undo_obstacles import subject as import_subject
from isms.systems import system_history, voiding
from isms.workspace import independence
from schedules.acts import enforcement, recording
from schedules.policies import policies
from schedules.schedule_tables import CadencePolicy
from schedules.standing.fact_reader import policy_of

RECENT = dt.timedelta(days=30)
_MOST = 200


@dataclass(frozen=True, slots=True)
class VoidingSystem:
    """A system shall be voided, which was entered by mistake."""

    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class UndoingImport:
    """An import shall be taken back."""

    number: int
    file: str
    reason: str
    is_large: bool = False


Said = DatedFact | VoidingSystem | UndoingImport | CadencePolicy | AccountAct


@dataclass(frozen=True, slots=True)
class Kind:
    """How what was proposed is recorded once it is confirmed: by the use case that proposed it."""

    act: Act
    record: Callable[[Work, str, Any], object]


def _permit(work: Work, code: str, row: Permission) -> None:
    enforcement.put_into_use(work, code, number=row.number, reason=row.reason)


KINDS: dict[str, Kind] = {
    **{name: Kind(kind.declaration.act, recording.record) for name, kind in records.BY_TABLE.items()},
    "permission": Kind(Act.PERMIT, _permit),
    second_person.SYSTEM: Kind(Act.ADMINISTER, lambda work, code, row: voiding.void(work, code, row.reason)),
    second_person.IMPORT: Kind(Act.RECORD, lambda work, _code, row: undoing.undo(work, row.number, row.reason)),
    second_person.ACCOUNT: Kind(Act.RECORD, lambda work, _code, row: people.carry_out(work, row)),
    second_person.POLICY: Kind(Act.ADMINISTER, lambda work, _code, row: policies.set_policy(work, policy_of(row))),
}
"""A permission begins on the day it is confirmed, through the gate as it stands then."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """
    Something proposed. `fact` is what it says: what is new, or what stands on record and is to be voided (`voids`).

    `code` and `system` are empty when it is about a policy. `may`: whether the role and branch of the person who asks
    let them decide it; `mine`: they proposed it themselves; `why_not`: why they may not be the one who confirms it.
    `first`: who confirmed it already, of what takes two.
    """

    id: int
    code: str
    system: str
    fact: Said
    voids: bool
    why: str  # the reason given for voiding
    proposed_at: dt.datetime
    proposed_by: str
    may: bool
    mine: bool
    why_not: str
    first: str
    outcome: str
    decided_by: str
    decided_at: dt.datetime | None
    reason: str  # for refusing


@reads(Act.VIEW)
def waiting(work: Work, code: str = "") -> list[Waiting]:
    """Return what waits about the systems one sees, or about one of them, and about policies, the oldest first."""
    condition = (PendingFact.outcome == "", *((System.code == code,) if code else ()))
    found = _visible(work, *condition) + ([] if code else _of_no_system(work, PendingFact.outcome == ""))
    return [_shown(work, *each) for each in sorted(found, key=lambda each: (each[0].proposed_at, each[0].id))]


@reads(Act.VIEW)
def decided(work: Work) -> list[Waiting]:
    """Return what was confirmed or refused in the last 30 days about the same, the latest first."""
    since = (PendingFact.outcome != "", col(PendingFact.decided_at) > work.now - RECENT)
    found = _visible(work, *since) + _of_no_system(work, *since)
    return [_shown(work, *each) for each in sorted(found, key=lambda each: (each[0].decided_at, each[0].id))][::-1]


@reads(Act.VIEW)
def count(work: Work) -> int | None:
    """Return how much waits for anybody about what one sees; None when nothing does and no second person is wanted."""
    mine = select(func.count(col(PendingFact.id))).join(System, col(System.id) == col(PendingFact.system_id))
    found = work.session.exec(access.visible_systems(mine.where(PendingFact.outcome == ""), work.actor)).one()
    found += len(_of_no_system(work, PendingFact.outcome == ""))
    return found if found or second_person.is_on(work) else None


@writes(BY_KIND, Unseen.ONCE)
def confirm(work: Work, number: int) -> None:
    """
    Let what was proposed count: the use case runs again, with all of its checks, as of now.

    What the command line proposed takes two: the first is noted, and it goes on waiting.

    Raises NotFound, NotAllowed, and Refused: when it was decided already, by who proposed it, by no person, by an
    account that the proposer holds the key of, or when who proposed it may no longer do so.
    """
    row, about = _held(work, number)
    act = _act(row)
    _require(work, row, about, act)
    if why_not := _why_not(work, row):
        raise Refused([why_not])
    _require_proposer(work, row, about, act)
    if row.first_confirmed_by is None and _by_command(work, row):
        row.first_confirmed_by, row.first_confirmed_at = work.actor.name, work.now
        work.deferred.append(row)
        work.record(f"{row.fact}.confirmed_once", _subject_of(work, row, about), {"proposed_by": row.proposed_by})
        return
    work.confirming = row
    if second_person.VOIDS not in row.content:
        KINDS[row.fact].record(work, about.code if about else "", _content(work, row))
    elif about is None:
        policies.void_policy(work, row.content[second_person.VOIDS], row.content["reason"])
    else:
        system_history.void(work, _table(row), row.content[second_person.VOIDS], row.content["reason"])
    _decide(work, row, about, "confirmed")


@writes(BY_KIND, Unseen.ONCE)
def refuse(work: Work, number: int, reason: str) -> None:
    """Let what was proposed be forgotten, with the reason; who proposed it may take it back so."""
    checks = Checks()
    reason = checks.text("reason", reason, LONG)
    checks.done()
    row, about = _held(work, number)
    _require(work, row, about, _act(row))
    _decide(work, row, about, "refused", reason)


def _why_not(work: Work, row: PendingFact) -> Reason | None:
    """Return why the person who acts may not be the one who confirms it; None when they may."""
    if row.proposed_by == work.actor.name or work.actor.person_id is None:
        return Reason("own_proposal", "", "Người đề nghị không tự xác nhận được. Cần một người khác.")
    if row.first_confirmed_by == work.actor.name:
        return Reason("own_proposal", "", "Bạn đã xác nhận lần thứ nhất. Cần một người nữa.")
    if row.fact == second_person.ACCOUNT and row.content["name"] == work.actor.name:
        return Reason("own_account", "", "Việc này về tài khoản của chính bạn. Cần một người khác.")
    for other in filter(None, (row.proposed_by, row.first_confirmed_by)):
        if independence.holds_key(work, other, work.actor.name):
            remedy = (
                f"Tài khoản của bạn do {other} lập, hoặc {other} đặt mật khẩu hay gỡ xác thực hai bước của bạn, mà bạn "
                "chưa tự đổi mật khẩu từ đó. Hãy đổi mật khẩu ở trang Tài khoản, hoặc để người khác xác nhận."
            )
            return Reason("not_independent", "", remedy)
    return None


def _by_command(work: Work, row: PendingFact) -> bool:
    """Say whether it was proposed by a command: by nobody who has an account."""
    return work.session.exec(select(Person.id).where(Person.name == row.proposed_by)).first() is None


def _held(work: Work, number: int) -> tuple[PendingFact, System | None]:
    """Return what waits and its system, if it is about one, held against another who decides it at once."""
    held = select(PendingFact).where(PendingFact.id == number).with_for_update()
    row = work.session.exec(held.execution_options(populate_existing=True)).first()
    if row is None:
        raise NotFound("đề nghị", str(number))
    about = work.session.get(System, row.system_id) if row.system_id else None
    _require(work, row, about, Act.VIEW)
    if row.outcome:
        said = "xác nhận" if row.outcome == "confirmed" else "từ chối"
        raise Refused([Reason("decided", "", f"{row.decided_by} đã {said} đề nghị này trước đó.")])
    return row, about


def _require(work: Work, row: PendingFact, about: System | None, act: Act) -> None:
    if row.fact in (second_person.IMPORT, second_person.ACCOUNT):
        access.require(work, act)
        if not _keeps(work, work.actor, row, about):
            raise NotFound("đề nghị", str(row.id))
    elif about is None:
        access.require_everywhere(work, act)
    else:
        access.system(work, about.code, act)


def _decide(work: Work, row: PendingFact, about: System | None, outcome: str, reason: str = "") -> None:
    row.outcome, row.reason, row.secret = outcome, reason, ""
    row.decided_at, row.decided_by = work.now, work.actor.name
    detail = {"proposed_by": row.proposed_by, "content": row.content} | ({"reason": reason} if reason else {})
    work.record(f"{row.fact}.{outcome}", _subject_of(work, row, about), detail)


def _subject_of(work: Work, row: PendingFact, about: System | None) -> str:
    return about.code if about else _subject(work, row)


def _subject(work: Work, row: PendingFact) -> str:
    said = _content(work, row)
    if isinstance(said, AccountAct):
        return f"person:{said.name}"
    return import_subject(said.number) if isinstance(said, UndoingImport) else str(said.name)


def _require_proposer(work: Work, row: PendingFact, about: System | None, act: Act) -> None:
    """Raise Refused when the person who proposed it has lost the account, the role or the branch meanwhile."""
    person = work.session.exec(select(Person).where(Person.name == row.proposed_by)).first()
    if person is None:  # the command line: whoever may run it may do everything
        return
    actor = branches.actor_of(person, work.session)
    act = Act.ADMINISTER if row.fact == second_person.ACCOUNT else act
    if not person.active or not access.may(actor, act) or not _keeps(work, actor, row, about):
        remedy = f"{row.proposed_by} không còn quyền ghi việc này. Hãy từ chối rồi ghi lại."
        raise Refused([Reason("proposer_lost_right", "", remedy)])


def _keeps(work: Work, actor: Actor, row: PendingFact, about: System | None) -> bool:
    if row.fact == second_person.IMPORT:
        return str(row.content["branch"]).startswith(actor.branch)
    if row.fact == second_person.ACCOUNT:
        inside = str(row.content["branch"]).startswith(actor.branch)
        return inside or branches.covers_the_tree(work.session, actor.branch)
    if about is None:
        return actor.branch == WHOLE_TREE
    path = work.session.exec(select(Unit.path).where(Unit.id == about.unit_id)).one()
    return path.startswith(actor.branch)


def _act(row: PendingFact) -> Act:
    if second_person.VOIDS in row.content and row.fact != second_person.POLICY:
        return system_history.act_to_void(_table(row)) or Act.PERMIT
    return KINDS[row.fact].act


def _visible(work: Work, *conditions: Any) -> list[tuple[PendingFact, System | None]]:
    joined = select(PendingFact, System).join(System, col(System.id) == col(PendingFact.system_id)).where(*conditions)
    newest = access.visible_systems(joined, work.actor).order_by(col(PendingFact.id).desc()).limit(_MOST)
    return [(row, about) for row, about in work.session.exec(newest)]


def _of_no_system(work: Work, *conditions: Any) -> list[tuple[PendingFact, System | None]]:
    """Return what was proposed about policies and imports, for those who decide about them."""
    rows = select(PendingFact).where(col(PendingFact.system_id).is_(None), *conditions)
    newest = work.session.exec(rows.order_by(col(PendingFact.id).desc()).limit(_MOST))
    return [(row, None) for row in newest if _decides(work, row)]


def _decides(work: Work, row: PendingFact) -> bool:
    return access.may(work.actor, _act(row)) and _keeps(work, work.actor, row, None)


def _shown(work: Work, row: PendingFact, about: System | None) -> Waiting:
    why_not = None if row.outcome else _why_not(work, row)
    return Waiting(
        id=row.id,
        code=about.code if about else "",
        system=about.name if about else "",
        fact=_content(work, row),
        voids=second_person.VOIDS in row.content,
        why=row.content.get("reason", "") if second_person.VOIDS in row.content else "",
        proposed_at=row.proposed_at,
        proposed_by=row.proposed_by,
        may=access.may(work.actor, _act(row)) and _keeps(work, work.actor, row, about),
        mine=row.proposed_by == work.actor.name,
        why_not=why_not.remedy if why_not else "",
        first=row.first_confirmed_by or "",
        outcome=row.outcome,
        decided_by=row.decided_by or "",
        decided_at=row.decided_at,
        reason=row.reason,
    )


def _table(row: PendingFact) -> type[DatedFact]:
    return system_history.TABLES[row.fact]


def _content(work: Work, row: PendingFact) -> Any:
    """Return what is proposed, with days as days again, or what stands on record and is to be voided."""
    if row.fact == second_person.SYSTEM:
        return VoidingSystem(row.content["name"], row.content["reason"])
    if row.fact == second_person.IMPORT:
        run = work.session.get_one(ImportRun, row.content["number"])
        return UndoingImport(run.id, run.file, row.content["reason"], run.is_large)
    if row.fact == second_person.ACCOUNT:
        said = {name: value for name, value in row.content.items() if name != "branch"}
        return AccountAct(**said, secret=row.secret)
    table = CadencePolicy if row.fact == second_person.POLICY else _table(row)
    if second_person.VOIDS in row.content:
        return work.session.get_one(table, row.content[second_person.VOIDS])
    return table.model_validate({"system_id": row.system_id} | row.content)
