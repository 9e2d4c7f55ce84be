"""What the frame needs to know of a visit, which itself needs the frame."""

from collections.abc import Awaitable, Callable
from datetime import date
from typing import Any, Protocol, TypeVar

from inventory.work import Actor
from isms.accounts.drafts import Draft
from isms.accounts.sessions import SignedIn
from isms.platform.database import UnitOfWork

Value = TypeVar("Value")


class Visitor(Protocol):
    """See `isms.ui.shell.visit.Visit`."""

    signed_in: SignedIn
    today: date
    after_change: Callable[[], Awaitable[None]] | None
    show_drafts: Callable[[], None]
    whole: bool

    @property
    def actor(self) -> Actor: ...
    @property
    def full_name(self) -> str: ...
    @property
    def drafts(self) -> list[Draft]: ...
    async def read(self, query: Callable[[UnitOfWork], Value]) -> Value: ...
    async def act(self, use_case: Callable[[UnitOfWork], Any], *, said: str = ...) -> Any: ...
    def go(self, path: str) -> None: ...
