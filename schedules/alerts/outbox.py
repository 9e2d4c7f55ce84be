"""
The outbox: what waits for a person becomes one message a day, which stays here until a mail server has taken it.
Incidents do not wait: they go in messages of their own, as often as there are any (NĐ 331/2026 Đ31.2.d).

Nothing is sent here. A deliverer gathers, claims one message, sends it outside any transaction, and records what
came of it. A crash in between sends a message twice at worst; no alert leaves the outbox without having been sent.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, exists, func, literal, not_, or_, true
from sqlalchemy import select as sql_select
from sqlmodel import col, select, update

from inventory.organisation.units import office_name
from inventory.work import WHOLE_TREE, Addressee, Role, Work
from schedules.alerts import alert_kinds, digest, inbox, incident_news
from schedules.alerts.alert_tables import DIGEST, INCIDENTS, Alert, AlertRecipient, Message
from schedules.alerts.mail_groups import MailGroup, unwanted
from schedules.cadence.working_days import is_working_day, next_working_day
from schedules.policies import policies
from schedules.standing import job_runs

OUTBOX_LOCK = 7_319_002

LEASE = dt.timedelta(minutes=10)
"""How long a claim holds: longer than any mail server may take to answer."""
LEASE_OF_INCIDENTS = dt.timedelta(minutes=2)
"""The same of a message about incidents, which a sender that died must not hold up. A server that needs longer may get
it twice, from two senders, under one Message-ID."""
BACKOFF_MINUTES = (1, 2, 5, 15, 60, 180, 360)
LONGEST_REST = max(LEASE, dt.timedelta(minutes=BACKOFF_MINUTES[-1]))
"""No message rests longer: a next attempt further off was set by a clock that was ahead, and counts for nothing."""
MOST_MINUTES_OF_INCIDENTS = 15
"""Mail about incidents rests no longer after a failure: their clocks go on."""
MOST_WORDS = 500
JOB = "deliver"


@dataclass(frozen=True, slots=True)
class Due:
    """A message that may be sent now; `attempts` were made before."""

    message_id: int
    attempts: int
    to: Addressee


@dataclass(frozen=True, slots=True)
class Letter:
    """
    A message claimed by one deliverer, with what it says today: a digest, or news of incidents.

    `alert_ids`: all that it tells, also of systems its reader may no longer see. `office`: who keeps the register.
    """

    message_id: int
    attempt: int
    to: Addressee
    day: dt.date
    told: digest.Digest | tuple[incident_news.News, ...]
    alert_ids: frozenset[int]
    office: str = ""


def gather(work: Work, at_once: bool = False, report: bool = False) -> None:
    """
    Put the waiting alerts of each person with an address into messages: incidents into one at once, the others into
    their one unsent digest, which is dated today.

    A person who had today's digest waits until tomorrow. A new one begins only after today's sweep, so that it holds
    all that the day brings; `at_once` begins it anyway, on a day off too. People without an address keep their alerts
    waiting. So do those who want no mail of a group, or only the week's, and on days off everybody; what a person put
    off waits for its day. What is told at once waits for no choice and no working day, incidents not even
    for the digest. `report`: administrators of the whole tree get their digest even where nothing waits for them: it
    says what ran, and that it runs.
    """
    if work.session.get_bind().dialect.name == "postgresql":
        work.session.execute(select(func.pg_advisory_xact_lock(OUTBOX_LOCK)))
    unsent = _unsent(work)
    people = work.addressees()
    digests = {each.person_id: each for each in unsent if each.kind == DIGEST}
    _gather_digests(work, people, digests, at_once, report and not at_once)
    _gather_incidents(work, people, [each for each in unsent if each.kind == INCIDENTS])


def gets_report(person: Addressee) -> bool:
    """Say whether a person's digest tells what ran: an administrator's of the whole tree."""
    return person.role == Role.ADMIN and person.branch == WHOLE_TREE


def _wants_report(work: Work, person: Addressee, rests: bool) -> bool:
    its_day = person.mail == "daily" or (person.mail == "weekly" and work.today == _day_of_week(work))
    return gets_report(person) and its_day and not rests


def _gather_digests(
    work: Work, people: Sequence[Addressee], unsent: dict[int, Message], at_once: bool, report: bool
) -> None:
    of_today = (Message.day == work.today, Message.kind == literal(DIGEST, literal_execute=True))  # as its index has it
    had_todays = set(work.session.exec(select(Message.person_id).where(*of_today, col(Message.sent_at).is_not(None))))
    begin = at_once or _swept_today(work)
    rests = _rests(work, at_once)
    for person in people:
        stood = message = unsent.get(person.person_id)
        reports = report and _wants_report(work, person, rests)
        may_join = person.email and person.person_id not in had_todays
        if message is None and may_join and begin and (reports or _has_something(work, person, rests)):
            message = _begin(work, person, DIGEST)
        if message is None:
            continue
        if may_join:
            message.day = work.today
            _attach(work, message, _held(work, person, _ungathered(), begun=True, rests=rests))
        if stood is not None and _is_free(work, message):
            _without_held(work, message, person, rests, keep=reports or rests)


def _gather_incidents(work: Work, people: Sequence[Addressee], unsent: Sequence[Message]) -> None:
    """An incident joins a message that failed, which is then tried now, but none that is being sent just now."""
    free = {each.person_id: each for each in unsent if _is_free(work, each)}
    others = or_(not_(alert_kinds.own_mail()), _ahead(work))
    news = select(AlertRecipient.person_id).join(Alert, col(Alert.id) == col(AlertRecipient.alert_id)).distinct()
    waiting = set(work.session.exec(news.where(alert_kinds.own_mail(), not_(_ahead(work)), _ungathered())))
    for person in people:
        if person.email and person.person_id in waiting:
            message = free.get(person.person_id) or _begin(work, person, INCIDENTS)
            message.next_attempt_at = work.now
            _attach(work, message, _told(person, _ungathered(), others))


def due(work: Work, at_once: bool = False) -> list[Due]:
    """
    Return the messages to try now, those about incidents first, then the longest waiting.

    `at_once`: those waiting after a failure too. On a day off a digest that holds nothing told at once waits on.
    """
    people = {person.person_id: person for person in work.addressees() if person.email}
    told = exists().where(col(AlertRecipient.message_id) == col(Message.id))
    goes_today = told if _rests(work, at_once) else true()
    rows = work.session.exec(
        select(col(Message.id), col(Message.attempts), col(Message.person_id))
        .where(col(Message.sent_at).is_(None), _free(work, at_once), goes_today)
        .order_by(case((col(Message.kind) == INCIDENTS, 0), else_=1), col(Message.next_attempt_at), col(Message.id))
    )
    return [
        Due(message_id, attempts, people[person_id])
        for message_id, attempts, person_id in rows
        if message_id is not None and person_id in people
    ]


def claim(work: Work, wanted: Due) -> Letter | None:
    """Take a message for sending, None when somebody else was faster. The claim must be committed before sending."""
    about = select(col(Message.day), col(Message.kind)).where(col(Message.id) == wanted.message_id)
    day, kind = work.session.exec(about).first() or (work.today, DIGEST)
    lease = LEASE_OF_INCIDENTS if kind == INCIDENTS else LEASE
    taken = work.session.exec(
        update(Message)
        .where(
            col(Message.id) == wanted.message_id,
            col(Message.sent_at).is_(None),
            col(Message.attempts) == wanted.attempts,
        )
        .values(attempts=wanted.attempts + 1, next_attempt_at=work.now + lease, last_error="")
    )
    if taken.rowcount != 1:
        return None
    read = incident_news.read if kind == INCIDENTS else digest.read
    return Letter(
        message_id=wanted.message_id,
        attempt=wanted.attempts + 1,
        to=wanted.to,
        day=day,
        told=read(work, wanted.message_id, wanted.to),
        alert_ids=digest.alert_ids(work, wanted.message_id),
        office=office_name(work.session),
    )


def sent(work: Work, letter: Letter) -> None:
    """Record that a server took the letter. Alerts that joined the message meanwhile were not in it: they wait on."""
    work.session.exec(
        update(Message)
        .where(col(Message.id) == letter.message_id)
        .values(sent_at=work.now, sent_to=letter.to.email, last_error="")
    )
    left_out = sorted(digest.alert_ids(work, letter.message_id) - letter.alert_ids)
    mine = (col(AlertRecipient.message_id) == letter.message_id, col(AlertRecipient.alert_id).in_(left_out))
    work.session.exec(update(AlertRecipient).where(*mine).values(message_id=None))


def failed(work: Work, letter: Letter, why: str) -> None:
    """Record that the letter did not go, and when to try again."""
    work.session.exec(
        update(Message)
        .where(
            col(Message.id) == letter.message_id,
            col(Message.sent_at).is_(None),
            col(Message.attempts) == letter.attempt,
        )
        .values(last_error=why[:MOST_WORDS] or "?", next_attempt_at=work.now + pause(letter))
    )


def pause(letter: Letter) -> dt.timedelta:
    """Return how long a letter rests that did not go."""
    minutes = BACKOFF_MINUTES[min(letter.attempt, len(BACKOFF_MINUTES)) - 1]
    if not isinstance(letter.told, digest.Digest):
        minutes = min(minutes, MOST_MINUTES_OF_INCIDENTS)
    return dt.timedelta(minutes=minutes)


def waiting(work: Work) -> int:
    """Return how many messages to active people were not taken by a server yet."""
    people = {person.person_id for person in work.addressees()}
    unsent = work.session.exec(select(Message.person_id).where(col(Message.sent_at).is_(None)))
    return sum(person_id in people for person_id in unsent)


def without_address(work: Work) -> list[Addressee]:
    """Return the active people whose alerts wait because they gave no e-mail address."""
    nobody = {person.person_id: person for person in work.addressees() if not person.email}
    found = work.session.exec(select(AlertRecipient.person_id).distinct().where(_ungathered()))
    return [nobody[person_id] for person_id in sorted(found) if person_id in nobody]


def unwanting(work: Work) -> list[Addressee]:
    """Return the active people who chose to get no mail."""
    return [person for person in work.addressees() if person.mail == "none"]


def _unsent(work: Work) -> Sequence[Message]:
    """Return the unsent messages, held so that none is recorded as sent while alerts join it."""
    held = select(Message).where(col(Message.sent_at).is_(None)).order_by(col(Message.next_attempt_at), col(Message.id))
    return work.session.exec(held.with_for_update().execution_options(populate_existing=True)).all()


def _swept_today(work: Work) -> bool:
    run = job_runs.newest(work, job_runs.SWEEP)
    return run is not None and work.day_of(run.started_at) >= work.today


def _begin(work: Work, person: Addressee, kind: str) -> Message:
    at = work.now
    message = Message(person_id=person.person_id, kind=kind, day=work.today, created_at=at, next_attempt_at=at)
    work.session.add(message)
    work.session.flush()
    return message


def _attach(work: Work, message: Message, held: Select[*tuple[Any, ...]]) -> None:
    """Put all that waits for the message's reader into it, except the alerts held back."""
    mine = (col(AlertRecipient.person_id) == message.person_id, _ungathered())
    free = col(AlertRecipient.alert_id).not_in(held)
    work.session.exec(update(AlertRecipient).where(*mine, free).values(message_id=message.id))


