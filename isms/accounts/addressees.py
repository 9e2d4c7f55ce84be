"""
Who may be told of an alert: the active people, with their branch and the office they head.

Who was closed only for not signing in is still told: a rule about the way in must not silence a deadline.
"""

from collections.abc import Sequence

from sqlmodel import Session, col, or_, select

from inventory.register_tables import Unit
from inventory.work import WHOLE_TREE, Addressee, Role
from isms.accounts.people_tables import Person
from schedules.alerts import mail_groups


def active(session: Session) -> Sequence[Addressee]:
    """Return the people who are told, in the order of their accounts."""
    rows = session.exec(
        select(Person, Unit)
        .outerjoin(Unit, col(Person.unit_id) == Unit.id)
        .where(or_(col(Person.active), col(Person.idle_closed_at).is_not(None)))
        .order_by(col(Person.id))
    )
    return [_addressee(person, unit) for person, unit in rows]


def _addressee(person: Person, unit: Unit | None) -> Addressee:
    heads = unit is not None and unit.kind == "office" and person.role == Role.UNIT
    return Addressee(
        person_id=person.id,
        role=Role.of(person.role),
        branch=unit.path if unit else WHOLE_TREE,
        name=person.full_name or person.name,
        email=person.email,
        office_of=_parent(unit.path) if unit and heads else None,
        mail=person.mail,
        mail_without=mail_groups.read(person.mail_without),
    )


def _parent(path: str) -> str:
    return path.rstrip("/").rpartition("/")[0] + "/"
