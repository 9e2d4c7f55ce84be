"""A connection on which no whole request comes is closed; what is being answered, and what rests, is not."""

import asyncio

import pytest
import uvicorn
from starlette.responses import PlainTextResponse

from isms.ui.web import half_open, listening, security
from tests.filling import until

LOOK = 0.15
WHOLE = b"GET / HTTP/1.1\r\nHost: x\r\n\r\n"


async def slow(scope, receive, send):
    """Answer after some looks."""
    if scope["type"] == "http":
        await asyncio.sleep(4 * LOOK)
        await PlainTextResponse("xong")(scope, receive, send)


@pytest.fixture
async def server(port, monkeypatch):
    monkeypatch.setattr(half_open, "LOOK_SECONDS", LOOK)
    running = uvicorn.Server(
        uvicorn.Config(slow, port=port, http=half_open.PromptHeads, lifespan="off", log_config=None)
    )
    served = asyncio.create_task(running.serve())
    await until(lambda: running.started)
    yield port
    running.should_exit = True
    await served


async def answered(port: int, *sent: bytes) -> bytes:
    """Send pieces, the next once there was an answer; return all until the server closes."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    found = b""
    for piece in sent:
        writer.write(piece)
        if piece.endswith(b"\r\n\r\n"):
            found += await reader.readuntil(b"xong")
    try:
        async with asyncio.timeout(20 * LOOK):
            found += await reader.read()
    except ConnectionResetError:
        pass
    finally:
        writer.close()
    return found


@pytest.mark.parametrize("sent", [(), (WHOLE[:20],), (WHOLE, WHOLE[:20])])
async def test_a_head_that_does_not_come_is_not_waited_for(server, sent):
    found = await answered(server, *sent)

    assert found.count(b"200 OK") == sent.count(WHOLE)


async def test_a_slow_answer_and_a_rest_between_requests_are_left_alone(server):
    with pytest.raises(TimeoutError):  # uvicorn itself ends the rest, later
        await answered(server, WHOLE)


async def test_a_form_that_comes_too_slowly_is_refused(monkeypatch):
    monkeypatch.setattr(security, "FORM_SECONDS", LOOK)
    told = []

    async def receive():
        await asyncio.sleep(3600)

    async def send(message):
        told.append(message)

    about = {"type": "http", "method": "POST", "path": security.SIGN_IN, "scheme": "http", "server": ("x", 80)}
    monkeypatch.setattr(security, "is_from_here", lambda _: True)
    scope = about | {"headers": [], "query_string": b"", "state": {}}
    await security.Guard(slow, None, None)(scope, receive, send)

    assert told[0]["status"] == 408


def test_the_server_listens_so():
    assert listening.options(listening.Settings())["http"] is half_open.PromptHeads
