"""New passwords, looked at with the office's own names before them: of its units, and the codes of its systems."""

from itertools import combinations

from sqlmodel import col, func, literal, select

from inventory.register_tables import System, Unit
from inventory.vietnamese import fold
from inventory.work import Register, Work
from isms.accounts import passwords
from isms.accounts.passwords import NewPassword
from isms.accounts.sessions import NOBODY

_SHORTEST = 4


def chosen(
    database: Register, password: str, name: str, field: str = "password", shortest: int = passwords.SHORTEST
) -> NewPassword:
    """As `passwords.chosen`; the office's names count for nothing in it."""
    with database.look(NOBODY) as work:
        names = _names(work, fold(password))
    return passwords.chosen(password, name, field, shortest, names)


def _names(work: Work, plain: str) -> frozenset[str]:
    """Return the names that may stand in the password: of units also a part of two words or more, as 'tuphap'."""
    given: set[str] = set()
    for code, name in work.session.exec(select(Unit.code, Unit.name)):
        words = fold(name).split()
        given |= {fold(code), *("".join(words[a:b]) for a, b in combinations(range(len(words) + 1), 2) if b - a > 1)}
    inside = literal(plain).contains(func.lower(col(System.code)))
    given |= {fold(code) for code in work.session.exec(select(System.code).where(inside))}
    plain_names = {"".join(letter for letter in each if letter.isalnum()) for each in given}
    return frozenset(each for each in plain_names if len(each) >= _SHORTEST)
