"""The unit of work as the rooms below `isms` know it: who acts, when, in which transaction."""

from collections.abc import Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Protocol

from sqlmodel import Session

from inventory.choices import Choices
from inventory.register_tables import PendingFact


class Role(Choices):
    """What a person does in the office; `help` says what it lets them do."""

    ADMIN = (
        "admin",
        "Quản trị",
        "neutral",
        "Ghi hồ sơ, kết luận kiểm tra; cho phép sử dụng; quản lý người dùng, chu kỳ kiểm tra và thư báo.",
    )
    OFFICER = (
        "officer",
        "Cán bộ an ninh mạng",
        "neutral",
        "Ghi hồ sơ hệ thống, kết luận kiểm tra; cho phép và thu hồi cho phép sử dụng.",
    )
    UNIT = (
        "unit",
        "Đơn vị sử dụng",
        "neutral",
        "Xem các hệ thống của đơn vị mình; báo cáo tiến độ kế hoạch của đơn vị mình.",
    )
    LEADER = "leader", "Lãnh đạo", "neutral", "Xem; cho phép và thu hồi cho phép sử dụng."
    AUDITOR = "auditor", "Người kiểm tra", "neutral", "Xem; ghi kết luận kiểm tra, đánh giá."


WHOLE_TREE = "/"


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody or something that acts. `branch` is the path of their unit: what lies below it is theirs."""

    name: str
    role: Role
    branch: str = WHOLE_TREE
    person_id: int | None = None


@dataclass(frozen=True, slots=True)
class Addressee:
    """
    A person to whom alerts may go. `office_of` is the branch whose office they head, if they head one.

    `mail`: how often they want alerts by mail: "daily", "weekly" or "none"; `mail_without`: the groups of alerts they
    do not want by mail.
    """

    person_id: int
    role: Role
    branch: str
    name: str
    email: str
    office_of: str | None = None
    mail: str = "daily"
    mail_without: frozenset[str] = frozenset()


class Work(Protocol):
    """
    One transaction of one actor. It commits at the edge, never inside a use case.

    `confirming`: what this work confirms as the second person.
    """

    actor: Actor
    confirming: PendingFact | None

    @property
    def session(self) -> Session: ...
    @property
    def now(self) -> datetime:
        """The instant of this work, in UTC."""
        ...

    @property
    def today(self) -> date:
        """The day in Viet Nam: legal deadlines are dates there."""
        ...

    def day_of(self, instant: datetime) -> date:
        """Return the day in Viet Nam of an instant."""
        ...

    @property
    def clock_behind(self) -> datetime | None:
        """The newest instant on record, when the clock stands before it; None while the clock is right."""
        ...

    @property
    def leapt_to(self) -> datetime | None:
        """
        The instant that the machine's clock leapt to, until a person says that it is right; None otherwise.

        Meanwhile `now` is what it was before the leap and the time that passed since.
        """
        ...

    def record(self, action: str, subject: str, detail: dict[str, Any] | None = None) -> None:
        """Add an entry to the audit trail; it is written with the rest or not at all."""
        ...

    def addressees(self) -> Sequence[Addressee]:
        """Return the active people of the office."""
        ...

    @property
    def deferred(self) -> list[PendingFact]:
        """What this work proposed and a second person must confirm: none of it is stored as a fact."""
        ...

    def rehearse(self, keep: bool = False) -> AbstractContextManager[None]:
        """
        Do the block as it would be done, then take back all of it: rows, trail, proposals.

        `keep`: it stays, unless it raises.
        """
        ...

    def touch(self, system_id: int) -> None:
        """Say that a fact of this system changed: its derived columns are computed anew before the commit."""
        ...


class Register(Protocol):
    """Where works begin. An act that must be stored although the person is refused (a wrong guess) opens its own."""

    def now(self) -> datetime:
        """Return the instant by which works go, in UTC."""
        ...

    def work(self, actor: Actor) -> AbstractContextManager[Work]:
        """Open a work that writes; it commits when the block ends and rolls back when it raises."""
        ...

    def look(self, actor: Actor) -> AbstractContextManager[Work]:
        """Open a work that only reads."""
        ...
