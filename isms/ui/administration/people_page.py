"""People with an account: who they are, in which role, for which branch."""

from collections.abc import Callable
from typing import Any

from nicegui import ui

from inventory.organisation.access import Act
from inventory.work import Role, Work
from isms.accounts import new_passwords, passwords, people
from isms.accounts.hashing_queue import QUEUE
from isms.accounts.idle import ALLOWED
from isms.accounts.passwords import NewPassword
from isms.accounts.people import Listed
from isms.ui.account.people_styles import STYLES
from isms.ui.administration import (
    idle_accounts,
    roles,
    second_factor_switch,
    security_log_page,
    signed_in,
    two_person_switch,
)
from isms.ui.parts import data_tables, dialogs, layout, words
from isms.ui.parts.forms import Form
from isms.ui.shell import form_drafts
from isms.ui.shell.visit import Pages, Visit

PATH = "/quan-tri/nguoi-dung"
_COLUMNS = [
    data_tables.Column("person", "Người dùng", "two_lines"),
    data_tables.Column("role", "Vai trò"),
    data_tables.Column("unit", "Đơn vị"),
    data_tables.Column("email", "Thư điện tử"),
    data_tables.Column("state", "Tài khoản", "badge"),
    data_tables.Column("second", "Xác thực hai bước"),
    data_tables.Column("last", "Đăng nhập gần nhất"),
]


def register(pages: Pages) -> None:
    """Add the list of people and the page of one."""

    @pages.page(PATH, title="Người dùng", act=Act.ADMINISTER)
    async def everybody(visit: Visit) -> None:
        listed = await visit.read(people.listed)
        units = await visit.read(people.units)
        ui.add_head_html(STYLES)
        with layout.head("Người dùng", "Ai được vào sổ, với vai trò nào, cho những đơn vị nào."):
            layout.secondary("Nhật ký an ninh", lambda: visit.go(security_log_page.PATH), icon="policy")
            layout.primary("Thêm người dùng", lambda: _add_dialog(visit, units), icon="add")
        rows = [_row(person) for person in listed]
        data_tables.table(_COLUMNS, rows, key="name", path=lambda name: f"{PATH}/{name}")
        idle_accounts.build(listed, visit.today, PATH)
        if len(listed) == 1:
            with layout.section():
                layout.empty(
                    "group_add",
                    "Mới có một mình bạn",
                    "Thêm cán bộ an ninh mạng, lãnh đạo và người của các đơn vị để họ nhận thư nhắc và cùng làm việc.",
                    "Thêm người dùng",
                    lambda: _add_dialog(visit, units),
                )
        await signed_in.build(visit)
        roles.build()
        await two_person_switch.build(visit)
        await second_factor_switch.build(visit)

    @pages.page(PATH + "/{name}", title="Người dùng", act=Act.ADMINISTER)
    async def one(visit: Visit, name: str) -> None:
        person = await visit.read(lambda work: people.show(work, name))
        units = await visit.read(people.units)
        with layout.head(person.full_name or person.name, "Sửa vai trò, đơn vị và quyền vào sổ."):
            layout.secondary("Về danh sách", lambda: visit.go(PATH), icon="arrow_back")
        with ui.element("div").classes("columns"):
            with layout.section("Thông tin"):
                _change_form(visit, person, units)
            with ui.element("div").classes("stack apart"), layout.section("Tài khoản"):
                _account(visit, person)


def _row(person: Listed) -> dict[str, Any]:
    return {
        "name": person.name,
        "person": data_tables.two_lines(person.full_name or person.name, person.name),
        "role": Role.word(person.role),
        "unit": person.unit_name,
        "email": person.email or "–",
        "state": data_tables.badge(*_state(person)),
        "second": "Có" if person.second_factor else "Chưa",
        "last": words.instant(person.last_sign_in_at) or "Chưa lần nào",
    }


