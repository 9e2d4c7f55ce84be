"""The facts of a printed paper, in the order and the words in which a person reads them."""

import tomllib
from collections import ChainMap
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from markupsafe import Markup

from isms.papers.composition.declared_papers import PAPERS
from isms.papers.composition.paper_words import short_date

OTHER = "Nội dung khác"
_ABOUT_THE_PAPER = ("paper", "subject", "sheet", "made_on", "as_of")


def words_of(paper: str) -> Mapping[str, str]:
    """Return what each place of a paper is called, by its name: its own words, then those that papers share."""
    declared = PAPERS.get(paper)
    return ChainMap(dict(declared.words) if declared else {}, _shared())


@cache
def _shared() -> dict[str, str]:
    known: dict[str, str] = tomllib.loads((files(__package__ or "") / "place_words.toml").read_text("utf-8"))
    return known


def labelled(facts: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield each fact of the ledger with its word, as plain text; what is empty is left out."""
    words = words_of(str(facts.get("paper", "")))
    for place, value in facts.get("places", facts).items():
        said = plain(value, words) if place not in _ABOUT_THE_PAPER else ""
        if said:
            yield words.get(place, OTHER), said


def plain(value: object, words: Mapping[str, str]) -> str:
    """Return a fact as text on one line, its parts in turn."""
    match value:
        case None | "":
            return ""
        case bool():
            return "có" if value else "không"
        case dict():
            parts = ((words.get(name, OTHER), plain(part, words)) for name, part in value.items())
            return "; ".join(f"{name}: {part}" for name, part in parts if part)
        case list() | tuple():
            return "\n".join(filter(None, (plain(part, words) for part in value)))
        case _:
            return _day(Markup(str(value)).striptags())  # noqa: S704  # only to take the marks of blanks away


def _day(text: str) -> str:
    try:
        return short_date(date.fromisoformat(text)) if len(text) == len("2026-12-31") else text
    except ValueError:
        return text
