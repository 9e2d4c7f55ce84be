"""
Acts on accounts by which one administrator could be both people of the rule of two (`two_person_rule`).

While it is on, an account that may confirm, a role or unit that lets one confirm, and another's password or second
factor wait for a second person: anybody of the account's branch who may record. The password's hash waits beside what
is proposed, outside of the trail.
"""

from dataclasses import dataclass, field
from typing import Any

from sqlmodel import col, func, select

from inventory.organisation.access import MAY, Act
from inventory.records import second_person
from inventory.work import Role, Work
from isms.accounts import branches
from isms.accounts.people_tables import Person

CONFIRMING = frozenset(role for act in (Act.RECORD, Act.AUDIT, Act.PERMIT, Act.ADMINISTER) for role in MAY[act])
"""The roles of those who may confirm something."""
_NEEDED = 2


@dataclass(frozen=True, slots=True)
class AccountAct:
    """What waits. `act`: "add", "change", "password" or "second_factor"; `unit`: a code, empty for the whole tree."""

    act: str
    name: str
    role: str = ""
    full_name: str = ""
    email: str = ""
    unit: str = ""
    secret: str = field(default="", repr=False)


def may_confirm(role: str) -> bool:
    """Say whether people of the role confirm what others propose."""
    return Role.of(role) in CONFIRMING


def must_wait(work: Work, name: str) -> bool:
    """
    Say whether an act on the account of this name waits.

    A person's own account never does. From the command line, which is there for when nobody gets in, it does not
    while fewer than two others could confirm: nothing would come of waiting.
    """
    if work.actor.name == name or not second_person.account_must_wait(work):
        return False
    return work.actor.person_id is not None or _others(work, name) >= _NEEDED


def propose(work: Work, unit_id: int | None, said: AccountAct) -> None:
    """Let it wait for a second person."""
    fields: tuple[str, ...] = ("act", "name", "role", "full_name", "email", "unit")
    content: dict[str, Any] = {name: getattr(said, name) for name in fields if getattr(said, name)}
    content["branch"] = branches.branch_of(work.session, unit_id)
    second_person.propose(work, None, second_person.ACCOUNT, content, f"person:{said.name}", said.secret)


def proposer(work: Work) -> dict[str, str]:
    """Return, for the trail, who proposed what is being confirmed."""
    return {"proposed_by": work.confirming.proposed_by} if work.confirming else {}


def _others(work: Work, name: str) -> int:
    able = (col(Person.active), col(Person.password_hash) != "", col(Person.role).in_(MAY[Act.RECORD]))
    return work.session.exec(select(func.count(col(Person.id))).where(*able, col(Person.name) != name)).one()
