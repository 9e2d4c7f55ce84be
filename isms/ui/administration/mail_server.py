"""The mail server on the page of mail: where mail is handed in, what the environment sets, and a test message."""

from nicegui import run, ui

from isms.accounts.security_log import Happened
from isms.jobs.health import Health
from isms.mail import mail_requests, mail_settings, smtp
from isms.mail.mail_settings import MailSettings, Shown
from isms.platform.config import Settings
from isms.platform.database import Outcome
from isms.ui.parts import layout, words
from isms.ui.parts.forms import Form
from isms.ui.shell import form_drafts
from isms.ui.shell.visit import Redraw, Visit

_NAMES = {
    "host": "ISMS_SMTP_HOST",
    "port": "ISMS_SMTP_PORT",
    "sender": "ISMS_SMTP_FROM",
    "user": "ISMS_SMTP_USER",
    "starttls": "ISMS_SMTP_STARTTLS",
    "password": "ISMS_SMTP_PASSWORD",
    "daily_report": "ISMS_DAILY_REPORT",
}


def server(visit: Visit, shown: Shown, now: Health) -> None:
    """Draw where mail is handed in, to be changed where the environment leaves it open."""
    place = ui.element("div").classes("stack w-full")

    async def again() -> None:
        _draw(visit, place, await visit.read(lambda work: mail_settings.shown(work, visit.pages.settings)), now, again)

    _draw(visit, place, shown, now, again)


def _draw(visit: Visit, place: ui.element, shown: Shown, now: Health, again: Redraw) -> None:
    place.clear()
    with place:
        _server(visit, shown, now, again)


def _server(visit: Visit, shown: Shown, now: Health, again: Redraw) -> None:
    if not shown.said.host:
        layout.note("soon", "Chưa cấu hình máy chủ thư. Mọi thư được giữ lại, chưa mất thư nào.")
    layout.facts(
        [
            ("Lượt gửi gần nhất", words.instant(now.delivered_at) or "Chưa lần nào"),
            ("Đang chờ", f"{words.number(now.waiting)} thư"),
        ]
    )
    if shown.fixed:
        named = ", ".join(name for part, name in _NAMES.items() if part in shown.fixed)
        text = f"Đặt trên máy chủ, không sửa ở đây: {named}."
        layout.note("neutral", text if "password" not in shown.fixed else f"{text} Mật khẩu chỉ gửi đến máy chủ ấy.")
    form = Form({name: value for name, value in shown.said.plain().items() if name not in shown.fixed}, "mail::")
    with form_drafts.kept(visit, form, "Máy chủ thư"):
        fields = _Fields(shown, form)

    async def save() -> None:
        given, password, settings = fields.said, fields.password, visit.pages.settings
        done = await visit.act(
            lambda work: mail_settings.change(work, settings, given, password, fields.form.seen),
            form=fields.form,
            said="",
        )
        if done is None:
            return
        if done.changed:
            try:
                await run.io_bound(mail_settings.keep, settings, done.value)
            except OSError as error:
                visit.show(error, Outcome.ROLLED_BACK)
                return
            who = visit.signed_in
            log = visit.pages.security.note
            await run.io_bound(log, Happened.SETTINGS, visit.name, who.address, who.agent, "mail")
        ui.notify("Đã lưu cấu hình thư." if done.changed else "Không có gì thay đổi.", color="dark", text_color="white")
        await again()

    if not _NAMES.keys() <= shown.fixed:
        fields.form.buttons("Lưu cấu hình", save).mark("save-mail")
        text = (
            "Lưu trong một tệp riêng của thư mục dữ liệu, không nằm trong sổ và bản sao lưu: khi chuyển sang máy khác, "
            "hãy nhập lại."
        )
        layout.text("p", text).classes("muted small")


class _Fields:
    """The fields of the server; those that the environment sets are shown and cannot be changed."""

    def __init__(self, shown: Shown, form: Form) -> None:
        self._shown = said = shown.said
        self._fixed = shown.fixed
        self.form = form
        with ui.element("div").classes("pair"):
            self._host = form.text("host", "Máy chủ", said.host, help="Tên máy nhận thư đi, ví dụ mail.coquan.gov.vn.")
            self._port = form.number("port", "Cổng", said.port, help="587; 465 nếu mã hóa ngay từ đầu; 25 nếu nội bộ.")
            self._sender = form.text("sender", "Địa chỉ gửi", said.sender, help="Thư nhắc gửi đi từ địa chỉ này.")
            self._user = form.text("user", "Tài khoản", said.user, help="Để trống nếu máy chủ không đòi đăng nhập.")
            kept = "Đã có mật khẩu. Để trống là giữ nguyên." if shown.has_password else ""
            self._password = form.password("password", "Mật khẩu", help=kept)
        about = "Chỉ tắt khi máy chủ nội bộ không có TLS."
        self._starttls = form.tick("starttls", "Mã hóa đường truyền (STARTTLS)", said.starttls, help=about)
        about = "Gửi vào mỗi ngày làm việc, cả khi không có việc mới: không thấy thư tức là phần mềm có thể đã dừng."
        label = "Thư hằng ngày của người quản trị kể phần mềm đã chạy những gì"
        self._daily_report = form.tick("daily_report", label, said.daily_report, help=about)
        for name in shown.fixed:
            form.element(name).disable()

    @property
    def said(self) -> MailSettings:
        """What stands in the fields."""
        return MailSettings(
            host=self._host.value or "",
            port=int(self._port.value or 0),
            sender=self._sender.value or "",
            user=self._user.value or "",
            starttls=bool(self._starttls.value),
            daily_report=bool(self._daily_report.value),
        )

    @property
    def password(self) -> str:
        """What was entered as the password, empty for the one there is."""
        return "" if "password" in self._fixed else self._password.value or ""


def test(visit: Visit, mine: str) -> None:
    """Draw the test message: sent by what is saved, with the server's own answer."""
    form = Form()
    address = form.text("to", "Gửi đến", mine, help="Thư chỉ có một câu. Máy chủ trả lời gì, hiện nguyên văn ở đây.")
    answer = ui.element("div").classes("stack w-full").props("aria-live=polite")

    async def send() -> None:
        asked = await visit.act(lambda work: mail_requests.ask_for_test(work, address.value or ""), form=form, said="")
        if not asked:
            return
        answer.clear()
        button.props("loading")
        try:
            kind, title, said = await _try(visit.pages.settings, asked.value)
        finally:
            button.props(remove="loading")
        with answer:
            layout.note(kind, title)
            layout.text("pre", said).classes("answer").mark("answer")

    with ui.element("div").classes("form-buttons"):
        button = layout.secondary("Gửi thư thử", send, icon="outgoing_mail").mark("send-test")


async def _try(settings: Settings, to: str) -> tuple[str, str, str]:
    """Send a test message; return kind and title of the outcome, and the server's own words."""
    used, unusable = mail_settings.usable(settings)
    if unusable:
        return "overdue", "Thư thử chưa đi được.", unusable
    try:
        said = await run.io_bound(smtp.test_mail, used, to)
    except smtp.NotSent as refused:
        return "overdue", "Thư thử chưa đi được.", str(refused)
    return "ok", f"Máy chủ đã nhận thư gửi đến {to}.", str(said)
