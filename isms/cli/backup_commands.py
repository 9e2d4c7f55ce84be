"""The commands about backups."""

from pathlib import Path
from typing import Annotated

import typer

from isms import backup
from isms.cli.opening import Json, opened, register, say
from isms.jobs import jobs

File = Annotated[Path, typer.Argument(help="Tệp sao lưu.")]


def backups() -> typer.Typer:
    """Return the group."""
    group = typer.Typer(no_args_is_help=True, help="Sao lưu và phục hồi.")
    group.command("create")(create)
    group.command("restore")(restore)
    group.command("now")(now)
    group.command("drill")(drill)
    return group


def create(file: File, as_json: Json = False) -> None:
    """Sao lưu sổ và minh chứng, kiểm tra lại sau khi ghi."""
    database, settings = register()
    damaged = backup.create(database, settings, file)
    words = f"Đã sao lưu vào {file}."
    if damaged:
        words += f" Thiếu {len(damaged)} tệp minh chứng bị mất hoặc bị thay đổi: hãy chạy isms check."
    say({"file": str(file), "damaged": damaged}, as_json, words)
    raise typer.Exit(1 if damaged else 0)


def now(as_json: Json = False) -> None:
    """Sao lưu ngay như mỗi đêm: vào thư mục sao lưu, xóa các bản quá hạn giữ."""
    database, settings = register()
    made = jobs.back_up(database, settings)
    facts = {"file": str(made.file), "bytes": made.size, "damaged": made.damaged, "trouble": made.trouble}
    say(facts, as_json, f"Đã sao lưu vào {made.file}. {made.words()}".strip())
    raise typer.Exit(1 if made.words() else 0)


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


def drill(
    file: Annotated[Path | None, typer.Argument(help="Tệp sao lưu; bỏ trống: bản của đêm gần nhất.")] = None,
    as_json: Json = False,
) -> None:
    """Diễn tập phục hồi: phục hồi vào nơi tạm, so các trả lời với sổ đang dùng, rồi xóa nơi tạm."""
    database, settings = register()
    done = backup.drill(database, settings, file)
    facts = {
        "file": str(done.file),
        "made_at": done.made_at,
        "systems": done.systems,
        "compared": done.compared,
        "evidence": done.evidence,
        "faults": done.faults,
    }
    words = (
        f"{done.file.name}: phục hồi thử được {done.systems} hệ thống, {done.evidence} tệp minh chứng. "
        f"{done.compared} hệ thống không đổi từ khi sao lưu đã được so với sổ đang dùng."
    )
    say(facts, as_json, "\n".join([words, *(done.faults or ["Không có chỗ nào khác."])]))
    raise typer.Exit(1 if done.faults else 0)
