"""The facts of a printed paper, in the order and the words in which a person reads them."""

import tomllib
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from markupsafe import Markup

from isms.papers.composition.paper_words import short_date

OTHER = "Nội dung khác"
_ABOUT_THE_PAPER = ("paper", "subject", "sheet", "made_on", "as_of")


def word(place: str) -> str:
    """Return what a place is called."""
    return words().get(place, OTHER)


@cache
def words() -> dict[str, str]:
    """Return what each place of the papers is called, by its name."""
    known: dict[str, str] = tomllib.loads((files(__package__ or "") / "place_words.toml").read_text("utf-8"))
    return known


def told(facts: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield each fact of the ledger with its word, as plain text; what is empty is left out."""
    for place, value in facts.get("places", facts).items():
        said = plain(value) if place not in _ABOUT_THE_PAPER else ""
        if said:
            yield word(place), said


def plain(value: object) -> str:
    """Return a fact as text on one line, its parts in turn."""
    match value:
        case None | "":
            return ""
        case bool():
            return "có" if value else "không"
        case dict():
            parts = ((word(name), plain(part)) for name, part in value.items())
            return "; ".join(f"{name}: {part}" for name, part in parts if part)
        case list() | tuple():
            return "\n".join(filter(None, (plain(part) for part in value)))
        case _:
            return _day(Markup(str(value)).striptags())  # noqa: S704  # only to take the marks of blanks away


def _day(text: str) -> str:
    try:
        return short_date(date.fromisoformat(text)) if len(text) == len("2026-12-31") else text
    except ValueError:
        return text
