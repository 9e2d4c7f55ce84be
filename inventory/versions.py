"""
No save undoes another's: what a form was opened on is compared with what stands now, field by field.

A form carries the values it was opened on (`seen`). Only what its person changed is written; what somebody else changed
meanwhile stays. Where both changed the same field to different values the save is refused with both versions. Every use
case that changes something on record takes `seen` and asks `merge`; None: the caller shows no older state (an import, a
command), and all that is given counts.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any

from inventory.errors import Conflict, Outdated
from inventory.work import Work

Seen = Mapping[str, Any] | None
FORM_LIFE = timedelta(hours=12)
"""No form outlives a session, which lasts so long (`isms.accounts.sessions`)."""


def state(row: Any, names: Iterable[str]) -> dict[str, Any]:
    """Return the values of these fields of a row, as a form is opened on them."""
    return {name: getattr(row, name) for name in names}


def merge(seen: Seen, mine: Mapping[str, Any], now: Mapping[str, Any]) -> dict[str, Any]:
    """
    Return the fields that differ from `now` and are to be written.

    `seen` and `now` hold stored values, `mine` the values given, cleaned as they would be stored. A field that `seen`
    does not name counts as changed by this person. Raises Outdated with every field that both changed differently.
    """
    changed = {name: value for name, value in mine.items() if value != now[name]}
    if seen is None:
        return changed
    written, conflicts = {}, []
    for name, value in changed.items():
        if name in seen and value == seen[name]:
            continue  # this person left it as it was: what another wrote stays
        if name in seen and now[name] != seen[name]:
            conflicts.append(Conflict(name, seen[name], now[name], value))
        else:
            written[name] = value
    if conflicts:
        raise Outdated(conflicts)
    return written


def carry_over(row: Any, seen: Seen, standing: Any, names: Iterable[str]) -> bool:
    """
    Let a new row that takes the place of `standing` say what stands there, but for what this person changed.

    Return whether it then says anything new. Raises Outdated. For facts of which the newest holds.
    """
    if seen is None:
        return True
    now = state(standing, names)
    written = merge(seen, state(row, now), now)
    for name, value in (now | written).items():
        setattr(row, name, value)
    return bool(written)


def is_retry(work: Work, by: str, at: datetime | None) -> bool:
    """
    Say whether a row with the very content that is given now was recorded by this person through another request.

    That is a form sent again, or one open in two tabs: within the life of a session, and not by this work itself, which
    may well enter two alike. Commands and imports have rules of their own for what is there already.
    """
    if work.actor.person_id is None or at is None:
        return False
    return by == work.actor.name and at != work.now and work.now - at < FORM_LIFE


def require_unchanged(seen: Seen, now: Mapping[str, Any]) -> None:
    """Raise Outdated when any field differs from what was seen: for an act about the record as a whole, as removing."""
    if seen is not None:
        found = [Conflict(name, seen[name], value, seen[name]) for name, value in now.items() if name in seen]
        if differing := [each for each in found if each.theirs != each.seen]:
            raise Outdated(differing, whole=True)
