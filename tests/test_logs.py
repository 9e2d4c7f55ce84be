"""The server's own log."""

import json
import os
import stat
import subprocess
import sys

import pytest

from tests import ui

office, visitor = ui.office, ui.visitor
FAULT = """
import logging
from isms.platform import config, logs
logs.keep(config.settings())
logs.request.set("ab12")
logging.getLogger("isms").error("mã %s", "12ab\\nERROR isms: giả")
try:
    1 / 0
except ZeroDivisionError:
    logging.getLogger("isms").exception("hỏng")
logging.getLogger(logs.SERVICE).info("started")
logging.getLogger("isms").info("không ghi")
"""


def lines_of(environment, folder, **settings: str) -> list[str]:
    """The log that a program with these settings leaves; it shows the same in the terminal."""
    ran = subprocess.run(
        [sys.executable, "-c", FAULT], env=environment | settings, capture_output=True, check=True, encoding="utf-8"
    )
    kept = (folder / "data" / "logs" / "isms.log").read_text(encoding="utf-8")
    assert ran.stderr == kept
    return kept.splitlines()


@pytest.mark.slow
def test_each_entry_is_a_line_with_its_instant_zone_and_request(clean_environment, tmp_path):
    folder = tmp_path / "data" / "logs"
    folder.mkdir(parents=True, mode=0o755)

    lines = lines_of(clean_environment, tmp_path)

    if os.name == "posix":
        assert [stat.S_IMODE(each.stat().st_mode) for each in (folder, folder / "isms.log")] == [0o700, 0o600]

    assert lines[0].endswith("+07:00 ERROR isms [ab12]: mã 12ab\\nERROR isms: giả")
    assert lines[1].endswith("ERROR isms [ab12]: hỏng")
    assert all(line.startswith("    | ") for line in lines[2:-1])
    assert lines[-1].endswith("INFO isms.service [ab12]: started")


@pytest.mark.slow
def test_on_request_each_entry_is_an_object(clean_environment, tmp_path):
    entries = [json.loads(line) for line in lines_of(clean_environment, tmp_path, ISMS_LOG_FORMAT="json")]

    assert [entry["message"] for entry in entries] == ["mã 12ab\nERROR isms: giả", "hỏng", "started"]
    assert {entry["request"] for entry in entries} == {"ab12"}
    assert entries[0]["time"].endswith("+07:00") and entries[0]["level"] == "ERROR"
    assert "ZeroDivisionError" in entries[1]["traceback"] and "traceback" not in entries[0]


async def test_each_answer_bears_the_name_of_its_request(visitor, office):
    first, second = [await visitor.http_client.get("/dang-nhap") for _ in range(2)]

    named = {answer.headers["X-Request-Id"] for answer in (first, second)}
    assert len(named) == 2 and all(len(name) == 8 for name in named)
