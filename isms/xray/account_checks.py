"""Checks of the administrators' accounts: a second factor, and how old the password is."""

import datetime as dt
from collections.abc import Iterator, Sequence

from sqlmodel import col, func, select

from inventory.organisation.access import within
from inventory.register_tables import Unit
from inventory.work import WHOLE_TREE, Role, Work
from isms.accounts.people_tables import Person
from isms.platform.trail import TrailEntry
from isms.xray.check_findings import Found

OLD = dt.timedelta(days=60)
"""Two months: TCVN 14423:2026, x.6.2.2 b (secondary). ASVS 5.0, 6.2.10 forbids forcing it: it is only told."""
_SETTING_ONE = ("person.added", "person.password_set", "person.password_changed")


def admin_without_second_factor(work: Work) -> Iterator[Found]:
    """An administrator who signs in by a password alone."""
    for person in _administrators(work):
        if person.totp_confirmed_at is None:
            yield Found(person.name, person.full_name or person.name, {})


def admin_password_old(work: Work) -> Iterator[Found]:
    """An administrator's password that was set more than two months ago."""
    for person in _administrators(work):
        about = (col(TrailEntry.subject) == f"person:{person.name}", col(TrailEntry.action).in_(_SETTING_ONE))
        last = work.session.exec(select(func.max(TrailEntry.at)).where(*about)).one() or person.created_at
        if work.now - last > OLD:
            yield Found(person.name, person.full_name or person.name, {"on": f"{work.day_of(last):%d/%m/%Y}"})


def _administrators(work: Work) -> Sequence[Person]:
    able = (col(Person.active), col(Person.password_hash) != "", col(Person.role) == str(Role.ADMIN))
    found = select(Person).outerjoin(Unit, col(Unit.id) == col(Person.unit_id)).where(*able).order_by(col(Person.name))
    return work.session.exec(found if work.actor.branch == WHOLE_TREE else found.where(within(work.actor.branch))).all()
