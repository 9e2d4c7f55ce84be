"""The law's words in plain ones, each with its clause: a small "?" beside a label or a heading tells them."""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib import resources

from nicegui import ui

PAGE = "/tro-giup"


@dataclass(frozen=True, slots=True)
class Term:
    """A word of the law. `clause` is empty where the word is this program's own."""

    code: str
    name: str
    text: str
    clause: str


@cache
def every() -> tuple[Term, ...]:
    """Return all terms, in the order in which an officer meets them."""
    words = tomllib.loads(resources.files(__package__).joinpath("terms.toml").read_text("utf-8"))
    return tuple(Term(code, **word) for code, word in words.items())


def get(code: str) -> Term:
    """Return a term. Raises KeyError."""
    return {term.code: term for term in every()}[code]


def path_of(code: str) -> str:
    """Return the address of a term on the page of help."""
    return f"{PAGE}#{code}"


def help(code: str) -> ui.button:
    """A small "?" that explains a term, by a click or Enter; Esc puts the explanation away."""
    term = get(code)
    button = ui.button(icon="help_outline", color=None).classes("help-button").mark(f"help-{code}")
    button.props(f'flat round dense aria-label="Giải thích: {term.name}" aria-haspopup=dialog')
    with button, ui.menu().classes("explained") as menu:
        menu.props(f'role=dialog aria-label="{term.name}" max-width=min(360px,90vw)')
        ui.label(term.name).classes("strong")
        ui.label(term.text)
        if term.clause:
            ui.label(term.clause).classes("clause")
        ui.link("Mọi từ ngữ", path_of(code), new_tab=True).classes("small")
    return button


def line(codes: Iterable[str]) -> None:
    """The terms by name in one line, each with its explanation; nothing for none."""
    listed = list(codes)
    if listed:
        with ui.element("div").classes("line term-line"):
            ui.label("Từ ngữ:").classes("muted small")
            for code in listed:
                with ui.element("span").classes("with-help"):
                    ui.label(get(code).name).classes("small")
                    help(code)
