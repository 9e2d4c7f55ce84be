"""The files of a paper as links: Word to edit, PDF to print."""

from urllib.parse import quote

from nicegui import ui

ENDINGS = (("docx", "Word"), ("pdf", "PDF"))


def paper_links(code: str, subject: str, title: str, query: str = "") -> None:
    """Draw the links to a paper of the catalogue about a subject. `query`: "?ngay=2026-12-14" for another day."""
    with ui.element("div").classes("line"):
        for ending, name in ENDINGS:
            address = f"/in/{code}/{quote(subject, safe='')}.{ending}{query}"
            link = ui.link(name, address, new_tab=ending == "pdf").mark(f"{code}-{ending}")
            link.props(f'aria-label="{title}, tệp {name}"')


def paper_row(code: str, subject: str, title: str, purpose: str = "", query: str = "") -> None:
    """Draw a row of a list of papers: what it is, what for, its files."""
    with ui.element("li").mark(f"paper-{code}"):
        with ui.element("div").classes("say"):
            ui.label(title).classes("strong")
            if purpose:
                ui.label(purpose).classes("muted")
        paper_links(code, subject, title, query)
