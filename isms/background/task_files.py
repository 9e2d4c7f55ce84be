"""The files of background tasks, in the data folder, each under the number of its task."""

from collections.abc import Collection
from pathlib import Path

from isms.platform.config import Settings

FOLDER = "background"


def path(settings: Settings, number: int) -> Path:
    """Return where the file of a task is, or would be."""
    folder = settings.data_dir / FOLDER
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder / str(number)


def tidy(settings: Settings, kept: Collection[int]) -> None:
    """Remove the files of all other tasks."""
    folder = settings.data_dir / FOLDER
    for file in folder.iterdir() if folder.is_dir() else ():
        number = file.name.partition(".")[0]
        if not number.isdecimal() or int(number) not in kept:
            file.unlink(missing_ok=True)
