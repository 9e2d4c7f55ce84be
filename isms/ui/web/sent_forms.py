"""Forms that may be sent twice, by two clicks or from two tabs: answered in turn, the earlier answer remembered."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from isms.accounts.hashing_queue import Crowded

_KEPT = 1_000
_WAITING = 4


@dataclass
class Sent:
    """What came of a form. `session`: the hash of the token of the session that it opened last."""

    session: str = ""
    turn: asyncio.Lock = field(default_factory=asyncio.Lock)
    waiting: int = 0


class SentForms:
    """The sign-in forms sent lately, by the token in them, in memory (one process serves the register)."""

    def __init__(self) -> None:
        self._kept: dict[str, Sent] = {}

    @asynccontextmanager
    async def turn(self, token: str) -> AsyncIterator[Sent]:
        """Wait until no other answer to the same form is being made. Raises Crowded when several wait already."""
        sent = self._kept.pop(token, None) or Sent()
        self._kept[token] = sent  # the last used stands last
        while len(self._kept) > _KEPT:
            del self._kept[next(iter(self._kept))]
        if sent.waiting >= _WAITING:
            raise Crowded
        sent.waiting += 1
        try:
            async with sent.turn:
                yield sent
        finally:
            sent.waiting -= 1
