"""
The deadlines of a person's branch as iCalendar (RFC 5545): to download once, or read by a private address.

The address holds a token of which only the SHA-256 is kept. How long it opens: `isms.accounts.calendar_links`; an
account that was closed and opened again needs a new one.
"""

import datetime as dt
import hashlib
import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlmodel import Session, col, func, or_, select

from inventory.errors import NotAllowed
from inventory.organisation.access import Act, reads, visible_systems
from inventory.register_tables import System
from inventory.work import Actor, Work
from isms.accounts import branches, calendar_links
from isms.accounts.people_tables import CalendarLink, Person
from isms.platform.trail import TrailEntry
from schedules.audits import planned
from schedules.cadence.working_days import ONE_DAY
from schedules.gate.dated import VIETNAM
from schedules.standing import fact_reader
from schedules.watch.agenda import KINDS, Entry, Kind, agenda, never_audited, overdue
from schedules.watch.office_duties import duties

if TYPE_CHECKING:
    from icalendar import Event

NAME = "Hạn an ninh mạng"
EVERY = dt.timedelta(hours=6)  # how often a calendar program is asked to read again
BACK, AHEAD = dt.timedelta(days=92), dt.timedelta(days=731)  # 3 months and 24 months
_PRODUCT = "-//isms//So cap do an ninh mang//VI"
_LONG_AGO = dt.datetime(2020, 1, 1, tzinfo=dt.UTC)  # before any register; SEQUENCE counts from here
_NOTICED = dt.timedelta(minutes=10)  # how exactly `read_at` is kept


@dataclass(frozen=True, slots=True)
class Link:
    """One's address as the page may show it: without the address itself. `read_at`: when a program last read it."""

    since: dt.datetime
    read_at: dt.datetime | None


def make(work: Work) -> str:
    """Give the person who acts a new address, and return its token, which is kept nowhere; the old one is revoked."""
    person = _self(work)
    calendar_links.revoke(work, person)
    token = secrets.token_urlsafe(32)
    work.session.add(CalendarLink(token_hash=hash_of(token), person_id=person.id, created_at=work.now))
    work.record("person.calendar_link_made", f"person:{person.name}")
    return token


def revoke(work: Work) -> None:
    """Close the address of the person who acts; it is no fault when there is none."""
    calendar_links.revoke(work, _self(work))


def link(work: Work) -> Link | None:
    """Return the live address of the person who acts, if they have one."""
    mine = calendar_links.live(work.session, col(CalendarLink.person_id) == work.actor.person_id, work.now)
    return Link(mine[0].created_at, mine[0].read_at) if mine else None


def hash_of(token: str) -> str:
    """Return what the database keeps of a token."""
    return hashlib.sha256(token.encode()).hexdigest()


def holder(session: Session, token_hash: str, now: dt.datetime) -> Actor | None:
    """Return whose live address it is, in the role and branch they have now."""
    found = calendar_links.live(session, col(CalendarLink.token_hash) == token_hash, now)
    return branches.actor_of(found[1], session) if found else None


def is_unnoticed(session: Session, token_hash: str, now: dt.datetime) -> bool:
    """Say whether the last reading on record is old enough to be written anew."""
    row = session.get(CalendarLink, token_hash)
    return row is not None and (row.read_at is None or now - row.read_at >= _NOTICED)


def notice(session: Session, token_hash: str, now: dt.datetime) -> None:
    """Note that the address was read."""
    row = session.get(CalendarLink, token_hash)
    if row is not None:
        row.read_at = now


