"""What takes longer than a second is seen to be going on: a bar on top, a turning sign on the button pressed."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from nicegui import Client

PATIENCE = 1.0  # seconds in which nothing is shown


@asynccontextmanager
async def shown(client: Client) -> AsyncIterator[None]:
    """Around something on a page that may take long; what is done within a second shows nothing."""
    if not client.has_socket_connection:
        yield  # the page is still being built: the browser itself says that it waits
        return
    waiting = asyncio.create_task(_show(client))
    try:
        yield
    finally:
        if not waiting.cancel():
            client.run_javascript("isms.long(false)")


async def _show(client: Client) -> None:
    await asyncio.sleep(PATIENCE)
    client.run_javascript("isms.long(true)")
