"""
A simulated browser on an application of its own, and ways to sign in with it.

A test module takes the fixtures it needs by `office, visitor = ui.office, ui.visitor`.
"""

import logging
import re
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from unittest import mock

import httpx
import pytest
from nicegui import Client, core, run
from nicegui.testing import general, user_simulation
from sqlmodel import select

from inventory.register_tables import Unit
from isms.accounts import passwords, people
from isms.accounts.people_tables import Person
from isms.background import worker
from isms.background.runner import Starter
from isms.background.task_tables import BackgroundTask
from isms.platform.clock_watch import ClockWatch
from isms.platform.config import Settings
from isms.platform.database import Database
from isms.ui import app
from isms.ui.shell.visit import Pages
from tests.databases import SqliteFiles, open_database
from tests.register import ADMIN, Clock, migrate
from tests.visitor import Visitor

PASSWORD = "bốn con mèo leo cây cau"


@dataclass
class Office:
    """An office with two rooms below its root, its register and its clock."""

    database: Database
    clock: Clock
    settings: Settings

    def __post_init__(self) -> None:
        self.database.watch = ClockWatch(self.clock, lambda: self.clock().timestamp())  # time passes: no leap

    def add(self, name: str, role: str = "officer", unit: str | None = None, password: str = PASSWORD) -> None:
        """Give a person an account; they have been shown around."""
        kept = passwords.chosen(password, name)
        with self.database.work(ADMIN) as work:
            unit_id = work.session.exec(select(Unit.id).where(Unit.code == unit)).one() if unit else None
            person = Person(name=name, role=role, full_name=name.title(), unit_id=unit_id, password_hash=kept.hash)
            person.created_at = person.guided_at = work.now  # and have put a password of their own
            work.session.add(person)

    def knows(self, name: str) -> bool:
        """Say whether there is an account of this name."""
        with self.database.look(ADMIN) as work:
            return name in {person.name for person in people.listed(work)}


@pytest.fixture
def office(sqlite_databases: SqliteFiles, clock: Clock, tmp_path: Path, cheap_passwords: None) -> Iterator[Office]:
    """An office of its own for one test, on SQLite, with passwords that cost little to check."""
    settings = Settings(data_dir=tmp_path, database_url=sqlite_databases.copy(migrate))
    database = open_database(settings.database_url, clock)
    yield Office(database, clock, settings)
    database.engine.dispose()


@asynccontextmanager
async def application(office: Office, caplog: pytest.LogCaptureFixture) -> AsyncIterator[tuple[Visitor, Pages]]:
    """Run the application for a simulated browser; fail when anything logged an error."""
    with mock.patch.object(general, "gc"):  # NiceGUI collects before and after; late in a run that takes seconds
        async with user_simulation() as user:
            threads = run.thread_pool
            pages = app.build(office.database, office.settings)
            pages.runner.start = in_this_process(office)
            try:
                yield Visitor(user.http_client), pages
            finally:
                pages.runner.close()
                for client in Client.instances.values():
                    client.outbox.stop()  # on Python 3.11 it may miss that it was cancelled, and be waited for
                Client.page_routes.clear()  # NiceGUI would unload the modules of every page
                del core.app.build_middleware_stack
    threads.shutdown()  # none is still at work on this office when the next one opens
    assert [record.getMessage() for record in caplog.get_records("call") if record.levelno >= logging.ERROR] == []


class Ended:
    """A background task that was done before anybody could look at its worker."""

    def poll(self) -> int | None:
        return 0

    def terminate(self) -> None:
        pass


def in_this_process(office: Office) -> Starter:
    """Return what does a background task in the thread of the runner, by the test's clock."""

    def start(settings: Settings, task: BackgroundTask) -> Ended:
        worker.run(office.database, settings, task.id, task.worker, alone=False)
        return Ended()

    return start


@pytest.fixture
async def visitor(office: Office, caplog: pytest.LogCaptureFixture) -> AsyncIterator[Visitor]:
    """A simulated browser that nobody has signed in with."""
    async with application(office, caplog) as (user, _):
        yield user


def another_browser() -> Visitor:
    """Return one more simulated browser on the same application, with cookies of its own."""
    return Visitor(httpx.AsyncClient(transport=httpx.ASGITransport(core.app), base_url="http://test"))


async def sign_in(
    user: Visitor, office: Office, name: str = "minh", role: str = "admin", unit: str | None = None
) -> None:
    """Make the account unless there is one, and sign in as a person does: by the form."""
    if not office.knows(name):
        office.add(name, role, unit)
    response = await post_sign_in(user, name, PASSWORD)
    assert response.status_code == 303, response.text


async def post_sign_in(user: Visitor, name: str, password: str, *, next: str = "/") -> httpx.Response:
    """Send the sign-in form as the browser would."""
    form = await user.http_client.get("/dang-nhap", params={"next": next})
    data = hidden(form.text) | {"name": name, "password": password}
    return await user.http_client.post("/dang-nhap", data=data)


def hidden(html: str) -> dict[str, str]:
    """Return the hidden fields of a form."""
    return dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', html))
