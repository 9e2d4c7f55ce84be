"""Import and export: the exchange format `isms/1`, spreadsheets, and the starting inventory."""

from pathlib import Path

from inventory.work import Actor
from isms.exchange import loading
from isms.exchange.format.lines import NotImported, Report
from isms.exchange.sheets import files
from isms.platform.database import Database

__all__ = ["NotImported", "Report", "export_file", "import_file"]


def import_file(database: Database, actor: Actor, file: Path, dry_run: bool = False) -> Report:
    """Import a file in a transaction of its own. Raises Invalid (NotImported, with a verdict for each row)."""
    with database.work(actor) as work:
        return loading.load(work, file, dry_run)


def export_file(database: Database, actor: Actor, file: Path) -> None:
    """Write what the actor may see to a file of the kind its name says; the old file stays until the new is whole."""
    with database.look(actor) as work:
        files.save(work, file)
