"""The branch of the tree that a person answers for, and who answers for all of it."""

from sqlmodel import Session, col, select

from inventory.organisation import access
from inventory.register_tables import Unit
from inventory.work import WHOLE_TREE, Actor, Role
from isms.accounts.people_tables import Person


def actor_of(person: Person, session: Session) -> Actor:
    """Return the person as one who acts: their role, and the branch below their unit."""
    return Actor(person.name, Role.of(person.role), branch_of(session, person.unit_id), person.id)


def branch_of(session: Session, unit_id: int | None) -> str:
    """Return the path of the unit; no unit stands for the whole tree."""
    return WHOLE_TREE if unit_id is None else session.exec(select(Unit.path).where(Unit.id == unit_id)).one()


def covers_the_tree(session: Session, branch: str) -> bool:
    """Say whether no unit lies outside the branch."""
    return branch == WHOLE_TREE or session.exec(select(Unit.id).where(~access.within(branch)).limit(1)).first() is None


def is_an_administrator_left(session: Session) -> bool:
    """
    Say whether an active administrator of the whole tree can sign in.

    Locks the administrators, so that two who close each other's account at once take turns. Ask before locking
    any one person: locks are then always taken in the same order.
    """
    candidates = session.exec(
        select(Person)
        .where(Person.role == Role.ADMIN)
        .order_by(col(Person.id))
        .with_for_update()
        .execution_options(populate_existing=True)
    ).all()
    able = [person for person in candidates if person.active and person.password_hash]
    return any(covers_the_tree(session, branch_of(session, person.unit_id)) for person in able)
