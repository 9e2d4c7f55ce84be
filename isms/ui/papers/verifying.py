"""Whether a paper is what the register printed: by its QR code, its digits, or the file itself."""

import hashlib

from nicegui import events, run, ui

from inventory.errors import Problem
from isms.evidence.store import LARGEST
from isms.ledger import issued
from isms.ledger.issued import Verified
from isms.ui.facts.place import STYLES
from isms.ui.papers import printed
from isms.ui.papers.ledger_query import LedgerQuery
from isms.ui.parts import badges, layout, refusals, uploads, words
from isms.ui.parts.forms import Form
from isms.ui.parts.places import VERIFYING
from isms.ui.shell.visit import Pages, Visit

_ACCEPTED = ".pdf,.docx,.html"
_TAKEN = f"tệp .pdf, .docx, .html; tối đa {LARGEST >> 20} MB"


def register(pages: Pages) -> None:
    """Add /kiem-chung?ma=the digits."""

    @pages.page(VERIFYING, title="Kiểm chứng giấy tờ")
    async def verifying(visit: Visit, ma: str = "") -> None:
        ui.add_head_html(STYLES)
        purpose = "Giấy tờ có đúng do sổ này in không, in lúc nào, và có phải bản mới nhất không."
        with layout.head("Kiểm chứng giấy tờ", purpose):
            pass
        await _PageState(visit).build(ma[:200])


class _PageState:
    """Where a mark is entered or a file dropped, and what is known of it."""

    def __init__(self, visit: Visit) -> None:
        self.visit = visit

    async def build(self, mark: str) -> None:
        """Draw the ways to ask, and the answer to what the address asks."""
        self.form = form = Form()
        with layout.section():
            help = "Chữ đọc được từ mã QR, hoặc ít nhất 16 ký tự đầu của mã kiểm chứng hay SHA-256."
            self.mark = form.text("mark", "Mã kiểm chứng", mark, help=help)
            self.mark.on("keydown.enter", self.ask)
            form.buttons("Kiểm chứng", self.ask)
            layout.text("p", "Hoặc thả chính tệp đã nhận: sổ chỉ tính SHA-256 của tệp, không giữ tệp.").classes("muted")
            uploads.drop_zone(_ACCEPTED, self._take, self._not_sent, several=False)
            layout.text("p", f"Nhận {_TAKEN}.").classes("muted small")
        self.answer = ui.element("div").classes("stack w-full").props("aria-live=polite")
        if mark:
            await self.ask()

    async def ask(self) -> None:
        """Look up what was entered."""
        if (self.mark.value or "").strip():
            await self._show(self.mark.value)
        else:
            self.form.show([Problem("mark", "Chưa có mã.", "Hãy dán mã kiểm chứng, hoặc thả tệp bên dưới.")])

    async def _take(self, event: events.UploadEventArguments) -> None:
        content = await event.file.read()
        await self._show(await run.io_bound(lambda: hashlib.sha256(content).hexdigest()) or "", event.file.name)

    def _not_sent(self, event: events.GenericEventArguments) -> None:
        self.answer.clear()
        with self.answer:
            layout.note("overdue", f"Tệp này không được nhận. Chỉ nhận {_TAKEN}.")

    async def _show(self, mark: str, named: str = "") -> None:
        try:
            found = await self.visit.read(lambda work: issued.verified(work, mark))
        except Exception as error:
            refusals.show(error)
            return
        self.answer.clear()
        with self.answer:
            if not found:
                _unknown(named)
            for each in found:
                _known(self.visit, each)


def _unknown(named: str) -> None:
    text = (
        f"Không có trong sổ: không lần in nào cho ra đúng tệp “{named}”. Tệp đã bị sửa sau khi in, hoặc không do sổ in."
        if named
        else "Không có trong sổ: không giấy tờ nào mà bạn được xem mang mã này."
    )
    layout.note("blocked", text)


def _known(visit: Visit, found: Verified) -> None:
    row = found.row
    with layout.section(row.title) as card:
        card.mark(f"known-{row.id}")
        with ui.element("div").classes("line"):
            badges.badge("ok", "Có trong sổ")
            if row.voided_at:
                badges.badge(*printed.state(row))
            elif found.newer:
                badges.badge("soon", "Đã có bản mới hơn")
            else:
                badges.badge("ok", "Bản mới nhất")
        printed.summary(visit, row)
        if found.newer:
            text = f"Bản mới hơn in lúc {words.instant(found.newer.issued_at)}, {visit.named(found.newer.issued_by)}."
            layout.text("p", text)
        layout.link("Xem các lần in khác", LedgerQuery(giay=row.paper).path)
