"""
What a page costs follows what it shows, not what the register holds: no more questions, no more elements.

Two registers some years old are asked the same, one three times the other. How long it takes, the bench measures.
"""

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
from sqlalchemy import event
from sqlmodel import select

from bench import workspace
from bench.stores import SqliteFiles
from inventory.protection import office_answers
from inventory.work import Actor, Role, Work
from isms.accounts.people_tables import Person
from isms.papers.audits import planning
from isms.platform.clock_watch import ClockWatch
from isms.platform.config import Settings
from isms.platform.database import VIETNAM, Database, machine_clock
from isms.ui.lists import counters
from isms.ui.shell import frame
from isms.ui.shell.visit import no_warning
from isms.workspace import tasks
from isms.xray import look
from schedules.alerts import alert_list, inbox
from schedules.deadlines import websites
from schedules.duties import duty_rounds, duty_standing
from schedules.standing import counting, derived, due_months, listing
from schedules.watch import advisories, agenda, agreement_list, incidents
from tests import ui
from tests.register import DAY
from tests.ui import post_sign_in

pytestmark = pytest.mark.slow  # registers of many systems

SMALL, LARGE = 1200, 3600
READS: dict[str, Callable[[Work], object]] = {
    "frame": lambda work: frame.facts(work, no_warning, ClockWatch(machine_clock)),
    "counters": lambda work: counting.tally(work, counters.filters()),
    "tasks": lambda work: [*tasks.of_systems(work, counters.TO_DO.filter), *tasks.others(work)],
    "x-ray": look.look,
    "x-ray, one check": lambda work: look.find(work, "no_classification", 50, 50),
    "systems": lambda work: listing.page(work, listing.Filter()),
    "due audits": due_months.plan,
    "calendar": lambda work: agenda.agenda(work, work.today, work.today + 31 * DAY),
    "calendar of a year": lambda work: agenda.numbers(work, work.today, work.today + 366 * DAY),
    "month of the calendar": lambda work: agenda.calendar(work, work.today, work.today + 31 * DAY, most=3),
    "recurring duties": duty_standing.lines,
    "a recurring duty": lambda work: [*duty_standing.lines(work, ["D-D7"]), *duty_rounds.systems(work, "D-D7")],
    "common requirements": lambda work: office_answers.plan(work, "STP"),
    "open alerts": lambda work: alert_list.page(work, alert_list.Filter(mine=True, unsettled=True, confirmed=True)),
    "plan of a year": lambda work: planning.rows(work, work.today.year + 1),
    "page of the plan of a year": lambda work: planning.page(work, work.today.year + 1),
    "alerts": lambda work: alert_list.page(work, alert_list.Filter(mine=True)),
    "new alerts": lambda work: alert_list.page(work, alert_list.Filter(mine=True, state="new", unsettled=True)),
    "alerts put off": inbox.snoozes,
    "incidents": incidents.page,
    "advisories": advisories.page,
    "websites": websites.page,
    "agreements": agreement_list.page,
}
PAGES = (
    "/",
    "/he-thong",
    "/kiem-tra",
    "/canh-bao",
    *(f"/theo-doi?muc={each}" for each in ("su-co", "website", "van-ban")),
)


@dataclass
class Years:
    """A register some years old, and the folder of its office."""

    database: Database
    settings: Settings


@pytest.fixture(scope="module")
def registers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[Years]]:
    folder = tmp_path_factory.mktemp("years")
    store, today = SqliteFiles(folder), dt.datetime.now(VIETNAM).date()
    urls = [workspace.register(store, systems, today) for systems in (SMALL, LARGE)]
    found = [Years(Database(url), Settings(data_dir=folder, database_url=url)) for url in urls]
    yield found
    for each in found:
        each.database.engine.dispose()


def questions(database: Database, read: Callable[[Work], object]) -> list[str]:
    """Return the statements that a read sends for the person who is told of everything."""
    sent: list[str] = []

    def note(_connection, _cursor, statement, *_others) -> None:
        sent.append(statement)

    with database.look(Actor("phep.do", Role.ADMIN)) as work:
        person = work.session.exec(select(Person.id).where(Person.name == workspace.NAME)).one()
        work.actor = Actor(workspace.NAME, Role.ADMIN, person_id=person)
        look._remembered.clear()
        event.listen(database.engine, "before_cursor_execute", note)
        read(work)
        event.remove(database.engine, "before_cursor_execute", note)
    return sent


def test_the_registers_are_true_to_their_facts(registers):
    with registers[0].database.look(Actor("x", Role.ADMIN)) as work:
        assert list(derived.drift(work)) == []


@pytest.mark.parametrize("name", READS)
def test_a_larger_register_is_asked_no_more_questions(registers, name):
    small, large = (questions(each.database, READS[name]) for each in registers)
    assert len(large) == len(small)


@pytest.mark.parametrize("which", [0, 1], ids=["small", "large"])
def test_nothing_is_cut_off_and_each_page_shows_its_part(registers, which):
    with registers[which].database.look(Actor("x", Role.ADMIN)) as work:
        for page in (incidents.page, advisories.page, websites.page, agreement_list.page):
            parts = [page(work, first, 50) for first in range(0, page(work).total + 50, 50)]
            told = [each for part in parts for each in part.rows]
            assert {part.total for part in parts} == {len(told)} and len(told) > 50
            assert len({(each.code, repr(each)) for each in told}) == len(told), "none twice"


async def test_a_larger_register_sends_no_larger_pages(registers, caplog):
    sent: list[dict[str, int]] = []
    for each in registers:
        office = ui.Office(each.database, each.database.clock, each.settings)
        async with ui.application(office, caplog) as (visitor, _):
            await post_sign_in(visitor, workspace.NAME, workspace.PASSWORD)
            answers = {path: (await visitor.http_client.get(path)).text for path in PAGES}
            sent.append({path: html.count('"tag":') for path, html in answers.items()})
    small, large = sent
    for path in PAGES:
        assert 50 < large[path] < 1.2 * small[path], path
