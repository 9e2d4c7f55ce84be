"""Turning one's own second factor on and off, and the recovery codes that are shown once."""

from collections.abc import Sequence

from nicegui import run, ui

from isms.accounts import own_account, passwords
from isms.accounts.second_factor import Enrolment, Standing
from isms.ui.account.proving import proved
from isms.ui.parts import dialogs, layout, words
from isms.ui.parts.forms import Form
from isms.ui.shell.visit import Redraw, Visit

_FEW = 3
_CODE = "Mã trên điện thoại"
_RECOVERY = "Hoặc một mã dự phòng chưa dùng."


def build(visit: Visit, standing: Standing, redraw: Redraw) -> None:
    """Draw the section; `redraw` builds it anew after something changed."""
    with layout.section("Xác thực hai bước"):
        if standing.since is None:
            _off(visit, redraw)
        else:
            _on(visit, standing, redraw)


def _off(visit: Visit, redraw: Redraw) -> None:
    layout.note("neutral", "Chưa bật. Ai biết mật khẩu của bạn là vào được sổ.")
    layout.text(
        "p",
        "Khi bật, mỗi lần đăng nhập cần thêm một mã 6 số trên điện thoại của bạn. Mật khẩu khi đó có thể ngắn hơn"
        f" (từ {passwords.SHORTEST_WITH_SECOND_FACTOR} thay vì {passwords.SHORTEST} ký tự).",
    ).classes("muted")
    with ui.element("div").classes("line"):
        layout.secondary("Bật xác thực hai bước", lambda: _turn_on(visit, redraw), icon="phonelink_lock")


def _on(visit: Visit, standing: Standing, redraw: Redraw) -> None:
    layout.note("ok", f"Đang bật từ {words.instant(standing.since)}.")
    left = standing.codes_left
    if left <= _FEW:
        layout.note("soon", f"Chỉ còn {left} mã dự phòng. Hãy tạo bộ mã mới để không bị mất đường vào sổ.")
    else:
        layout.text("p", f"Còn {left} mã dự phòng chưa dùng.").classes("muted")
    with ui.element("div").classes("line"):
        layout.secondary("Tạo bộ mã dự phòng mới", lambda: _renew(visit, redraw))
        layout.danger("Tắt xác thực hai bước", lambda: _turn_off(visit, redraw))


async def _turn_on(visit: Visit, redraw: Redraw) -> None:
    enrolment = Enrolment(visit.name)
    picture = await run.io_bound(lambda: enrolment.picture) or ""
    form = Form()
    with dialogs.panel("Bật xác thực hai bước") as dialog:
        with ui.element("ol").classes("steps"):
            layout.text("li", "Cài một ứng dụng xác thực trên điện thoại (loại tạo mã 6 số, đổi sau mỗi 30 giây).")
            layout.text("li", "Trong ứng dụng, chọn thêm tài khoản rồi quét hình này.")
            layout.text("li", "Nhập mã 6 số mà ứng dụng đang hiện.")
        ui.html(picture, sanitize=False).classes("qr").props('role=img aria-label="Mã QR của xác thực hai bước"')
        with ui.element("details").classes("small"):
            layout.text("summary", "Không quét được? Nhập khóa này bằng tay")
            layout.text("p", enrolment.typed).classes("secret")
            layout.text("p", f"Loại: theo thời gian. Tài khoản: {enrolment.name}.").classes("muted")
        code = _code_field(form, "")
        current = form.password("current", "Mật khẩu hiện nay", autocomplete="current-password")

        def turn_on() -> list[str]:
            database, token_hash = visit.pages.database, visit.signed_in.token_hash
            return own_account.turn_second_factor_on(
                database, token_hash, enrolment, current.value or "", code.value or ""
            )

        async def save() -> None:
            done = await proved(visit, form, turn_on, "Đã bật xác thực hai bước.")
            if done:
                dialog.close()
                _show_codes(visit.name, done.value, redraw)

        form.buttons("Bật", save, cancel=dialog.close)
    dialog.open()


async def _turn_off(visit: Visit, redraw: Redraw) -> None:
    form = Form()
    with dialogs.panel("Tắt xác thực hai bước?") as dialog:
        ui.label("Từ lần đăng nhập sau chỉ cần mật khẩu. Bộ mã dự phòng bị bỏ; các nơi đăng nhập khác bị đăng xuất.")
        current = form.password("current", "Mật khẩu hiện nay", autocomplete="current-password")
        code = _code_field(form, _RECOVERY)
        new = form.password(
            "new",
            "Mật khẩu mới",
            help=f"Bắt buộc nếu mật khẩu hiện nay ngắn hơn {passwords.SHORTEST} ký tự; nếu không, để trống.",
        )

        def turn_off() -> bool:
            given = (current.value or "", code.value or "", new.value or "")
            own_account.turn_second_factor_off(visit.pages.database, visit.signed_in.token_hash, *given)
            return True

        async def save() -> None:
            if await proved(visit, form, turn_off, "Đã tắt xác thực hai bước."):
                dialog.close()
                await redraw()

        form.buttons("Tắt", save, cancel=dialog.close)
    dialog.open()


async def _renew(visit: Visit, redraw: Redraw) -> None:
    form = Form()
    with dialogs.panel("Tạo bộ mã dự phòng mới") as dialog:
        ui.label("Mọi mã dự phòng cũ hết dùng được.").classes("muted")
        current = form.password("current", "Mật khẩu hiện nay", autocomplete="current-password")
        code = _code_field(form, _RECOVERY)

        def renew() -> list[str]:
            database, token_hash = visit.pages.database, visit.signed_in.token_hash
            return own_account.renew_recovery_codes(database, token_hash, current.value or "", code.value or "")

        async def save() -> None:
            done = await proved(visit, form, renew, "Đã tạo bộ mã mới.")
            if done:
                dialog.close()
                _show_codes(visit.name, done.value, redraw)

        form.buttons("Tạo mã mới", save, cancel=dialog.close)
    dialog.open()


def _code_field(form: Form, help: str) -> ui.input:
    return form.text("code", _CODE, help=help).props("autocomplete=one-time-code inputmode=numeric maxlength=80")


def _show_codes(name: str, codes: Sequence[str], after: Redraw) -> None:
    """Show the recovery codes; they cannot be shown again."""
    with dialogs.panel("Mã dự phòng của bạn") as dialog:
        dialog.props("persistent")
        ui.label("Mỗi mã dùng được một lần, khi không có điện thoại. In ra hoặc tải về và cất nơi an toàn.")
        layout.note("soon", "Sau khi đóng, không xem lại được.")
        with ui.element("ol").classes("codes"):
            for code in codes:
                layout.text("li", code).classes("secret")
        with ui.element("div").classes("form-buttons"):
            layout.secondary("Tải về", lambda: ui.download.content(_sheet(name, codes), "ma-du-phong.txt"))
            layout.secondary("In", lambda: ui.run_javascript("window.print()"))

            async def close() -> None:
                dialog.close()
                await after()

            layout.primary("Đã cất", close)
    dialog.open()


def _sheet(name: str, codes: Sequence[str]) -> bytes:
    """Return the file with the codes: UTF-8 with a mark, and line ends that Windows' Notepad shows."""
    lines = ["Sổ cấp độ an ninh mạng: mã dự phòng", f"Tài khoản: {name}", "Mỗi mã dùng được một lần.", ""]
    return "\r\n".join([*lines, *codes, ""]).encode("utf-8-sig")
