"""The look: style sheets of tokens and classes, shared by the application and the plain pages."""

from pathlib import Path

from nicegui import ui

STATIC_FILES = Path(__file__).parent / "static"
CHOICES = {"auto": "Theo máy", "light": "Sáng", "dark": "Tối"}
_WHEN_DARK = {"auto": "screen and (prefers-color-scheme: dark)", "dark": "screen", "light": "not all"}
_QUASAR_DARK = {"auto": None, "dark": True, "light": False}
_NO_MODULES = "Trình duyệt này quá cũ. Hãy dùng phiên bản mới của Chrome, Edge hoặc Firefox."


def apply(chosen: str) -> None:
    """Give the page being built the look of the application; `chosen`: a key of CHOICES. Said in the head: no flash."""
    ui.add_head_html('<link rel="stylesheet" href="/tinh/isms.css">')
    ui.add_head_html(f'<link id="dark" rel="stylesheet" href="/tinh/dark.css" media="{_WHEN_DARK[chosen]}">')
    ui.add_head_html('<script defer src="/tinh/isms.js"></script>')
    ui.add_body_html('<div id="long" role="status" hidden></div>')
    ui.add_head_html(
        f'<style>#esm-fallback{{font-size:0}}#esm-fallback::after{{font-size:16px;content:"{_NO_MODULES}"}}</style>'
    )
    ui.dark_mode(_QUASAR_DARK[chosen])
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


def change(chosen: str) -> None:
    """Change the look of the page that is open."""
    if chosen in CHOICES:
        ui.run_javascript(f'isms.theme("{chosen}")')
