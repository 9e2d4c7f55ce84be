"""
Every page of the application on a large register, as one who sees all of it and as a unit's own people: server time.

The addresses are those of the pictures (`tests/pictures.py`), where a new page must stand, and narrowed lists.
"""

import asyncio
import os
import re
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
from websockets.asyncio.client import connect

from bench import fill, workspace
from bench.measure import MS, Row
from isms.accounts import passwords, people
from isms.platform.database import Database
from tests.pictures import LOOKS

CODE, UNIT = "HT-0000126", "PHONG-1"
OF_UNIT = "phong.1"
"""Somebody of the unit that keeps this system."""
MOST_MS = 1000
QUIET_SECONDS = 1.0
"""A page has come to rest when the server has done next to nothing for so long."""
NARROWED = (
    "/he-thong?tim=ho+tich",
    f"/he-thong?donvi={UNIT}",
    "/he-thong?han=qua-han&xep=han",
    f"/kiem-tra?donvi={UNIT}",
    f"/kiem-tra?xem=thang&donvi={UNIT}",
    f"/kiem-tra?xem=nam&donvi={UNIT}",
    "/canh-bao?cua=tat-ca",
    "/canh-bao?con=tat-ca",
    "/ra-soat?kiem=no_classification",
    "/ra-soat?muc=loi",
)
_TICK = os.sysconf("SC_CLK_TCK") if hasattr(os, "sysconf") else 100


def addresses() -> list[str]:
    """Return the addresses of all pages, of a system that the register has."""
    shown = (re.sub(r"(?<=^/he-thong/)[A-Z][A-Z-]+|IOFFICE", CODE, look.path) for look in LOOKS)
    return list(dict.fromkeys([*shown, *workspace.PAGES.values(), *NARROWED]))


def rows(url: str, systems: int, folder: Path, paths: list[str] | None = None) -> Iterator[Row]:
    """Measure a server on such a register: the processor time until each page has come to rest. Linux only."""
    _engage(url)
    with workspace.served(url, folder) as (process, address):
        _come_to_rest(process.pid)
        for who, name in (("all", workspace.NAME), ("a unit", OF_UNIT)):
            cookie = workspace.sign_in(address, name)
            asyncio.run(_open(address, cookie, workspace.BASELINE, process.pid))
            bare, _ = asyncio.run(_open(address, cookie, workspace.BASELINE, process.pid))
            for path in paths or addresses():
                asyncio.run(_open(address, cookie, path, process.pid))
                took, later = asyncio.run(_open(address, cookie, path, process.pid))
                what = f"{systems:,} systems, {who}: {path}{f' (then {later:.0f} ms)' if later > bare else ''}"
                yield Row(what, took + later, "<= 1 s", MOST_MS, bare)


def _engage(url: str) -> None:
    """Give a person of one unit an account to measure by."""
    database = Database(url)
    with database.work(fill.BENCH) as work:
        if OF_UNIT not in {each.name for each in people.listed(work)}:
            kept = passwords.chosen(workspace.PASSWORD, OF_UNIT)
            people.add(work, name=OF_UNIT, role="unit", unit_code=UNIT, password=kept).must_change_password = False
    database.engine.dispose()


async def _open(address: str, cookie: str, path: str, pid: int) -> tuple[float, float]:
    """Open a page; return the ms of the processor until it was sent, and from then until it has come to rest."""
    begin = _used(pid)
    async with httpx.AsyncClient(base_url=address, cookies={"isms": cookie}) as client:
        html = (await client.get(path, timeout=workspace.PATIENCE_SECONDS)).text
        sent = _used(pid)
        found = re.search(r"'client_id': '([0-9a-f-]+)'", html)
        if found is None:
            return sent - begin, 0.0
        socket = await connect(
            workspace.socket_of(address, found[1]),
            additional_headers={"Cookie": f"isms={cookie}", "Origin": address},
            max_size=None,
            ping_interval=None,
        )
        await socket.send("40")
        before, quiet_since = sent, time.perf_counter()
        while time.perf_counter() - quiet_since < QUIET_SECONDS:
            await asyncio.sleep(0.1)
            now = _used(pid)
            if now - before > MS / _TICK:
                quiet_since = time.perf_counter()
            before = now
        await socket.close()
    return sent - begin, before - sent


def _come_to_rest(pid: int) -> None:
    """Wait until the first runs of the jobs are over."""
    before = -1.0
    while (now := _used(pid)) > before:
        before = now
        time.sleep(QUIET_SECONDS)


def _used(pid: int) -> float:
    """Return the processor time that Linux says the process has used, in ms."""
    told = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(told[11]) + int(told[12])) * MS / _TICK
