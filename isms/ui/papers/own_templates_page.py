"""The office's own Word templates: what they may name, tried on a real paper before they are used, given up again."""

from collections.abc import Sequence
from functools import partial
from urllib.parse import urlencode

from nicegui import events, ui
from starlette.concurrency import run_in_threadpool

from inventory.errors import Invalid, IsmsError, Problem
from inventory.organisation.access import Act
from inventory.work import Work
from isms.evidence.store import plain_name
from isms.ledger import own_templates_kept
from isms.ledger.paper_tables import PaperTemplate
from isms.papers import catalogue
from isms.papers.composition.declared_papers import SYSTEM
from isms.papers.composition.paper import Paper
from isms.papers.own import filling
from isms.papers.own.filling import Variable
from isms.ui.facts.place import STYLES
from isms.ui.parts import data_tables, dialogs, layout, uploads, words
from isms.ui.parts.forms import Form
from isms.ui.shell.visit import Pages, Visit
from schedules.standing import listing
from schedules.standing.listing import Filter

PATH = "/quan-tri/mau-rieng"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_LONGEST = 120
_COLUMNS = (
    data_tables.Column("written", "Viết trong mẫu"),
    data_tables.Column("means", "Là gì"),
    data_tables.Column("value", "Giá trị hôm nay"),
)
RESPONSIBLE = (
    "Mẫu số 01-08 là mẫu của nghị định: dùng mẫu riêng thì câu chữ do cơ quan chịu trách nhiệm. Mẫu riêng chỉ thay tệp "
    "Word; tệp PDF vẫn theo mẫu của sổ."
)


def register(pages: Pages) -> None:
    """Add /quan-tri/mau-rieng?giay=mau-01&ve=IOFFICE."""

    @pages.page(PATH, title="Mẫu Word riêng", act=Act.ADMINISTER)
    async def own_templates(visit: Visit, giay: str = "", ve: str = "") -> None:
        ui.add_head_html(STYLES)
        code = giay if giay in catalogue.PAPERS else catalogue.CHECKLIST
        subject = ve or await visit.read(lambda work: _usual(work, code))
        with layout.head("Mẫu Word riêng của cơ quan", "Thay tệp Word của một loại giấy bằng mẫu do cơ quan soạn."):
            pass
        layout.note("neutral", RESPONSIBLE)
        _choose(visit, code, subject)
        await _PageState(visit, code, subject).build()


def _usual(work: Work, code: str) -> str:
    """Return what a template is tried with until something is chosen: the first system, this year, this quarter."""
    about = catalogue.PAPERS[code].subject
    return next(iter(listing.codes(work, Filter())), "") if about is SYSTEM else about.of(work.today)


def _cells(each: Variable) -> dict[str, str]:
    return {"written": each.written, "means": each.means, "value": each.value[:_LONGEST] or "–"}


def _choose(visit: Visit, code: str, subject: str) -> None:
    form = Form()
    with layout.section("Chọn giấy và dữ liệu để thử"):
        paper = form.choice("paper", "Loại giấy", catalogue.titles(), code)
        what = catalogue.PAPERS[code].subject.example
        about = form.text("subject", "Thử với", subject, help=f"Ghi {what}.")

        def show() -> None:
            if (about.value or "").strip():
                visit.go(f"{PATH}?{urlencode({'giay': paper.value, 've': about.value.strip()})}")
            else:
                form.show([Problem("subject", "Chưa ghi thử với dữ liệu nào.", f"Hãy ghi {what}.")])

        form.buttons("Xem", show)


