"""
What open pages cost the memory, arranged so that nobody waits for Python's garbage collector (ADR 0016).

A full collection looks at every living object, and answers nobody meanwhile: half a second with a hundred open pages.
So elements go as soon as they are deleted, what survived a full collection is laid aside and not looked at again,
and everything is looked at while no page is open.
"""

import asyncio
import gc
from collections.abc import Callable
from typing import Any

from nicegui import Client
from nicegui.classes import Classes
from nicegui.observables import ObservableCollection
from nicegui.props import Props
from nicegui.style import Style

MIDDLE_BETWEEN_FULL = 5
"""So many collections of the middle generation come between two full ones: each looks at some 35,000 new objects."""
_REST = 600.0  # seconds between two looks whether no page is open
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


async def look_again_while_alone() -> None:
    """Look at everything whenever no page is open: what was laid aside and is needed no more goes then."""
    while True:
        await asyncio.sleep(_REST)
        if not any(client.has_socket_connection for client in Client.instances.values()):
            _look_at_everything()


def _look_at_everything() -> None:
    gc.unfreeze()
    gc.collect()
    gc.freeze()


def _lay_aside(phase: str, about: dict[str, int]) -> None:
    if phase == "stop" and about["generation"] == 2:  # the oldest
        gc.freeze()