def _state(person: Listed) -> tuple[str, str]:
    if person.idle_closed_at is not None:
        return "neutral", f"Tự khóa vì {ALLOWED.days} ngày không đăng nhập"
    if not person.active:
        return "neutral", "Đã khóa"
    if not person.can_sign_in:
        return "soon", "Chưa có mật khẩu"
    return ("soon", "Tạm khóa do sai mật khẩu") if person.locked else ("ok", "Đang dùng")


def _add_dialog(visit: Visit, units: dict[str, str]) -> None:
    form, title = Form(draft="person::"), "Thêm người dùng"
    with dialogs.panel(title) as dialog, form_drafts.kept(visit, form, title):
        full_name = form.text("full_name", "Họ và tên")
        name = form.text("name", "Tên đăng nhập", help="Chữ thường không dấu, chữ số và các dấu . _ -")
        read_account = _account_fields(form, units)
        password = form.text(
            "password", "Mật khẩu ban đầu", passwords.invented(), help="Ít nhất 14 ký tự. Chỉ hiện ở đây một lần."
        )
        form.keep_secret("password")

        async def add() -> None:
            account = {"full_name": full_name.value, "name": name.value} | read_account()
            account["password"] = await _chosen(visit, password.value, name.value)
            done = await visit.act(lambda work: people.add(work, **account).name, form=form, said="Đã thêm người dùng.")
            if done:
                dialog.close()
                _show_once(done.value, password.value or "", lambda: visit.go(PATH), done.waits)

        form.buttons("Thêm", add, cancel=dialog.close)
    dialog.open()


def _change_form(visit: Visit, person: Listed, units: dict[str, str]) -> None:
    seen = {"full_name": person.full_name, "role": person.role.value, "email": person.email, "unit": person.unit_code}
    form = Form(seen, f"person::{person.name}")
    with ui.element("div").classes("form"), form_drafts.kept(visit, form, f"Người dùng: {person.name}"):
        full_name = form.text("full_name", "Họ và tên", person.full_name)
        read_account = _account_fields(form, units, person)

        async def save() -> None:
            account = {"full_name": full_name.value} | read_account()
            done = await visit.act(lambda work: people.change(work, person.name, **account, seen=form.seen), form=form)
            if done and not done.waits:
                form.rebase(done.value)
            await visit.pages.close_ended()

        form.buttons("Lưu", save)


def _account_fields(form: Form, units: dict[str, str], person: Listed | None = None) -> Callable[[], dict[str, Any]]:
    """Build the fields of role, unit and e-mail; return a function that reads them."""
    roles = {role.value: (role.label, role.help) for role in Role}
    role = form.cards("role", "Vai trò", roles, person.role if person else None)
    first = next(iter(units), None)
    unit = form.choice(
        "unit",
        "Đơn vị",
        units,
        person.unit_code if person and person.unit_code in units else first,
        help="Người này thấy và làm việc với các hệ thống của đơn vị này và các đơn vị bên dưới.",
    )
    email = form.text("email", "Thư điện tử", person.email if person else "", help="Để nhận thư nhắc. Có thể để trống.")
    return lambda: {"role": role.value or "", "unit_code": unit.value or None, "email": email.value or ""}


