"""
Passwords: what a good one is, and how it is kept (Argon2id with the library's defaults).

Hashing takes a core for a while: the application does it in threads of its own (`hashing_queue`).

Lengths after TCVN 14423:2026: 14 characters, or 8 for who also shows a second factor.
"""

import secrets
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from inventory.errors import Invalid, Problem
from inventory.vietnamese import fold
from isms.accounts import identity
from isms.accounts.guessable import ENOUGH_OF_ITS_OWN, is_guessable

SHORTEST = 14
SHORTEST_WITH_SECOND_FACTOR = 8
LONGEST = 256
_ALPHABET = "abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789"

_hasher = PasswordHasher()


@dataclass(frozen=True, slots=True)
class NewPassword:
    """
    A password chosen for the person who signs in as `name`: what is wrong with it, or its hash.

    Made before a transaction opens: hashing takes a quarter of a second, in which no other could write.
    """

    name: str
    problems: tuple[Problem, ...] = ()
    hash: str = ""

    def checked(self) -> str:
        """Return the hash; raise Invalid when the password is too weak."""
        if self.problems:
            raise Invalid(self.problems)
        return self.hash


def chosen(
    password: str, name: str, field: str = "password", shortest: int = SHORTEST, names: Collection[str] = ()
) -> NewPassword:
    """
    Look at a new password and hash it; `field` is where it was typed. Raises nothing.

    `names`: what anybody of the office would try (`new_passwords`, which knows them, is what asks here).
    """
    name = identity.sign_in_name(name)
    problems = weaknesses(password, name, field, shortest, names)
    return NewPassword(name, tuple(problems)) if problems else NewPassword(name, hash=rehashed(password))


def weaknesses(
    password: str, name: str, field: str = "password", shortest: int = SHORTEST, names: Collection[str] = ()
) -> list[Problem]:
    """Return what is wrong with a new password of the person who signs in as `name`."""
    plain = fold(password)
    if len(password) < shortest:
        return [Problem(field, f"Mật khẩu có {len(password)} ký tự.", f"Hãy dùng ít nhất {shortest} ký tự.")]
    if len(password) > LONGEST:
        return [Problem(field, f"Mật khẩu dài quá {LONGEST} ký tự.", "Hãy dùng mật khẩu ngắn hơn.")]
    if name and fold(name) in plain and len(plain.replace(fold(name), "")) < ENOUGH_OF_ITS_OWN:
        return [Problem(field, "Mật khẩu gần như trùng với tên đăng nhập.", "Hãy dùng một câu riêng của bạn.")]
    if len(set(plain)) < ENOUGH_OF_ITS_OWN or is_guessable(plain, names):
        return [
            Problem(
                field,
                "Mật khẩu quá dễ đoán.",
                "Hãy dùng vài từ không liên quan đến nhau, không phải tên cơ quan, địa danh.",
            )
        ]
    return []


def matches(kept: str, password: str) -> bool:
    """Say whether the password is the one kept. Without one kept, the answer is no and takes as long."""
    try:
        return _hasher.verify(kept or _dummy(), _normal(password)) and bool(kept)
    except (VerificationError, InvalidHashError):
        return False


def is_dated(kept: str) -> bool:
    """Say whether the hash was made with older parameters than today's."""
    return _hasher.check_needs_rehash(kept)


def rehashed(password: str) -> str:
    """Return today's hash of a password."""
    return _hasher.hash(_normal(password))


def invented() -> str:
    """Return a random password that can be read aloud: four groups of five (about 115 bits)."""
    return "-".join("".join(secrets.choice(_ALPHABET) for _ in range(5)) for _ in range(4))


def _normal(password: str) -> str:
    """Return one spelling: keyboards differ in how they compose Vietnamese letters."""
    return unicodedata.normalize("NFC", password)[: LONGEST * 4]


@cache
def _dummy() -> str:
    return _hasher.hash(secrets.token_hex())
