"""The application as people feel it: every page of a full register in a browser, and clicks with many pages open."""

import asyncio
import datetime as dt
import json
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import cycle
from pathlib import Path
from statistics import median, quantiles

import httpx
from websockets.asyncio.client import ClientConnection, connect

from bench import fill, lived
from bench.measure import MS, Row
from bench.starting import REST_SECONDS, answers, cleaned, running
from bench.stores import Store
from isms.accounts import passwords, people
from isms.platform.database import Database
from tests.chromium import running_browser
from tests.postgres import free_port

NAME, PASSWORD = "phep.do", "đo bằng thước không đo bằng mắt"
SYSTEM = "/he-thong/HT-0000200"
BASELINE = "/tro-giup"
"""A page that asks the register for nothing but its frame: what the framework and the browser cost."""
PAGES = {
    "overview": "/",
    "systems": "/he-thong",
    "systems, searched": "/he-thong?tim=ho+tich",
    "a new system": "/he-thong/moi",
    "a system": SYSTEM,
    **{f"a system, {tab}": f"{SYSTEM}?tab={tab}" for tab in ("cap-do", "ho-so", "quyet-dinh", "tai-lieu", "lich-su")},
    "audits": "/kiem-tra",
    "audits, a month": "/kiem-tra?xem=thang",
    "audits, a year": "/kiem-tra?xem=nam",
    "alerts": "/canh-bao",
    "x-ray": "/ra-soat",
    "watch list": "/theo-doi",
    "watch list, websites": "/theo-doi?muc=website",
    "plan of a year": "/bao-cao/kiem-tra",
    "people": "/quan-tri/nguoi-dung",
}
MOST_PAGE_MS, MOST_CLICK_MS, MOST_STALL_MS = 1000, 150, 250
TABS = {"van-hanh": "Ghi tình trạng vận hành", "quyet-dinh": "Nhập quyết định"}
"""Tabs to turn to and fro, and a text that only the drawn tab has."""
PERIOD_SECONDS = 5.0
"""Every open page clicks once in so many seconds."""
PATIENCE_SECONDS = 120
_INTERACTIVE = "() => window.did_handshake && document.querySelector('h1') && performance.now()"


@dataclass(frozen=True, slots=True)
class Size:
    """How often each page is opened, how many are open at once, and how often each of them clicks."""

    loads: int = 5
    open: int = 100
    clicks: int = 4


def register(store: Store, systems: int, today: dt.date) -> str:
    """Return the URL of a register of so many systems that is some years old, with an account to measure by."""
    url = fill.fill(store, systems, today)
    database = Database(url)
    with database.work(fill.BENCH) as work:
        person = people.add(work, name=NAME, role="admin", password=passwords.chosen(PASSWORD, NAME))
        person.must_change_password = False  # as if they had signed in before
    database.engine.dispose()
    driver = store.driver(url)
    lived.live(store, driver, today)
    driver.close()
    return url


def rows(url: str, systems: int, folder: Path, size: Size) -> Iterator[Row]:
    """Measure a server on such a register."""
    with served(url, folder) as (_, address):
        cookie = sign_in(address)
        yield from _pages(address, cookie, systems, size.loads)
        yield from asyncio.run(_clicks(address, cookie, size))


@contextmanager
def served(url: str, folder: Path) -> Iterator[tuple[subprocess.Popen[bytes], str]]:
    """Serve a register; yield the process and its address once the scheduler's first runs are over."""
    port = free_port()
    environment = cleaned() | {"ISMS_DATA_DIR": str(folder), "ISMS_DATABASE_URL": url}
    with running([sys.executable, "-m", "isms", "serve", "--port", str(port)], environment) as process:
        address = f"http://127.0.0.1:{port}"
        _wait_for(process, f"{address}/dang-nhap")
        time.sleep(REST_SECONDS)
        yield process, address


def _wait_for(process: subprocess.Popen[bytes], address: str) -> None:
    """Wait until the server answers."""
    begin = time.perf_counter()
    while not answers(address):
        if process.poll() is not None or time.perf_counter() - begin > PATIENCE_SECONDS:
            raise RuntimeError("the server does not start")
        time.sleep(0.05)


def sign_in(address: str, name: str = NAME) -> str:
    """Return the cookie of a session, by the form as a person sends it."""
    with httpx.Client(base_url=address, timeout=PATIENCE_SECONDS) as client:
        form = client.get("/dang-nhap").text
        hidden = dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', form))
        client.post("/dang-nhap", data=hidden | {"name": name, "password": PASSWORD})
        return client.cookies["isms"]


def socket_of(address: str, client_id: str) -> str:
    """Return the address of the socket of an open page."""
    query = f"client_id={client_id}&tab_id=t&document_id=d&next_message_id=0&implicit_handshake=true"
    return f"{address.replace('http', 'ws', 1)}/_nicegui_ws/socket.io/?EIO=4&transport=websocket&{query}"


