"""A lock that one process of this machine holds at a time; it ends with the process, however that ends."""

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

PAUSE = 0.1  # seconds between two tries


class Held(Exception):
    """Another process holds the lock."""


@contextmanager
def hold(file: Path, seconds: float = 0) -> Iterator[None]:
    """Hold the lock of this name while the block runs. Raises Held when another still has it after so many seconds."""
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    descriptor = os.open(file, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        until = time.monotonic() + seconds
        while not _taken(descriptor):
            if time.monotonic() >= until:
                raise Held(file.name)
            time.sleep(PAUSE)
        yield
    finally:
        os.close(descriptor)


def _taken(descriptor: int) -> bool:
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
