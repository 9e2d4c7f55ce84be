"""Devices, applications and network zones of a system, as a dossier lists them (NĐ 331/2026 Đ22.3.d)."""

from collections.abc import Sequence
from datetime import date

from inventory.access import Act, system
from inventory.dossier_tables import Asset
from inventory.errors import NotFound
from inventory.facts import add, all_of, content, newest_by
from inventory.tables import System
from inventory.validation import NAME, Checks
from inventory.work import Work

PREFIX = {"device": "TB", "application": "UD", "zone": "VM"}
"""The kinds, and how the identity of their items begins."""
MOST = 100_000
_TEXTS = (
    "model",
    "location",
    "purpose",
    "host",
    "operating_system",
    "private_addresses",
    "public_addresses",
)


def record(work: Work, code: str, rows: Sequence[Asset]) -> list[Asset]:
    """
    Record items: on, kind, name and what fits the kind. One without `item` is new and gets its identity here.

    What says nothing new is not recorded again. Raises Invalid naming the row, NotFound, NotAllowed.
    """
    about = system(work, code, Act.RECORD)
    known = _held(work, about)
    given = list(known)
    for number, row in enumerate(rows):
        checks = Checks(f"{number + 1}." if len(rows) > 1 else "")
        _check(checks, row, work.today)
        if row.item and row.item not in known:
            checks.problem("item", f"Không có mục “{row.item}” trong danh mục.", "Hãy mở lại trang rồi sửa.")
        checks.done()
        row.item = row.item or _new_item(row.kind, given)
        given.append(row.item)
    return [add(work, about, row) for row in rows if not _says_the_same(known.get(row.item), row)]


def take_out(work: Work, code: str, item: str, on: date) -> Asset:
    """Record that an item is no longer there. Raises NotFound, Invalid, NotAllowed."""
    about = system(work, code, Act.RECORD)
    kept = _held(work, about).get(item)
    if kept is None or not kept.present:
        raise NotFound("mục", item)
    checks = Checks()
    checks.past("on", on, work.today)
    checks.done()
    return add(work, about, Asset(**content(kept) | {"on": on, "present": False}))


def listed(work: Work, code: str, on: date | None = None) -> list[Asset]:
    """Return the items there are on a day (today by default), by kind and identity. Raises NotFound."""
    about = system(work, code, Act.VIEW)
    newest = newest_by(all_of(work, Asset, about.id or 0), lambda row: row.item, on or work.today)
    there = [row for row in newest.values() if row.present]
    return sorted(there, key=lambda row: (list(PREFIX).index(row.kind), row.item))


def _held(work: Work, about: System) -> dict[str, Asset]:
    return newest_by(all_of(work, Asset, about.id or 0), lambda row: row.item, date.max)


def _new_item(kind: str, given: Sequence[str]) -> str:
    prefix = PREFIX[kind]
    taken = [int(item.removeprefix(prefix)) for item in given if item.startswith(prefix)]
    return f"{prefix}{max(taken, default=0) + 1:02d}"


def _check(checks: Checks, row: Asset, today: date) -> None:
    checks.past("on", row.on, today)
    checks.one_of("kind", row.kind, PREFIX)
    row.name = checks.text("name", row.name, NAME)
    for field in _TEXTS:
        setattr(row, field, checks.text(field, getattr(row, field), NAME, required=False))
    if not 1 <= row.quantity <= MOST:
        checks.problem("quantity", f"Số lượng {row.quantity} không hợp lệ.", f"Nhập từ 1 đến {MOST}.")


def _says_the_same(before: Asset | None, row: Asset) -> bool:
    return before is not None and content(before) | {"on": ""} == content(row) | {"on": ""}