class _PageState:
    """One paper's template: which is used, what it may name, and the one just tried."""

    def __init__(self, visit: Visit, code: str, subject: str) -> None:
        self.visit, self.code, self.subject = visit, code, subject
        self.body = ui.element("div").classes("stack apart w-full")
        self._seen = own_templates_kept.template_facts(None)  # which template the page shows to be in use

    async def build(self) -> None:
        """Draw what is used now and, once there is a paper to try on, the place to drop a template."""
        now, before = await self.visit.read(self._used)
        self._seen = own_templates_kept.template_facts(now)
        paper = await self._paper()
        self.body.clear()
        with self.body:
            self._now(now, before)
            if paper is not None:
                self._variables(paper)
                self._try(paper)

    def _used(self, work: Work) -> tuple[PaperTemplate | None, Sequence[PaperTemplate]]:
        before = [row for row in own_templates_kept.listed(work) if row.paper == self.code]
        return own_templates_kept.used(work, self.code), before

    async def _paper(self) -> Paper | None:
        if not self.subject:
            return None
        try:
            return await self.visit.read(lambda work: catalogue.make(work, self.code, self.subject))
        except IsmsError as refused:
            with self.body:
                layout.note("overdue", str(refused))
            return None

    def _now(self, now: PaperTemplate | None, before: Sequence[PaperTemplate]) -> None:
        with layout.section(catalogue.PAPERS[self.code].title):
            if now is None:
                ui.label("Đang dùng mẫu của sổ.")
            else:
                who, at = self.visit.named(now.uploaded_by), words.instant(now.uploaded_at)
                ui.label(f"Đang dùng mẫu riêng: {now.filename}, từ {at} ({who})")
                ui.label(f"SHA-256 {now.sha256[:16]}…").classes("code")
                layout.danger("Ngừng dùng mẫu riêng", self._retire).mark("retire-template")
            older = [row for row in before if row.retired_at]
            if older:
                ui.label(f"Đã dùng trước đây: {len(older)} mẫu.").classes("muted small")

    def _variables(self, paper: Paper) -> None:
        with layout.section("Các biến dùng được trong mẫu"):
            text = "Chép chữ ở cột đầu vào chỗ cần hiện trong tệp Word. Tệp ví dụ có sẵn mọi biến để bắt đầu."
            layout.text("p", text).classes("muted")
            with ui.element("div").classes("line"):
                layout.secondary(
                    "Tải tệp ví dụ", lambda: self._hand_out(filling.example(paper), "vi-du"), icon="download"
                )
            found = data_tables.table(_COLUMNS, [_cells(each) for each in filling.variables(paper)], key="written")
            found.mark("variables").props("data-as-entered")

    def _try(self, paper: Paper) -> None:
        with layout.section("Thử mẫu"):
            uploads.drop_zone(".docx", partial(self._take, paper), self._not_sent, several=False)
            layout.text("p", "Nhận tệp Word (.docx), tối đa 5 MB.").classes("muted small")
            self.outcome = ui.element("div").classes("stack").props("aria-live=polite")

    async def _take(self, paper: Paper, event: events.UploadEventArguments) -> None:
        from isms.papers.own import template_cautions  # with Word's library, which a server that idles does not need

        name, content = plain_name(event.file.name), await event.file.read()
        try:
            filled = await run_in_threadpool(filling.fill, paper, content)
            minded = await run_in_threadpool(template_cautions.cautions, content)
        except Invalid as wrong:
            self._say(*(f"{problem.rule} {problem.remedy}" for problem in wrong.problems))
            return
        self.outcome.clear()
        with self.outcome:
            layout.note("ok", f"“{name}” điền được. Hãy mở bản xem thử trước khi dùng.")
            for each in minded:
                layout.note("soon", each)
            with ui.element("div").classes("line"):
                layout.secondary("Tải bản xem thử", lambda: self._hand_out(filled, "xem-thu"), icon="download")
                layout.primary("Dùng mẫu này", lambda: self._use(name, content)).mark("use-template")

    def _not_sent(self, _: events.GenericEventArguments) -> None:
        self._say("Chỉ nhận tệp Word (.docx), tối đa 5 MB.")

    def _say(self, *lines: str) -> None:
        self.outcome.clear()
        with self.outcome:
            for line in lines:
                layout.note("overdue", line)

    def _hand_out(self, content: bytes, name: str) -> None:
        ui.download.content(content, f"{name}-{self.code}.docx", WORD)

    async def _use(self, name: str, content: bytes) -> None:
        use = lambda work: own_templates_kept.use(work, self.code, name, content, self._seen).id  # noqa: E731
        if await self.visit.act(use, said="Đã dùng mẫu này."):
            await self.build()

    async def _retire(self) -> None:
        text = "Từ nay in theo mẫu của sổ; mẫu cũ vẫn được giữ."
        if not await dialogs.confirm("Ngừng dùng mẫu riêng?", text, "Ngừng dùng"):
            return
        retire = lambda work: own_templates_kept.retire(work, self.code, self._seen).id  # noqa: E731
        if await self.visit.act(retire, said="Đã trở lại mẫu của sổ."):
            await self.build()
