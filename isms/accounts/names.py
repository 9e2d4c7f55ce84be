"""The names of people behind the accounts that records carry, also of those whose account is closed."""

from collections.abc import Mapping

from sqlmodel import col, select

from inventory.access import Act, require
from inventory.work import Work
from isms.accounts.tables import Person

CONFIRMED = "; xác nhận: "
"""Stands between the two accounts of a record that a second person confirmed (`inventory.second.recorder`)."""


def of_accounts(work: Work) -> dict[str, str]:
    """Return the full name of every account that has one."""
    require(work, Act.VIEW)
    rows = work.session.execute(select(Person.name, Person.full_name).where(col(Person.full_name) != ""))
    return {account: full_name for account, full_name in rows}


def named(accounts: Mapping[str, str], recorder: str) -> str:
    """Return who a record says that entered it, by name: one account, or the two that four eyes ask for."""
    return CONFIRMED.join(accounts.get(account, account) for account in recorder.split(CONFIRMED))
