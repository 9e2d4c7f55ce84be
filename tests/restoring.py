"""Restoring as a person does it: read the list of what would be lost, then confirm it by its code."""

import re
from pathlib import Path

from inventory.errors import Refused
from isms import backup
from isms.platform.config import Settings
from isms.platform.database import Database


def restore_confirmed(database: Database, settings: Settings, file: Path) -> list[str]:
    """Replace the register, confirming what would be lost; return the lines of that list."""
    try:
        backup.restore(database, settings, file, replace=True)
    except Refused as held:
        *lines, last = held.reasons
        code = re.search(r"--confirm (\w+)", last.remedy)
        if code is None:
            raise
        backup.restore(database, settings, file, replace=True, confirm=code[1])
        return [line.remedy for line in lines]
    return []
