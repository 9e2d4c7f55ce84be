"""What a row of an office's own file says of its system's papers, as lines of the exchange format."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

from inventory.law import regimes
from isms.exchange.format.lines import Line
from isms.exchange.own.own_fields import fields
from isms.exchange.own.own_rows import Row
from isms.exchange.sheets.cells import Unreadable

_BEGUN_BY = {
    "decisions": ("number", "date"),
    "regulations": ("number", "date"),
    "plans": ("state",),
    "audits": ("concluded_on", "conclusion"),
}
"""What in a row says that there is such a fact; the rest only tells of it."""
_BY_FILE = "Theo tệp nhập; chưa có số và ngày quyết định."


def lines(row: Row) -> Iterator[Line]:
    """Yield the system of a settled row, and the facts about it. Raises nothing: what is wrong is noted or asked."""
    yield row.system
    if row.named.code and "code" in row.system.values:
        yield from _decision_or_dossier(row)
        for section in ("regulations", "plans", "audits"):
            yield from _fact(row, section)


def _decision_or_dossier(row: Row) -> Iterator[Line]:
    """A decision, where number or day say that there is one; else the step of its dossier, else a suggestion."""
    decision, dossier = row.given["decisions"], row.given["dossiers"]
    if {"decisions", "dossiers"} & row.wrong:
        return
    level, proposed, state = decision.get("level"), dossier.get("proposed_level"), dossier.get("state")
    if any(decision.get(key) for key in _BEGUN_BY["decisions"]):
        if state not in (None, "approved"):
            rule = "Hồ sơ chưa được phê duyệt, mà dòng này có quyết định."
            row.blame(fields()["dossiers.state"], Unreadable(rule, "Hãy sửa một trong hai."))
            return
        if level is None and proposed is not None and "decisions.level" not in row.reading.columns:
            decision["level"] = proposed
            row.system.notes.append(f"hiểu cấp độ đề xuất {proposed} là cấp độ được phê duyệt")
        yield from _fact(row, "decisions")
    elif state == "approved":
        rule = "Ghi là đã được phê duyệt, mà không có số và ngày quyết định."
        row.blame(fields()["dossiers.state"], Unreadable(rule, "Hãy thêm hai ô ấy, hoặc bỏ qua cột này."))
    elif state and (aimed_at := proposed or level):
        yield from _step(row, state, aimed_at)
    else:
        _suggest(row, level or proposed, state)


def _step(row: Row, state: str, level: int) -> Iterator[Line]:
    line = row.line("dossiers", {"proposed_level": level, "state": state})
    row.fill("dossiers", line.values, fields()["plans.on"])
    line.values["on"] = line.values.get("on") or row.names.today.isoformat()
    _settle_regime(row, line, "on")
    yield line


def _suggest(row: Row, level: int | None, state: str | None) -> None:
    """A level without a decision is no fact: a new system keeps it as something to confirm."""
    if state:
        row.system.notes.append("chưa ghi bước của hồ sơ: dòng này không có cấp độ đề xuất")
    if level is None:
        return
    if row.system.values["code"] in row.names.known:
        row.system.notes.append(f"chưa ghi cấp độ {level}: không có số và ngày quyết định")
        return
    row.system.values["suggestion"] = {"level": level, "reason": _BY_FILE}
    row.system.notes.append(f"cấp độ {level} chưa có số và ngày quyết định: ghi là đề xuất chờ xác nhận")


def _fact(row: Row, section: str) -> Iterator[Line]:
    given = row.given[section]
    if section in row.wrong:
        return
    if not any(given.get(key) for key in _BEGUN_BY[section]):
        if given and section != "decisions":
            told = ", ".join(row.called(f"{section}.{key}") for key in given)
            row.system.notes.append(f"chưa ghi {told}: dòng này không đủ để thành một bản ghi")
        return
    line = row.line(section, dict(given))
    for key in row.reading.common:
        kind = fields()[key]
        if kind.section == section and not line.values.get(kind.column.key):
            row.fill(section, line.values, kind)
    if section == "decisions":
        _settle_regime(row, line, "date")
    for kind in fields().values():
        if kind.section == section and kind.column.required and kind.key != "decisions.regime":
            _require(row, line, kind.key)
    yield line


def _require(row: Row, line: Line, key: str) -> None:
    """Ask for what the file does not say of a fact, or note that the row lacks it."""
    kind = fields()[key]
    told = {problem.field for problem in line.problems}
    name = kind.column.key
    if line.values.get(name) in (None, "") and f"{line.where}: {line.names[name]}" not in told:
        row.lacks(kind)


def _settle_regime(row: Row, line: Line, day_key: str) -> None:
    """Where only one regime binds on the day it is meant; where two do, a person says which."""
    if not line.values.get("regime"):
        row.fill(line.section, line.values, fields()["decisions.regime"])
    day: Any = line.values.get(day_key)
    if line.values.get("regime") or not day:
        return
    possible = regimes.binding(dt.date.fromisoformat(day))
    if len(possible) == 1:
        line.values["regime"] = possible[0].code
        later = regimes.next_after(possible[0])
        line.notes.append(f"{f'trước {later.since}: ' if later else ''}theo {possible[0].document}")
    else:
        row.lacks(fields()["decisions.regime"])