@reads(Act.VIEW)
def feed(work: Work) -> bytes:
    """
    Return what the person who acts may see on the calendar, to 24 months ahead, as a file of iCalendar.

    What is owed although its day has passed stands on today until it is done, with the true number of days. Only what
    is nobody's duty, as the end of an agreement, leaves after 3 months. The same records give the same bytes all day
    long, so that a program can be answered that nothing changed.
    """
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", _PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", NAME)
    calendar.add("x-wr-timezone", "Asia/Ho_Chi_Minh")
    calendar.add("refresh-interval", EVERY, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", "PT6H")
    found = [*_of_systems(work), *_of_office(work)]
    for uid, each in {_uid(each): each for each in found}.items():
        calendar.add_component(_event(uid, each))
    content: bytes = calendar.to_ical()
    return content


@dataclass(frozen=True, slots=True)
class _Event:
    """`key` tells it from all others and stays when its day or its words change, which they last did at `changed`."""

    day: dt.date
    key: tuple[str, ...]
    summary: str
    description: str
    changed: dt.datetime


def _of_systems(work: Work) -> Iterator[_Event]:
    """Yield what falls due of the systems, and what is overdue of them."""
    ended: tuple[Kind, ...] = ("agreement",)
    past = agenda(work, work.today - BACK, work.today - ONE_DAY, ended)
    kinds = [kind for kind in KINDS if kind != "transition"]  # once for all systems, among the duties of the office
    listed = [*past, *agenda(work, work.today, work.today + AHEAD, kinds)]
    late = [entry for entry in overdue(work) if entry.kind in kinds]
    first_plan = planned.first_plans(work, [int(each.subject) for each in (*listed, *late) if each.kind == "planned"])
    changed, policies_changed = _changes(work), _policies_changed(work)

    def key(entry: Entry) -> tuple[str, ...]:
        subject = str(first_plan[int(entry.subject)]) if entry.kind == "planned" else entry.subject
        return entry.kind, entry.code, subject

    for entry in listed:
        at = max(changed.get(entry.code, _LONG_AGO), policies_changed)
        yield _Event(entry.day, key(entry), f"{entry.name}: {entry.text}", f"Mã hệ thống: {entry.code}", at)
    since = {"Hạn": late, "Có trong sổ từ": never_audited(work)}
    for word, entries in since.items():
        for entry in entries:
            days = _days(entry.day, work.today, "đã quá hạn" if word == "Hạn" else "đã có trong sổ")
            at = max(changed.get(entry.code, _LONG_AGO), _began(work.today))
            more = f"{word}: {entry.day:%d/%m/%Y}. Mã hệ thống: {entry.code}"
            yield _Event(work.today, key(entry), f"{entry.name}: {entry.text}{days}", more, at)


def _of_office(work: Work) -> Iterator[_Event]:
    """Yield what the office itself owes; what is late stands on today."""
    of_systems = max(_changes(work).values(), default=_LONG_AGO)
    changed = {"transition": of_systems, "report": _changed(work, "progress.", "programme.")}
    changed["duty"] = max(of_systems, _changed(work, "duty.", "duty_done.", "office_duty."))
    for duty in duties(work, work.today + AHEAD):
        at = changed.get(duty.kind, _LONG_AGO)
        yield _Event(
            work.today if duty.late else duty.day,
            (duty.kind, *duty.subject),
            f"{duty.text} ({duty.late})" if duty.late else duty.text,
            duty.detail,
            max(at, _began(work.today)) if duty.late else at,
        )


def _days(day: dt.date, today: dt.date, what: str) -> str:
    """Return how many days have passed, to stand behind a text: ' (đã quá hạn 592 ngày)'."""
    days = (today - day).days
    return f" ({what} {days} ngày)" if days > 0 else ""


def _changes(work: Work) -> dict[str, dt.datetime]:
    """Return when each visible system was last changed, by its code: no entry about it can have changed later."""
    mine = visible_systems(select(System.code), work.actor)
    newest = select(TrailEntry.subject, func.max(TrailEntry.at)).where(col(TrailEntry.subject).in_(mine))
    return {code: _in_utc(at) for code, at in work.session.exec(newest.group_by(TrailEntry.subject))}


def _policies_changed(work: Work) -> dt.datetime:
    """Return when a cadence policy was last recorded, voided or came into force: due days may follow from it."""
    acts = select(func.max(TrailEntry.at)).where(col(TrailEntry.action).startswith("policy."))
    acted = work.session.exec(acts).one()
    begun = [
        _began(each.in_force_from) for each in fact_reader.policies(work.session) if each.in_force_from <= work.today
    ]
    return max([*([_in_utc(acted)] if acted else []), *begun], default=_LONG_AGO)


def _changed(work: Work, *acts: str) -> dt.datetime:
    """Return when anything was last done whose act begins so, as "progress." does."""
    wanted = or_(*(col(TrailEntry.action).startswith(each, autoescape=True) for each in acts))
    acted = work.session.exec(select(func.max(TrailEntry.at)).where(wanted)).one()
    return _in_utc(acted) if acted else _LONG_AGO


def _event(uid: str, entry: _Event) -> "Event":
    """
    Return an event as RFC 5545 wants it: DTSTAMP is the last change where no METHOD is (3.8.7.2); SEQUENCE grows with
    each, which here is counted in minutes.
    """
    from icalendar import Event

    event = Event()
    event.add("uid", uid)
    event.add("dtstamp", entry.changed)
    event.add("last-modified", entry.changed)
    event.add("sequence", int((entry.changed - _LONG_AGO).total_seconds()) // 60)
    event.add("dtstart", entry.day)
    event.add("summary", " ".join(entry.summary.split()))
    event.add("description", entry.description)
    event.add("transp", "TRANSPARENT")  # a deadline does not make the day busy
    return event


def _uid(entry: _Event) -> str:
    return f"{hashlib.sha256(chr(10).join(entry.key).encode()).hexdigest()[:40]}@isms"


def _began(day: dt.date) -> dt.datetime:
    """Return the instant at which a day began in Viet Nam."""
    return dt.datetime.combine(day, dt.time(0), VIETNAM).astimezone(dt.UTC)


def _in_utc(at: dt.datetime | str) -> dt.datetime:
    return dt.datetime.fromisoformat(at).replace(tzinfo=dt.UTC) if isinstance(at, str) else at.astimezone(dt.UTC)


def _self(work: Work) -> Person:
    """Return the person who acts, held against other writers."""
    mine = select(Person).where(col(Person.id) == work.actor.person_id).with_for_update()
    person = work.session.exec(mine).first()
    if person is None:
        raise NotAllowed("Chỉ người có tài khoản mới có địa chỉ lịch riêng.")
    return person
