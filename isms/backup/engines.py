"""
What a backup asks of a database engine, answered by a module for each.

A register has names: the present one has none, one laid beside it has a name of its own, as has one set aside.
"""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

from sqlalchemy import Connection, Engine

from isms.backup import postgres, sqlite


@dataclass(frozen=True, slots=True)
class RegisterEngine:
    """The questions; what each does, the modules say."""

    dump: Callable[[Engine, Path], None]
    load: Callable[[Engine, Path, str], None]
    inside: Callable[[Engine, str], AbstractContextManager[Connection]]
    take_place: Callable[[Engine, str, str], None]
    drop: Callable[[Engine, str], None]
    names: Callable[[Engine, str], list[str]]
    place: Callable[[Engine, str], str]
    present_is_kept: Callable[[Engine], bool]
    require_alone: Callable[[Engine], None]
    size: Callable[[Engine], int]


def _of(module: ModuleType) -> RegisterEngine:
    return RegisterEngine(*(getattr(module, name) for name in RegisterEngine.__slots__))


ENGINES = {"sqlite": _of(sqlite), "postgresql": _of(postgres)}
