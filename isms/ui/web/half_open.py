"""
Connections on which no request comes: closed, or a few hundred of them would hold every place that the server has.

uvicorn waits for the head of a request as long as the connection lasts, and counts it against `limit_concurrency`.
"""

import asyncio
from typing import Any

from uvicorn.protocols.http.auto import AutoHTTPProtocol

LOOK_SECONDS = 10.0
"""A connection that waits for the rest of a head at two looks is closed: between this and twice as much later."""


class PromptHeads(AutoHTTPProtocol):  # type: ignore[misc, valid-type]
    """HTTP as uvicorn speaks it. What is being answered, what rests between requests, and sockets are left alone."""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Begin to look."""
        super().connection_made(transport)
        self._waited: tuple[Any] | None = None
        self._look_again()

    def connection_lost(self, exc: Exception | None) -> None:
        """Look no more."""
        self._next_look.cancel()
        super().connection_lost(exc)

    def _look_again(self) -> None:
        self._next_look = self.loop.call_later(LOOK_SECONDS, self._look)

    def _look(self) -> None:
        if self.transport.is_closing() or self.transport.get_protocol() is not self:  # a socket by now
            return
        answers = self.cycle is not None and not self.cycle.response_complete
        waits = None if answers or self.timeout_keep_alive_task is not None else (self.cycle,)
        if waits is not None and waits == self._waited:
            self.transport.abort()
            return
        self._waited = waits
        self._look_again()
