"""A number for a paper: what comes next, the day and the signer, then the paper with its number, as Word and PDF."""

from datetime import date

from nicegui import ui

from inventory.organisation.access import Act
from isms.papers import catalogue, numbered_printing, numbered_task
from isms.papers.composition import letterhead, numbering, office_words
from isms.papers.composition.numbering import Offer
from isms.papers.composition.office_words import Signer
from isms.papers.composition.paper import Paper
from isms.ui.background import task_card
from isms.ui.papers.ledger_query import FILES, PATH
from isms.ui.parts import layout
from isms.ui.parts.entered_fields import given
from isms.ui.parts.forms import Form
from isms.ui.parts.paper_links import ENTERED, FORMAT, NUMBERING, cautions
from isms.ui.shell import making
from isms.ui.shell.visit import Pages, Visit

_PURPOSE = "Số lấy theo thứ tự trong năm của loại văn bản này, in vào văn bản và ghi vào sổ; không cấp lại."


def register(pages: Pages) -> None:
    """Add /lay-so/{paper}/{subject}. A subject may hold slashes; `ngay` is the day as of."""

    @pages.page(f"{NUMBERING}{{code}}/{{subject:path}}", title="Cấp số và in", act=Act.RECORD)
    async def take_a_number(visit: Visit, code: str, subject: str, ngay: date | None = None) -> None:
        if await visit.read(lambda work: catalogue.is_heavy(work, code)):
            await _long_paper(visit, code, subject, ngay)
            return
        paper = await visit.read(lambda work: catalogue.make(work, code, subject, ngay))
        offer = await visit.read(lambda work: numbering.offer(work, paper))
        with layout.head(f"Cấp số: {paper.title}", _PURPOSE):
            pass
        with layout.section("Trước khi lấy số"):
            cautions(paper, visit.actor)
        _desk(visit, paper, offer, ngay)


def _desk(visit: Visit, paper: Paper, offer: Offer, as_of: date | None) -> None:
    form = Form({"number": offer.number})
    with layout.section() as card:
        layout.facts([("Số sẽ cấp", offer.number)])
        if "/" not in offer.number:
            _no_sign(visit)
        fields = _Fields(form, visit, offer)

        async def take() -> None:
            done = await making.make_and_act(
                visit,
                lambda work: numbered_printing.prepare(
                    work, paper.code, paper.subject, given(fields.dated), fields.signer, as_of, form.seen
                ),
                numbered_printing.made,
                lambda work, made: [(row.id, row.number, row.ending) for row in numbered_printing.enter(work, made)],
                form=form,
                said="Đã lấy số và ghi vào sổ.",
            )
            if done:
                card.clear()
                with card:
                    _taken(done.value)

        form.buttons("Cấp số và in", take)


async def _long_paper(visit: Visit, code: str, subject: str, as_of: date | None) -> None:
    """Draw the page of a paper that a background task makes: its number is the next one when it is ready."""
    declared = catalogue.PAPERS[code]
    offer, texts = await visit.read(
        lambda work: (numbering.offer_of_series(work, declared.number_type), office_words.paper(work))
    )
    with layout.head(f"Cấp số: {declared.title} {subject}", _PURPOSE):
        pass
    form = Form()
    with layout.section():
        layout.facts([("Số dự kiến", offer.number)])
        layout.text("p", "Giấy này lập lâu. Số được cấp khi lập xong: là số kế tiếp vào lúc đó.").classes("muted")
        if not texts.abbreviation:
            _no_sign(visit)
        fields = _Fields(form, visit, offer)

        async def take() -> None:
            await task_card.begin(
                visit,
                place,
                lambda work: numbered_task.ask(work, code, subject, given(fields.dated), fields.signer, as_of),
                form=form,
            )

        form.buttons("Cấp số và in", take)
    place = ui.element("div").classes("stack w-full")


def _no_sign(visit: Visit) -> None:
    text = "Số chưa có ký hiệu: người quản trị hãy ghi chữ viết tắt tên cơ quan ở trang Thể thức văn bản trước."
    layout.note("soon", text)
    if visit.may_for_all(Act.ADMINISTER):
        layout.link(*ENTERED[letterhead.SETTINGS])


class _Fields:
    """The day and the signer of a paper."""

    def __init__(self, form: Form, visit: Visit, offer: Offer) -> None:
        help_text = "Số của năm nay chỉ ghi cho ngày của năm nay."
        self.dated = form.date("dated", "Ngày của văn bản", visit.today, help=help_text)
        self._signers = offer.signers
        names = {str(place): f"{each.title}: {each.name}" for place, each in enumerate(offer.signers)}
        self._chosen = form.choice("signer", "Người ký", names, "0") if len(names) > 1 else None

    @property
    def signer(self) -> Signer | None:
        """Who was chosen; None where there is no choice: the one of the settings."""
        return self._signers[int(self._chosen.value)] if self._chosen else None


def _taken(files: list[tuple[int, str, str]]) -> None:
    layout.note("ok", f"Đã cấp số {files[0][1]}.")
    with ui.element("div").classes("line"):
        for number, _, ending in files:
            ui.link(f"Tải tệp {FORMAT[ending]}", f"{FILES}{number}").mark(f"taken-{ending}").props("download")
        layout.link("Xem trong sổ giấy tờ", PATH)
    text = "Lấy nhầm? Mở dòng đó trong sổ giấy tờ và hủy, ghi lý do: số bị gạch bỏ, không cấp lại."
    layout.text("p", text).classes("muted")
