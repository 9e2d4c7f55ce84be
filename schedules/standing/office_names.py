"""Who is who by name: owners, specialised units and rooms, as `issuers` compares them."""

from dataclasses import dataclass

from sqlmodel import Session, col, select

from inventory.organisation.bodies import Body
from inventory.register_tables import Setting, Unit
from schedules.gate.dated import Offices
from schedules.gate.issuers import name_of

PAPER = "paper"
"""The setting in which the office names its specialised unit for its papers."""


@dataclass(frozen=True, slots=True)
class OfficeNames:
    """The offices of a register, and the names behind codes of units."""

    who: Offices
    by_code: dict[str, str]

    def named(self, owner: str) -> frozenset[str]:
        """Return the folded names by which an owner is known: as it is written, and the unit behind a code."""
        if not owner:
            return frozenset()
        return frozenset({name_of(owner), name_of(self.by_code.get(owner.upper(), owner))})


def read(session: Session) -> OfficeNames:
    """
    Read the offices of the register.

    A room is a unit below another one that has no unit below itself, no letterhead and no card of an organisation of
    its own: no law lets it approve a level, unless it owns the system, is the specialised unit or a delegate.
    """
    units = session.exec(select(Unit).order_by(col(Unit.id))).all()
    bodies = session.exec(select(Body)).all()
    parents = {unit.parent_id for unit in units}
    cards = {name_of(body.name) for body in bodies}
    rooms = {
        name_of(unit.name)
        for unit in units
        if unit.parent_id is not None and unit.id not in parents and not unit.superior
    }
    specialised = {name_of(body.specialised_unit) for body in bodies if body.specialised_unit}
    setting = session.get(Setting, PAPER)
    named = str(setting.value.get("specialised_unit", "")) if setting else ""
    if named:
        specialised.add(name_of(named))
    return OfficeNames(
        Offices(rooms=frozenset(rooms - cards), specialised=frozenset(specialised)),
        {unit.code: unit.name for unit in units},
    )
