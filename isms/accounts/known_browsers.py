"""
Browsers in which a person has signed in before, by the token in a cookie of theirs.

Each has a count of failures of its own: whoever guesses elsewhere locks the account for browsers that nobody knows, and
so keeps nobody out who works as every day. A reset password and a closed account forget them.
"""

from datetime import timedelta

from sqlmodel import Session, col, delete, select

from inventory.work import Work
from isms.accounts import identity
from isms.accounts.people_tables import KnownBrowser, Person

UNUSED = timedelta(days=400)
"""A browser keeps a cookie no longer either."""
Counter = Person | KnownBrowser
"""What has a count of failures."""


def counter(session: Session, person: Person, browser: str) -> Counter:
    """Return what counts the failures in this browser: itself when the person is known in it, else the account."""
    return (session.get(KnownBrowser, (browser, person.id)) if browser else None) or person


def is_known(session: Session, name: str, browser: str) -> bool:
    """Say whether the person who signs in by this name has done so in the browser."""
    known = select(KnownBrowser.person_id).join(Person, col(Person.id) == col(KnownBrowser.person_id))
    mine = (KnownBrowser.token_hash == browser, Person.name == identity.sign_in_name(name))
    return session.exec(known.where(*mine)).first() is not None


def remember(work: Work, person: Person, browser: str) -> None:
    """Know the browser from now on, and forget those unused for long."""
    old = col(KnownBrowser.last_used_at) < work.now - UNUSED
    work.session.execute(delete(KnownBrowser).where(col(KnownBrowser.person_id) == person.id, old))
    known = work.session.get(KnownBrowser, (browser, person.id))
    if known is None:
        known = KnownBrowser(token_hash=browser, person_id=person.id, last_used_at=work.now)
        work.session.add(known)
    known.last_used_at = work.now


def forget(work: Work, person: Person, keep: str = "") -> None:
    """Know none of the person's browsers any more, but the one with the hash `keep`."""
    mine = (col(KnownBrowser.person_id) == person.id, col(KnownBrowser.token_hash) != keep)
    work.session.execute(delete(KnownBrowser).where(*mine))
