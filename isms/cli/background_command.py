"""The process of one background task: started by the runner of `isms serve`, hidden from people."""

from typing import Annotated

import typer

from isms.background import worker
from isms.cli.opening import register
from isms.exchange.aside import import_task as _import
from isms.exchange.aside import undo_task as _undo
from isms.exchange.sheets import export_task as _export
from isms.exchange.sheets import list_task as _list
from isms.papers import bulk_task as _many
from isms.papers import numbered_task as _numbered
from isms.papers import printing_task as _printing
from isms.papers.dossiers import package_task as _package
from isms.platform.clock_watch import ClockWatch
from isms.platform.garbage import collecting_seldom
from isms.workspace import confirming_task as _confirming
from isms.xray import recount_task as _recount

_ = (
    _export,
    _import,
    _list,
    _many,
    _numbered,
    _printing,
    _package,
    _recount,
    _confirming,
    _undo,
)  # imported: every kind of task is declared


def work_on_task(
    number: Annotated[int, typer.Argument(help="Số của việc.")],
    claim: Annotated[str, typer.Argument(help="Mã nhận việc.")],
) -> None:
    """Làm một việc nền; do isms serve gọi."""
    database, settings = register()
    database.watch = ClockWatch(database.clock)
    with collecting_seldom():
        worker.run(database, settings, number, claim)
