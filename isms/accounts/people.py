"""Use cases about people: who has an account, in which role, for which branch of the tree."""

import inspect
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from sqlmodel import col, delete, func, select

from inventory.errors import Invalid, NotAllowed, NotFound, Problem, Reason, Refused
from inventory.organisation.access import Act, Unseen, reads, within, writes
from inventory.register_tables import Unit
from inventory.versions import Seen, merge, state
from inventory.vietnamese import sort_key
from inventory.work import WHOLE_TREE, Role, Work
from isms.accounts import (
    account_acts,
    branches,
    calendar_links,
    credential_digests,
    drafts,
    identity,
    idle,
    known_browsers,
    second_factor,
)
from isms.accounts.account_acts import AccountAct
from isms.accounts.passwords import NewPassword
from isms.accounts.people_tables import CalendarLink, Person, SignIn
from schedules.alerts import alerts


@dataclass(frozen=True, slots=True)
class Listed:
    """A person as the list of people shows them."""

    name: str
    full_name: str
    role: Role
    unit_code: str  # empty: the whole tree
    unit_name: str
    email: str
    active: bool
    can_sign_in: bool
    locked: bool
    browsers: int  # signed in now
    last_sign_in_at: datetime | None
    second_factor: bool = False
    calendar_since: datetime | None = None  # when the address of their calendar was made, if there is one
    idle_closed_at: datetime | None = None  # closed because nobody used it
    closes_on: date | None = None  # the day on which it closes unless it is used


@reads(Act.ADMINISTER)
def listed(work: Work) -> list[Listed]:
    """Return the people this administrator may manage: the active ones first, then by name."""
    rows = work.session.exec(select(Person, Unit).outerjoin(Unit, col(Person.unit_id) == col(Unit.id))).all()
    open_now = select(SignIn.person_id, func.count()).where(col(SignIn.expires_at) > work.now)
    browsers = dict(work.session.exec(open_now.group_by(col(SignIn.person_id))).all())
    cards = [_card(work, person, unit, browsers) for person, unit in rows if is_mine(work, person.unit_id)]
    return sorted(cards, key=lambda card: (not card.active, sort_key(card.full_name or card.name)))


@reads(Act.ADMINISTER)
def show(work: Work, name: str) -> Listed:
    """Return one person of the list; raises NotFound."""
    found = [card for card in listed(work) if card.name == identity.sign_in_name(name)]
    if not found:
        raise NotFound("người dùng", name)
    return found[0]


@writes(Act.ADMINISTER, Unseen.NEW)
def add(
    work: Work,
    *,
    name: str,
    role: str,
    full_name: str = "",
    email: str = "",
    unit_code: str | None = None,
    password: NewPassword | None = None,
) -> Person:
    """
    Give a person an account; without a password they cannot sign in yet, and one given is changed at the first sign-in.

    It may have to wait for a second person (`account_acts`): then nothing is stored. Raises Invalid for bad input,
    NotAllowed when the unit lies outside the administrator's branch.
    """
    weak = password.problems if password else ()
    person = Person(**identity.checked(name, role, full_name, email, *weak), created_at=work.now)
    if work.session.exec(select(Person.id).where(Person.name == person.name)).first():
        raise Invalid([Problem("name", f"Tên đăng nhập “{person.name}” đã có.", "Hãy chọn tên khác.")])
    person.unit_id = _unit(work, unit_code)
    person.password_hash = password.checked() if password else ""
    person.must_change_password = bool(person.password_hash)
    if account_acts.may_confirm(person.role) and account_acts.must_wait(work, person.name):
        said = AccountAct("add", person.name, person.role, person.full_name, person.email, unit_code or "")
        account_acts.propose(work, person.unit_id, replace(said, secret=person.password_hash))
        return person
    work.session.add(person)
    work.session.flush()
    detail = {
        "role": person.role,
        "unit": unit_code or WHOLE_TREE,
        "full_name": person.full_name,
        "email": person.email,
    }
    detail |= account_acts.proposer(work) | credential_digests.of_password(person)
    work.record("person.added", f"person:{person.name}", detail)
    alerts.address_unheard(work)
    return person


