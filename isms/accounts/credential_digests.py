"""
What the trail holds of passwords and second factors: digests, so that one exchanged by SQL is found (`isms check`).

A plain SHA-256 is enough: what is digested holds 128 random bits or more (the salt of a password's hash, the secret of
a phone, a recovery code), so that nobody can try them all. Neither password nor secret can be had from it.
"""

import hashlib
from collections.abc import Iterable

from sqlmodel import Session, select

from isms.accounts.people_tables import Person, RecoveryCode

PASSWORD, FACTOR, CODES = "password_digest", "factor_digest", "code_digests"  # names in the trail's detail


def of_password(person: Person) -> dict[str, str]:
    """Return what an entry says of the password that a person has from now on; nothing where there is none."""
    return {PASSWORD: _digest(person.password_hash)} if person.password_hash else {PASSWORD: ""}


def of_factor(person: Person) -> dict[str, str]:
    """Return what an entry says of the second factor that a person has from now on."""
    return {FACTOR: _digest(person.totp_secret) if person.totp_secret else ""}


def of_codes(session: Session, person: Person) -> dict[str, list[str]]:
    """Return what an entry says of the recovery codes that a person has from now on."""
    session.flush()
    hashes = session.exec(select(RecoveryCode.code_hash).where(RecoveryCode.person_id == person.id))
    return {CODES: code_digests(hashes)}


def code_digests(hashes: Iterable[str]) -> list[str]:
    """Return the digests of recovery codes, by their hashes, in order."""
    return sorted(_digest(each)[:32] for each in hashes)


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
