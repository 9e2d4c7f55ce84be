"""
Accounts that nobody uses are closed after 45 days (TCVN 14423:2026, x.6.2.3).

The figure is known from a third party's copy of the standard only (confidence: secondary). Closing takes the way in,
not the reminders: who was closed for this alone goes on getting alerts. An account without a password has no way in
to close. The last administrator of the whole tree stays, and the page of people warns.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta

from sqlalchemy import bindparam
from sqlmodel import col, delete, or_, select
from sqlmodel.sql.expression import SelectOfScalar
from sqlmodel.sql.sqltypes import UTCDateTime

from inventory.work import Role, Work
from isms.accounts import branches, drafts
from isms.accounts.people_tables import Person, SignIn
from schedules.standing import job_runs

ALLOWED = timedelta(days=45)
WARNED = timedelta(days=7)
CLAUSE = "TCVN 14423:2026, mục x.6.2.3"


def closes_at(person: Person) -> datetime:
    """Return when the account closes unless it is used: counted from the latest of making, opening and sign-in."""
    used = [person.created_at, person.last_sign_in_at, person.active_since]
    return max(day for day in used if day is not None) + ALLOWED


def is_due(person: Person, now: datetime) -> bool:
    """Say whether nobody has used the account for too long."""
    return person.active and bool(person.password_hash) and closes_at(person) <= now


def close_due(work: Work) -> list[str]:
    """
    Close every account that nobody has used for too long, the longest unused first; return their names.

    None is closed within a day of a leap of the clock, or of a machine that was off for longer than that: nobody had
    the time to sign in, or it is not so late.
    """
    if work.session.execute(_UNUSED, {"oldest": work.now - ALLOWED}).first() is None or not job_runs.is_awake(work):
        return []
    branches.is_an_administrator_left(work.session)  # holds administrators before anybody else, as everywhere
    held = sorted(_open(work, lock=True), key=closes_at)
    return [person.name for person in held if is_due(person, work.now) and _close(work, person)]


def _unused() -> SelectOfScalar[int]:
    """Return the query of an account of which `is_due` is true."""
    oldest = bindparam("oldest", type_=UTCDateTime())
    later = (or_(col(used).is_(None), col(used) <= oldest) for used in (Person.last_sign_in_at, Person.active_since))
    opened = (col(Person.active), Person.password_hash != "", col(Person.created_at) <= oldest)
    return select(Person.id).where(*opened, *later).limit(1)


_UNUSED = _unused()


def _close(work: Work, person: Person) -> bool:
    """Close the account and end its sessions, unless it is the last administrator's."""
    if _is_last_administrator(work, person):
        return False
    person.active, person.idle_closed_at = False, work.now
    work.session.execute(delete(SignIn).where(col(SignIn.person_id) == person.id))
    drafts.drop_all(work, person)
    work.record("person.idle_closed", f"person:{person.name}", {"days": ALLOWED.days, "clause": CLAUSE})
    return True


def _open(work: Work, lock: bool = False) -> Iterator[Person]:
    statement = select(Person).where(col(Person.active), col(Person.password_hash) != "").order_by(col(Person.id))
    if lock:
        statement = statement.with_for_update().execution_options(populate_existing=True)
    yield from work.session.exec(statement)


def _is_last_administrator(work: Work, person: Person) -> bool:
    """Say whether nobody but this person could administer the whole tree."""
    if person.role != Role.ADMIN:
        return False
    work.session.flush()
    others = [each for each in _open(work) if each.role == Role.ADMIN and each.id != person.id]
    tree = (branches.branch_of(work.session, each.unit_id) for each in others)
    mine = branches.branch_of(work.session, person.unit_id)
    return branches.covers_the_tree(work.session, mine) and not any(
        branches.covers_the_tree(work.session, branch) for branch in tree
    )
