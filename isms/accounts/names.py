"""The names of people behind the accounts that records carry, also of those whose account is closed."""

from collections.abc import Mapping

from sqlalchemy import or_
from sqlmodel import col, select

from inventory.organisation.access import Act, reads, within
from inventory.register_tables import Unit
from inventory.work import WHOLE_TREE, Work
from isms.accounts.people_tables import Person

CONFIRMED = "; xác nhận: "
"""Stands between the two accounts of a record that a second person confirmed (`second_person.recorder`)."""


@reads(Act.VIEW)
def of_accounts(work: Work) -> dict[str, str]:
    """Return the full names of the accounts of the actor's branch and of those above it; others stay account names."""
    named = select(Person.name, Person.full_name).where(col(Person.full_name) != "")
    if work.actor.branch != WHOLE_TREE:
        above = col(Unit.path).in_(_above(work.actor.branch))
        mine = select(Unit.id).where(or_(within(work.actor.branch), above))
        named = named.where(or_(col(Person.unit_id).is_(None), col(Person.unit_id).in_(mine)))
    rows = work.session.execute(named)
    return {account: full_name for account, full_name in rows}


def _above(branch: str) -> list[str]:
    """Return the paths of the units above a branch: '/1/4/' -> ['/1/']."""
    steps = branch.strip("/").split("/")
    return [f"/{'/'.join(steps[:length])}/" for length in range(1, len(steps))]


def named(accounts: Mapping[str, str], recorder: str) -> str:
    """Return who a record says that entered it, by name: one account, or the two that four eyes ask for."""
    return CONFIRMED.join(accounts.get(account, account) for account in recorder.split(CONFIRMED))
