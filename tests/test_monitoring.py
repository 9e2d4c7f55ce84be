"""What a monitor is answered without signing in, and what it is not."""

import datetime as dt

import pytest
from pydantic import SecretStr
from sqlalchemy.exc import OperationalError

from isms.jobs import jobs
from isms.ui.administration import monitoring
from tests import ui
from tests.register import cleared_system, person

office, visitor = ui.office, ui.visitor


@pytest.fixture
def at_once(monkeypatch):
    """Every question is asked anew: a monitor would wait two seconds."""
    monkeypatch.setattr(monitoring, "FRESH_SECONDS", -1)


async def test_health_says_what_runs_and_names_nobody(visitor, office, at_once):
    jobs.sweep(office.database)
    jobs.deliver(office.database, office.settings)

    answer = await visitor.http_client.get("/health")

    assert answer.status_code == 200
    health = answer.json()
    assert (health["status"], health["database"], health["sweep"]["late"]) == ("ok", "ok", False)
    assert dt.datetime.fromisoformat(health["sweep"]["last"]) <= office.clock()
    assert health["mail"]["waiting"] == 0 and health["version"]


async def test_a_sweep_that_stands_still_is_a_failure(visitor, office, at_once):
    jobs.sweep(office.database)
    office.clock.now += dt.timedelta(hours=2)

    answer = await visitor.http_client.get("/health")

    assert (answer.status_code, answer.json()["status"], answer.json()["sweep"]["late"]) == (503, "fail", True)


async def test_mail_that_does_not_leave_is_a_warning(visitor, office, at_once):
    person(office.database, "lan", "officer", email="lan@so.gov.vn")
    cleared_system(office.database, "A")
    office.clock.now += dt.timedelta(days=800)
    jobs.sweep(office.database)
    jobs.deliver(office.database, office.settings)

    answer = await visitor.http_client.get("/health")

    assert (answer.status_code, answer.json()["status"]) == (200, "warn")
    assert answer.json()["mail"]["failing"] and answer.json()["mail"]["waiting"] == 1
    assert "lan" not in answer.text


async def test_a_database_that_does_not_answer_is_a_failure_in_words_of_a_monitor(
    visitor, office, at_once, monkeypatch
):
    def gone(*_args, **_options):
        raise OperationalError("SELECT 1", {}, Exception("gone"))

    monkeypatch.setattr(office.database, "look", gone)

    answer = await visitor.http_client.get("/health")

    assert answer.status_code == 503
    assert (answer.json()["status"], answer.json()["database"]) == ("fail", "fail")
    assert "sweep" not in answer.json()


async def test_metrics_are_for_who_has_the_token(visitor, office, at_once):
    jobs.sweep(office.database)
    ask = visitor.http_client.get
    assert (await ask("/metrics")).status_code == 404

    office.settings.metrics_token = SecretStr("ma-do")
    assert (await ask("/metrics")).status_code == 401
    assert (await ask("/metrics", headers={"Authorization": "Bearer khac"})).status_code == 401
    told = await ask("/metrics", headers={"Authorization": b"Bearer ma-do"})

    assert told.status_code == 200
    assert "isms_up 1\n" in told.text and "isms_sweep_late 0\n" in told.text
