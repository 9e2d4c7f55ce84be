"""A process that does one piece of heavy work and ends."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_YOUNG, _MIDDLE, _OLD = 20_000, 50, 100
"""Objects made, and collections of the next younger kind, between two collections."""


@contextmanager
def collecting_seldom() -> Iterator[None]:
    """
    Look for garbage in circles seldom while the block lasts.

    The collector takes a third of the time of an import that makes a million objects, and finds nothing: rows and
    values go by themselves, and the process ends soon.
    """
    before = gc.get_threshold()
    gc.freeze()
    gc.set_threshold(_YOUNG, _MIDDLE, _OLD)
    try:
        yield
    finally:
        gc.set_threshold(*before)
        gc.unfreeze()
