"""The other systems that a paper may cover too."""

from inventory.work import Work
from schedules.standing import listing

_MOST = 200


def covered(work: Work, code: str) -> dict[str, str]:
    """Return names of systems besides this one, by code, for a field to choose some of them."""
    rows = listing.page(work, listing.Filter(), most=_MOST).rows
    return {row.code: f"{row.name} ({row.code})" for row in rows if row.code != code and row.responsibility != "used"}
