"""
Whether a second person is one: an account that the proposer holds the key of is not.

The trail says who made an account and who set its password or took its second factor off; a change by its owner since
then takes the key from them.
"""

from sqlmodel import col, select

from inventory.work import Work
from isms.platform.trail import TrailEntry

_BY_OTHERS = ("person.added", "person.password_set", "person.second_factor_off")
_BY_OWNER = "person.password_changed"


def holds_key(work: Work, proposer: str, account: str) -> bool:
    """Say whether `proposer` made the account, or set its password or second factor, since its owner's last change."""
    about = (col(TrailEntry.subject) == f"person:{account}", col(TrailEntry.action).in_([*_BY_OTHERS, _BY_OWNER]))
    for entry in work.session.exec(select(TrailEntry).where(*about).order_by(col(TrailEntry.id).desc())):
        if entry.action == _BY_OWNER:
            return False
        if account != proposer in (entry.actor, entry.detail.get("proposed_by")):
            return True
    return False