def _pages(address: str, cookie: str, systems: int, loads: int) -> Iterator[Row]:
    """Open each page, from the request until it answers to the keyboard; the browser has its files already."""
    with running_browser() as browser:
        context = browser.new_context(locale="vi-VN", viewport={"width": 1280, "height": 800})
        context.add_cookies([{"name": "isms", "value": cookie, "url": address}])
        page = context.new_page()

        def load(path: str) -> float:
            page.goto(f"{address}{path}", wait_until="commit")
            return float(page.wait_for_function(_INTERACTIVE, polling=10).json_value())

        load(BASELINE)
        for what, path in PAGES.items():
            load(path)
            pairs = [(load(path), load(BASELINE)) for _ in range(loads)]
            ours, bare = (median(each) for each in zip(*pairs, strict=True))
            yield Row(f"{systems:,} systems: {what}, interactive", ours, "<= 1 s", MOST_PAGE_MS, bare)
        context.close()


async def _clicks(address: str, cookie: str, size: Size) -> list[Row]:
    """Click in one open page, then in many at once; see meanwhile how long the server answers nobody."""
    async with httpx.AsyncClient(base_url=address, cookies={"isms": cookie}) as client:
        alone = await Tabs.opened(client, address, cookie)
        single = [await alone.click() for _ in range(max(20, size.clicks))]
        opening: list[float] = []
        watch = asyncio.create_task(_stalls(address, opening))
        many = [await Tabs.opened(client, address, cookie) for _ in range(size.open)]
        clicking = [each.click_in_turn(number / size.open, size.clicks) for number, each in enumerate(many)]
        taken = [time for times in await asyncio.gather(*clicking) for time in times]
        watch.cancel()
        for each in (alone, *many):
            await each.close()
    return [
        Row(f"click with {size.open} open pages, p50", median(taken), "-", float("inf"), median(single)),
        Row(f"click with {size.open} open pages, p95", _p95(taken), "<= 150 ms", MOST_CLICK_MS, _p95(single)),
        Row("longest the server answered nobody", max(opening), "<= 250 ms", MOST_STALL_MS, median(opening)),
    ]


async def _stalls(address: str, found: list[float]) -> None:
    """Ask for a small file again and again, and note how long each takes."""
    async with httpx.AsyncClient(base_url=address) as client:
        while True:
            begin = time.perf_counter()
            await client.get("/tinh/shield.svg")
            found.append((time.perf_counter() - begin) * MS)
            await asyncio.sleep(0.02)


@dataclass(slots=True)
class Tabs:
    """An open page of a system, whose tabs are turned over its socket as a browser does it."""

    socket: ClientConnection
    client_id: str
    element: int
    listener: str
    turns: Iterator[tuple[str, str]] = field(default_factory=lambda: cycle(TABS.items()))
    awaited: str = ""
    drawn: asyncio.Event = field(default_factory=asyncio.Event)
    listening: asyncio.Task[None] | None = None

    @classmethod
    async def opened(cls, client: httpx.AsyncClient, address: str, cookie: str) -> "Tabs":
        html = (await client.get(SYSTEM, timeout=PATIENCE_SECONDS)).text
        client_id = re.findall(r"'client_id': '([0-9a-f-]+)'", html)[0]
        tabs = re.search(r'"(\d+)":\{"tag":"q-tabs".*?"listener_id":"([0-9a-f-]+)","type":"update:modelValue"', html)
        if tabs is None:
            raise RuntimeError("the page of a system has no tabs")
        headers = {"Cookie": f"isms={cookie}", "Origin": address}
        socket = await connect(
            socket_of(address, client_id), additional_headers=headers, max_size=None, ping_interval=None
        )
        await socket.recv()
        await socket.send("40")
        await socket.recv()
        page = cls(socket, client_id, int(tabs[1]), tabs[2])
        page.listening = asyncio.create_task(page._listen())
        return page

    async def click(self) -> float:
        """Turn to the other tab; return the ms until it is drawn."""
        tab, self.awaited = next(self.turns)
        self.drawn.clear()
        event = {"id": self.element, "client_id": self.client_id, "listener_id": self.listener}
        begin = time.perf_counter()
        await self.socket.send(f"42{json.dumps(['event', event | {'args': [json.dumps(tab)]}])}")
        await asyncio.wait_for(self.drawn.wait(), PATIENCE_SECONDS)
        return (time.perf_counter() - begin) * MS

    async def close(self) -> None:
        if self.listening:
            self.listening.cancel()
        await self.socket.close()

    async def _listen(self) -> None:
        async for said in self.socket:
            if said == "2":  # the engine asks whether one is still there
                await self.socket.send("3")
            elif self.awaited and self.awaited in str(said):
                self.drawn.set()

    async def click_in_turn(self, offset: float, clicks: int) -> list[float]:
        """Click once in each period, `offset` of it after its beginning."""
        start = time.perf_counter() + offset * PERIOD_SECONDS
        taken = []
        for number in range(clicks):
            await asyncio.sleep(max(0.0, start + number * PERIOD_SECONDS - time.perf_counter()))
            taken.append(await self.click())
        return taken


def _p95(taken: list[float]) -> float:
    return quantiles(taken, n=20)[-1]
