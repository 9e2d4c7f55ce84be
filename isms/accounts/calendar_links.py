"""
Private addresses of calendars: which still open, and closing them. What they show is `isms.workspace.calendar_feed`'s.

An address opens without a sign-in, so it goes with what it was made under: a password that somebody else sets, a second
factor that is put on or taken off, signing out everywhere, and a year in which no program read it close it.
"""

from datetime import datetime, timedelta

from sqlmodel import Session, col, select

from inventory.work import Work
from isms.accounts.people_tables import CalendarLink, Person

UNUSED = timedelta(days=365)


def revoke(work: Work, person: Person) -> bool:
    """Close the person's address, and say whether there was one."""
    mine = (col(CalendarLink.person_id) == person.id, col(CalendarLink.revoked_at).is_(None))
    found = work.session.exec(select(CalendarLink).where(*mine)).all()
    for row in found:
        row.revoked_at = work.now
    if found:
        work.record("person.calendar_link_revoked", f"person:{person.name}")
    return bool(found)


def live(session: Session, which: object, now: datetime) -> tuple[CalendarLink, Person] | None:
    """Return the address that fits the condition with whose it is, if it still opens."""
    rows = select(CalendarLink, Person).join(Person, col(Person.id) == col(CalendarLink.person_id))
    alive = (which, col(CalendarLink.revoked_at).is_(None), col(Person.active))
    found = session.exec(rows.where(*alive)).first()  # type: ignore[arg-type]
    if found is None:
        return None
    row, person = found
    is_old = (row.read_at or row.created_at) <= now - UNUSED
    return None if is_old or (person.active_since and person.active_since > row.created_at) else (row, person)
