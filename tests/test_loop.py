"""
No page keeps the others waiting: nothing that waits for the database or hashes a password runs in the event loop.

How long the longest stall is, `python -m bench` measures; here it is seen that none of its usual causes is there.
"""

import asyncio
import gc
import re
import threading
import weakref
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from argon2 import PasswordHasher
from nicegui import Client
from nicegui import ui as ui_elements
from sqlalchemy import event

from isms.accounts import passwords
from isms.evidence import documents
from isms.evidence.documents import Document
from isms.evidence.store import Store
from isms.ui.web import memory, security
from tests import pictures, ui
from tests.evidence_files import PDF
from tests.filling import click, newest, press, shows
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
        await click(visitor, "Ghi tình trạng vận hành")
        await shows(visitor, "Hệ thống đang thế nào?")
        await press(visitor, "choice-stopped")
        newest(visitor, "reason").value = "Nâng cấp máy chủ"
        await press(visitor, "submit")
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


async def test_a_page_that_is_closed_is_gone_without_the_garbage_collector(filled, visitor):
    """Nobody is answered while the collector looks at all that lives: what goes by itself it need not look at."""
    await post_sign_in(visitor, "minh", PASSWORD)
    await visitor.open("/he-thong/IOFFICE")
    elements = list(visitor.client.elements.values())
    parts = [weakref.ref(part) for each in elements for part in (each._props, each._classes, each._style)]
    some = [weakref.ref(each) for each in elements if isinstance(each, ui_elements.label)]
    assert len(some) > 20
    gc.disable()
    try:
        visitor.client.delete()
        visitor.client = visitor.back_history = None
        del elements
        await asyncio.sleep(0)
        assert sum(ref() is None for ref in some) > 0.9 * len(some)
        assert sum(ref() is None for ref in parts) > 0.9 * len(parts)
    finally:
        gc.enable()


async def test_what_a_page_changes_is_still_told_to_the_browser(office, visitor):
    await ui.sign_in(visitor, office)
    await visitor.open("/")
    told = []
    with visitor.client.content:
        label = ui_elements.label("x")
        table = ui_elements.table(rows=[{"a": 1}], columns=[])
        label.update = table.update = lambda: told.append(1)
        for change in (
            lambda: label.classes("strong"),
            lambda: label.props("role=status"),
            lambda: label.style("color: red"),
            lambda: table.rows[0].update(a=2),
        ):
            told.clear()
            change()
            assert told


@pytest.mark.slow
def test_what_survives_a_full_collection_is_laid_aside():
    before = gc.get_threshold()
    try:
        memory.spare_what_stays()
        kept = [[] for _ in range(10_000)]
        aside = gc.get_freeze_count()
        gc.collect()
        assert gc.get_freeze_count() >= aside + len(kept)
    finally:
        gc.callbacks.remove(memory._lay_aside)
        gc.set_threshold(*before)
        gc.unfreeze()