def _rests(work: Work, at_once: bool) -> bool:
    """Say whether today is a day off, on which only what is told at once goes, for the first time or again."""
    return not at_once and not is_working_day(work.today, policies.holidays(work))


def _has_something(work: Work, person: Addressee, rests: bool) -> bool:
    mine = (col(AlertRecipient.person_id) == person.person_id, _ungathered())
    free = col(AlertRecipient.alert_id).not_in(_held(work, person, _ungathered(), begun=False, rests=rests))
    return work.session.exec(select(AlertRecipient.alert_id).where(*mine, free).limit(1)).first() is not None


def _without_held(work: Work, message: Message, person: Addressee, rests: bool, keep: bool) -> None:
    """Take out of an unsent message what must wait since; a message left empty goes, unless one `keep`s it."""
    inside = col(AlertRecipient.message_id) == message.id
    held = col(AlertRecipient.alert_id).in_(_held(work, person, inside, begun=True, rests=rests))
    work.session.exec(update(AlertRecipient).where(inside, held).values(message_id=None))
    if not keep and work.session.exec(select(AlertRecipient.alert_id).where(inside).limit(1)).first() is None:
        work.session.delete(message)
        work.session.flush()


def _day_of_week(work: Work) -> dt.date:
    """Return the day of this week's mail: Monday, or the first working day after it."""
    monday = work.today - dt.timedelta(days=work.today.weekday())
    return next_working_day(monday, policies.holidays(work))


