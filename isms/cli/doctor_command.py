"""`isms doctor`: one line for each thing that an administrator should look at."""

from dataclasses import asdict

import typer

from isms.cli.opening import Json, opened, say
from isms.jobs import doctor as examination


def doctor(as_json: Json = False) -> None:
    """Xem cấu hình, cơ sở dữ liệu, ổ đĩa, đồng hồ, lịch quét, thư, ngày nghỉ, quyền tệp: mỗi điều một dòng."""
    database, settings = opened()
    found = list(examination.examine(database, settings))
    lines = [f"{'!' if each.needs_person else '✓'} {each.name}: {each.found}" for each in found]
    say([asdict(each) for each in found], as_json, "\n".join(lines))
    raise typer.Exit(1 if any(each.needs_person for each in found) else 0)
