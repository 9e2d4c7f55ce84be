"""`isms trail`: where the trail ends, and whether it is whole."""

from dataclasses import asdict
from typing import Annotated

import typer

from inventory.errors import Invalid, Problem
from isms.cli.opening import Json, operator, register, say
from isms.platform import trail
from isms.platform.database import CLOCK_TOLERANCE, VIETNAM
from isms.platform.trail import Anchor


def trails() -> typer.Typer:
    """Return the group of commands."""
    group = typer.Typer(no_args_is_help=True, help="Nhật ký.")
    group.command("head")(show_head)
    group.command("verify")(verify)
    return group


def show_head(as_json: Json = False) -> None:
    """Số và mã băm của mục mới nhất: chép ra nơi khác để sau này đối chiếu."""
    database, _ = register()
    with database.look(operator()) as work:
        head = trail.head(work.session)
    say(asdict(head), as_json, f"{head.number}:{head.hash}")


def verify(
    anchor: Annotated[
        str,
        typer.Option(metavar="SỐ:MÃ", help="Mục đã ghi ở thư báo, giấy in, bản sao lưu: 120:9f86d081884c7d65."),
    ] = "",
    as_json: Json = False,
) -> None:
    """Tính lại chuỗi băm của nhật ký; so với một mục đã giữ ở nơi khác."""
    kept = Anchor.of(anchor) if anchor else None
    if anchor and kept is None:
        remedy = "Hãy ghi số của mục, dấu hai chấm, rồi ít nhất 16 ký tự đầu của mã, ví dụ 120:9f86d081884c7d65."
        raise Invalid([Problem("anchor", f"“{anchor}” không phải là một mục của nhật ký.", remedy)])
    database, _ = register()
    with database.look(operator()) as work:
        broken = trail.verify(work.session) or (trail.lost(work.session, kept) if kept else None)
        falls = trail.falls(work.session, CLOCK_TOLERANCE)
    facts = {"holds": broken is None, "broken": broken, "clock_falls": [number for number, _, _ in falls]}
    notes = [
        f"Mục {number} ghi lúc {at.astimezone(VIETNAM):%H:%M ngày %d/%m/%Y}, sớm hơn mục trước "
        f"({then.astimezone(VIETNAM):%H:%M ngày %d/%m/%Y}): đồng hồ máy chủ đã bị chỉnh."
        for number, then, at in falls
    ]
    say(facts, as_json, "\n".join([broken or "Nhật ký toàn vẹn.", *notes]))
    raise typer.Exit(1 if broken else 0)