def _held(
    work: Work, person: Addressee, among: ColumnElement[bool], begun: bool, rests: bool = False
) -> Select[*tuple[Any, ...]]:
    """
    Return the alerts that may not go into the person's digest today: put off, or not wanted by mail; of systems whose
    role nobody has confirmed; and incidents, which go by themselves.

    `among`: of those told to the person, which ones; what was told in years is not read again each minute.
    `begun`: a message waits already; the week's goes on another day when it could not leave before. `rests`: the day is
    off, and all waits for the next day that is worked, but for what is told at once.
    """
    can_wait = alert_kinds.of_group(lambda group: group is not MailGroup.REQUIRED)
    held = or_(inbox.snoozed(work, person.person_id), alert_kinds.of_group(lambda group: unwanted(person, group)))
    if rests:
        held = or_(held, can_wait)
    elif person.mail == "weekly" and not begun and work.today != (its_day := _day_of_week(work)):
        had = exists().where(
            col(Message.person_id) == person.person_id,
            col(Message.kind) == DIGEST,
            col(Message.day) >= its_day,
            col(Message.sent_at).is_not(None),
        )
        late = and_(col(Alert.raised_on) < its_day, literal(its_day < work.today), ~had)  # the week's could not be sent
        held = or_(held, and_(can_wait, not_(late)))
    return _told(person, among, or_(alert_kinds.own_mail(), _ahead(work), alert_kinds.of_unconfirmed(), held))


