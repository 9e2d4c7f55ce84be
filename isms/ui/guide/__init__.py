"""
The officer's guide: Markdown pages and their pictures in this folder, and which page of the application each is for.

`guide.toml` lists the pages in their order; a page's title is its first heading. Pictures stand beside the pages.
"""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path

from nicegui import ui

from isms.ui.parts.terms import PAGE

FOLDER = Path(str(resources.files(__package__)))


@dataclass(frozen=True, slots=True)
class Task:
    """A page of the guide. `fits`: the beginnings of the paths for which it is the help."""

    name: str
    title: str
    fits: tuple[str, ...]

    @property
    def path(self) -> str:
        return f"{PAGE}/{self.name}"


@cache
def tasks() -> tuple[Task, ...]:
    """Return the pages of the guide that are written, in their order."""
    listed = tomllib.loads((FOLDER / "guide.toml").read_text("utf-8")).get("tasks", [])
    written = [entry for entry in listed if _file(entry["name"]).is_file()]
    return tuple(Task(entry["name"], _title(entry["name"]), tuple(entry.get("fits", ()))) for entry in written)


def text_of(name: str) -> str | None:
    """Return a page's Markdown without its title, or None for a page that there is not."""
    if name not in {task.name for task in tasks()}:
        return None
    return _file(name).read_text("utf-8").partition("\n")[2]


def fitting(path: str) -> str:
    """Return the address of the page that helps with a path of the application, or of the list of all."""
    fits = [(len(start), task.path) for task in tasks() for start in task.fits if _begins(path, start)]
    return max(fits)[1] if fits else PAGE


def button(path: str) -> None:
    """Draw the "?" of the bar: help with the page at this path, in a tab of its own so that nothing typed is lost."""
    link = ui.link(target=fitting(path), new_tab=True).classes("help-link").mark("help-page")
    link.props('aria-label="Trợ giúp về trang này (mở thẻ mới)" title="Trợ giúp về trang này"')
    with link:
        ui.icon("help_outline").props('aria-hidden="true"')


def _begins(path: str, start: str) -> bool:
    return path == start or (start != "/" and path.startswith(f"{start}/"))


def _title(name: str) -> str:
    return _file(name).read_text("utf-8").partition("\n")[0].removeprefix("#").strip()


def _file(name: str) -> Path:
    return FOLDER / f"{name}.md"
