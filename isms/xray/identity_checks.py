"""Checks of what a system is: its owner and operator, whether it looks like a part of another, its first days."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import chain

from sqlalchemy import func
from sqlmodel import col

from inventory.organisation import bodies
from inventory.records import Operation, Permission
from inventory.register_tables import System
from inventory.vietnamese import fold, plain
from inventory.work import Work
from isms.xray.check_findings import Found
from isms.xray.reading import OURS, first_day, found, systems

KINDS_OF_THINGS = {
    *("he", "thong", "phan", "mem", "mo", "dun", "module", "giai", "doan", "phien", "ban", "hop", "thanh")
}
"""Words of names that do not tell one system from another, without marks."""
FEWEST_WORDS = 4
"""A purpose of fewer words is too general to compare."""
NAMED = 3


def no_owner(work: Work) -> Iterable[Found]:
    """Nobody is named as the owner."""
    return found(work, systems(work).where(func.trim(col(System.owner)) == ""))


def role_not_confirmed(work: Work) -> Iterable[Found]:
    """Nobody has confirmed what the office is to the system: counts, papers and the other checks leave it out."""
    return found(work, systems(work).where(col(System.responsibility).is_(None)))


def no_operator(work: Work) -> Iterable[Found]:
    """Ours, and nobody is named as the operator."""
    return found(work, systems(work).where(OURS, func.trim(col(System.operator)) == ""))


def before_registered(work: Work) -> Iterator[Found]:
    """It operated, or was permitted to, before the register speaks of it."""
    registered = col(System.registered_on)
    for day in (first_day(Operation, Operation.on), first_day(Permission, Permission.on)):
        asked = systems(work, day=day, registered=registered).where(day < registered)
        yield from found(work, asked)


def looks_split(work: Work) -> Iterator[Found]:
    """Systems of one owner whose names, or purposes, are almost the same (Đ8.3)."""
    by_name: dict[tuple[str, ...], list[Found]] = defaultdict(list)
    by_purpose: dict[tuple[str, ...], list[Found]] = defaultdict(list)
    named = func.trim(col(System.owner)) != ""
    called = bodies.names(work)
    for code, name, said, purpose in work.session.execute(systems(work, System.owner, System.purpose).where(named)):
        owner = called.of(said)
        each, words = Found(code, name, {}), plain(purpose).split()
        if telling := telling_words(name):
            by_name[plain(owner), *telling].append(each)
        if len(words) >= FEWEST_WORDS:
            by_purpose[plain(owner), *words].append(each)
    yield from alike(by_name, by_purpose)


def telling_words(name: str) -> tuple[str, ...]:
    """Return the words that tell the system from others: no numbers, no single letters, no kinds of things."""
    words = (word.strip('().,:;-–"“”') for word in fold(name).split())
    return tuple(sorted({word for word in words if len(word) > 1 and word.isalpha() and word not in KINDS_OF_THINGS}))


def alike(
    by_name: dict[tuple[str, ...], list[Found]], by_purpose: dict[tuple[str, ...], list[Found]]
) -> Iterator[Found]:
    """Yield a finding for each group of several, none twice."""
    told: set[frozenset[str]] = set()
    for said, group in chain(
        (("Tên gần giống", g) for g in by_name.values()), (("Cùng chức năng", g) for g in by_purpose.values())
    ):
        codes = frozenset(each.code for each in group)
        if len(codes) > 1 and codes not in told:
            told.add(codes)
            first, *others = group
            named = ", ".join(each.code for each in others[:NAMED])
            more = f" và {len(others) - NAMED} hệ thống khác" if len(others) > NAMED else ""
            yield Found(first.code, first.name, {"alike": said, "others": named + more})
