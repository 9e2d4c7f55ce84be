"""`isms service`: the program as a service of the machine."""

import os
from pathlib import Path
from typing import Annotated

import typer

from isms.installation import service

DataFolder = Annotated[Path | None, typer.Option("--data-dir", help="Thư mục dữ liệu của dịch vụ.")]


def services() -> typer.Typer:
    """Return the group of commands."""
    group = typer.Typer(no_args_is_help=True, help="Chạy lâu dài: dịch vụ của máy, tự chạy khi máy khởi động.")
    group.command("show")(show)
    group.command("install")(install)
    return group


def show(data_dir: DataFolder = None) -> None:
    """In tệp mô tả dịch vụ của máy này (systemd, hoặc tác vụ của Windows), không cài gì."""
    typer.echo(service.here(data_dir).text)


def install(data_dir: DataFolder = None) -> None:
    """Tạo người dùng riêng, thư mục dữ liệu, tệp cấu hình, dịch vụ; chạy ngay. Cần quyền quản trị của máy."""
    wanted = service.here(data_dir)
    for file in service.install(wanted, service.call, _users()):
        typer.echo(f"Đã ghi {file}.")
    typer.echo(f"Dịch vụ {service.NAME} đang chạy. Dữ liệu: {wanted.data}. Cấu hình: {wanted.settings}.")


def _users() -> set[str]:
    """Return the names of a POSIX machine's users."""
    if os.name == "nt":
        return set()
    import pwd  # there is none on Windows

    return {each.pw_name for each in pwd.getpwall()}
