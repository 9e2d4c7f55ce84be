"""How the server listens: on which address, encrypted or behind a proxy, and how it stops."""

import asyncio
import ipaddress
import signal
from collections.abc import Callable
from types import FrameType
from typing import Any

from nicegui import Client, ui
from nicegui.server import Server

from inventory.errors import Reason, Refused
from isms.platform.config import Settings
from isms.ui.web.half_open import PromptHeads

MOST_CONNECTIONS = 1000
"""More are answered 503, that they do not take every descriptor of the process; half-open ones are closed."""
GOODBYE_SECONDS = 0.5
"""So long open pages have to show that the server stops."""
STOPPING = "Máy chủ đang dừng để bảo trì. Nội dung chưa lưu chưa được ghi vào sổ; hãy giữ trang này và thử lại sau."
_SIGNALS = (signal.SIGTERM, signal.SIGINT)


def refuse_plain_http(settings: Settings) -> None:
    """Raise Refused when other machines would send passwords in clear: no TLS, no proxy, nobody said it is meant."""
    if is_loopback(settings.host) or settings.is_encrypted or settings.trusted_proxies or settings.allow_plain_http:
        return
    remedy = (
        f"Không lắng nghe ở {settings.host} khi chưa mã hóa đường truyền: mật khẩu sẽ đi qua mạng ở dạng đọc được. "
        "Hãy đặt ISMS_TLS_CERTIFICATE và ISMS_TLS_KEY; hoặc đặt một máy chủ web (nginx) phía trước và khai báo địa chỉ "
        "của nó ở ISMS_TRUSTED_PROXIES; hoặc nói rõ là chấp nhận bằng ISMS_ALLOW_PLAIN_HTTP=1."
    )
    raise Refused([Reason("plain_http", "", remedy)])


def is_loopback(host: str) -> bool:
    """Whether only this machine reaches the address."""
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host == "localhost"


def options(settings: Settings) -> dict[str, Any]:
    """Return what the web server (uvicorn) is told: encryption, whose word on the visitor's address counts, limits."""
    chosen: dict[str, Any] = {
        "host": settings.host,
        "port": settings.port,
        "proxy_headers": bool(settings.trusted_proxies),
        "forwarded_allow_ips": settings.trusted_proxies,
        "server_header": False,
        "limit_concurrency": MOST_CONNECTIONS,
        "http": PromptHeads,
    }
    if settings.is_encrypted:
        chosen |= {"ssl_certfile": str(settings.tls_certificate), "ssl_keyfile": str(settings.tls_key)}
    return chosen


def end_well_when_told() -> None:
    """Let a signal end the process with status 0, before the server listens and after it has stopped."""
    for each in _SIGNALS:
        signal.signal(each, _end)


def say_goodbye_when_told() -> None:
    """Let a signal first tell open pages that the server stops. Called in the event loop of the running server."""
    loop = asyncio.get_running_loop()

    def stop(number: int, frame: FrameType | None) -> None:
        asyncio.run_coroutine_threadsafe(stop_politely(lambda: Server.instance.handle_exit(number, frame)), loop)

    for each in _SIGNALS:
        signal.signal(each, stop)


async def stop_politely(end: Callable[[], None]) -> None:
    """Tell open pages that the server stops, leave them a moment to show it, then end."""
    for client in list(Client.instances.values()):
        if client.has_socket_connection:
            with client:
                ui.notify(STOPPING, type="warning", timeout=0)
    await asyncio.sleep(GOODBYE_SECONDS)
    end()


def _end(_number: int, _frame: FrameType | None) -> None:
    raise SystemExit(0)
