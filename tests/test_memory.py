"""What closed pages leave in memory goes, however many others stay open."""

import asyncio
import gc
import json
import subprocess
import sys
import weakref

import pytest
from uvicorn.protocols.websockets import wsproto_impl
from wsproto import ConnectionType, WSConnection
from wsproto.events import AcceptConnection, Request, TextMessage
from wsproto.extensions import PerMessageDeflate

from isms.platform import garbage
from isms.ui.web import memory, sockets
from isms.ui.web.memory import ClosedPages

OF_FILES = {"alembic", "docx", "icalendar", "mako", "openpyxl", "plutoprint", "puremagic", "pypdf", "xlsxwriter"}
"""Libraries that only a file or a change of the schema needs: 18 MB for nothing in a server that idles."""


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


def test_a_socket_keeps_nothing_of_a_message(monkeypatch):
    monkeypatch.setattr(wsproto_impl, "PerMessageDeflate", PerMessageDeflate)
    sockets.hold_no_memory()
    browser, server = WSConnection(ConnectionType.CLIENT), WSConnection(ConnectionType.SERVER)
    server.receive_data(browser.send(Request("test", "/", extensions=[PerMessageDeflate()])))
    asked = list(server.events())
    ours = wsproto_impl.PerMessageDeflate()
    browser.receive_data(server.send(AcceptConnection(extensions=[ours])))
    assert asked
    assert list(browser.events())

    for sender, receiver in ((server, browser), (browser, server)):
        for _ in range(2):
            sent = sender.send(TextMessage("hệ thống " * 500))
            receiver.receive_data(sent)
            assert [event.data for event in receiver.events()] == ["hệ thống " * 500]
            assert len(sent) < 200, "it is compressed all the same"

    assert (ours._compressor, ours._decompressor) == (None, None)


@pytest.mark.slow
@pytest.mark.engines("sqlite")
def test_a_server_that_idles_holds_no_library_that_only_files_need():
    program = "import json, sys; from isms.cli import serving; from isms.ui import app; app._modules_with_pages()"
    program += "; print(json.dumps(sorted({name.partition('.')[0] for name in sys.modules})))"

    told = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True, text=True)

    assert not OF_FILES & set(json.loads(told.stdout))


ONE_STAYS_OF_EACH_THOUSAND = """
from isms.ui.web import memory

def held():
    with open("/proc/self/status") as told:
        return next(int(line.split()[1]) for line in told if line.startswith("RssAnon")) / 1000

memory.keep_free_memory_small()
before = held()
many = [{"a": number, "b": [str(number)]} for number in range(200_000)]
most = held()
stays = many[::1000]
del many
memory.give_back()
print(before, most, held())
"""


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="what is asked is the C library of GNU")
def test_what_stays_of_a_burst_of_objects_does_not_hold_the_memory_of_the_others():
    told = subprocess.run(
        [sys.executable, "-c", ONE_STAYS_OF_EACH_THOUSAND], capture_output=True, check=True, text=True
    )

    before, most, after = map(float, told.stdout.split())

    assert most - before > 50
    assert after - before < (most - before) / 4
