"""
The risks of a system as a dossier names them beforehand (NĐ 331/2026 Đ10.3, Đ22.4.c).

The decree leaves the method to the Minister of Public Security (Đ10.8), none seen yet: the scale of three is the
office's own. A high risk may only raise the level, by a person's proposal (Đ10.5); no level is computed from it.
"""

from collections.abc import Sequence
from datetime import date

from inventory.organisation.access import Act, Unseen, reads, system, writes
from inventory.records import Risk, listed_items
from inventory.records.declaration import check_fields, fields_of
from inventory.records.facts import add
from inventory.versions import Seen
from inventory.work import Work

PREFIX = "RR"
"""How the identity of a risk begins."""
SCALE = (1, 2, 3)
FIELDS = tuple(name for name in fields_of(Risk) if name not in ("on", "item", "present"))
"""What a form about one risk holds."""
_HIGH = 6  # likelihood times impact, from which a risk is called high


def weight(risk: Risk) -> int:
    """Return likelihood times impact, 1 to 9."""
    return risk.likelihood * risk.impact


def is_high(risk: Risk) -> bool:
    """Say whether a person should ask if the level is high enough (Đ10.5)."""
    return weight(risk) >= _HIGH


@writes(Act.RECORD)
def record(work: Work, code: str, risk: Risk, seen: Seen = None) -> Risk:
    """
    Record a risk: on, threat, likelihood, impact and the rest. Without `item` it is a new one.

    `seen`: what the form was opened on (`versions`). Raises Invalid, NotFound, NotAllowed, Outdated, Removed.
    """
    about = system(work, code, Act.RECORD)
    known = listed_items.held(work, Risk, about)
    checks = check_fields(risk, work.now)
    if risk.item and risk.item not in known:
        checks.problem("item", f"Không có nguy cơ “{risk.item}” trong danh sách.", "Hãy mở lại trang rồi sửa.")
    checks.done()
    standing = known.get(risk.item)
    listed_items.follow(standing, risk, seen, FIELDS)
    if seen is not None and standing is not None and listed_items.says_the_same(standing, risk):
        return standing
    if not risk.item and (again := listed_items.sent_again(work, known.values(), risk)) is not None:
        return again
    risk.item = risk.item or listed_items.new_item(PREFIX, known)
    return add(work, about, risk)


@writes(Act.RECORD, Unseen.FILE)
def bring(work: Work, code: str, risk: Risk) -> Risk:
    """Record a risk under the identity it has in another register; without one, as `record` does."""
    if not risk.item:
        work.session.flush()  # its number follows those that this work gave
        return record(work, code, risk)
    about = system(work, code, Act.RECORD)
    checks = check_fields(risk, work.now)
    listed_items.check_brought(checks, risk.item, [PREFIX])
    checks.done()
    return add(work, about, risk)


@writes(Act.RECORD)
def take_out(work: Work, code: str, item: str, on: date, seen: Seen = None) -> Risk:
    """Record that a risk is no longer there. Raises NotFound, Invalid, NotAllowed, Outdated."""
    return listed_items.take_out(work, Risk, code, item, on, "nguy cơ", seen)


@reads(Act.VIEW)
def listed(work: Work, code: str, on: date | None = None) -> Sequence[Risk]:
    """Return the risks there are on a day (today by default), the heaviest first. Raises NotFound."""
    return sorted(listed_items.there(work, Risk, code, on), key=lambda row: (-weight(row), row.item))
