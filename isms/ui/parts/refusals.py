"""How a refusal, bad input or a fault is said: what, why, and what to do next. Never a traceback."""

import logging
import secrets

from nicegui import ui

from inventory.errors import Busy, Invalid, NotFound, Outdated, Problem, Reason, Refused
from isms.accounts.sessions import SignedOut
from isms.platform.database import Outcome
from isms.ui.parts import conflicts, dialogs, layout, places
from isms.ui.parts.forms import Form
from isms.ui.web import security

log = logging.getLogger("isms.ui")


_NOT_DONE = "Chưa thực hiện được"
_FAULT = "Có lỗi trong chương trình"
_BECAME = {
    None: "Việc này chưa làm xong được. Hãy tải lại trang rồi làm lại",
    Outcome.ROLLED_BACK: "Việc này chưa được thực hiện và không có gì bị lưu dở. Hãy thử lại",
    Outcome.UNKNOWN: "Mất kết nối đúng lúc đang lưu nên chưa rõ đã lưu được hay chưa. Hãy tải lại trang để xem",
    Outcome.COMMITTED: "Nội dung đã được lưu; chỉ trang này chưa hiển thị lại được. Hãy tải lại trang",
}
"""What a person reads about a fault, by what became of the act; None: the act, if there was one, is not known here."""


def show(error: Exception, form: Form | None = None, outcome: Outcome | None = None) -> None:
    """
    Show what went wrong: beside the form's fields where it belongs to one, otherwise in a dialog.

    `outcome` is what the unit of work said became of the act. Only it allows to say that nothing was stored.
    """
    if isinstance(error, SignedOut):
        ui.navigate.to(security.sign_in_again(ui.context.client.request))
    elif outcome is Outcome.COMMITTED:
        _tell_stale(error)
    elif isinstance(error, Invalid):
        elsewhere = form.show(error.problems) if form else list(error.problems)
        if elsewhere:
            _tell(_NOT_DONE, _as_reasons(elsewhere))
    elif isinstance(error, Outdated) and error.conflicts and not error.whole and form and form.is_open:
        conflicts.ask(form, error.conflicts)
    elif isinstance(error, Outdated) and error.conflicts:
        _tell(conflicts.TITLE, _as_reasons(conflicts.tell(error.conflicts, form)))
    elif isinstance(error, Refused):
        _tell(_NOT_DONE, list(error.reasons))
    elif isinstance(error, Busy):
        _tell(_NOT_DONE, [Reason("busy", "", str(error))])
    else:
        _tell(_FAULT, [_fault(error, _BECAME[outcome])])


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
    if isinstance(error, Busy):
        _panel(title, "Trang này chưa mở được", [Reason("busy", "", str(error))])
        return 503
    text = "Trang này chưa mở được; những gì đã lưu trước đó vẫn còn. Hãy tải lại trang"
    _panel(title, _FAULT, [_fault(error, text)])
    return 500


def _fault(error: Exception, text: str) -> Reason:
    """Log an unforeseen error under a number, and return what to tell the person."""
    reference = secrets.token_hex(4)
    log.error("fault %s", reference, exc_info=error)
    return Reason("fault", "", f"{text}; nếu vẫn lỗi, báo người quản trị mã {reference}.")


def _tell_stale(error: Exception) -> None:
    """Say that the act is stored and that only the page is not up to date, with a button that loads it again."""
    if isinstance(error, Refused):
        reasons = list(error.reasons)
    elif isinstance(error, Invalid):
        reasons = _as_reasons(list(error.problems))
    else:
        reasons = [_fault(error, _BECAME[Outcome.COMMITTED])]
    with dialogs.panel("Đã lưu, nhưng trang chưa hiển thị lại được") as dialog:
        layout.reasons(reasons)
        with ui.element("div").classes("form-buttons"):
            layout.secondary("Đóng", dialog.close)
            layout.primary("Tải lại trang", ui.navigate.reload).mark("reload")
    dialog.mark("saved-but-stale").open()


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
