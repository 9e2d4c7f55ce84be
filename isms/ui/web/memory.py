"""
What open pages cost the memory, arranged so that nobody waits for Python's garbage collector (ADR 0016).

A full collection looks at every living object, and answers nobody meanwhile: half a second with a hundred open pages.
So elements go as soon as they are deleted, and what survived a full collection is laid aside and not looked at again.
What a closed page leaves (functions that know each other, and what they hold) is then never found: so everything is
looked at once enough pages have closed, and what is free goes back to the machine.
"""

import asyncio
import ctypes
import gc
import sys
from collections.abc import Callable
from typing import Any

from nicegui import Client
from nicegui.classes import Classes
from nicegui.observables import ObservableCollection
from nicegui.props import Props
from nicegui.style import Style

from isms.ui.web import allocator

MIDDLE_BETWEEN_FULL = 5
"""So many collections of the middle generation come between two full ones: each looks at some 35,000 new objects."""
PAGES_BETWEEN_LOOKS = 50
"""So many pages close before everything is looked at while others are open: some 20 MB."""
CLOSED_FOR_EACH_OPEN = 3
"""And at least so many for each that is open: a look takes longer the more are, half a second with a hundred."""
_REST = 15.0  # seconds between two times that the closed pages are counted
_TRIM_THRESHOLD, _ARENA_MAX = -1, -8  # malloc.h
_OF_ELEMENTS = (Classes, Props, Style)
_begin = ObservableCollection.__init__
_handlers: Callable[[Any], list[Any]] = ObservableCollection._change_handlers_with_args.fget  # type: ignore[attr-defined]


def release_elements() -> None:
    """
    Let the classes, props and style of an element go with it.

    NiceGUI keeps in each of them a method bound to itself: a circle that only the collector can undo, and a fifth of
    the time that a page takes to build.
    """
    ObservableCollection.__init__ = _begin_without_circle  # type: ignore[method-assign,assignment]
    for each in _OF_ELEMENTS:
        each._change_handlers_with_args = property(_own_first)  # type: ignore[assignment]


def _begin_without_circle(collection: ObservableCollection, *, on_change: Any, **others: Any) -> None:
    _begin(collection, on_change=None if isinstance(collection, _OF_ELEMENTS) else on_change, **others)


def _own_first(collection: Any) -> list[Any]:
    return [(collection._update, False), *_handlers(collection)]


def spare_what_stays() -> None:
    """Lay aside what lives now, the modules above all, and from now on what survives a full collection."""
    _look_at_everything()
    young, middle, _ = gc.get_threshold()
    gc.set_threshold(young, middle, MIDDLE_BETWEEN_FULL)
    if _lay_aside not in gc.callbacks:
        gc.callbacks.append(_lay_aside)


class ClosedPages:
    """
    Counts the pages that closed, and has everything looked at when it is worth it.

    `put_by`: what else is put by while no page is open, such as connections to the database, with their caches.
    """

    def __init__(self, put_by: Callable[[], None]) -> None:
        self.closed = 0
        self.put_by = put_by

    def count(self) -> None:
        """One more page has closed."""
        self.closed += 1

    def is_look_due(self, open_pages: int) -> bool:
        """Say whether everything is to be looked at: nobody waits for it, or it has become worth the wait."""
        wanted = max(PAGES_BETWEEN_LOOKS, CLOSED_FOR_EACH_OPEN * open_pages) if open_pages else 1
        return self.closed >= wanted

    async def look_when_due(self) -> None:
        """Go on for as long as the application runs."""
        while True:
            await asyncio.sleep(_REST)
            open_pages = sum(client.has_socket_connection for client in Client.instances.values())
            if self.is_look_due(open_pages):
                self.closed = 0
                if not open_pages:
                    self.put_by()
                _look_at_everything()
                await asyncio.to_thread(give_back)


def keep_free_memory_small() -> None:
    """
    Let the C library keep two pools, not eight a processor, and give back what is free at their ends (glibc).

    Objects come from it too from now on: see `isms.ui.web.allocator`.
    """
    if (library := _glibc()) is not None:
        allocator.take_from_the_c_library()
        library.mallopt(_ARENA_MAX, 2)
        library.mallopt(_TRIM_THRESHOLD, 1 << 20)


def give_back() -> None:
    """Give the pages of memory that are free back to the machine (glibc)."""
    if (library := _glibc()) is not None:
        library.malloc_trim(0)


def _glibc() -> ctypes.CDLL | None:
    """Return the C library where it is GNU's; others know none of this."""
    if sys.platform != "linux":
        return None
    library = ctypes.CDLL(None)
    return library if hasattr(library, "malloc_trim") else None


def _look_at_everything() -> None:
    gc.unfreeze()
    gc.collect()
    gc.freeze()


def _lay_aside(phase: str, about: dict[str, int]) -> None:
    if phase == "stop" and about["generation"] == 2:  # the oldest
        gc.freeze()
