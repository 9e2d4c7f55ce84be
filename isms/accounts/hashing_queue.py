"""
The threads in which passwords are hashed: few, apart from those that read pages, and with a short queue.

A hash takes a core and 64 MiB for a while. Whoever comes when the queue is full is refused at once: a burst of
sign-ins then keeps nobody waiting but those who sign in.
"""

import asyncio
import threading
from collections import Counter
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import ParamSpec, TypeVar

from inventory.errors import Reason, Refused

AT_ONCE = 2
INSIDE, INSIDE_OF_ONE = 34, 18
"""At work and waiting: in all, and for one address or person."""

Value = TypeVar("Value")
Arguments = ParamSpec("Arguments")


class Crowded(Refused):
    """Too many wait already."""

    def __init__(self) -> None:
        remedy = "Đang có quá nhiều lượt kiểm tra mật khẩu cùng lúc. Hãy thử lại sau ít giây."
        super().__init__([Reason("crowded", "", remedy)])


class HashingQueue:
    """Does work that hashes a password, AT_ONCE at a time, in the order in which it came."""

    def __init__(self) -> None:
        self._threads = ThreadPoolExecutor(AT_ONCE, "hashing")
        self._inside: Counter[str] = Counter()
        self._lock = threading.Lock()

    async def run(
        self, who: str, work: Callable[Arguments, Value], *given: Arguments.args, **named: Arguments.kwargs
    ) -> Value:
        """Return what the work returns. `who`: the address or person for whom it is done. Raises Crowded."""
        with self._lock:
            if self._inside.total() >= INSIDE or self._inside[who] >= INSIDE_OF_ONE:
                raise Crowded
            self._inside[who] += 1
        future = self._threads.submit(work, *given, **named)
        future.add_done_callback(lambda done: self._leave(who, done))
        return await asyncio.wrap_future(future)

    def _leave(self, who: str, _done: Future[Value]) -> None:
        with self._lock:
            self._inside[who] -= 1
            self._inside += Counter()  # forgets those who have nothing inside


QUEUE = HashingQueue()
"""One process serves the register, so there is one."""
