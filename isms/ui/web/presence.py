"""Whoever types or presses something in an open page is there: their session does not end by idleness."""

import asyncio
import logging

from nicegui import run

from isms.platform.database import Database
from isms.ui.web import security

_EVERY = 60.0  # seconds between two looks at one session: pages send something with every key

log = logging.getLogger("isms.ui.web.presence")


class Presence:
    """Notes of each session that somebody is there. `_noted`: when, by the loop's clock."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._noted: dict[str, float] = {}
        self._noting: set[asyncio.Task[None]] = set()

    def felt(self, token_hash: str) -> None:
        """Something was typed or pressed in a page of the session. Called in the event loop."""
        now = asyncio.get_running_loop().time()
        if now - self._noted.get(token_hash, -_EVERY) < _EVERY:
            return
        self._noted = {each: at for each, at in self._noted.items() if now - at < _EVERY} | {token_hash: now}
        task = asyncio.create_task(self.note(token_hash))
        self._noting.add(task)
        task.add_done_callback(self._noting.discard)

    async def note(self, token_hash: str) -> None:
        """Note it in the register, off the event loop; when it is busy, the next key tries again."""
        try:
            await run.io_bound(security.notice, self._database, token_hash)
        except Exception:
            self._noted.pop(token_hash, None)
            log.warning("that a session is in use could not be noted", exc_info=True)
