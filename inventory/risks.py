"""
The risks of a system as a dossier names them beforehand (NĐ 331/2026 Đ10.3, Đ22.4.c).

The decree leaves the method to the Minister of Public Security (Đ10.8), none seen yet: the scale of three is the
office's own. A high risk may only raise the level, by a person's proposal (Đ10.5); no level is computed from it.
"""

from collections.abc import Sequence
from datetime import date

from inventory.access import Act, system
from inventory.dossier_tables import Risk
from inventory.errors import NotFound
from inventory.facts import add, all_of, content, newest_by
from inventory.tables import System
from inventory.validation import LONG, NAME, Checks
from inventory.work import Work

SCALE = (1, 2, 3)
_HIGH = 6  # likelihood times impact, from which a risk is called high


def weight(risk: Risk) -> int:
    """Return likelihood times impact, 1 to 9."""
    return risk.likelihood * risk.impact


def is_high(risk: Risk) -> bool:
    """Say whether a person should ask if the level is high enough (Đ10.5)."""
    return weight(risk) >= _HIGH


def record(work: Work, code: str, risk: Risk) -> Risk:
    """Record a risk: on, threat, likelihood, impact and the rest. Without `item` it is a new one."""
    about = system(work, code, Act.RECORD)
    known = _held(work, about)
    checks = Checks()
    checks.past("on", risk.on, work.today)
    risk.threat = checks.text("threat", risk.threat, LONG)
    for field, most in (("weakness", LONG), ("harm", LONG), ("measures", LONG), ("responsible", NAME)):
        setattr(risk, field, checks.text(field, getattr(risk, field), most, required=False))
    checks.one_of("likelihood", risk.likelihood, SCALE)
    checks.one_of("impact", risk.impact, SCALE)
    if risk.due_on is not None:
        checks.plausible("due_on", risk.due_on)
    if risk.item and risk.item not in known:
        checks.problem("item", f"Không có nguy cơ “{risk.item}” trong danh sách.", "Hãy mở lại trang rồi sửa.")
    checks.done()
    numbers = [int(item.removeprefix("RR")) for item in known]
    risk.item = risk.item or f"RR{max(numbers, default=0) + 1:02d}"
    return add(work, about, risk)


def take_out(work: Work, code: str, item: str, on: date) -> Risk:
    """Record that a risk is no longer there. Raises NotFound, Invalid, NotAllowed."""
    about = system(work, code, Act.RECORD)
    kept = _held(work, about).get(item)
    if kept is None or not kept.present:
        raise NotFound("nguy cơ", item)
    checks = Checks()
    checks.past("on", on, work.today)
    checks.done()
    said = content(kept) | {"on": on, "due_on": kept.due_on, "present": False}
    return add(work, about, Risk(**said))


def listed(work: Work, code: str, on: date | None = None) -> Sequence[Risk]:
    """Return the risks there are on a day (today by default), the heaviest first. Raises NotFound."""
    about = system(work, code, Act.VIEW)
    newest = newest_by(all_of(work, Risk, about.id or 0), lambda row: row.item, on or work.today)
    return sorted((row for row in newest.values() if row.present), key=lambda row: (-weight(row), row.item))


def _held(work: Work, about: System) -> dict[str, Risk]:
    return newest_by(all_of(work, Risk, about.id or 0), lambda row: row.item, date.max)
