"""The server's own log: what went wrong, with the reference numbers people are shown."""

import logging
from logging.handlers import RotatingFileHandler

from isms.platform.config import Settings

LARGEST, KEPT = 2_000_000, 5  # bytes a file, files


def keep(settings: Settings) -> None:
    """Write warnings and faults to the terminal and to `logs/isms.log` in the data folder."""
    folder = settings.data_dir / "logs"
    folder.mkdir(parents=True, exist_ok=True)
    file = RotatingFileHandler(folder / "isms.log", maxBytes=LARGEST, backupCount=KEPT, encoding="utf-8", delay=True)
    logging.basicConfig(
        level=logging.WARNING,
        format="%(asctime)s %(levelname)s %(name)s: %(message)s",
        handlers=[logging.StreamHandler(), file],
    )
