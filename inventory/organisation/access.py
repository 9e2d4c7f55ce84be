"""
What a person may see and do: their role, and the branch of the tree below their unit.

Every query and every use case passes here; nothing else decides it.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from functools import wraps
from typing import Any, Final, TypeVar, cast

from sqlalchemy import ColumnElement, Select, exists, or_
from sqlalchemy.orm import aliased
from sqlmodel import col, select

from inventory.errors import NotAllowed, NotFound, Voided
from inventory.register_tables import System, SystemUnit, Unit
from inventory.work import WHOLE_TREE, Actor, Role, Work

Statement = TypeVar("Statement", bound=Select[*tuple[Any, ...]])
Function = TypeVar("Function", bound=Callable[..., Any])
_HELD = "held"


class Act(StrEnum):
    """The kinds of things people do here."""

    VIEW = "view"
    RECORD = "record"  # systems and the facts about them
    AUDIT = "audit"  # the conclusions of audits
    PERMIT = "permit"  # put into use, withdraw
    REPORT = "report"  # how far the tasks of a plan are
    ADMINISTER = "administer"  # people, policies, holidays, mail


MAY: dict[Act, frozenset[Role]] = {
    Act.VIEW: frozenset(Role),
    Act.RECORD: frozenset({Role.ADMIN, Role.OFFICER}),
    Act.AUDIT: frozenset({Role.ADMIN, Role.OFFICER, Role.AUDITOR}),
    Act.PERMIT: frozenset({Role.ADMIN, Role.OFFICER, Role.LEADER}),
    Act.REPORT: frozenset({Role.ADMIN, Role.OFFICER, Role.UNIT}),
    Act.ADMINISTER: frozenset({Role.ADMIN}),
}

_REFUSAL = {
    Act.VIEW: "xem nội dung này",
    Act.RECORD: "ghi hồ sơ hệ thống",
    Act.AUDIT: "ghi kết luận kiểm tra, đánh giá",
    Act.PERMIT: "cho phép hoặc thu hồi cho phép sử dụng",
    Act.REPORT: "báo cáo tiến độ kế hoạch",
    Act.ADMINISTER: "quản trị",
}


BY_KIND: Final = None
"""The act that the kind of record declares (`inventory.records`): the use case itself requires it."""


class Unseen(StrEnum):
    """Why a use case that writes need not know what its form was opened on (`seen`, see `inventory.versions`)."""

    ADDS = "adds a fact of its own: what stood before stays, in the history and on earlier days"
    SHOWN = "the same, and what it changes is shown beside what stands before it is saved (isms.systems.rehearsal)"
    NEW = "adds, and refuses what is there already"
    ONCE = "ends or decides something once: refused, or nothing, when somebody has"
    UNDO = "takes one import back: refused while anything later was built on it"
    STATE = "turns an account to one state, whatever it was in"
    OWN = "one's own"
    UPWARD = "only goes up: a number below the last one is refused"
    PRINT = "writes what was printed into the ledger"
    FILE = "takes in a file, of which each row is told against the register as it stands"
    NOTE = "only notes in the trail what was asked for"


@dataclass(frozen=True, slots=True)
class UseCase:
    """
    What a use case declares: a public function whose first parameter is `work`.

    `act`: what the role must permit, or BY_KIND. `everywhere`: only for those whose branch is the whole tree.
    `unseen`: why it may write without `seen`; one that writes and gives no reason takes `seen`.
    """

    act: Act | None
    everywhere: bool = False
    writes: bool = False
    unseen: Unseen | None = None


def reads(act: Act | None, *, everywhere: bool = False) -> Callable[[Function], Function]:
    """Declare a use case that writes nothing, and refuse it (NotAllowed) to those who may not do the act."""
    return _declare(UseCase(act, everywhere))


def writes(
    act: Act | None, unseen: Unseen | None = None, *, everywhere: bool = False
) -> Callable[[Function], Function]:
    """Declare a use case that writes, and refuse it (NotAllowed) to those who may not do the act."""
    return _declare(UseCase(act, everywhere, True, unseen))


def _declare(said: UseCase) -> Callable[[Function], Function]:
    """
    Return the decorator that requires what is declared before the use case begins.

    Whose system it is, the use case asks of `system`: that depends on which one.
    """

    def declare(function: Function) -> Function:
        @wraps(function)
        def permitted(work: Work, *args: Any, **options: Any) -> Any:
            if said.act is not None:
                (require_everywhere if said.everywhere else require)(work, said.act)
            return function(work, *args, **options)

        vars(permitted)["use_case"] = said
        return cast("Function", permitted)

    return declare


def use_case(function: Callable[..., Any]) -> UseCase | None:
    """Return what a function declares, None when it is no use case."""
    return getattr(function, "use_case", None)


def may(actor: Actor, act: Act) -> bool:
    """Say whether the role permits the act at all."""
    return actor.role in MAY[act]


def require(work: Work, act: Act) -> None:
    """Raise NotAllowed unless the actor's role permits the act."""
    if not may(work.actor, act):
        raise NotAllowed(f"Vai trò của bạn không được {_REFUSAL[act]}. Hãy liên hệ người quản trị.")


