"""The security log: what it tells of, that it cannot be flooded, forged or rolled away; and the log of the server."""

import datetime as dt
import logging
import queue
import socket
from logging.handlers import QueueHandler

import pytest

from isms.accounts import security_log
from isms.accounts.people_tables import SecurityEvent
from isms.accounts.security_log import MOST, MOST_OF_ONE, Happened, SecurityLog
from isms.installation import guards
from isms.jobs import jobs
from isms.platform import logs
from tests import ui
from tests.plain_sql import plainly
from tests.register import ADMIN, rows
from tests.sockets import Socket
from tests.test_ui_security import cookie, opened
from tests.ui import PASSWORD, another_browser, post_sign_in, sign_in

office, visitor = ui.office, ui.visitor


def told(database) -> list[tuple[str, str, str]]:
    return [(row.event, row.account, row.step) for row in rows(database, SecurityEvent)]


async def test_signing_in_and_out_failing_being_locked_and_refused_stand_in_it_with_address_and_browser(
    visitor, office
):
    office.add("minh", "officer")
    visitor.http_client.headers["user-agent"] = "Firefox/99 Windows"

    await post_sign_in(visitor, "mật khẩu gõ nhầm chỗ", PASSWORD)
    for _ in range(5):
        await post_sign_in(visitor, "minh", "không phải mật khẩu này")
    office.clock.move(minutes=16)
    await post_sign_in(visitor, "minh", PASSWORD)
    await visitor.http_client.get("/quan-tri/nguoi-dung")
    await visitor.http_client.post("/dang-nhap", headers={"origin": "http://evil.example"})

    failed, locked = ("sign_in_failed", "minh", "password"), ("locked", "minh", "password")
    assert told(office.database) == [
        ("sign_in_failed", "", "password"),
        *[failed] * 4,
        locked,
        ("signed_in", "minh", "password"),
        ("not_allowed", "minh", "/quan-tri/nguoi-dung"),
        ("foreign_origin", "", "/dang-nhap"),
    ]
    kept = rows(office.database, SecurityEvent)
    assert {(row.address, row.agent) for row in kept} == {("127.0.0.1", "Firefox/99 Windows")}
    assert "gõ nhầm" not in repr(kept)


async def test_an_administrator_reads_and_narrows_it_and_nobody_else_does(visitor, office):
    await sign_in(visitor, office)
    await post_sign_in(another_browser(), "minh", "không phải mật khẩu này")

    page = (await visitor.http_client.get("/quan-tri/nhat-ky-an-ninh")).text
    assert "Đăng nhập sai" in page and "127.0.0.1" in page
    none = (await visitor.http_client.get("/quan-tri/nhat-ky-an-ninh?may=10.1.1.1")).text
    assert "Không có mục nào khớp" in none
    lan = another_browser()
    await sign_in(lan, office, "lan", "officer")
    assert (await lan.http_client.get("/quan-tri/nhat-ky-an-ninh")).status_code == 403


async def test_a_browser_cannot_write_into_the_log_of_the_server(visitor, office, caplog):
    await sign_in(visitor, office)
    client_id = await opened(visitor, "/tai-khoan")
    browser = Socket(client_id, cookie=cookie(visitor))
    assert await browser.open() and await browser.join()

    await browser.emit("log", {"client_id": client_id, "level": "warning", "message": "x\nFAKE LINE"})

    assert "FAKE" not in caplog.text
    await browser.close()


@pytest.mark.engines("sqlite")
def test_a_flood_is_capped_and_what_was_left_out_is_counted_in_the_next_minute(database, clock):
    log = SecurityLog(database)
    for number in range(MOST + 40):
        log.note(Happened.FAILED, address=f"10.0.0.{number % 5}")
    for _ in range(MOST_OF_ONE + 7):
        log.note(Happened.FOREIGN, address="10.0.0.9")
    log.note(Happened.SIGNED_IN, address="10.0.0.1")
    assert len(rows(database, SecurityEvent)) == MOST + MOST_OF_ONE + 1

    clock.move(minutes=1)
    log.note(Happened.SIGNED_OUT)

    left = {row.event: row.left_out for row in rows(database, SecurityEvent) if row.left_out}
    assert left == {"sign_in_failed": 40, "foreign_origin": 7}


