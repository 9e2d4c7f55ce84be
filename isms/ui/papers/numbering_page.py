"""A number for a paper: what comes next, the day and the signer, then the paper with its number, as Word and PDF."""

from datetime import date

from nicegui import ui

from inventory.organisation.access import Act
from isms.papers import catalogue
from isms.papers.composition import letterhead, numbering
from isms.papers.composition.numbering import Offer
from isms.papers.composition.paper import Paper
from isms.ui.papers.ledger_query import FILES, PATH
from isms.ui.parts import layout
from isms.ui.parts.entered_fields import given
from isms.ui.parts.forms import Form
from isms.ui.parts.paper_links import ENTERED, FORMAT, NUMBERING, cautions
from isms.ui.shell.visit import Pages, Visit


def register(pages: Pages) -> None:
    """Add /lay-so/{paper}/{subject}. A subject may hold slashes; `ngay` is the day as of."""

    @pages.page(f"{NUMBERING}{{code}}/{{subject:path}}", title="Cấp số và in", act=Act.RECORD)
    async def take_a_number(visit: Visit, code: str, subject: str, ngay: date | None = None) -> None:
        paper = await visit.read(lambda work: catalogue.make(work, code, subject, ngay))
        offer = await visit.read(lambda work: numbering.offer(work, paper))
        purpose = "Số lấy theo thứ tự trong năm của loại văn bản này, in vào văn bản và ghi vào sổ; không cấp lại."
        with layout.head(f"Cấp số: {paper.title}", purpose):
            pass
        with layout.section("Trước khi lấy số"):
            cautions(paper)
        _desk(visit, paper, offer, ngay)


def _desk(visit: Visit, paper: Paper, offer: Offer, as_of: date | None) -> None:
    form = Form({"number": offer.number})
    with layout.section() as card:
        layout.facts([("Số sẽ cấp", offer.number)])
        if "/" not in offer.number:
            text = "Số chưa có ký hiệu: người quản trị hãy ghi chữ viết tắt tên cơ quan ở trang Thể thức văn bản trước."
            layout.note("soon", text)
            if visit.may(Act.ADMINISTER):
                layout.link(*ENTERED[letterhead.SETTINGS])
        dated = form.date("dated", "Ngày của văn bản", visit.today, help="Số của năm nay chỉ ghi cho ngày của năm nay.")
        names = {str(place): f"{each.title}: {each.name}" for place, each in enumerate(offer.signers)}
        signer = form.choice("signer", "Người ký", names, "0") if len(names) > 1 else None

        async def take() -> None:
            chosen = offer.signers[int(signer.value)] if signer else None
            done = await visit.act(
                lambda work: [
                    (row.id, row.number, row.ending)
                    for row in catalogue.print_numbered(
                        work, paper.code, paper.subject, given(dated), chosen, as_of, form.seen
                    )
                ],
                form=form,
                said="Đã lấy số và ghi vào sổ.",
            )
            if done:
                card.clear()
                with card:
                    _taken(done.value)

        form.buttons("Cấp số và in", take)


def _taken(files: list[tuple[int, str, str]]) -> None:
    layout.note("ok", f"Đã cấp số {files[0][1]}.")
    with ui.element("div").classes("line"):
        for number, _, ending in files:
            ui.link(f"Tải tệp {FORMAT[ending]}", f"{FILES}{number}").mark(f"taken-{ending}").props("download")
        layout.link("Xem trong sổ giấy tờ", PATH)
    text = "Lấy nhầm? Mở dòng đó trong sổ giấy tờ và hủy, ghi lý do: số bị gạch bỏ, không cấp lại."
    layout.text("p", text).classes("muted")