def require_everywhere(work: Work, act: Act) -> None:
    """Raise NotAllowed unless the actor may do this and their branch is the whole tree."""
    require(work, act)
    if _outside(work.actor) and work.session.exec(select(Unit.id).where(*_outside(work.actor)).limit(1)).first():
        raise NotAllowed("Việc này áp dụng cho tất cả đơn vị nên chỉ người quản trị của đơn vị gốc được làm.")


def counted() -> ColumnElement[bool]:
    """Return the condition that a system counts: one entered by mistake and voided counts nowhere, on no day."""
    return col(System.voided_at).is_(None)


def of_counted(system_id: Any) -> ColumnElement[bool]:
    """Return the condition that a column with the number of a system names one that counts."""
    return ~exists().where(col(_VOIDED.id) == system_id, col(_VOIDED.voided_at).is_not(None))


_VOIDED = aliased(System)


def visible_systems(statement: Statement, actor: Actor, few: bool = False) -> Statement:
    """
    Narrow a statement over System to those that count and are kept or used within the actor's branch.

    `few`: the statement finds so few that each is looked at by itself; without it the systems of the branch are found
    first, however many there are outside of it.
    """
    return _within_branch(statement.where(counted()), actor, few)


def _within_branch(statement: Statement, actor: Actor, few: bool) -> Statement:
    return statement if actor.branch == WHOLE_TREE else statement.where(sees(actor, few))


def sees(actor: Actor, few: bool = False) -> ColumnElement[bool]:
    """
    Return the condition that a system is kept or used within the branch of an actor who does not see all.

    `few`: as in `visible_systems`.
    """
    mine = select(Unit.id).where(within(actor.branch)).scalar_subquery()
    used: ColumnElement[bool]
    if few:
        used = exists().where(col(SystemUnit.system_id) == System.id, col(SystemUnit.unit_id).in_(mine))
    else:
        used = col(System.id).in_(select(SystemUnit.system_id).where(col(SystemUnit.unit_id).in_(mine)))
    return or_(col(System.unit_id).in_(mine), used)


def system(work: Work, code: str, act: Act) -> System:
    """
    Return the system, locked against other writers when the act writes.

    Raises NotFound when it is not visible (Voided when it was voided), NotAllowed when it may not be acted upon.
    """
    found = on_record(work, code, locked=act is not Act.VIEW)
    if found.voided_at is not None:
        raise Voided("hệ thống thông tin", code, work.day_of(found.voided_at), found.void_reason or "")
    require(work, act)
    if act is not Act.VIEW:
        require_unit(work, found.unit_id)
    return found


@contextmanager
def held(work: Work, systems: Mapping[str, System]) -> Iterator[None]:
    """
    Let `system` give these, by code, while the block lasts: visible to the actor, and held by this work already.

    For a work that records thousands of facts: it asks for no system and no unit again.
    """
    units = work.session.exec(select(Unit)).all()
    work.session.info[_HELD] = systems
    try:
        yield
    finally:
        del work.session.info[_HELD], units


def on_record(work: Work, code: str, locked: bool = False) -> System:
    """Return a system, also one that was voided, for its page and its history. Raises NotFound when not visible."""
    known: Mapping[str, System] = work.session.info.get(_HELD, {})
    if code in known:
        return known[code]
    statement = _within_branch(select(System).where(col(System.code) == code), work.actor, few=True)
    if locked:  # what was read before waiting for the lock may have changed meanwhile
        statement = statement.with_for_update().execution_options(populate_existing=True)
    found = work.session.exec(statement).first()
    if found is None:
        raise NotFound("hệ thống thông tin", code)
    return found


def require_unit(work: Work, unit_id: int) -> None:
    """Raise NotAllowed when the unit lies outside the actor's branch."""
    if work.actor.branch == WHOLE_TREE:
        return
    path = work.session.get_one(Unit, unit_id).path
    if not path.startswith(work.actor.branch):
        raise NotAllowed("Hệ thống này do đơn vị ngoài nhánh của bạn quản lý; bạn chỉ được xem.")


def within(branch: str) -> ColumnElement[bool]:
    """Return the condition that a unit lies in the branch."""
    return col(Unit.path).startswith(branch, autoescape=True)


def _outside(actor: Actor) -> list[ColumnElement[bool]]:
    return [] if actor.branch == WHOLE_TREE else [~within(actor.branch)]
