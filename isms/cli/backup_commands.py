"""The commands about backups."""

from pathlib import Path
from typing import Annotated

import typer

from isms import backup
from isms.cli.opening import Json, opened, register, say

File = Annotated[Path, typer.Argument(help="Tệp sao lưu.")]


def backups() -> typer.Typer:
    """Return the group."""
    group = typer.Typer(no_args_is_help=True, help="Sao lưu và phục hồi.")
    group.command("create")(create)
    group.command("restore")(restore)
    return group


def create(file: File, as_json: Json = False) -> None:
    """Sao lưu sổ và minh chứng, kiểm tra lại sau khi ghi."""
    database, settings = register()
    backup.create(database, settings, file)
    say({"file": str(file)}, as_json, f"Đã sao lưu vào {file}.")


def restore(
    file: File,
    replace: Annotated[bool, typer.Option("--replace", help="Thay sổ đang có; sổ cũ được giữ lại bên cạnh.")] = False,
    confirm: Annotated[str, typer.Option("--confirm", help="Mã mà danh sách những gì sẽ mất in ra.")] = "",
    as_json: Json = False,
) -> None:
    """Phục hồi sổ và minh chứng từ bản sao lưu."""
    database, settings = opened()
    backup.restore(database, settings, file, replace, confirm)
    say({"restored": str(file)}, as_json, f"Đã phục hồi từ {file}.")