@writes(Act.ADMINISTER)
def change(
    work: Work, name: str, *, role: str, full_name: str, email: str, unit_code: str | None, seen: Seen = None
) -> dict[str, Any]:
    """
    Change what an account is; a new role or unit signs the person out. Return what the account says then.

    `seen`: what the form was opened on, by role, full_name, email and unit (`versions`). Raises Invalid, Refused,
    NotAllowed, Outdated.
    """
    was_one_left = branches.is_an_administrator_left(work.session)
    person = _managed(work, name)
    checked = identity.checked(person.name, role, full_name, email)
    now = _account(work, person)
    given = {"role": checked["role"], "full_name": checked["full_name"], "email": checked["email"]}
    changed = merge(seen, given | {"unit": unit_code or ""}, now)
    if not changed:
        return now
    standing = now | changed
    new_unit, old_branch = _unit(work, standing["unit"] or None), branches.branch_of(work.session, person.unit_id)
    is_wider = "role" in changed or not branches.branch_of(work.session, new_unit).startswith(old_branch)
    if is_wider and account_acts.may_confirm(standing["role"]) and account_acts.must_wait(work, person.name):
        account_acts.propose(work, new_unit, AccountAct("change", person.name, **standing))
        return now
    for key, value in changed.items():
        if key == "unit":
            person.unit_id = _unit(work, value or None)
        else:
            setattr(person, key, value)
    if changed.keys() & {"role", "unit"}:
        end_sessions(work, person)
    _require_an_administrator(work, was_one_left)
    shown = {"role": standing["role"], "unit": standing["unit"] or WHOLE_TREE}
    others = {key: [now[key], value] for key, value in changed.items() if key not in shown}
    work.record("person.changed", f"person:{person.name}", shown | others | account_acts.proposer(work))
    alerts.address_unheard(work)
    return standing


def _account(work: Work, person: Person) -> dict[str, Any]:
    """Return what a form about an account holds; `unit` is a code, empty for the whole tree."""
    unit = work.session.get(Unit, person.unit_id) if person.unit_id else None
    return {**state(person, ("role", "full_name", "email")), "unit": unit.code if unit else ""}


@writes(Act.ADMINISTER, Unseen.STATE)
def deactivate(work: Work, name: str) -> None:
    """Close an account and sign the person out; their past acts stay in the trail."""
    was_one_left = branches.is_an_administrator_left(work.session)
    person = _managed(work, name)
    person.active, person.idle_closed_at = False, None
    end_sessions(work, person)
    known_browsers.forget(work, person)
    drafts.drop_all(work, person)
    _require_an_administrator(work, was_one_left)
    work.record("person.deactivated", f"person:{person.name}")


@writes(Act.ADMINISTER, Unseen.STATE)
def activate(work: Work, name: str) -> None:
    """Open a closed account again; days without use count anew."""
    person = _managed(work, name)
    person.active, person.active_since, person.idle_closed_at = True, work.now, None
    person.failures, person.locked_until = 0, None
    work.record("person.activated", f"person:{person.name}")
    alerts.address_unheard(work)


@writes(Act.ADMINISTER, Unseen.STATE)
def set_password(work: Work, name: str, password: NewPassword) -> None:
    """
    Give the person a new password for one sign-in, lift a lock, and sign them out everywhere.

    Another's may have to wait for a second person (`account_acts`): then the old one goes on.
    """
    person = _managed(work, name)
    if account_acts.must_wait(work, person.name):
        account_acts.propose(work, person.unit_id, AccountAct("password", person.name, secret=password.checked()))
        return
    _replace_password(work, person, password)


@writes(Act.ADMINISTER, Unseen.STATE)
def take_off_second_factor(work: Work, name: str, password: NewPassword) -> None:
    """
    Take off the second factor of who lost the phone, and sign them out everywhere.

    They get a new password with it: the one they have may be too short to stand alone.
    """
    person = _managed(work, name)
    if person.totp_confirmed_at is None:
        raise Refused([Reason("no_second_factor", "", "Người này không dùng xác thực hai bước.")])
    if account_acts.must_wait(work, person.name):
        account_acts.propose(work, person.unit_id, AccountAct("second_factor", person.name, secret=password.checked()))
        return
    second_factor.turn_off(work, person, by=work.actor.name, proposed=account_acts.proposer(work))
    _replace_password(work, person, password)


@writes(Act.ADMINISTER, Unseen.STATE)
def sign_out_everywhere(work: Work, name: str) -> None:
    """End every session of the person."""
    person = _managed(work, name)
    end_sessions(work, person)
    calendar_links.revoke(work, person)
    work.record("person.signed_out_everywhere", f"person:{person.name}")


@writes(Act.ADMINISTER, Unseen.STATE)
def revoke_calendar(work: Work, name: str) -> None:
    """Close the address of the person's calendar; it is no fault when there is none."""
    calendar_links.revoke(work, _managed(work, name))


