"""A word on every open page before its session ends, with a way to go on working."""

from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime, timedelta
from weakref import WeakKeyDictionary

from nicegui import Client, ui

from isms.accounts.sessions import IDLE, LONGEST, End
from isms.ui.parts import words
from isms.ui.web.security import owner_of

WARNED = timedelta(minutes=5)
"""So long before the end it is said; pages are looked at once a minute."""
_KEPT = "Nội dung đang nhập được giữ làm bản nháp."
_warnings: WeakKeyDictionary[Client, ui.notification] = WeakKeyDictionary()


def show(living: Mapping[str, End], now: datetime, go_on: Callable[[str], Awaitable[None]]) -> None:
    """
    Warn on the pages of each session that is about to end, and take the word back where somebody is there again.

    `go_on` is told of a session, by the hash of its token, whose person wants to go on.
    """
    for client in list(Client.instances.values()):
        owner = owner_of(client)
        end = living.get(owner)
        is_near = end is not None and end.at - now <= WARNED
        if end is not None and is_near and client not in _warnings:
            _warn(client, owner, end, go_on)
        elif not is_near and client in _warnings:
            _warnings.pop(client).dismiss()


def _warn(client: Client, owner: str, end: End, go_on: Callable[[str], Awaitable[None]]) -> None:
    hour = words.instant(end.at).partition(" ")[2]
    if end.is_final:
        why, button = f"sau {LONGEST // timedelta(hours=1)} giờ. Hãy lưu việc đang làm rồi đăng nhập lại.", "Đã hiểu"
    else:
        why, button = f"sau {IDLE // timedelta(minutes=1)} phút không có thao tác.", "Tiếp tục làm việc"

    async def pressed() -> None:
        if not end.is_final:
            _warnings.pop(client, None)
            await go_on(owner)

    with client:
        warning = ui.notification(
            f"Phiên làm việc sẽ kết thúc lúc {hour}, {why} {_KEPT}",
            position="top",
            close_button=button,
            color="dark",
            multi_line=True,
            icon="schedule",
            timeout=None,
            on_dismiss=pressed,
            textColor="white",
        )
    _warnings[client] = warning.mark("session-ends")
