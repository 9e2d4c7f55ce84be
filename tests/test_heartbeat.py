"""Word to a watchman outside after each good sweep."""

import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from isms.jobs import jobs
from isms.platform.config import Settings
from tests.postgres import free_port


class Watchman(BaseHTTPRequestHandler):
    """Notes every call."""

    calls: list[str]

    def do_GET(self):
        self.calls.append(self.path)
        self.send_response(204)
        self.end_headers()

    def log_message(self, *_):
        """Say nothing."""


@pytest.fixture
def watchman():
    Watchman.calls = []
    server = HTTPServer(("127.0.0.1", 0), Watchman)
    thread = threading.Thread(target=server.serve_forever, args=(0.05,))
    thread.start()
    yield Settings(heartbeat_url=f"http://127.0.0.1:{server.server_port}/cho-isms")
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.mark.engines("sqlite")
def test_a_good_sweep_is_told_and_one_that_failed_on_a_system_is_not(database, watchman, monkeypatch):
    jobs.sweep_and_report(database, watchman)
    assert Watchman.calls == ["/cho-isms"]

    monkeypatch.setattr(jobs, "sweep", lambda database: jobs.SweepResult(database.today(), failed=["A"]))
    jobs.sweep_and_report(database, watchman)
    assert len(Watchman.calls) == 1


@pytest.mark.engines("sqlite")
def test_no_watchman_and_one_that_does_not_answer_stop_nothing(database, caplog):
    assert not jobs.sweep_and_report(database, Settings()).failed
    assert caplog.messages == []

    assert not jobs.sweep_and_report(database, Settings(heartbeat_url=f"http://127.0.0.1:{free_port()}/")).failed
    assert "heartbeat" in caplog.text
