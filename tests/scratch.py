"""
Where everything temporary lies while the tests run: in memory, where the machine offers room there.

The tests make thousands of small files, a PostgreSQL database alone five hundred. On a disk their making costs more
processor time than what the tests do with them.
"""

import os
import shutil
import tempfile
from pathlib import Path

MEMORY = Path("/dev/shm")  # noqa: S108 - every file below it is made by tempfile or pytest, in folders of our own
ROOM = 2 * 1024**3  # bytes; a container's usual 64 MB would not do


def keep_in_memory() -> None:
    """Send this process and those it starts to memory, unless TMPDIR says where or there is no room."""
    if "TMPDIR" in os.environ or not _is_roomy():
        return
    os.environ["TMPDIR"] = str(MEMORY)
    tempfile.tempdir = None


def _is_roomy() -> bool:
    return MEMORY.is_dir() and os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free >= ROOM
