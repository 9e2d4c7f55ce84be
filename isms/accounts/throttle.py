"""How often something may happen: a sliding window, in memory (one process serves the register)."""

import threading
from collections import deque
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