def test_nobody_rewrites_it_and_only_what_is_older_than_400_days_goes(database, clock):
    log = SecurityLog(database)
    clock.now = dt.datetime.now(dt.UTC) - dt.timedelta(days=401)
    log.note(Happened.FAILED, step="old")
    clock.now = dt.datetime.now(dt.UTC) - dt.timedelta(days=300)
    log.note(Happened.FAILED, step="young")

    url = database.engine.url.render_as_string(hide_password=False)
    for statement in ("UPDATE security_event SET address = 'x'", "DELETE FROM security_event WHERE step = 'young'"):
        with pytest.raises(Exception, match=guards.MESSAGES["security"]):
            plainly(url, statement)
    for hours in (23, 15, 7):
        clock.now = dt.datetime.now(dt.UTC) - dt.timedelta(hours=hours)
        jobs.sweep(database)
        assert len(rows(database, SecurityEvent)) == 2, "within a day of a leap nothing goes"
    for hours in (1, 9, 17, 25):  # the first sweep of the next day removes what is old
        clock.now = dt.datetime.now(dt.UTC) + dt.timedelta(hours=hours)
        jobs.sweep(database)

    assert [row.step for row in rows(database, SecurityEvent)] == ["young"]
    clock.move(days=900)  # a clock that is wrong takes nothing away
    with database.work(ADMIN) as work:
        security_log.forget_old(work)
    assert len(rows(database, SecurityEvent)) == 1


@pytest.mark.engines("sqlite")
def test_on_request_it_goes_to_syslog_as_one_line_an_entry(database, monkeypatch):
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as server:
        server.bind(("127.0.0.1", 0))
        server.settimeout(10)
        monkeypatch.setattr(security_log.outside, "handlers", [])
        logs.send_security_log(f"127.0.0.1:{server.getsockname()[1]}")

        SecurityLog(database).note(Happened.FAILED, address="10.0.0.7", agent="a\nisms: signed_in account=minh")

        received = server.recv(2000).decode()
    security_log.outside.setLevel(logging.NOTSET)
    assert "isms: sign_in_failed account=- address=10.0.0.7" in received
    assert "\n" not in received.rstrip("\n\0")


@pytest.mark.engines("sqlite")
def test_over_tcp_nobody_waits_for_the_server_which_may_come_later(database, monkeypatch):
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))  # and does not listen yet: the first entry is refused
        monkeypatch.setattr(security_log.outside, "handlers", [])
        logs.send_security_log(f"tcp://127.0.0.1:{server.getsockname()[1]}")
        [left_to] = security_log.outside.handlers
        assert isinstance(left_to, QueueHandler)
        log = SecurityLog(database)
        log.note(Happened.FAILED, address="10.0.0.7")
        server.listen()
        server.settimeout(0.2)
        connection = None
        for _ in range(50):  # a handler that was refused rests for a second
            log._write(SecurityEvent(event=Happened.LOCKED, address="10.0.0.8"))
            try:
                connection, _address = server.accept()
                break
            except TimeoutError:
                continue
        assert connection is not None
        connection.settimeout(10)
        with connection, connection.makefile(encoding="utf-8") as lines:
            first = lines.readline()
            if "sign_in_failed" in first:  # on a busy machine its turn came only after the server had begun
                first = lines.readline()
            assert first.startswith("<86>isms: locked account=- address=10.0.0.8")
        full = logs.NeverWaiting(queue.Queue(1))
        for _ in range(3):
            full.enqueue(logging.makeLogRecord({}))
        assert full.queue.qsize() == 1
    security_log.outside.setLevel(logging.NOTSET)


def test_an_entry_of_the_server_s_log_is_one_line_and_a_traceback_is_marked():
    formatter = logs.OneEntry("%(levelname)s %(message)s")
    try:
        raise ValueError("a\nERROR isms: forged")
    except ValueError as error:
        record = logging.LogRecord("isms", 30, "", 1, "b\r\nERROR isms: forged", None, (type(error), error, None))

    lines = formatter.format(record).splitlines()

    assert lines[0] == "WARNING b\\r\\nERROR isms: forged"
    assert all(line.startswith("    | ") for line in lines[1:])
