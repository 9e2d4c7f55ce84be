"""A reason asked for before something is struck out or given up; what was typed of it is kept as a draft."""

from hashlib import sha256

from nicegui import ui

from inventory.errors import Problem
from isms.ui.parts import dialogs, layout
from isms.ui.parts.forms import Form
from isms.ui.shell import form_drafts
from isms.ui.shell.visit import Visit


async def ask_reason(visit: Visit, title: str, text: str, verb: str) -> str | None:
    """Ask for the reason that the trail will keep, `text` saying of what; None when the person changed their mind."""
    form = Form(draft=f"reason::{sha256((title + text).encode()).hexdigest()[:16]}")
    with dialogs.panel(title) as dialog, form_drafts.kept(visit, form, title):
        ui.label(text)
        reason = form.paragraph("reason", "Lý do", help="Lý do được ghi vào nhật ký.").props("maxlength=1000")

        def submit() -> None:
            if (reason.value or "").strip():
                visit.saved(form)
                dialog.submit(reason.value.strip())
            else:
                form.show([Problem("reason", "Chưa có lý do.", "Hãy ghi lý do.")])

        with ui.element("div").classes("form-buttons"):
            layout.secondary("Không", lambda: dialog.submit(None))
            layout.primary(verb, submit).mark("confirm")
    answer = await dialog
    return str(answer) if answer else None
