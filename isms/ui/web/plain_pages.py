"""Plain HTML pages that work without JavaScript: sign-in, first run, and messages outside of the application."""

from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from nicegui import __version__ as nicegui_version
from starlette.responses import HTMLResponse


def page(template: str, status: int = 200, **values: Any) -> HTMLResponse:
    """Return the page made of a template in `html/`."""
    return HTMLResponse(_templates().get_template(f"{template}.html").render(values), status)


def message(status: int, text: str, label: str = "Về trang đầu", path: str = "/") -> HTMLResponse:
    """Return a page that says one thing and where to go from there."""
    return page("message", status, text=text, label=label, path=path)


@cache
def _templates() -> Environment:
    templates = Environment(loader=PackageLoader("isms.ui.web", "html"), autoescape=True, undefined=StrictUndefined)
    templates.globals["fonts"] = f"/_nicegui/{nicegui_version}/static/fonts.css"
    return templates
