"""isms check: what is wrong with the register, and on request mends what a wrong clock left and counts anew."""

import sys
from dataclasses import asdict
from typing import Annotated, Any

import typer

from inventory import right_clock
from inventory.errors import Reason, Refused
from isms.checking import clock_faults, clock_repair, database_health, facts_in_trail, office_in_trail
from isms.cli.opening import Json, operator, register, say
from isms.evidence import proof
from isms.evidence.store import Store
from isms.installation import schema
from isms.platform.config import Settings
from isms.platform.database import Database
from schedules.standing import derived, standing_counts

_WRONG_FILE = {
    "missing": "Mất tệp",
    "altered": "Tệp đã bị thay đổi",
    "unknown": "Tệp thừa, sổ không nhắc đến (tải lên dở dang, vô hại)",
}


def check(
    repair: Annotated[
        bool, typer.Option("--repair", help="Sửa những gì đồng hồ sai đã ghi, đếm lại; cần --reason.")
    ] = False,
    reason: Annotated[str, typer.Option(help="Lý do, ghi vào nhật ký.")] = "",
    as_json: Json = False,
) -> None:
    """Tính lại mọi cột suy ra từ dữ kiện, đọc lại mọi tài liệu, soát cơ sở dữ liệu và đồng hồ, và nêu chỗ lệch."""
    database, settings = register()
    damage = database_health.damage(database.engine)
    if damage:
        say({"database": damage}, as_json, "\n".join(damage))
        raise typer.Exit(1)
    done = _repair(database, reason) if repair else {}
    answer, lines, wrong = _look(database, settings)
    mended = [done["words"]] if done else []
    say(answer | {"database": []} | ({"repaired": done} if done else {}), as_json, _words(mended, lines))
    raise typer.Exit(1 if wrong else 0)


def _words(mended: list[str], lines: list[str]) -> str:
    return "\n".join([*mended, *(lines or ["Không có chỗ lệch nào."])])


def _repair(database: Database, reason: str) -> dict[str, Any]:
    today = f"{database.today():%d/%m/%Y}"
    if sys.stdin.isatty() and not typer.confirm(f"Hôm nay là {today}, đúng không?", default=False):
        remedy = "Hãy chỉnh đúng giờ của máy chủ rồi chạy lại. Không có gì bị thay đổi."
        raise Refused([Reason("not_agreed", "", remedy)])
    done = clock_repair.repair(database, operator(), reason)
    with database.work(operator()) as work:
        standing_counts.rebuild(work)
    words = (
        f"Đã sửa theo ngày {today}: hủy phép và thu hồi ghi sai ngày của {len(done.permissions)} hệ thống, bỏ "
        f"{done.alerts} cảnh báo, {done.runs} lượt chạy, {done.messages} thư báo giữ sai; mở lại {len(done.accounts)} "
        "tài khoản; tính lại mọi hệ thống; đếm lại sổ."
    )
    return asdict(done) | {"left": clock_repair.names(done.left), "words": words}


def _look(database: Database, settings: Settings) -> tuple[dict[str, Any], list[str], bool]:
    """Return what was found, as facts and as lines, and whether anything of it is wrong."""
    with database.look(operator()) as work:
        drift = list(derived.drift(work))
        counts = [str(each) for each in standing_counts.differences(work)]
        files = list(proof.differences(work, Store(settings)))
        against_trail = [*facts_in_trail.fact_faults(work), *office_in_trail.office_faults(work)]
        clock, behind = clock_faults.clock_faults(work), right_clock.warning(work)
    guards = schema.wrong_guards(database.engine)
    found = [
        {"code": each.code, "column": each.column, "stored": str(each.stored), "computed": str(each.computed)}
        for each in drift
    ]
    lines = [f"{each['code']}.{each['column']}: {each['stored']} ≠ {each['computed']}" for each in found]
    lines += [f"Số đếm lệch: {each}. Hãy chạy isms check --repair." for each in counts]
    lines += [f"{_WRONG_FILE[each.wrong]}: {each.file}. {'; '.join(each.used)}".strip() for each in files]
    lines += [f"Bộ chặn của cơ sở dữ liệu thiếu hoặc bị sửa: {name}. Hãy chạy isms init để đặt lại." for name in guards]
    lines += [*([behind] if behind else []), *clock.lines()]
    lines += [f"Không khớp với nhật ký: {each.subject}: {each.problem}." for each in against_trail]
    answer = {"drift": found, "files": [asdict(each) for each in files], "guards": guards, "clock": clock.plain()}
    answer |= {"trail": [asdict(each) for each in against_trail], "counts": counts}
    wrong = bool(found or counts or guards or clock or against_trail or any(each.wrong != "unknown" for each in files))
    return answer, lines, wrong
