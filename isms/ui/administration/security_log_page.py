"""The security log: who tried to get in, from where, and what was refused; narrowed and paged by its address."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import ClassVar

from nicegui import ui

from inventory.organisation.access import Act
from isms.accounts import security_log
from isms.accounts.people_tables import SecurityEvent
from isms.accounts.security_log import KEPT_DAYS, Happened
from isms.ui.lists import narrowing, pager, system_rows_shown
from isms.ui.lists.address import Address
from isms.ui.parts import agents, data_tables, layout, words
from isms.ui.parts.forms import Form
from isms.ui.shell.visit import Pages, Visit

PATH = "/quan-tri/nhat-ky-an-ninh"
_PEOPLE = "/quan-tri/nguoi-dung"
_COLUMNS = (
    data_tables.Column("at", "Lúc"),
    data_tables.Column("event", "Việc", "badge"),
    data_tables.Column("account", "Tài khoản"),
    data_tables.Column("address", "Địa chỉ máy"),
    data_tables.Column("agent", "Trình duyệt"),
    data_tables.Column("step", "Chi tiết"),
)
_STEPS = {
    "password": "Mật khẩu",
    "code": "Mã xác thực",
    "own account": "Việc trên tài khoản của mình",
    "first_run": "Người quản trị đầu tiên",
    "mail": "Máy chủ thư",
    "crowded": "quá nhiều lượt cùng lúc",
    "too many failures": "quá nhiều lần sai từ máy này",
}


@dataclass(frozen=True)
class SecurityQuery(Address):
    """What happened, whose account, from which address; empty means any."""

    PATH: ClassVar[str] = PATH
    KNOWN: ClassVar[Mapping[str, Collection[str]]] = {"viec": Happened.words()}

    viec: str = ""
    taikhoan: str = ""
    may: str = ""
    trang: int = 1


def register(pages: Pages) -> None:
    """Add /quan-tri/nhat-ky-an-ninh."""

    @pages.page(PATH, title="Nhật ký an ninh", act=Act.ADMINISTER)
    async def log(visit: Visit) -> None:
        ui.add_head_html(system_rows_shown.STYLES)
        query = SecurityQuery.read(ui.context.client.request.query_params)
        first, wanted = pager.first_row(query.trang), (query.viec, query.taikhoan, query.may)
        found, total = await visit.read(lambda work: security_log.listed(work, first, pager.ROWS, *wanted))
        purpose = (
            "Mọi lần đăng nhập, đăng xuất, đăng nhập sai, khóa tạm và từ chối, từ máy nào. "
            f"Giữ {KEPT_DAYS} ngày; không ai sửa, xóa được trong phần mềm."
        )
        with layout.head("Nhật ký an ninh", purpose):
            layout.secondary("Người dùng", lambda: visit.go(_PEOPLE), icon="arrow_back")
        _filters(visit, query)
        if not found:
            with layout.section():
                layout.empty("policy", "Không có mục nào khớp", "Hãy bỏ bớt điều kiện lọc.")
            return
        with layout.section(flush=True):
            data_tables.table(_COLUMNS, [_cells(visit, row) for row in found], key="id")
        pager.pager(query.trang, total, lambda page: visit.go(query.but(trang=page).path))


def _filters(visit: Visit, query: SecurityQuery) -> None:
    def change(**parts: str) -> None:
        visit.go(query.but(**parts).path)

    form = Form()
    with ui.element("div").classes("filters open"):
        narrowing.drop_downs(query, [("viec", "Việc", Happened.words())], change)
        account = form.text("taikhoan", "Tài khoản", query.taikhoan)
        account.on("change", lambda: change(taikhoan=(account.value or "").strip()))
        address = form.text("may", "Địa chỉ máy", query.may)
        address.on("change", lambda: change(may=(address.value or "").strip()))
    if query.viec or query.taikhoan or query.may:
        layout.link("Bỏ lọc", PATH)


def _cells(visit: Visit, row: SecurityEvent) -> dict[str, object]:
    kind = Happened.of(row.event)
    left_out = f"Thêm {words.number(row.left_out)} lần trong cùng một phút, không ghi từng lần"
    return {
        "id": row.id,
        "at": words.instant(row.at),
        "event": data_tables.badge(kind.tone, kind.label),
        "account": visit.named(row.account) if row.account else "–",
        "address": row.address or "–",
        "agent": agents.in_words(row.agent) if row.agent else "–",
        "step": left_out if row.left_out else _step(row.step),
    }


def _step(step: str) -> str:
    return ": ".join(_STEPS.get(part, part) for part in step.split(": "))
