"""
People held against the trail: role, unit, whether the account is open, address, password and second factor.

Of passwords and second factors the trail has digests (`credential_digests`). Of an account whose entries are older than
these, or older than the address in them, nothing is claimed until one of them says it.
"""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from sqlmodel import col, select

from inventory.register_tables import Unit
from inventory.work import WHOLE_TREE, Work
from isms.accounts import credential_digests
from isms.accounts.credential_digests import CODES, FACTOR, PASSWORD
from isms.accounts.people_tables import Person, RecoveryCode
from isms.checking.compared_values import compared, entries
from isms.checking.facts_in_trail import TrailFault
from isms.platform.trail import TrailEntry

_OPENED = {"person.added", "person.activated", "person.reopened"}
_CLOSED = {"person.deactivated", "person.idle_closed"}
_FACTOR = {"person.second_factor_on": True, "person.second_factor_off": False}
_PLAIN = ("role", "unit", "full_name", "email", PASSWORD, FACTOR)
_LEFT = "left"
_SECRETS = {
    PASSWORD: "mật khẩu đã bị đổi mà nhật ký không ghi",
    FACTOR: "mã bí mật của xác thực hai bước đã bị đổi mà nhật ký không ghi",
}


def people_faults(work: Work) -> Iterator[TrailFault]:
    """Yield what accounts and the trail disagree on."""
    known: dict[str, dict[str, Any]] = defaultdict(dict)
    for entry in entries(work, "person."):
        _follow(known[entry.subject.removeprefix("person:")], entry)
    units = dict(work.session.exec(select(Unit.id, Unit.code)).all())
    codes: dict[int, list[RecoveryCode]] = defaultdict(list)
    for code in work.session.exec(select(RecoveryCode)):
        codes[code.person_id].append(code)
    present = set()
    for person in work.session.exec(select(Person).order_by(col(Person.name))):
        present.add(person.name)
        if "role" not in known[person.name]:
            yield TrailFault(person.name, "nhật ký không ghi việc thêm người dùng này")
            continue
        now = {
            "role": person.role,
            "unit": units.get(person.unit_id, "") if person.unit_id else WHOLE_TREE,
            "full_name": person.full_name,
            "email": person.email,
            "active": person.active,
            "second_factor": person.totp_confirmed_at is not None,
        }
        yield from compared(person.name, known[person.name], now)
        yield from _secrets(person, known[person.name], codes[person.id])
    for name in sorted(name for name, said in known.items() if "role" in said and name not in present):
        yield TrailFault(name, "nhật ký ghi người dùng này, sổ thì không còn")


def _follow(of_person: dict[str, Any], entry: TrailEntry) -> None:
    """Put what one entry says on what the ones before it say."""
    for name in _PLAIN:
        if name in entry.detail:
            value = entry.detail[name]
            of_person[name] = value[1] if isinstance(value, list) else value
    if entry.action in _OPENED | _CLOSED:
        of_person["active"] = entry.action in _OPENED
    if entry.action == "person.added":
        of_person["second_factor"] = False
    if entry.action in _FACTOR:
        of_person["second_factor"] = _FACTOR[entry.action]
    if entry.action == "person.second_factor_off":
        of_person.pop(FACTOR, None)
        of_person.pop(CODES, None)
        of_person.pop(_LEFT, None)
    if CODES in entry.detail:
        of_person[CODES] = entry.detail[CODES]
        of_person[_LEFT] = len(entry.detail[CODES])
    if entry.action == "person.recovery_code_used" and _LEFT in of_person:
        of_person[_LEFT] = entry.detail[_LEFT]


def _secrets(person: Person, said: dict[str, Any], codes: list[RecoveryCode]) -> Iterator[TrailFault]:
    now = credential_digests.of_password(person) | credential_digests.of_factor(person)
    for name, words in _SECRETS.items():
        if name in said and said[name] != now[name]:
            yield TrailFault(person.name, words)
    if CODES not in said:
        return
    foreign = set(credential_digests.code_digests(code.code_hash for code in codes)) - set(said[CODES])
    if foreign or sum(code.used_at is None for code in codes) > said[_LEFT]:  # a restore may have dropped some
        yield TrailFault(person.name, "mã dự phòng đã bị thay hoặc cho dùng lại mà nhật ký không ghi")