def _told(person: Addressee, among: ColumnElement[bool], which: ColumnElement[bool]) -> Select[*tuple[Any, ...]]:
    """Return the alerts for a person, of those `among` their own, for which a condition holds."""
    told = sql_select(col(Alert.id)).join(AlertRecipient, col(AlertRecipient.alert_id) == col(Alert.id))
    return told.where(col(AlertRecipient.person_id) == person.person_id, among, which)


def _ahead(work: Work) -> ColumnElement[bool]:
    """Return the condition that an alert was raised after today, by a clock that was ahead."""
    return col(Alert.raised_on) > work.today


def _is_free(work: Work, message: Message) -> bool:
    """Say whether nobody is sending the message now; see `_free`."""
    rested = not work.now < message.next_attempt_at <= work.now + LONGEST_REST
    return rested or message.last_error != ""


def _ungathered() -> ColumnElement[bool]:
    return col(AlertRecipient.message_id).is_(None)


def _free(work: Work, at_once: bool) -> ColumnElement[bool]:
    """Return the condition that nobody is sending the message: a claim wipes the last error, a failure writes one."""
    next_attempt = col(Message.next_attempt_at)
    rested = or_(next_attempt <= work.now, next_attempt > work.now + LONGEST_REST)
    return or_(rested, col(Message.last_error) != "") if at_once else rested