@reads(Act.ADMINISTER)
def units(work: Work) -> dict[str, str]:
    """Return the units an account may be given, code to name in the tree's order; '' is the whole tree."""
    rows = work.session.exec(select(Unit).where(within(work.actor.branch)).order_by(col(Unit.path)))
    whole = {"": "Tất cả đơn vị"} if is_mine(work, None) else {}
    return whole | {unit.code: unit.name for unit in rows}


def end_sessions(work: Work, person: Person, keep: str = "") -> None:
    """End the person's sessions, but the one with the token hash `keep`."""
    mine = (col(SignIn.person_id) == person.id, col(SignIn.token_hash) != keep)
    work.session.execute(delete(SignIn).where(*mine))


def carry_out(work: Work, said: AccountAct) -> None:
    """Do what waited, for the second person: whether they may, `isms.workspace.confirmations` has asked."""
    password = NewPassword(said.name, hash=said.secret)
    if said.act == "password":
        inspect.unwrap(set_password)(work, said.name, password)
    elif said.act == "second_factor":
        inspect.unwrap(take_off_second_factor)(work, said.name, password)
    else:
        account = {"role": said.role, "full_name": said.full_name, "email": said.email, "unit_code": said.unit or None}
        if said.act == "add":
            given = password if said.secret else None
            inspect.unwrap(add)(work, name=said.name, **account, password=given)
        else:
            inspect.unwrap(change)(work, said.name, **account)


def _replace_password(work: Work, person: Person, password: NewPassword) -> None:
    person.password_hash = password.checked()
    person.must_change_password = person.name != work.actor.name
    person.failures, person.locked_until = 0, None
    known_browsers.forget(work, person)
    end_sessions(work, person)
    calendar_links.revoke(work, person)
    work.record(
        "person.password_set",
        f"person:{person.name}",
        account_acts.proposer(work) | credential_digests.of_password(person),
    )


def _require_an_administrator(work: Work, was_one_left: bool) -> None:
    """Raise Refused when this act takes away the last administrator of the whole tree."""
    work.session.flush()
    if was_one_left and not branches.is_an_administrator_left(work.session):
        remedy = "Phải luôn còn một người quản trị tất cả đơn vị. Hãy thêm người quản trị khác trước."
        raise Refused([Reason("last_administrator", "", remedy)])


def _managed(work: Work, name: str) -> Person:
    """Return the account, locked against other writers; NotFound when it is not this administrator's to manage."""
    statement = select(Person).where(Person.name == identity.sign_in_name(name)).with_for_update()
    person = work.session.exec(statement.execution_options(populate_existing=True)).first()
    if person is None or not is_mine(work, person.unit_id):
        raise NotFound("người dùng", name)
    return person


def is_mine(work: Work, unit_id: int | None) -> bool:
    """Say whether an account of this unit is this administrator's to manage."""
    inside = branches.branch_of(work.session, unit_id).startswith(work.actor.branch)
    return inside or branches.covers_the_tree(work.session, work.actor.branch)


def _unit(work: Work, code: str | None) -> int | None:
    """Return the id of the unit with this code; no code stands for the whole tree."""
    unit = work.session.exec(select(Unit).where(Unit.code == code)).first() if code else None
    if code and unit is None:
        raise Invalid([Problem("unit", f"Không có đơn vị “{code}”.", "Hãy chọn đơn vị trong danh mục.")])
    unit_id = unit.id if unit else None
    if not is_mine(work, unit_id):
        raise NotAllowed("Bạn chỉ quản lý người dùng trong nhánh đơn vị của mình.")
    return unit_id


def _card(work: Work, person: Person, unit: Unit | None, browsers: dict[int, int]) -> Listed:
    calendar = calendar_links.live(work.session, col(CalendarLink.person_id) == person.id, work.now)
    return Listed(
        name=person.name,
        full_name=person.full_name,
        role=Role.of(person.role),
        unit_code=unit.code if unit else "",
        unit_name=unit.name if unit else "Tất cả đơn vị",
        email=person.email,
        active=person.active,
        can_sign_in=bool(person.password_hash),
        locked=person.locked_until is not None and person.locked_until > work.now,
        browsers=browsers.get(person.id, 0),
        last_sign_in_at=person.last_sign_in_at,
        second_factor=person.totp_confirmed_at is not None,
        calendar_since=calendar[0].created_at if calendar else None,
        idle_closed_at=person.idle_closed_at,
        closes_on=work.day_of(idle.closes_at(person)) if person.active and person.password_hash else None,
    )
