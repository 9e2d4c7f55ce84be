"""A register to work on: an office, its people, systems that went the whole way, and a clock that only runs ahead."""

import datetime as dt
from collections.abc import Callable

from sqlmodel import select

from inventory.organisation import units
from inventory.records import Audit, Decision, PlanState, facts
from inventory.register_tables import DatedFact, System
from inventory.systems import register
from inventory.systems.register import Entry
from inventory.work import Actor, Role
from isms.accounts import people
from isms.installation import schema
from isms.platform.database import VIETNAM, Database, machine_clock
from schedules.acts import enforcement, recording, rule_days
from schedules.policies import policies
from tests.databases import open_database

ADMIN = Actor("quản trị", Role.ADMIN)
OFFICER = Actor("cán bộ", Role.OFFICER)
DAY = dt.timedelta(days=1)
EARLY = dt.time(6, 30, tzinfo=VIETNAM)
MORNING = dt.time(8, 0, tzinfo=VIETNAM)
TICK = dt.timedelta(milliseconds=1)


def tables_of_facts(base: type[DatedFact] = DatedFact) -> set[type[DatedFact]]:
    """Every table of dated facts that there is, whether or not anything else of the product names it."""
    below = base.__subclasses__()
    return {each for each in below if hasattr(each, "__table__")}.union(*map(tables_of_facts, below))


class Clock:
    """
    The instant of work: early tomorrow at first, a millisecond later at every look, and moved ahead by hand.

    Never the past: the database compares permissions with the machine's own day. Never the real hour: what holds must
    hold at any hour, and at half past six in Viet Nam it is still the day before in UTC.
    """

    def __init__(self) -> None:
        tomorrow = dt.datetime.now(VIETNAM).date() + DAY
        self.now = dt.datetime.combine(tomorrow, EARLY).astimezone(dt.UTC)

    def __call__(self) -> dt.datetime:
        self.now += TICK
        return self.now

    @property
    def today(self) -> dt.date:
        return self.now.astimezone(VIETNAM).date()

    def move(self, **by: float) -> None:
        """Move ahead, as `move(minutes=5)`."""
        self.now += dt.timedelta(**by)

    def to(self, day: dt.date) -> None:
        """Move ahead to eight in the morning of a day in Viet Nam."""
        then = dt.datetime.combine(day, MORNING).astimezone(dt.UTC)
        assert then > self.now, f"{day} is not ahead"
        self.now = then


def migrate(url: str, clock: Clock | None = None) -> None:
    """Give an empty database the newest schema, the policies, and an office of two rooms."""
    database = open_database(url, clock or machine_clock)
    schema.upgrade(database.engine)
    with database.work(ADMIN) as work:
        policies.seed(work)
        rule_days.begin(work, new=True)
        units.add(work, "STP", "Sở Tư pháp")
        units.add(work, "VP", "Văn phòng Sở", parent="STP", kind="office")
        units.add(work, "HCTP", "Phòng Hành chính tư pháp", parent="STP")
    database.engine.dispose()


Fill = Callable[[Database, Clock], None]
"""Enters something into a register that has nothing but its policies and an office."""


class Prepared:
    """Lets `fill` enter something into a register; `ended` is then the instant at which that was done."""

    base = staticmethod(migrate)

    def __init__(self, fill: Fill) -> None:
        self.fill = fill
        self.ended = dt.datetime.min.replace(tzinfo=dt.UTC)

    def __call__(self, url: str) -> None:
        clock = Clock()
        database = open_database(url, clock)
        self.fill(database, clock)
        database.engine.dispose()
        self.ended = clock.now


def person(database: Database, name: str, role: str, unit: str | None = None, email: str | None = None) -> int:
    """Add a person, with the address name@so.gov.vn unless given another; returns their id."""
    address = f"{name}@so.gov.vn" if email is None else email
    with database.work(ADMIN) as work:
        return people.add(work, name=name, role=role, full_name=name, email=address, unit_code=unit).id


def new_system(database: Database, code: str, users: tuple[str, ...] = ("HCTP",)) -> None:
    """Enter a system that operates, and of which nothing else is on record."""
    with database.work(OFFICER) as work:
        _register(work, code, users)


def _register(work, code: str, users: tuple[str, ...] = ("HCTP",)) -> None:
    entry = Entry(code=code, name=f"Hệ thống {code}", responsibility="owned", users=users)
    register.register(work, entry, work.today, operating=True)


def cleared_system(database: Database, code: str, level: int = 2, **audit: object) -> dt.date:
    """
    Walk a new system all the way into use, by an audit of yesterday; return the day by which one must act.

    `audit` changes the audit: conclusion, conditions_until, concluded_on. All facts come in one transaction, as by
    import, so that no alert says that the system was never audited.
    """
    yesterday = database.today() - DAY
    with database.work(OFFICER) as work:
        _register(work, code)
        facts.record_regulation(work, [code], yesterday - 9 * DAY, "01/QC-STP", "Sở Tư pháp")
        decision = Decision(date=yesterday - 5 * DAY, level=level, regime="331/2026", number="12/QĐ-STP", issuer="STP")
        facts.record(work, code, decision)
        facts.record(work, code, PlanState(on=yesterday, state="full"))
        conclude(work, code, yesterday, kind="pre_operation", **audit)
    with database.work(OFFICER) as work:
        enforcement.put_into_use(work, code)
    return act_by(database, code)


def conclude(work, code: str, on: dt.date, **audit: object) -> Audit:
    """Record an audit by a licensed body that found the system eligible, unless `audit` says otherwise."""
    usual = {"concluded_on": on, "kind": "periodic", "conclusion": "eligible", "occasion": ""}
    usual |= {"assessor": "Công ty Kiểm định", "assessor_kind": "licensed"}
    return recording.record(work, code, Audit(**(usual | audit)))


def stored(database: Database, code: str) -> System:
    """Return the system as it stands in the database."""
    with database.look(ADMIN) as work:
        return work.session.exec(select(System).where(System.code == code)).one()


def act_by(database: Database, code: str) -> dt.date:
    """Return the system's next deadline."""
    deadline = stored(database, code).act_by
    assert deadline is not None
    return deadline


def rows(database: Database, table: type, *conditions: object) -> list:
    """Return the rows of a table, in the order of entry."""
    order = [column for column in table.__table__.primary_key]
    with database.look(ADMIN) as work:
        return list(work.session.exec(select(table).where(*conditions).order_by(*order)))
