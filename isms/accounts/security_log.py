"""
The security log: who tried to get in, from where, and what was refused. Kept in the register, apart from the log of
the server: nobody who uses the application writes into it or rolls it away (`isms.installation.guards`).

At most MOST entries of a kind are written in a minute, MOST_OF_ONE of them from one address; what is left out is
counted, and the number written when the minute is over. Kept for KEPT_DAYS (ours: a year and a month of grace;
TCVN 14423:2026 asks for reviewing it, for no length of time that we have seen).
"""

import logging
import threading
from collections import Counter
from datetime import timedelta

from sqlalchemy import text
from sqlmodel import col, delete, func, select

from inventory.choices import Choices
from inventory.organisation.access import Act, reads
from inventory.work import Register, Work
from isms.accounts import branches, identity, people
from isms.accounts.people_tables import Person, SecurityEvent
from isms.accounts.sessions import NOBODY

MOST, MOST_OF_ONE = 60, 20
KEPT_DAYS = 400
OLDEST_KEPT = {
    "sqlite": f"datetime('now', '-{KEPT_DAYS} days')",
    "postgresql": f"now() - interval '{KEPT_DAYS} days'",
}
"""The instant before which entries are deleted, in the database's words."""
_LONGEST = 200
outside = logging.getLogger("isms.security")
"""Where entries go besides, when ISMS_SYSLOG is set (`isms.platform.logs`)."""
outside.addHandler(logging.NullHandler())
outside.propagate = False
_faults = logging.getLogger("isms")


class Happened(Choices):
    """What the security log tells of."""

    FAILED = "sign_in_failed", "Đăng nhập sai", "soon"
    LOCKED = "locked", "Khóa tạm do sai nhiều lần", "overdue"
    SIGNED_IN = "signed_in", "Đăng nhập", "ok"
    SIGNED_OUT = "signed_out", "Đăng xuất", "neutral"
    NOT_ALLOWED = "not_allowed", "Từ chối: không có quyền", "soon"
    FOREIGN = "foreign_origin", "Từ chối: đến từ trang khác", "overdue"
    SETTINGS = "settings_changed", "Đổi cấu hình", "soon"


class SecurityLog:
    """Writes entries, each in a transaction of its own: what is refused is rolled back, the entry is not."""

    def __init__(self, database: Register) -> None:
        self._database = database
        self._lock = threading.Lock()
        self._minute = 0
        self._written: Counter[tuple[str, ...]] = Counter()
        self._left_out: Counter[str] = Counter()

    def note(self, what: Happened, account: str = "", address: str = "", agent: str = "", step: str = "") -> None:
        """
        Write an entry. `account`: as it was typed; one that does not exist is left out (it may be a password).

        Raises nothing: whoever signs in must not be kept out by a log that cannot be written.
        """
        try:
            self.write_left_out()
            if self._is_room(what, address):
                self._write(SecurityEvent(event=what, account=account, address=address, agent=agent, step=step))
        except Exception:
            _faults.exception("the security log could not be written")

    def write_left_out(self) -> None:
        """Write how many entries were left out in a minute that is over."""
        minute = int(self._database.now().timestamp()) // 60
        with self._lock:
            if minute == self._minute:
                return
            left, self._left_out = self._left_out, Counter()
            self._minute, self._written = minute, Counter()
        for kind, number in left.items():
            self._write(SecurityEvent(event=kind, left_out=number))

    def _is_room(self, what: Happened, address: str) -> bool:
        with self._lock:
            self._written.update([(what,), (what, address)])
            if self._written[what,] <= MOST and self._written[what, address] <= MOST_OF_ONE:
                return True
            self._left_out[what] += 1
            return False

    def _write(self, row: SecurityEvent) -> None:
        with self._database.work(NOBODY) as work:
            named = Person.name == identity.sign_in_name(row.account)
            row.account = work.session.exec(select(Person.name).where(named)).first() or ""
            row.address, row.agent, row.step = (
                _one_line(each)[:_LONGEST] for each in (row.address, row.agent, row.step)
            )
            row.at = work.now
            work.session.add(row)
        told = f"account={row.account or '-'} address={row.address or '-'} step={row.step or '-'}"
        outside.info("%s %s left_out=%s agent=%s", row.event, told, row.left_out, row.agent or "-")


@reads(Act.ADMINISTER)
def listed(
    work: Work, first: int = 0, most: int = 50, event: str = "", account: str = "", address: str = ""
) -> tuple[list[SecurityEvent], int]:
    """
    Return entries, the newest first, and how many there are; narrowed where `event`, `account`, `address` say so.

    Who administers a branch reads what concerns the accounts of it.
    """
    wanted = [
        *([col(SecurityEvent.event) == event] if event else []),
        *([col(SecurityEvent.account) == identity.sign_in_name(account)] if account else []),
        *([col(SecurityEvent.address) == address.strip()] if address else []),
    ]
    if not branches.covers_the_tree(work.session, work.actor.branch):
        wanted.append(col(SecurityEvent.account).in_([person.name for person in people.listed(work)]))
    total = work.session.exec(select(func.count(col(SecurityEvent.id))).where(*wanted)).one()
    newest = select(SecurityEvent).where(*wanted).order_by(col(SecurityEvent.id).desc()).offset(first).limit(most)
    return list(work.session.exec(newest)), total


def forget_old(work: Work) -> None:
    """
    Delete what is older than KEPT_DAYS by the clock of the database's machine, as its guard wants it, and by that of
    the work.
    """
    oldest = text(OLDEST_KEPT[work.session.get_bind().dialect.name])
    old = col(SecurityEvent.at) <= work.now - timedelta(days=KEPT_DAYS)
    work.session.execute(delete(SecurityEvent).where(col(SecurityEvent.at) <= oldest, old))


def _one_line(given: str) -> str:
    """Return a text in which nothing can look like an entry of its own."""
    return "".join(letter if letter.isprintable() else " " for letter in given)
