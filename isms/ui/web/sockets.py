"""
The web sockets behind open pages.

NiceGUI lets any socket speak for any page whose id it names. Here a socket speaks only for pages of its own session.
"""

import inspect
import logging
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import Any
from urllib.parse import parse_qs
from weakref import WeakSet

from nicegui import Client, core, nicegui
from socketio.exceptions import ConnectionRefusedError as Refusal  # type: ignore[import-untyped]
from uvicorn.protocols.websockets import wsproto_impl
from wsproto.extensions import PerMessageDeflate

from isms.ui.web.security import owner_of, sign_in_again

Handler = Callable[..., Any]
log = logging.getLogger("isms")
_told: WeakSet[Client] = WeakSet()
"""Pages of which the log says already that they were clicked where nothing is any more."""


def bind(felt: Callable[[str], None]) -> None:
    """
    Make every message of a socket answer for the page it names.

    `felt` is told of each event of a page, which a person caused, by the hash of its session's token.
    """
    core.sio.eio.cors_allowed_origins = None  # same origin only; the guard in `security` has looked already
    core.app.config.socket_io_js_transports = ["websocket"]
    core.sio.on("connect", _connect)
    for event, handler in (
        ("handshake", nicegui._on_handshake),
        ("event", _caused(nicegui._on_event, felt)),
        ("javascript_response", nicegui._on_javascript_response),
        ("ack", nicegui._on_ack),
        ("log", _unheard),
    ):
        core.sio.on(event, _owned(handler))


def hold_no_memory() -> None:
    """
    Let a socket compress each message by itself, and keep nothing of it.

    Otherwise every open page holds 0.3 MB of zlib, and a closed one until the collector comes by (ADR 0040).
    """
    alone = partial(PerMessageDeflate, client_no_context_takeover=True, server_no_context_takeover=True)
    wsproto_impl.PerMessageDeflate = alone  # type: ignore[attr-defined,assignment]


async def close(is_ended: Callable[[str], bool], leaving: str = "") -> None:
    """
    Close the open pages of every session (by the hash of its token) that `is_ended` names.

    They go to the sign-in page, but for the page with the id `leaving`, which is on its way there.
    """
    for client in list(Client.instances.values()):
        if is_ended(owner_of(client)):
            await _close(client, send_away=client.id != leaving)


async def _close(client: Client, send_away: bool) -> None:
    sockets = list(client._socket_to_document_id)
    if send_away:
        leave = {"path": sign_in_again(client.request), "new_tab": False, "_id": client.outbox.next_message_id}
        await core.sio.emit("open", leave, room=client.id)
    with suppress(KeyError):  # gone already
        client.delete()
    for sid in sockets:
        if not sid.startswith("test-"):
            await core.sio.disconnect(sid)


async def _connect(sid: str, environ: dict[str, Any], _auth: Any = None) -> None:
    client_id = parse_qs(environ.get("QUERY_STRING", "")).get("client_id", [""])[0]
    if not _is_owner(sid, client_id):
        raise Refusal("Implicit handshake failed")  # the browser then loads the page anew
    await nicegui._on_connect(sid, environ)


def _unheard(_sid: str, _message: dict[str, Any]) -> None:
    """Take no entries for the server's log from browsers: who can write into it can forge it and roll it away."""


def _caused(handler: Handler, felt: Callable[[str], None]) -> Handler:
    def told(sid: str, message: dict[str, Any]) -> Any:
        client = Client.instances[str(message["client_id"])]
        felt(owner_of(client))
        try:
            return handler(sid, message)
        except (KeyError, TypeError, ValueError):  # what fails behind the button is caught before it comes here
            if client not in _told:
                _told.add(client)
                log.warning("a page spoke of what is not on it (any more): %s", client.page.path)
        return None

    return told


def _owned(handler: Handler) -> Handler:
    async def checked(sid: str, message: dict[str, Any]) -> Any:
        if not isinstance(message, dict) or not _is_owner(sid, str(message.get("client_id"))):
            return False
        answer = handler(sid, message)
        return await answer if inspect.isawaitable(answer) else answer

    return checked


def _is_owner(sid: str, client_id: str) -> bool:
    client = Client.instances.get(client_id)
    environ = core.sio.get_environ(sid)
    signed_in = environ["asgi.scope"].get("state", {}).get("signed_in") if environ else None
    return client is not None and signed_in is not None and owner_of(client) == signed_in.token_hash
