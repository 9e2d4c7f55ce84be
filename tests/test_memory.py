"""What closed pages leave in memory goes, however many others stay open."""

import asyncio
import gc
import weakref

import pytest

from isms.platform import garbage
from isms.ui.web import memory
from isms.ui.web.memory import ClosedPages


@pytest.mark.parametrize(
    ("closed", "open_pages", "due"),
    [(0, 0, False), (1, 0, True), (1, 1, False), (49, 1, False), (50, 1, True), (89, 30, False), (90, 30, True)],
)
def test_a_look_is_due_once_nobody_waits_for_it_or_enough_pages_have_closed(closed, open_pages, due):
    pages = ClosedPages(put_by=lambda: None)
    for _ in range(closed):
        pages.count()

    assert pages.is_look_due(open_pages) is due


class Page:
    """Something that a closed page leaves: it knows itself."""

    def __init__(self):
        self.itself = self


async def test_what_was_laid_aside_is_found_when_a_look_is_due(monkeypatch):
    monkeypatch.setattr(memory, "_REST", 0)
    monkeypatch.setattr(memory.Client, "instances", {})  # other tests of this process may have left pages open
    put_by = []
    pages, left = ClosedPages(lambda: put_by.append(True)), Page()
    vanished = asyncio.Event()
    gone = weakref.ref(left, lambda _: vanished.set())
    gc.freeze()
    del left
    gc.collect()
    assert gone() is not None, "laid aside, it would stay for good"

    pages.count()
    looking = asyncio.create_task(pages.look_when_due())
    async with asyncio.timeout(60):
        await vanished.wait()

    looking.cancel()
    assert put_by, "no page is open"
    gc.unfreeze()


def test_the_collector_leaves_the_program_alone_while_it_is_loaded_and_after():
    with garbage.loading():
        assert not gc.isenabled()
        loaded = [[number] for number in range(1000)]
    assert gc.isenabled()
    assert not any(each is loaded for each in gc.get_objects()), "it would be looked at again and again"
    gc.unfreeze()
