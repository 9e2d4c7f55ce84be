"""How a refusal, bad input or a fault is said: what, why, and what to do next. Never a traceback."""

import logging
import secrets

from nicegui import ui

from inventory.errors import Invalid, NotFound, Problem, Reason, Refused
from isms.accounts.sessions import SignedOut
from isms.ui import places, security
from isms.ui.parts import dialogs, layout
from isms.ui.parts.forms import Form

log = logging.getLogger("isms.ui")


def show(error: Exception, form: Form | None = None) -> None:
    """Show what went wrong: beside the form's fields where it belongs to one, otherwise in a dialog."""
    if isinstance(error, SignedOut):
        ui.navigate.to(security.sign_in_again(ui.context.client.request))
    elif isinstance(error, Invalid):
        elsewhere = form.show(error.problems) if form else list(error.problems)
        if elsewhere:
            _tell("Chưa thực hiện được", _as_reasons(elsewhere))
    elif isinstance(error, Refused):
        _tell("Chưa thực hiện được", list(error.reasons))
    else:
        _tell("Có lỗi trong chương trình", [_fault(error)])


def show_in_place(error: Exception, title: str) -> int:
    """Show in the page itself what kept it from being built; return the HTTP status to give."""
    if isinstance(error, SignedOut):
        ui.navigate.to(security.sign_in_again(ui.context.client.request))
        return 401
    if isinstance(error, NotFound):
        _panel(title, "Không tìm thấy", _as_reasons(list(error.problems)))
        return 404
    if isinstance(error, Invalid):
        _panel(title, "Không mở được trang này", _as_reasons(list(error.problems)))
        return 400
    if isinstance(error, Refused):
        _panel(title, "Không mở được trang này", list(error.reasons))
        return 403
    _panel(title, "Có lỗi trong chương trình", [_fault(error)])
    return 500


def _fault(error: Exception) -> Reason:
    """Log an unforeseen error under a number, and return what to tell the person."""
    reference = secrets.token_hex(4)
    log.error("fault %s", reference, exc_info=error)
    kept = "Việc này chưa được thực hiện và không có gì bị lưu dở."
    return Reason("fault", "", f"{kept} Hãy thử lại; nếu vẫn lỗi, báo người quản trị mã {reference}.")


def _as_reasons(problems: list[Problem]) -> list[Reason]:
    return [Reason("invalid", "", f"{problem.rule} {problem.remedy}".strip()) for problem in problems]


def _tell(title: str, reasons: list[Reason]) -> None:
    with dialogs.panel(title) as dialog:
        layout.reasons(reasons)
        with ui.element("div").classes("form-buttons"):
            layout.primary("Đã hiểu", dialog.close)
    dialog.mark("refusal").open()


def _panel(title: str, what: str, reasons: list[Reason]) -> None:
    with layout.head(title, ""):
        pass
    with layout.section(what):
        layout.reasons(reasons)
        with ui.element("div").classes("line"):
            _ways_on(title)
            layout.link("Về trang đầu", "/")


def _ways_on(title: str) -> None:
    """Offer the page without what its address asks of it, and the page that it stands below."""
    address = ui.context.client.request.url
    if address.query and address.path != "/":
        layout.link(f"Mở lại trang {title}", address.path)
    if above := places.above(address.path):
        layout.link(f"Mở trang {above.label}", above.path)
