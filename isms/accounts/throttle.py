"""How often something may happen: a sliding window, in memory (one process serves the register)."""

import threading
from collections import deque
from contextlib import suppress
from datetime import datetime, timedelta

_KEYS_KEPT = 10_000


class Throttle:
    """Allows `most` occurrences `within` a span of time, for each key."""

    def __init__(self, most: int, within: timedelta) -> None:
        self._most = most
        self._within = within
        self._seen: dict[str, deque[datetime]] = {}
        self._lock = threading.Lock()

    def is_shut(self, key: str, now: datetime) -> bool:
        """Say whether the key has used up its share."""
        with self._lock:
            return len(self._recent(key, now)) >= self._most

    def count(self, key: str, now: datetime) -> None:
        """Count one more occurrence."""
        with self._lock:
            self._add(key, now)

    def take(self, key: str, now: datetime) -> bool:
        """Count one more occurrence, unless the key has used up its share; say whether it was counted."""
        with self._lock:
            if len(self._recent(key, now)) >= self._most:
                return False
            self._add(key, now)
            return True

    def take_back(self, key: str, at: datetime) -> None:
        """Undo the count of the occurrence at this instant."""
        with self._lock, suppress(ValueError):
            self._seen.get(key, deque()).remove(at)

    def _add(self, key: str, now: datetime) -> None:
        recent = self._recent(key, now)
        recent.append(now)
        self._seen[key] = recent
        if len(self._seen) > _KEYS_KEPT:
            self._forget(now)

    def _recent(self, key: str, now: datetime) -> deque[datetime]:
        seen = self._seen.get(key, deque(maxlen=self._most))
        while seen and seen[0] <= now - self._within:
            seen.popleft()
        return seen

    def _forget(self, now: datetime) -> None:
        self._seen = {key: seen for key, seen in self._seen.items() if seen and seen[-1] > now - self._within}


class SignInLimit:
    """
    How many sign-ins may fail from one address within five minutes: in all, and under one name.

    An attempt counts before the password is looked at, so that a thousand at once are no more; one that was right is
    taken back. The share of a name is small and that of an address large: behind one address may sit a whole office.
    """

    def __init__(self) -> None:
        self._of_address = Throttle(100, timedelta(minutes=5))
        self._of_name = Throttle(10, timedelta(minutes=5))

    def take(self, address: str, name: str, now: datetime) -> bool:
        """Count an attempt, and say whether it may be looked at."""
        if not self._of_name.take(f"{address} {name}", now):
            return False
        if self._of_address.take(address, now):
            return True
        self._of_name.take_back(f"{address} {name}", now)
        return False

    def take_back(self, address: str, name: str, at: datetime) -> None:
        """Undo the count of an attempt at this instant: it was right, or was not looked at."""
        self._of_name.take_back(f"{address} {name}", at)
        self._of_address.take_back(address, at)
