"""
No page keeps the others waiting: nothing that waits for the database or hashes a password runs in the event loop.

How long the longest stall is, `python -m bench` measures; here it is seen that none of its usual causes is there.
"""

import asyncio
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from argon2 import PasswordHasher
from nicegui import Client
from sqlalchemy import event

from isms.accounts import passwords
from isms.evidence import documents
from isms.evidence.documents import Document
from isms.evidence.store import Store
from isms.ui import security
from tests import pictures, ui
from tests.evidence_files import PDF
from tests.filling import newest, press, shows
from tests.register import OFFICER
from tests.ui import PASSWORD, Office, post_sign_in

office, visitor = ui.office, ui.visitor
LOOKS = {look.path for look in pictures.LOOKS if not look.path.startswith("/khong-co")}
PLAIN = ("/in/phieu-kiem-tra/MISA.html", f"{security.DOWNLOADS}1")


EXAMPLES = {"/quan-tri/nguoi-dung/minh", "/tro-giup/bat-dau"}


def paths() -> list[str]:
    """Return an address of every page there is, and of every list and tab that has its picture taken."""
    simple = {route for route in Client.page_routes.values() if "{" not in route}
    return sorted(LOOKS | EXAMPLES | simple)


@contextmanager
def watched(office: Office, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """Give a list that fills with all that was done in this thread, the event loop's, and should not have been."""
    loop, found = threading.get_ident(), []

    def note(what: str) -> None:
        if threading.get_ident() == loop:
            found.append(what)

    def statement(_connection, _cursor, sql, *_others) -> None:
        note(sql)

    class Watched(PasswordHasher):
        def verify(self, *arguments):
            note("a password was hashed")
            return super().verify(*arguments)

    monkeypatch.setattr(passwords, "_hasher", Watched(time_cost=1, memory_cost=8, parallelism=1))
    event.listen(office.database.engine, "before_cursor_execute", statement)
    event.listen(office.database.engine, "commit", lambda _connection: note("COMMIT"))
    yield found
    event.remove(office.database.engine, "before_cursor_execute", statement)


@pytest.fixture
def filled(office) -> Office:
    pictures.fill(office.settings)
    store = Store(office.settings)
    draft = store.draft()
    draft.write_bytes(PDF)
    with office.database.work(OFFICER) as work:
        document = Document("Bản quét", "other", work.today)
        documents.attach(work, ["IOFFICE"], store.keep(draft, "a.pdf"), document)
    office.add("minh", "admin")
    return office


async def test_no_page_asks_the_database_or_hashes_in_the_event_loop(filled, visitor, monkeypatch):
    with watched(filled, monkeypatch) as found:
        await post_sign_in(visitor, "minh", PASSWORD)
        for path in (*paths(), *PLAIN):
            answer = await visitor.http_client.get(path, follow_redirects=True)
            assert answer.status_code in (200, 404), path
            assert found == [], path


async def test_neither_does_a_click_that_writes(filled, visitor, monkeypatch):
    with watched(filled, monkeypatch) as found:
        await post_sign_in(visitor, "minh", PASSWORD)
        await visitor.open("/he-thong/IOFFICE?tab=van-hanh")
        await shows(visitor, "Ghi tình trạng vận hành")
        visitor.find("Ghi tình trạng vận hành").click()
        await shows(visitor, "Hệ thống đang thế nào?")
        press(visitor, "choice-stopped")
        newest(visitor, "reason").value = "Nâng cấp máy chủ"
        press(visitor, "submit")
        await shows(visitor, "Nâng cấp máy chủ")

    assert found == []


async def test_every_page_is_watched(filled, visitor):
    patterns = {path: re.sub(r"\{[^}]*\}", ".+", path) for path in Client.page_routes.values()}
    plain = [path.partition("?")[0] for path in paths()]

    missed = {route for route, pattern in patterns.items() if not any(re.fullmatch(pattern, path) for path in plain)}

    assert missed == set(), "add an address to EXAMPLES, or to LOOKS in tests/pictures.py"


async def test_a_statement_in_the_loop_would_be_found(filled, monkeypatch):
    with watched(filled, monkeypatch) as found:
        with filled.database.look(OFFICER):
            await asyncio.sleep(0)
        await asyncio.to_thread(filled.knows, "minh")
        assert found == []
        filled.knows("minh")
    assert found != []
