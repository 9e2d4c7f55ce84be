"""Devices, applications and network zones of a system, as a dossier lists them (NĐ 331/2026 Đ22.3.d)."""

from collections.abc import Sequence
from datetime import date

from inventory.organisation.access import Act, Unseen, reads, system, writes
from inventory.records import Asset, listed_items
from inventory.records.declaration import check_fields, fields_of
from inventory.records.facts import add
from inventory.versions import Seen
from inventory.work import Work

PREFIX = {"device": "TB", "application": "UD", "zone": "VM"}
"""The kinds, and how the identity of their items begins."""
FIELDS = tuple(name for name in fields_of(Asset) if name not in ("on", "item", "present", "kind"))
"""What a form about one item holds."""


@writes(Act.RECORD)
def record(work: Work, code: str, rows: Sequence[Asset], seen: Seen = None) -> list[Asset]:
    """
    Record items: on, kind, name and what fits the kind. One without `item` is new and gets its identity here.

    What says nothing new is not recorded again. `seen`: what the form of the one item was opened on (`versions`).
    Raises Invalid naming the row, NotFound, NotAllowed, Outdated, Removed.
    """
    about = system(work, code, Act.RECORD)
    known = listed_items.held(work, Asset, about)
    given = list(known)
    for number, row in enumerate(rows):
        checks = check_fields(row, work.now, f"{number + 1}." if len(rows) > 1 else "")
        if row.item and row.item not in known:
            checks.problem("item", f"Không có mục “{row.item}” trong danh mục.", "Hãy mở lại trang rồi sửa.")
        checks.done()
        listed_items.follow(known.get(row.item), row, seen, FIELDS)
        again = None if row.item else listed_items.sent_again(work, known.values(), row)
        row.item = again.item if again else row.item or listed_items.new_item(PREFIX[row.kind], given)
        given.append(row.item)
    return [add(work, about, row) for row in rows if not listed_items.says_the_same(known.get(row.item), row)]


@writes(Act.RECORD, Unseen.FILE)
def bring(work: Work, code: str, row: Asset) -> list[Asset]:
    """Record an item under the identity it has in another register; without one, as `record` does."""
    if not row.item:
        work.session.flush()  # its number follows those that this work gave
        return record(work, code, [row])
    about = system(work, code, Act.RECORD)
    checks = check_fields(row, work.now)
    listed_items.check_brought(checks, row.item, PREFIX.values())
    checks.done()
    return [add(work, about, row)]


@writes(Act.RECORD)
def take_out(work: Work, code: str, item: str, on: date, seen: Seen = None) -> Asset:
    """Record that an item is no longer there. Raises NotFound, Invalid, NotAllowed, Outdated."""
    return listed_items.take_out(work, Asset, code, item, on, "mục", seen)


@reads(Act.VIEW)
def listed(work: Work, code: str, on: date | None = None) -> list[Asset]:
    """Return the items there are on a day (today by default), by kind and identity. Raises NotFound."""
    there = listed_items.there(work, Asset, code, on)
    return sorted(there, key=lambda row: (list(PREFIX).index(row.kind), row.item))
