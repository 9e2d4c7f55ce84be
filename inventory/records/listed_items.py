"""Lists of a dossier whose items keep an identity, are corrected and taken out: devices and zones, risks."""

import re
from collections.abc import Collection, Iterable
from datetime import date
from typing import Any, TypeVar

from inventory.errors import NotFound, Removed
from inventory.organisation.access import Act, system
from inventory.records import Asset, Risk
from inventory.records.facts import add, all_of, content
from inventory.records.holding import newest
from inventory.register_tables import System
from inventory.validation import Checks
from inventory.versions import Seen, carry_over, is_retry, require_unchanged, state
from inventory.work import Work

Item = TypeVar("Item", Asset, Risk)

_MOST_DIGITS = 6


def held(work: Work, table: type[Item], about: System, on: date = date.max) -> dict[str, Item]:
    """Return the newest row of each item that holds on a day, by identity, those taken out too."""
    return newest(all_of(work, table, about.id), on)


def there(work: Work, table: type[Item], code: str, on: date | None = None) -> list[Item]:
    """Return the items there are on a day (today by default). Raises NotFound."""
    about = system(work, code, Act.VIEW)
    return [row for row in held(work, table, about, on or work.today).values() if row.present]


def follow(standing: Item | None, row: Item, seen: Seen, names: Collection[str]) -> None:
    """Let a corrected row keep what others changed meanwhile. Raises Outdated, Removed."""
    if seen is None or standing is None:
        return
    if not standing.present:
        raise Removed
    carry_over(row, seen, standing, names)


def take_out(work: Work, table: type[Item], code: str, item: str, on: date, called: str, seen: Seen = None) -> Item:
    """
    Record that an item is no longer there; `called`: what people call such an item.

    Raises NotFound, Invalid; Outdated when it no longer says what the person had seen of it.
    """
    about = system(work, code, Act.RECORD)
    kept = held(work, table, about).get(item)
    if kept is None or not kept.present:
        raise NotFound(called, item)
    require_unchanged(seen, state(kept, seen or ()))
    checks = Checks()
    checks.past("on", on, work.today)
    checks.done()
    return add(work, about, table(**_content(kept) | {"on": on, "present": False}))


def says_the_same(before: Item | None, row: Item) -> bool:
    """Say whether a row repeats the one before it, whatever its day."""
    return before is not None and _content(before) | {"on": None} == _content(row) | {"on": None}


def sent_again(work: Work, known: Iterable[Item], row: Item) -> Item | None:
    """Return the item that a new row without identity only repeats, when this person has just entered it."""
    for each in known:
        alike = _content(each) | {"on": None, "item": ""} == _content(row) | {"on": None, "item": ""}
        if alike and is_retry(work, each.recorded_by, each.recorded_at):
            return each
    return None


def new_item(prefix: str, given: Collection[str]) -> str:
    """Return the next identity: a prefix and a number, of two digits at least."""
    taken = [int(item.removeprefix(prefix)) for item in given if item.startswith(prefix)]
    return f"{prefix}{max(taken, default=0) + 1:02d}"


def check_brought(checks: Checks, item: str, prefixes: Collection[str]) -> None:
    """Note an identity that comes along from another register and is none that `new_item` gives."""
    if not re.fullmatch(rf"({'|'.join(prefixes)})\d{{2,{_MOST_DIGITS}}}", item, re.ASCII):
        remedy = f"Để trống với mục mới; mục đã có mang mã như {next(iter(prefixes))}01."
        checks.problem("item", f"Mã mục “{item[:60]}” không đúng dạng.", remedy)


def _content(row: Item) -> dict[str, Any]:
    return {name: getattr(row, name) for name in content(row)}
