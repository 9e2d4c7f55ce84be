"""A paper ready to print: every place of its template with a text, or a marked blank that says what is missing."""

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field, is_dataclass
from datetime import date
from typing import Any, Generic, TypeVar, overload

from markupsafe import Markup, escape

from isms.papers.composition.paper_words import printable


@dataclass(frozen=True, slots=True)
class Missing:
    """A place of the paper left blank: what belongs there, and where it is entered."""

    what: str
    where: str


Source = TypeVar("Source")
MOST_FACTS = 1000
"""The longest table whose rows the ledger keeps as facts. Of a longer one it keeps the number and the SHA-256."""


class Rows(Sequence[object], Generic[Source]):
    """The rows of a long table, each made when it is printed: no second list of them is held."""

    def __init__(self, of: Sequence[Source], make: Callable[[Source], object]) -> None:
        self.of, self.make = of, make

    def __len__(self) -> int:
        return len(self.of)

    def __iter__(self) -> Iterator[object]:
        return map(self.make, self.of)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and list(self) == list(other)

    __hash__ = None  # type: ignore[assignment]  # as a list has none

    @overload
    def __getitem__(self, place: int) -> object: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[object]: ...
    def __getitem__(self, place: int | slice) -> object:
        return Rows(self.of[place], self.make) if isinstance(place, slice) else self.make(self.of[place])


@dataclass(frozen=True, slots=True)
class Content:
    """
    What the maker of a paper gathered: its title and what its template says, by name (`places`).

    `subject`: what it is about, by default what was asked for; `as_of`: the day whose facts it tells, `made_on` the day
    it bears, both by default as asked for, else today; `numbered`: it bears a number where its paper does. `missing`:
    the places left blank; `contradictions`: what in it does not add up, shown before it is printed; `numbers`: a
    report's figures as plain values, days included.
    """

    title: str
    places: Mapping[str, object]
    system_id: int | None = None
    subject: str = ""
    as_of: date | None = None
    made_on: date | None = None
    numbered: bool = True
    missing: tuple[Missing, ...] = ()
    contradictions: tuple[str, ...] = ()
    numbers: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper(Content):
    """
    A paper as it will be printed: what its maker gathered (`Content`), and what it is (`declared_papers.Declared`).

    The same facts, day and anchor give the same bytes. `internal`: no form of the law, marked "biểu nội bộ" and sealed
    with its fingerprint. `number_type`: empty where this one bears no number. `anchor`: where the trail ended when it
    was printed, "N:HASH"; empty on a preview. It is no fact: printings of the same facts have the same fingerprint.
    """

    code: str
    template: str
    made_on: date
    as_of: date
    internal: bool = False
    number_type: str = ""
    anchor: str = field(default="", compare=False)
    _facts: list[dict[str, Any]] = field(default_factory=list, init=False, repr=False, compare=False)

    def facts(self) -> dict[str, Any]:
        """Return what the paper says, as plain JSON values; of long tables how many rows, and their SHA-256."""
        if not self._facts:
            about = {"paper": self.code, "subject": self.subject, "made_on": self.made_on, "as_of": self.as_of}
            said = {name: _in_short(place) for name, place in self.places.items()}
            self._facts.append(_values(about | {"places": said}))
        return self._facts[0]

    def figures(self) -> dict[str, Any]:
        """Return a report's numbers, what contradicts in it and what is missing, as plain JSON values."""
        about = {"report": self.code, "subject": self.subject, "as_of": self.as_of}
        minded = {"contradictions": self.contradictions, "missing": self.missing}
        return _values(about | dict(self.numbers) | minded)


@dataclass
class Blanks:
    """Collects what a paper says, and what it cannot say."""

    missing: dict[str, str] = field(default_factory=dict)

    def text(self, value: str | None, what: str, where: str, capitals: bool = False) -> Markup:
        """Return the text, or the words in brackets that say what belongs here, marked."""
        known = printable(value.strip()) if value else ""
        if not known:
            self.missing.setdefault(what, where)
        said = (known or f"({what})").upper() if capitals else known or f"({what})"
        return escape(said) if known else Markup('<span class="blank">{}</span>').format(said)

    def listed(self) -> tuple[Missing, ...]:
        """Return the places left blank, in their turn."""
        return tuple(Missing(what, where) for what, where in self.missing.items())


def _values(said: Mapping[str, object]) -> dict[str, Any]:
    plain: dict[str, Any] = json.loads(json.dumps(said, default=_plain))
    return plain


def _in_short(place: object) -> object:
    if not isinstance(place, Rows) or len(place) <= MOST_FACTS:
        return place
    digest = hashlib.sha256()
    for row in place:
        digest.update(json.dumps(row, default=_plain, sort_keys=True, separators=(",", ":")).encode())
    return {"rows": len(place), "sha256": digest.hexdigest()}


def _plain(value: object) -> object:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Rows):
        return list(value)
    if is_dataclass(value) and not isinstance(value, type):
        return asdict(value)
    raise TypeError(f"no place of a paper holds a {type(value).__name__}")
