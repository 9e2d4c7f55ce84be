"""
Recovery codes: ten codes shown once, each of which stands in once for the phone.

Only their hashes are kept. A code is 40 random digits (132 bits), so that a fast hash is enough: nobody tries them
all (ASVS 5.0, 6.5.2 and 11.5.1 want 112 and 128 bits), and slow hashing, which protects what people make up, would only
slow the sign-in. Digits, because the field they are typed in brings up the keypad of digits on a phone. Codes of 24
digits, as they were made until November 2026, go on standing in until they are renewed.
"""

import hashlib
import secrets

from sqlmodel import Session, col, delete, func, select, update

from inventory.work import Work
from isms.accounts import totp
from isms.accounts.people_tables import Person, RecoveryCode

NUMBER = 10
LENGTH = 40
_EARLIER = 24


def renew(session: Session, person: Person) -> list[str]:
    """Replace the person's codes; return the new ones as they are shown."""
    forget(session, person)
    codes = [f"{secrets.randbelow(10**LENGTH):0{LENGTH}}" for _ in range(NUMBER)]
    session.add_all(RecoveryCode(person_id=person.id, code_hash=_hash_of(code)) for code in codes)
    return [totp.grouped(code) for code in codes]


def forget(session: Session, person: Person) -> None:
    """Take the person's codes away."""
    session.execute(delete(RecoveryCode).where(col(RecoveryCode.person_id) == person.id))


def use(work: Work, person: Person, text: str) -> bool:
    """Say whether the text is a code of this person that was not used yet; from now on it is."""
    mine = (col(RecoveryCode.person_id) == person.id, col(RecoveryCode.code_hash) == _hash_of(text))
    taken = work.session.execute(
        update(RecoveryCode).where(*mine, col(RecoveryCode.used_at).is_(None)).values(used_at=work.now)
    )
    return bool(taken.rowcount == 1)  # type: ignore[attr-defined]


def left(session: Session, person_id: int) -> int:
    """Return how many codes the person has that were not used yet."""
    mine = (col(RecoveryCode.person_id) == person_id, col(RecoveryCode.used_at).is_(None))
    return session.exec(select(func.count()).select_from(RecoveryCode).where(*mine)).one()


def looks_like_one(text: str) -> bool:
    """Say whether somebody means a recovery code: it is longer than the code of an app."""
    return len(_plain(text)) in (LENGTH, _EARLIER)


def _plain(text: str) -> str:
    return "".join(text.split()).replace("-", "")


def _hash_of(text: str) -> str:
    return hashlib.sha256(_plain(text).encode()).hexdigest()
