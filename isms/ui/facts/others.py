"""The other systems that a paper may cover too."""

from collections.abc import Callable, Mapping, Sequence

from inventory.work import Work
from isms.ui.facts.declared_form import DeclaredForm
from isms.ui.parts.entered_fields import several
from schedules.standing import listing

_MOST = 200


def covered(work: Work, code: str) -> dict[str, str]:
    """Return names of systems besides this one, by code, for a field to choose some of them."""
    rows = listing.page(work, listing.Filter(), most=_MOST).rows
    return {row.code: f"{row.name} ({row.code})" for row in rows if row.code != code and row.responsibility != "used"}


def field(label: str, names: Mapping[str, str], begins: Sequence[str] = ()) -> Callable[[DeclaredForm], None]:
    """Return the part of a form that asks for some of these systems; `chosen` reads it."""
    return lambda entered: entered.form.take_in("systems", label, several(label, names, list(begins)), names)


def chosen(entered: DeclaredForm) -> list[str]:
    """Return the codes of the systems chosen."""
    return list(entered.form.element("systems").value)
