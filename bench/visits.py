"""What the server holds in memory after many visits with some pages open all the while, and once everybody has left."""

import asyncio
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import httpx

from bench import workspace
from bench.measure import Row
from bench.starting import megabytes

MOST_MEGABYTES, MOST_OVER_IDLE = 300, 60
AT_ONCE, PAUSE_SECONDS = 6, 3.0
"""So many people visit at the same time, and read for so long: 2,500 visits in twenty minutes."""


@dataclass(frozen=True, slots=True)
class Crowd:
    """How many visits, how many pages stay open meanwhile, and how long after the last one has left is looked."""

    visits: int = 2500
    open: int = 30
    rest_seconds: float = 300


def rows(url: str, systems: int, folder: Path, crowd: Crowd) -> Iterator[Row]:
    """Measure a server on such a register."""
    with workspace.served(url, folder) as (process, address):
        idle, cookie = megabytes(process.pid), workspace.sign_in(address)
        full = asyncio.run(_visit(address, cookie, process.pid, crowd))
        time.sleep(crowd.rest_seconds)
        left = megabytes(process.pid) - idle
    what = f"{systems:,} systems, {crowd.visits:,} visits, {crowd.open} pages open"
    yield Row(f"{what}: memory", full, f"<= {MOST_MEGABYTES} MB", MOST_MEGABYTES, idle, unit="MB")
    yield Row("the same, all gone: memory over idle", left, f"<= {MOST_OVER_IDLE} MB", MOST_OVER_IDLE, unit="MB")


async def _visit(address: str, cookie: str, pid: int, crowd: Crowd) -> float:
    """Visit; return the most memory held, in MB."""
    most = 0.0
    async with httpx.AsyncClient(base_url=address, cookies={"isms": cookie}) as client:
        staying = [await workspace.Tabs.opened(client, address, cookie) for _ in range(crowd.open)]
        for _ in range(crowd.visits // AT_ONCE):
            visiting = [workspace.Tabs.opened(client, address, cookie) for _ in range(AT_ONCE)]
            for page in await asyncio.gather(*visiting):
                await page.close()
            await asyncio.sleep(PAUSE_SECONDS)
            most = max(most, megabytes(pid))
        for page in staying:
            await page.close()
    return most
