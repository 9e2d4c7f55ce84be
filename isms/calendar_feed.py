"""
The deadlines of a person's branch as iCalendar (RFC 5545): to download once, or read by a private address.

The address holds a token of which only the SHA-256 is kept. It opens as long as it is not revoked and its owner's
account is open; an account that was closed and opened again needs a new one.
"""

import datetime as dt
import hashlib
import secrets
from dataclasses import dataclass

from icalendar import Calendar, Event
from sqlmodel import Session, col, select

from inventory.access import Act, may
from inventory.errors import NotAllowed
from inventory.work import Actor, Work
from isms.accounts import branches
from isms.accounts.tables import CalendarLink, Person
from schedules import progress
from schedules.agenda import Entry, agenda
from schedules.policies import holidays
from schedules.progress import Duty
from schedules.reporting_year import Deadline, deadlines

NAME = "Hạn an ninh mạng"
EVERY = dt.timedelta(hours=6)  # how often a calendar program is asked to read again
BACK, AHEAD = dt.timedelta(days=92), dt.timedelta(days=731)  # 3 months and 24 months
_PRODUCT = "-//isms//So cap do an ninh mang//VI"
_NOTICED = dt.timedelta(minutes=10)  # how exactly `read_at` is kept


@dataclass(frozen=True, slots=True)
class Link:
    """One's address as the page may show it: without the address itself. `read_at`: when a program last read it."""

    since: dt.datetime
    read_at: dt.datetime | None


def make(work: Work) -> str:
    """Give the person who acts a new address, and return its token, which is kept nowhere; the old one is revoked."""
    person = _self(work)
    _end(work, person)
    token = secrets.token_urlsafe(32)
    work.session.add(CalendarLink(token_hash=hash_of(token), person_id=person.id or 0, created_at=work.now))
    work.record("person.calendar_link_made", f"person:{person.name}")
    return token


def revoke(work: Work) -> None:
    """Close the address of the person who acts; it is no fault when there is none."""
    person = _self(work)
    if _end(work, person):
        work.record("person.calendar_link_revoked", f"person:{person.name}")


def link(work: Work) -> Link | None:
    """Return the live address of the person who acts, if they have one."""
    mine = _live(work.session, col(CalendarLink.person_id) == work.actor.person_id)
    return Link(mine[0].created_at, mine[0].read_at) if mine else None


def hash_of(token: str) -> str:
    """Return what the database keeps of a token."""
    return hashlib.sha256(token.encode()).hexdigest()


def holder(session: Session, token_hash: str) -> Actor | None:
    """Return whose live address it is, in the role and branch they have now."""
    found = _live(session, col(CalendarLink.token_hash) == token_hash)
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


def feed(work: Work) -> bytes:
    """
    Return what the person who acts may see on the calendar, from 3 months back to 24 ahead, as a file of iCalendar.

    The same records give the same bytes all day long, so that a program can be told that nothing changed.
    """
    calendar = Calendar()
    calendar.add("prodid", _PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", NAME)
    calendar.add("x-wr-timezone", "Asia/Ho_Chi_Minh")
    calendar.add("refresh-interval", EVERY, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", "PT6H")
    stamp = dt.datetime.combine(work.today - dt.timedelta(days=1), dt.time(17), dt.UTC)  # midnight in Viet Nam
    window = (work.today - BACK, work.today + AHEAD)
    told = [*map(_of_entry, agenda(work, *window)), *map(_of_duty, progress.deadlines(work, *window))]
    told += map(_of_deadline, _yearly(work, *window))
    for uid, each in {_uid(each): each for each in told}.items():
        calendar.add_component(_event(uid, each, stamp))
    content: bytes = calendar.to_ical()
    return content


@dataclass(frozen=True, slots=True)
class _Told:
    """An event: `key` tells it from all others, and stays as long as what it says stays."""

    day: dt.date
    key: tuple[str, ...]
    summary: str
    description: str


def _of_entry(entry: Entry) -> _Told:
    key = (entry.kind, entry.code, entry.day.isoformat(), entry.text)
    return _Told(entry.day, key, f"{entry.name}: {entry.text}", f"Mã hệ thống: {entry.code}")


def _of_duty(duty: Duty) -> _Told:
    quarter, names = duty.quarter, ", ".join(unit.name for unit in duty.units)
    summary = f"Hạn báo cáo {quarter.name}: còn {duty.tasks} nhiệm vụ"
    return _Told(quarter.due, ("report", quarter.code), summary, f"Kế hoạch {', '.join(duty.plans)}: {names}")


def _yearly(work: Work, first: dt.date, last: dt.date) -> list[Deadline]:
    """Return the deadlines of the yearly reports (Đ35.4) for those who write them."""
    if not may(work.actor, Act.RECORD):
        return []
    days_off = holidays(work)
    years = range(first.year, last.year + 1)
    return [each for year in years for each in deadlines(year, days_off) if first <= each.aim <= last]


def _of_deadline(deadline: Deadline) -> _Told:
    before = f"{deadline.before:%d/%m/%Y}"
    summary = f"Báo cáo năm (Mẫu số 08): gửi {deadline.whom} trước ngày {before}"
    description = " · ".join((f"Ngày làm việc cuối cùng. {deadline.clause}", *deadline.notes))
    return _Told(deadline.aim, ("mau-08", before), summary, description)


def _event(uid: str, told: _Told, stamp: dt.datetime) -> Event:
    event = Event()
    event.add("uid", uid)
    event.add("dtstamp", stamp)
    event.add("dtstart", told.day)
    event.add("summary", " ".join(told.summary.split()))
    event.add("description", told.description)
    event.add("transp", "TRANSPARENT")  # a deadline does not make the day busy
    return event


def _uid(told: _Told) -> str:
    return f"{hashlib.sha256(chr(10).join(told.key).encode()).hexdigest()[:40]}@isms"


def _self(work: Work) -> Person:
    """Return the person who acts, held against other writers."""
    mine = select(Person).where(col(Person.id) == work.actor.person_id).with_for_update()
    person = work.session.exec(mine).first()
    if person is None:
        raise NotAllowed("Chỉ người có tài khoản mới có địa chỉ lịch riêng.")
    return person


def _end(work: Work, person: Person) -> bool:
    mine = (col(CalendarLink.person_id) == person.id, col(CalendarLink.revoked_at).is_(None))
    found = work.session.exec(select(CalendarLink).where(*mine)).all()
    for row in found:
        row.revoked_at = work.now
    return bool(found)


def _live(session: Session, which: object) -> tuple[CalendarLink, Person] | None:
    rows = select(CalendarLink, Person).join(Person, col(Person.id) == col(CalendarLink.person_id))
    alive = (which, col(CalendarLink.revoked_at).is_(None), col(Person.active))
    found = session.exec(rows.where(*alive)).first()  # type: ignore[arg-type]
    if found is None:
        return None
    row, person = found
    return None if person.active_since and person.active_since > row.created_at else (row, person)
