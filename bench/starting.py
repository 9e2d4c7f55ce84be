"""From the command to the first page, and the memory of a server that idles."""

import os
import re
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median

from bench.measure import MS, Row
from tests.postgres import free_port

_STEERING = ("ISMS_", "NICEGUI", "PYTEST")
"""Names in the environment that begin so would measure something else."""
MOST_SECONDS, MOST_MEGABYTES = 3, 150
PATIENCE_SECONDS, REST_SECONDS = 60, 3
"""The scheduler's first runs come right after the start: the server idles when they are over."""


def rows(folder: Path, times: int) -> Iterator[Row]:
    """Measure a server on a register with the starting inventory."""
    environment = cleaned() | {"ISMS_DATA_DIR": str(folder)}
    subprocess.run([*_isms(), "init", "--starting-inventory"], env=environment, check=True, capture_output=True)
    runs = [_start(environment) for _ in range(times)]
    seconds, megabytes = median(run[0] for run in runs), median(run[1] for run in runs)
    yield Row("serve: start to first page", seconds * MS, f"<= {MOST_SECONDS} s", MOST_SECONDS * MS)
    yield Row("serve: idle memory", megabytes, f"<= {MOST_MEGABYTES} MB", MOST_MEGABYTES, unit="MB")


def cleaned() -> dict[str, str]:
    """Return the environment without what steers the product or its test tools."""
    return {name: value for name, value in os.environ.items() if not name.startswith(_STEERING)}


def _isms() -> list[str]:
    return [sys.executable, "-m", "isms"]


def _start(environment: dict[str, str]) -> tuple[float, float]:
    """Return the seconds to the first page, and the resident memory in MB once the server has come to rest."""
    port = free_port()
    begin = time.perf_counter()
    with running([*_isms(), "serve", "--port", str(port)], environment) as process:
        while not answers(f"http://127.0.0.1:{port}/"):
            if process.poll() is not None or time.perf_counter() - begin > PATIENCE_SECONDS:
                raise RuntimeError("the server does not start")
            time.sleep(0.01)
        took = time.perf_counter() - begin
        time.sleep(REST_SECONDS)
        return took, megabytes(process.pid)


@contextmanager
def running(command: list[str], environment: dict[str, str]) -> Iterator[subprocess.Popen[bytes]]:
    """Run a program for a while."""
    with subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            yield process
        finally:
            process.terminate()


def answers(address: str) -> bool:
    """Say whether a server answers there."""
    try:
        with urllib.request.urlopen(address) as page:  # noqa: S310  # our own address
            return bool(page.read())
    except OSError:
        return False


def megabytes(pid: int) -> float:
    """Return the memory that Linux says the process holds; NaN elsewhere."""
    status = Path(f"/proc/{pid}/status")
    if not status.is_file():
        return float("nan")
    found = re.search(r"VmRSS:\s+(\d+) kB", status.read_text())
    return int(found.group(1)) / 1000 if found else float("nan")