def _account(visit: Visit, person: Listed) -> None:
    kind, text = _state(person)
    layout.note(kind, text)
    if person.idle_closed_at is not None:
        layout.text("p", "Người này không vào sổ được nhưng vẫn nhận thư nhắc; khóa hẳn thì thôi.").classes("muted")
    layout.facts(
        [
            ("Tên đăng nhập", person.name),
            ("Đăng nhập gần nhất", words.instant(person.last_sign_in_at) or "Chưa lần nào"),
            ("Xác thực hai bước", "Đang bật" if person.second_factor else "Chưa bật"),
            ("Đang đăng nhập", f"{words.number(person.browsers)} trình duyệt"),
            ("Địa chỉ lịch", f"Tạo {words.instant(person.calendar_since)}" if person.calendar_since else "Không có"),
        ]
    )

    async def do(use_case: Callable[[Any, str], None], said: str) -> None:
        if await visit.act(lambda work: use_case(work, person.name), said=said):
            await visit.pages.close_ended()
            visit.go(f"{PATH}/{person.name}")

    async def deactivate() -> None:
        text = "Người này bị đăng xuất ngay và không vào được nữa. Những việc đã làm vẫn còn trong nhật ký."
        if await dialogs.confirm(f"Khóa tài khoản {person.name}?", text, "Khóa tài khoản", danger=True):
            await do(people.deactivate, "Đã khóa tài khoản.")

    with ui.element("div").classes("line"):
        layout.secondary("Đặt lại mật khẩu", lambda: _password_dialog(visit, person))
        layout.secondary("Đăng xuất mọi nơi", lambda: do(people.sign_out_everywhere, "Đã đăng xuất mọi nơi."))
        if person.calendar_since:
            layout.secondary("Hủy địa chỉ lịch", lambda: do(people.revoke_calendar, "Đã hủy địa chỉ lịch."))
        if person.second_factor:
            layout.danger("Mất điện thoại", lambda: _lost_phone_dialog(visit, person))
        if person.active or person.idle_closed_at is not None:
            layout.danger("Khóa tài khoản" if person.active else "Khóa hẳn", deactivate)
        if not person.active:
            layout.primary("Mở lại tài khoản", lambda: do(people.activate, "Đã mở lại tài khoản."))


def _password_dialog(visit: Visit, person: Listed) -> None:
    text = "Người này bị đăng xuất ở mọi nơi và vào lại bằng mật khẩu mới."
    title = f"Đặt lại mật khẩu của {person.name}"
    _new_password(visit, person, people.set_password, title, text, "Đã đặt lại mật khẩu.")


def _lost_phone_dialog(visit: Visit, person: Listed) -> None:
    text = (
        "Gỡ xác thực hai bước và đặt mật khẩu mới: mật khẩu cũ có thể quá ngắn để dùng một mình. "
        "Hãy chắc chắn đúng là người này yêu cầu; họ bị đăng xuất ở mọi nơi. Việc này được ghi vào nhật ký."
    )
    title = f"Gỡ xác thực hai bước của {person.name}"
    _new_password(visit, person, people.take_off_second_factor, title, text, "Đã gỡ xác thực hai bước.")


def _new_password(
    visit: Visit, person: Listed, use_case: Callable[[Work, str, NewPassword], None], title: str, text: str, said: str
) -> None:
    form = Form()
    with dialogs.panel(title) as dialog:
        ui.label(text).classes("muted")
        password = form.text("password", "Mật khẩu mới", passwords.invented(), help="Ít nhất 14 ký tự.")

        async def save() -> None:
            new = password.value or ""
            kept = await _chosen(visit, new, person.name)
            done = await visit.act(lambda work: use_case(work, person.name, kept), form=form, said=said)
            if done:
                dialog.close()
                await visit.pages.close_ended()
                _show_once(person.name, new, lambda: visit.go(f"{PATH}/{person.name}"), done.waits)

        form.buttons("Đặt mật khẩu mới", save, cancel=dialog.close)
    dialog.open()


async def _chosen(visit: Visit, password: str | None, name: str | None) -> NewPassword:
    """Hash a password off the event loop, before any transaction."""
    return await QUEUE.run(visit.name, new_passwords.chosen, visit.pages.database, password or "", name or "")


def _show_once(name: str, password: str, after: Callable[[], None], waits: bool) -> None:
    """Show a password to be handed over; it cannot be shown again."""
    with dialogs.panel("Trao mật khẩu cho người dùng") as dialog:
        dialog.props("persistent")
        ui.label("Ghi lại và trao tận tay. Sau khi đóng, không xem lại được.").classes("muted")
        ui.label("Chỉ dùng cho một lần đăng nhập: người này phải đặt ngay mật khẩu của mình.").classes("muted")
        if waits:
            layout.note("soon", "Chưa có hiệu lực: còn chờ người thứ hai xác nhận.")
        layout.facts([("Tên đăng nhập", name), ("Mật khẩu", password)])

        def close() -> None:
            dialog.close()
            after()

        with ui.element("div").classes("form-buttons"):
            layout.primary("Đã ghi lại", close)
    dialog.open()
