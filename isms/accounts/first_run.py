"""The first administrator: a link that works once, and only while there is no administrator."""

import secrets
from datetime import timedelta

from sqlmodel import Session, col, delete, select, update

from inventory.errors import Reason, Refused
from inventory.work import WHOLE_TREE, Role, Work
from isms.accounts import branches, credential_digests, identity, people, second_factor
from isms.accounts.passwords import NewPassword
from isms.accounts.people_tables import OneTimeLink, Person
from isms.accounts.sessions import hash_of
from schedules.alerts import alerts

LIFETIME = timedelta(hours=24)
SENT_AGAIN = timedelta(minutes=10)


class LinkRefused(Refused):
    """The link was used, is too old, was replaced by a newer one, or is not needed any more."""

    def __init__(self) -> None:
        remedy = "Đường dẫn này không còn dùng được. Hãy đăng nhập, hoặc khởi động lại để lấy đường dẫn mới."
        super().__init__([Reason("link_refused", "", remedy)])


def issue_link(work: Work) -> str | None:
    """Return the token of a new link and make older ones void; None when there is an administrator already."""
    if branches.is_an_administrator_left(work.session):
        return None
    work.session.execute(delete(OneTimeLink).where(col(OneTimeLink.used_at).is_(None)))
    token = secrets.token_urlsafe(32)
    work.session.add(OneTimeLink(token_hash=hash_of(token), created_at=work.now, expires_at=work.now + LIFETIME))
    work.record("first_run.link_issued", "first_run")
    return token


def is_awaited(work: Work) -> bool:
    """Say whether there is no account at all yet."""
    return work.session.exec(select(Person.id).limit(1)).first() is None


def is_usable(work: Work, token: str) -> bool:
    """Say whether the link would work now."""
    link = work.session.get(OneTimeLink, hash_of(token))
    fresh = link is not None and link.used_at is None and link.expires_at > work.now
    return fresh and not branches.is_an_administrator_left(work.session)


def was_just_used(work: Work, token: str) -> bool:
    """Say whether this very link made an account in the last minutes: its form may have been sent twice."""
    link = work.session.get(OneTimeLink, hash_of(token))
    return link is not None and link.used_at is not None and work.now - link.used_at < SENT_AGAIN


def use_link(work: Work, token: str, *, name: str, full_name: str, email: str, password: NewPassword) -> Person:
    """Create the first administrator, for the whole tree. Raises Invalid, LinkRefused."""
    values = identity.checked(name, Role.ADMIN, full_name, email, *password.problems)
    if not _take(work.session, token, work) or branches.is_an_administrator_left(work.session):
        raise LinkRefused
    person = work.session.exec(select(Person).where(Person.name == values["name"])).first()
    if person is None:
        person = Person(**values, created_at=work.now)
    for key, value in values.items():
        setattr(person, key, value)
    person.unit_id, person.active, person.password_hash = None, True, password.checked()
    person.active_since, person.idle_closed_at, person.must_change_password = work.now, None, False
    if person.totp_confirmed_at is not None:
        second_factor.turn_off(work, person, by="first_run")
    work.session.add(person)
    work.session.flush()
    people.end_sessions(work, person)
    detail = {"role": person.role, "unit": WHOLE_TREE, "full_name": person.full_name, "email": person.email}
    detail |= {"by": "first_run"} | credential_digests.of_password(person)
    work.record("person.added", f"person:{person.name}", detail)
    alerts.address_unheard(work)
    return person


def _take(session: Session, token: str, work: Work) -> bool:
    """Mark the link as used and say whether this was the one use it has."""
    mine = (col(OneTimeLink.token_hash) == hash_of(token), col(OneTimeLink.used_at).is_(None))
    taken = session.execute(
        update(OneTimeLink).where(*mine, col(OneTimeLink.expires_at) > work.now).values(used_at=work.now)
    )
    return bool(taken.rowcount == 1)  # type: ignore[attr-defined]
