"""The files of background tasks, in the data folder, each under the number of its task."""

import time
from collections.abc import Collection
from pathlib import Path

from isms.platform.config import Settings

FOLDER = "background"
_DAY = 24 * 3600  # seconds


def path(settings: Settings, number: int) -> Path:
    """Return where the file of a task is, or would be."""
    folder = settings.data_dir / FOLDER
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder / str(number)


def handed_over(settings: Settings, name: str) -> Path:
    """Return where a file is that a task is given, or would be."""
    return path(settings, 0).with_name(f"{name}.in")


def tidy(settings: Settings, kept: Collection[int], given: Collection[str]) -> None:
    """Remove the files of all other tasks, and those handed over a day ago or longer that are not `given` to one."""
    folder = settings.data_dir / FOLDER
    for file in folder.iterdir() if folder.is_dir() else ():
        number = file.name.partition(".")[0]
        new = file.name in given or (file.suffix == ".in" and time.time() - file.stat().st_mtime < _DAY)
        if not new and (not number.isdecimal() or int(number) not in kept):
            file.unlink(missing_ok=True)
