"""The look: one style sheet of tokens and classes, shared by the application and the plain pages."""

from pathlib import Path

from nicegui import ui

STATIC_FILES = Path(__file__).parent / "static"
_NO_MODULES = "Trình duyệt này quá cũ. Hãy dùng phiên bản mới của Chrome, Edge hoặc Firefox."


def apply() -> None:
    """Give the page being built the look of the application."""
    ui.add_head_html('<link rel="stylesheet" href="/tinh/isms.css">')
    ui.add_head_html(
        f'<style>#esm-fallback{{font-size:0}}#esm-fallback::after{{font-size:16px;content:"{_NO_MODULES}"}}</style>'
    )
    ui.colors(
        primary="var(--primary)",
        secondary="var(--neutral)",
        accent="var(--blocked)",
        dark="#2b3345",
        positive="var(--ok)",
        negative="var(--overdue)",
        info="var(--primary)",
        warning="var(--soon)",
    )
