"""
Where files lie while the tests run: temporary ones in memory, where the machine offers room there; compiled ones stay.

The tests make thousands of small files, a PostgreSQL database alone five hundred. On a disk their making costs more
processor time than what the tests do with them.
"""

import os
import shutil
import sys
import tempfile
from pathlib import Path

MEMORY = Path("/dev/shm")  # noqa: S108 - every file below it is made by tempfile or pytest, in folders of our own
COMPILED = Path(__file__).resolve().parent.parent / "build" / "compiled"
ROOM = 2 * 1024**3  # bytes; a container's usual 64 MB would not do


def keep_in_memory() -> None:
    """Send this process and those it starts to memory, unless TMPDIR says where or there is no room."""
    if "TMPDIR" in os.environ or not _is_roomy():
        return
    os.environ["TMPDIR"] = str(MEMORY)
    tempfile.tempdir = None


def keep_compiled() -> None:
    """
    Where Python is told to write no compiled files, let this process and those it starts write them to build/.

    The tests start the program a hundred times; it would be compiled anew each time.
    """
    if sys.dont_write_bytecode:
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        os.environ["PYTHONPYCACHEPREFIX"] = sys.pycache_prefix = str(COMPILED)
        sys.dont_write_bytecode = False


def _is_roomy() -> bool:
    return MEMORY.is_dir() and os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free >= ROOM
