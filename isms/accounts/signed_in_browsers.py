"""Who is signed in, with which browser, since when: one's own, and for administrators everybody's of their branch."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import col, delete, select

from inventory.errors import Reason, Refused
from inventory.organisation.access import Act, Unseen, reads, writes
from inventory.work import Work
from isms.accounts import calendar_links, people, sessions
from isms.accounts.people_tables import Person, SignIn


@dataclass(frozen=True, slots=True)
class Browser:
    """A signed-in browser. `key` names it to the use cases here and is never sent to anybody's browser."""

    key: str
    name: str
    full_name: str
    agent: str
    since: datetime
    last_seen: datetime


def own(work: Work) -> list[Browser]:
    """Return the browsers in which the person who acts is signed in, the last used first."""
    return [browser for browser, person in _living(work) if person.id == work.actor.person_id]


def end_own(work: Work, key: str) -> None:
    """Sign the person who acts out in one browser. Raises Refused when it is signed out already."""
    _end(work, [browser for browser in own(work) if browser.key == key])


def end_others(work: Work, keep: str) -> None:
    """Sign the person who acts out everywhere but in one browser; the address of their calendar goes too."""
    mine = (col(SignIn.person_id) == work.actor.person_id, col(SignIn.token_hash) != keep)
    work.session.execute(delete(SignIn).where(*mine))
    calendar_links.revoke(work, work.session.get_one(Person, work.actor.person_id))
    work.record("person.signed_out_everywhere", f"person:{work.actor.name}")


@reads(Act.ADMINISTER)
def everybody(work: Work) -> list[Browser]:
    """Return the browsers signed in by the people this administrator may manage, the last used first."""
    return [browser for browser, person in _living(work) if people.is_mine(work, person.unit_id)]


@writes(Act.ADMINISTER, Unseen.ONCE)
def end(work: Work, key: str) -> None:
    """Sign somebody out in one browser. Raises Refused when it is signed out already."""
    _end(work, [browser for browser in everybody(work) if browser.key == key])


def _living(work: Work) -> list[tuple[Browser, Person]]:
    alive = (col(SignIn.expires_at) > work.now, col(SignIn.last_seen_at) > work.now - sessions.IDLE, col(Person.active))
    rows = select(SignIn, Person).join(Person, col(Person.id) == col(SignIn.person_id)).where(*alive)
    found = work.session.exec(rows.order_by(col(SignIn.last_seen_at).desc(), col(SignIn.token_hash)))
    return [(_browser(row, person), person) for row, person in found]


def _browser(row: SignIn, person: Person) -> Browser:
    who = person.full_name or person.name
    return Browser(row.token_hash, person.name, who, row.agent, row.created_at, row.last_seen_at)


def _end(work: Work, found: Sequence[Browser]) -> None:
    if not found:
        raise Refused([Reason("signed_out", "", "Phiên này đã kết thúc trước đó.")])
    [browser] = found
    work.session.execute(delete(SignIn).where(col(SignIn.token_hash) == browser.key))
    work.record("person.session_ended", f"person:{browser.name}", {"agent": browser.agent})
