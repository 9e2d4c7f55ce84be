"""A web socket as a browser - or somebody else's program - opens it, spoken to the application directly."""

import asyncio
import json
from typing import Any
from urllib.parse import urlencode

from nicegui import core

from tests.visitor import PATIENCE


class Socket:
    """One connection to NiceGUI's socket. `accepted` after `open()`, `joined` after `join()`."""

    def __init__(self, client_id: str, *, cookie: str = "", origin: str = "http://test") -> None:
        query = {"client_id": client_id, "tab_id": "t", "document_id": "d", "next_message_id": 0, "EIO": 4}
        query |= {"implicit_handshake": "true", "transport": "websocket"}
        headers = [("host", "test"), ("upgrade", "websocket"), ("connection", "Upgrade")]
        headers += [("cookie", cookie), ("origin", origin)]
        self.scope: dict[str, Any] = {
            "type": "websocket",
            "asgi": {"version": "3.0"},
            "scheme": "ws",
            "path": "/_nicegui_ws/socket.io/",
            "raw_path": b"/_nicegui_ws/socket.io/",
            "root_path": "",
            "query_string": urlencode(query).encode(),
            "headers": [(name.encode(), value.encode()) for name, value in headers if value],
            "client": ("127.0.0.1", 1),
            "server": ("test", 80),
            "subprotocols": [],
        }
        self.inbox: asyncio.Queue[dict[str, Any]] = asyncio.Queue()
        self.outbox: asyncio.Queue[dict[str, Any]] = asyncio.Queue()
        self.task: asyncio.Task[None] | None = None
        self.asked = 0

    async def open(self) -> bool:
        """Ask for the connection; say whether it was accepted."""
        await self.inbox.put({"type": "websocket.connect"})
        self.task = asyncio.create_task(core.app(self.scope, self.inbox.get, self.outbox.put))
        return (await self.receive())["type"] == "websocket.accept"

    async def join(self) -> bool:
        """Speak for the page named in the address; say whether that was accepted."""
        await self.receive()  # the engine's own greeting
        await self.send("40")
        return str((await self.receive())["text"]).startswith("40")

    async def emit(self, event: str, data: dict[str, Any]) -> None:
        """Send an event and wait until it has been handled: the answer asked for comes after that."""
        self.asked += 1
        await self.send(f"42{self.asked}{json.dumps([event, data])}")
        while not str((await self.receive()).get("text")).startswith(f"43{self.asked}["):
            pass

    async def send(self, text: str) -> None:
        await self.inbox.put({"type": "websocket.receive", "text": text, "bytes": None})

    async def receive(self) -> dict[str, Any]:
        return await asyncio.wait_for(self.outbox.get(), PATIENCE)

    async def close(self) -> None:
        await self.inbox.put({"type": "websocket.disconnect", "code": 1000})
        if self.task:
            await asyncio.wait([self.task], timeout=PATIENCE)
