"""A number is printed before it is taken: nobody waits meanwhile, and whatever dies leaves no hole in the series."""

import pytest

from inventory.errors import Outdated
from isms.background import claims, worker
from isms.background.runner import Runner
from isms.background.task_tables import BackgroundTask, TaskState
from isms.ledger import numbers
from isms.ledger.paper_tables import IssuedDocument, NumberSeries, PaperFile
from isms.papers import catalogue, numbered_printing, numbered_task
from isms.papers.composition import rendering
from isms.platform import database as platform_database
from isms.platform.database import Database
from isms.platform.trail import TrailEntry
from tests import ui
from tests.crashing import run_and_kill
from tests.databases import open_database
from tests.filling import press, sees, shows, until
from tests.register import OFFICER, Clock, cleared_system, migrate, rows

office, visitor = ui.office, ui.visitor
pytestmark = [pytest.mark.slow, pytest.mark.engines("sqlite")]  # papers are drawn


def fill(url: str) -> None:
    migrate(url)
    database = open_database(url, Clock())
    cleared_system(database, "A")
    database.engine.dispose()


def print_the_plan(database: Database) -> None:
    """Number and print the plan of the year, each step in the transaction that the page gives it."""
    with database.look(OFFICER) as work:
        ready = numbered_printing.prepare(work, "audit-plan", str(work.today.year), work.today)
    made = numbered_printing.made(ready)
    with database.work(OFFICER) as work:
        numbered_printing.enter(work, made)


def numbers_and_papers(database: Database) -> tuple[list[int], list[str], int, list[int]]:
    """Return the last numbers given, those in the ledger with their endings, the files, those in the trail."""
    series = [row.last for row in rows(database, NumberSeries)]
    ledger = sorted(f"{row.number} {row.ending}" for row in rows(database, IssuedDocument))
    noted = [row.detail["number"] for row in rows(database, TrailEntry, TrailEntry.action == "document.numbered")]
    return series, ledger, len(rows(database, PaperFile)), noted


def test_killed_at_any_step_of_the_write_number_and_papers_are_there_together_or_not_at_all(databases, monkeypatch):
    monkeypatch.setattr(rendering, "render", lambda _paper, ending, *_: ending.encode())
    drawn = databases.copy(fill)
    database = open_database(drawn, Clock())
    with database.look(OFFICER) as work:
        made = numbered_printing.made(numbered_printing.prepare(work, "audit-plan", str(work.today.year), work.today))
    database.engine.dispose()

    def enter(database: Database) -> None:
        with database.work(OFFICER) as work:
            numbered_printing.enter(work, made)

    step, killed, seen = 1, True, set()
    while killed:
        url, clock = databases.copy(fill), Clock()
        killed = run_and_kill(url, clock.now, enter, step)
        database = open_database(url, clock)
        left = numbers_and_papers(database)
        seen.add(left[0] == [1])
        assert left in (([], [], 0, []), ([1], ["01 docx", "01 pdf"], 2, [1])), f"half a paper at step {step}"
        with database.work(OFFICER) as work:
            assert numbers.take(work, "KH") == ("02" if left[0] == [1] else "01")
        database.engine.dispose()
        step += 1
    assert seen == {False, True} and step > 10


def test_two_papers_printed_with_one_number_are_not_both_entered(database):
    cleared_system(database, "A")
    with database.look(OFFICER) as work:
        ready = [numbered_printing.prepare(work, "audit-plan", str(work.today.year), work.today) for _ in range(2)]
    first, second = (numbered_printing.made(each) for each in ready)
    with database.work(OFFICER) as work:
        numbered_printing.enter(work, first)
    with pytest.raises(Outdated), database.work(OFFICER) as work:
        numbered_printing.enter(work, second)
    assert numbers_and_papers(database)[:2] == ([1], ["01 docx", "01 pdf"])


async def test_while_a_page_or_a_task_draws_a_paper_others_write(office, visitor, monkeypatch):
    """Whatever is drawn, at that moment another person's save goes through without waiting."""
    cleared_system(office.database, "A")
    monkeypatch.setattr(platform_database, "PATIENCE", 0.05)
    drawn, draw = [], rendering.render

    def drawing(paper, ending, *rest):
        other = open_database(str(office.database.engine.url), office.clock)
        with other.work(OFFICER) as work:
            work.record("test", "office")
        other.engine.dispose()
        drawn.append(ending)
        return draw(paper, ending, *rest)

    monkeypatch.setattr(rendering, "render", drawing)
    await ui.sign_in(visitor, office)
    await visitor.open(f"/lay-so/audit-plan/{office.database.today().year}")
    await press(visitor, "submit")
    await shows(visitor, "Đã cấp số 01")
    assert drawn == ["docx", "pdf"]


async def test_a_long_paper_gets_the_number_that_comes_next_when_it_is_ready(office, visitor, monkeypatch):
    cleared_system(office.database, "A")
    monkeypatch.setattr(catalogue, "FEW", 0)
    monkeypatch.setattr(Runner, "wake", lambda _runner: None)
    await ui.sign_in(visitor, office)
    await visitor.open(f"/lay-so/audit-plan/{office.database.today().year}")
    await shows(visitor, "Số dự kiến")
    await press(visitor, "submit")
    await until(sees, visitor, "task-step")
    [asked] = rows(office.database, BackgroundTask)
    assert asked.kind == numbered_task.KIND

    make, taken = numbered_printing.made, []

    def made_slowly(ready):
        if not taken:  # meanwhile another plan takes the number that was foreseen
            taken.append(True)
            print_the_plan(office.database)
        return make(ready)

    monkeypatch.setattr(numbered_printing, "made", made_slowly)
    claimed = claims.claim(office.database)
    worker.run(office.database, office.settings, claimed.id, claimed.worker, alone=False)

    [over] = rows(office.database, BackgroundTask)
    assert (over.state, over.result["notes"]) == (TaskState.DONE, ["Đã cấp số 02."])
    assert numbers_and_papers(office.database)[:2] == ([2], ["01 docx", "01 pdf", "02 docx", "02 pdf"])
    await until(sees, visitor, "task-file-docx")
