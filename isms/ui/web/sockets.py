"""
The web sockets behind open pages.

NiceGUI lets any socket speak for any page whose id it names. Here a socket speaks only for pages of its own session.
"""

import inspect
from collections.abc import Callable
from contextlib import suppress
from typing import Any
from urllib.parse import parse_qs

from nicegui import Client, core, nicegui
from socketio.exceptions import ConnectionRefusedError as Refusal  # type: ignore[import-untyped]

from isms.ui.web.security import owner_of, sign_in_again

Handler = Callable[..., Any]


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
        felt(owner_of(Client.instances.get(str(message.get("client_id")))))
        return handler(sid, message)

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
