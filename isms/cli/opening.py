"""What every command needs: the register opened, who acts, the options they share, and how an answer is said."""

import getpass
import json
import os
import sys
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Annotated, Any

import typer

from inventory.errors import Invalid, Problem, Refused
from inventory.work import Actor, Role
from isms import backup
from isms.cli.exit_codes import remember_database, remember_json
from isms.installation import schema, setup
from isms.platform import config, released
from isms.platform.database import Database
from schedules.acts.rule_days import Ending

Json = Annotated[bool, typer.Option("--json", help="In kết quả dạng JSON.", callback=remember_json)]
From = Annotated[
    datetime | None,
    typer.Option("--on", formats=["%Y-%m-%d"], help="Từ ngày nào (năm-tháng-ngày); mặc định là hôm nay."),
]
On = Annotated[datetime | None, typer.Option("--on", formats=["%Y-%m-%d"], help="Tính đến ngày (năm-tháng-ngày).")]
Code = Annotated[str, typer.Argument(help="Mã hệ thống.")]
Output = Annotated[Path, typer.Option("--output", help="Tệp .pdf, .docx hoặc .html.")]


def operator() -> Actor:
    """The person at the machine: whoever may run commands on the register may do everything in it."""
    return Actor(f"lệnh ({_user()})", Role.ADMIN)


def _user() -> str:
    """Return whose process this is, where the system says so: the environment (LOGNAME) can say anything."""
    if sys.platform == "win32":
        return getpass.getuser()
    import pwd

    try:
        return pwd.getpwuid(os.geteuid()).pw_name
    except KeyError:  # an id without a name
        return str(os.geteuid())


def opened() -> tuple[Database, config.Settings]:
    """Return the database of the settings, whatever is in it; a restore that was cut off is finished first."""
    settings = config.settings()
    database = Database(settings.database_url)
    remember_database(database)
    if backup.finish(database, settings):
        typer.echo("Lần phục hồi trước bị ngắt giữa chừng: đã làm tiếp cho xong.", err=True)
    return database, settings


def register() -> tuple[Database, config.Settings]:
    """Open a register that exists and has the schema of this program."""
    database, settings = opened()
    version = schema.current(database.engine) if setup.exists(settings) else None
    if version is None:
        raise Invalid([Problem("sổ", "Chưa có sổ ở nơi này.", "Hãy chạy: isms init")])
    if reason := schema.out_of_reach(version):
        raise Refused([reason])
    if version != schema.newest():
        raise Invalid([Problem("sổ", "Sổ thuộc phiên bản khác của chương trình.", "Hãy chạy: isms init")])
    return database, settings


def prepare(database: Database, settings: config.Settings, with_backup: bool = True, anew: bool = False) -> bool:
    """
    Make the register, or back up and upgrade one of an earlier version. Returns whether it is new.

    A clock that stands before this version was made is told of: every deadline goes by it. `anew`: a person wants a
    new register although one seems to have been lost here.
    """
    if warning := released.clock_warning(database.now()):
        typer.echo(warning, err=True)
    if not anew:
        backup.refuse_new(database, settings)
    kept = backup.before_upgrade(database, settings) if with_backup else None
    if kept is not None:
        typer.echo(f"Đã sao lưu sổ trước khi nâng cấp: {kept}", err=True)
    return setup.initialise(database, settings, _agrees)


def _agrees(endings: Sequence[Ending]) -> bool:
    """Show which permissions the rules that begin today end; at a terminal, ask before they do."""
    for each in endings:
        typer.echo(f"Quy tắc mới: từ hôm nay {each.name} ({each.code}) không còn được đưa vào sử dụng.", err=True)
        for blocker in each.blockers:
            typer.echo(f"  - {blocker.remedy} ({blocker.clause})", err=True)
    return not sys.stdin.isatty() or typer.confirm("Áp dụng các quy tắc mới từ hôm nay?", default=True)


def say(facts: Any, as_json: bool, words: str) -> None:
    """Print the facts as JSON, or the words."""
    typer.echo(json.dumps(facts, ensure_ascii=False, indent=2) if as_json else words)


def day_of(on: datetime | None) -> date | None:
    """Return the day that the option names."""
    return on.date() if on else None
