"""Help: the guide's pages, and the words of the law explained."""

from nicegui import app, ui
from starlette.staticfiles import StaticFiles

from inventory.errors import NotFound
from isms.ui import guide
from isms.ui.parts import layout, terms
from isms.ui.shell.visit import Pages, Visit

_PICTURES = f"{terms.PAGE}/anh"


def register(pages: Pages) -> None:
    """Add /tro-giup and its pages."""
    app.remove_route(_PICTURES)
    app.mount(_PICTURES, StaticFiles(directory=guide.FOLDER / "anh", check_dir=False))

    @pages.page(terms.PAGE, title="Trợ giúp")
    def help_page(visit: Visit) -> None:
        with layout.head("Trợ giúp", "Hướng dẫn theo việc, và từ ngữ của luật giải thích kèm điều khoản."):
            pass
        if guide.tasks():
            with layout.section("Hướng dẫn theo việc"), ui.element("ol").classes("tasks"):
                for task in guide.tasks():
                    with ui.element("li"):
                        layout.link(task.title, task.path)
        with layout.section("Từ ngữ"):
            layout.note("neutral", "Lời giải thích là của sổ, không thay lời văn của nghị định. Hãy đọc điều khoản.")
            with ui.element("dl").classes("terms"):
                for term in terms.every():
                    _term(term)

    @pages.page(f"{terms.PAGE}/{{name}}", title="Trợ giúp")
    def task_page(visit: Visit, name: str) -> None:
        text = guide.text_of(name)
        if text is None:
            raise NotFound("trang trợ giúp", name)
        title = next(task.title for task in guide.tasks() if task.name == name)
        ui.page_title(title)
        with layout.head(title, ""):
            pass
        with layout.section():
            ui.markdown(text.replace("](anh/", f"]({_PICTURES}/")).classes("guide")
        layout.link("Mọi hướng dẫn và từ ngữ", terms.PAGE)


def _term(term: terms.Term) -> None:
    heading = layout.text("dt", term.name)
    heading.props(f"id={term.code}")
    with ui.element("dd"):
        layout.text("p", term.text)
        if term.clause:
            layout.text("p", term.clause).classes("clause")
