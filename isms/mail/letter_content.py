"""What a letter is made of, for its two forms: the text and the HTML hold what stands here, and nothing else."""

from dataclasses import dataclass

MOST_LINES = 200
"""Lines named in each part; a letter of a thousand would be read by nobody."""


@dataclass(frozen=True, slots=True)
class Named:
    """What an item names, what is to be said of it alone, and the address of its page; '' where none is known."""

    name: str
    says: str
    link: str


@dataclass(frozen=True, slots=True)
class Item:
    """
    What is to be done about one system or incident, or about several that are alike, each named on a line of its own.

    `more`: how many others there are that are not named.
    """

    title: str
    sentences: tuple[str, ...]
    named: tuple[Named, ...]
    more: int
    remedy: str
    why: str = ""
    link: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """Items under a heading; `unnamed`: how many are left out at its end."""

    title: str
    items: tuple[Item, ...]
    unnamed: int = 0


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the register: its name, and its address; '' where none is known."""

    name: str
    link: str


@dataclass(frozen=True, slots=True)
class Content:
    """
    The whole letter. `page`: where more is told; `those`: what its items are ("hệ thống"); `anchor`: where the trail
    ends.
    """

    name: str
    opening: str
    parts: tuple[Part, ...]
    closing: tuple[str, ...]
    page: Page
    those: str
    anchor: str
