"""A simulated browser on an application of its own, and ways to sign in with it."""

import logging
import re
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx
import pytest
from nicegui import Client, core
from nicegui.testing import User, user_simulation

from inventory.tables import Unit
from inventory.work import Actor, Role
from isms import schema
from isms.accounts import people
from isms.config import Settings
from isms.database import Database
from isms.ui import app
from isms.ui.visit import Pages

PASSWORD = "bốn con mèo leo cây cau"
ADMINISTRATOR = Actor("lệnh", Role.ADMIN)

class Clock:
    """A clock that stands until it is moved."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 22, 2, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def move(self, **by: float) -> None:
        self.now += timedelta(**by)

@dataclass
class Office:
    """A small office: two rooms below a root, and its clock."""

    database: Database
    clock: Clock
    settings: Settings

    def add(self, name: str, role: str = "officer", unit: str | None = None, password: str = PASSWORD) -> None:
        with self.database.work(ADMINISTRATOR) as work:
            people.add(work, name=name, role=role, full_name=name.title(), unit_code=unit, password=password)

@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    clock = Clock()
    settings = Settings(data_dir=tmp_path)
    database = Database(settings.database_url, clock)
    schema.upgrade(database.engine)
    with database.work(ADMINISTRATOR) as work:
        work.session.add(Unit(id=1, code="STP", name="Sở Tư pháp", path="/1/"))
        work.session.flush()
        work.session.add(Unit(id=2, code="VP", name="Văn phòng", parent_id=1, path="/1/2/"))
        work.session.add(Unit(id=3, code="HCTP", name="Phòng Hành chính tư pháp", parent_id=1, path="/1/3/"))
    yield Office(database, clock, settings)
    database.engine.dispose()

@asynccontextmanager
async def application(office: Office, caplog: pytest.LogCaptureFixture) -> AsyncIterator[tuple[User, Pages]]:
    """Run the application for a simulated browser; fail when anything logged an error."""
    async with user_simulation() as user:
        pages = app.build(office.database, office.settings)
        try:
            yield user, pages
        finally:
            Client.page_routes.clear()  # NiceGUI would unload the modules of every page
            del core.app.build_middleware_stack
    assert [record.getMessage() for record in caplog.get_records("call") if record.levelno >= logging.ERROR] == []

@pytest.fixture
async def visitor(office: Office, caplog: pytest.LogCaptureFixture) -> AsyncIterator[User]:
    """A simulated browser that nobody has signed in with."""
    async with application(office, caplog) as (user, _):
        yield user

def another_browser() -> User:
    """Return one more simulated browser on the same application, with cookies of its own."""
    return User(httpx.AsyncClient(transport=httpx.ASGITransport(core.app), base_url="http://test"))

async def sign_in(user: User, office: Office, name: str = "minh", role: str = "admin", unit: str | None = None) -> None:
    """Make the account unless there is one, and sign in as a person does: by the form."""
    with office.database.look(ADMINISTRATOR) as work:
        known = {person.name for person in people.listed(work)}
    if name not in known:
        office.add(name, role, unit)
    response = await post_sign_in(user, name, PASSWORD)
    assert response.status_code == 303, response.text

async def post_sign_in(user: User, name: str, password: str, *, next: str = "/") -> httpx.Response:
    """Send the sign-in form as the browser would."""
    form = await user.http_client.get("/dang-nhap", params={"next": next})
    data = hidden(form.text) | {"name": name, "password": password}
    return await user.http_client.post("/dang-nhap", data=data)

def hidden(html: str) -> dict[str, str]:
    """Return the hidden fields of a form."""
    return dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', html))
