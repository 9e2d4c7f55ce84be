"""Entering a new system: by one question at a time, or all at once by those who know."""

from collections.abc import Sequence

from nicegui import ui

from inventory.organisation import units
from inventory.organisation.access import Act
from inventory.register_tables import Unit
from inventory.systems import register as registering
from inventory.systems.register import CARD
from inventory.work import Work
from isms.ui.facts.declared_form import DeclaredForm
from isms.ui.facts.place import STYLES, path_of
from isms.ui.parts import layout, words
from isms.ui.parts.forms import Form
from isms.ui.parts.places import NEW_SYSTEM, UNITS
from isms.ui.shell import form_drafts
from isms.ui.shell.visit import Pages, Visit
from isms.ui.system import entry_tab
from isms.ui.wizard import done, walk
from isms.ui.wizard.draft import Draft
from isms.ui.wizard.step_fields import OPERATING

QUICK = f"{NEW_SYSTEM}/nhanh"
NEXT_TAB = "cap-do"


def register(pages: Pages) -> None:
    """Add /he-thong/moi and what lies below."""

    @pages.page(NEW_SYSTEM, title="Thêm hệ thống", act=Act.RECORD)
    async def new_system(visit: Visit, buoc: str = "") -> None:
        ui.add_head_html(STYLES)
        tree = await visit.read(units.tree)
        with layout.head("Thêm hệ thống", "Trả lời từng câu một. Chưa có gì được ghi cho đến bước cuối."):
            if tree:
                layout.quiet("Nhập nhanh", lambda: visit.go(QUICK)).mark("quick")
        if tree:
            _begin(visit, tree, buoc)
        else:
            _units_first(visit)

    @pages.page(walk.DONE, title="Đã ghi vào sổ", act=Act.RECORD)
    async def entered(visit: Visit, ma: str = "") -> None:
        ui.add_head_html(STYLES)
        await done.build(visit, ma)

    @pages.page(QUICK, title="Nhập nhanh hệ thống", act=Act.RECORD)
    async def quick(visit: Visit) -> None:
        await _all_at_once(visit)


def _begin(visit: Visit, tree: Sequence[Unit], step: str) -> None:
    """Begin the questions, or go on where they were left: at once on a reload, else when the person says so."""
    draft = walk.kept(visit)
    if draft is None:
        walk.Wizard(visit, tree).begin(step)
        return
    place = ui.element("div").classes("stack apart w-full")

    def anew() -> None:
        walk.drop(visit)
        place.clear()
        with place:
            walk.Wizard(visit, tree).begin("")

    def go_on() -> None:
        place.clear()
        with place:
            walk.Wizard(visit, tree, Draft.from_state(draft.entered)).begin(step)

    with place:
        if not step:
            form_drafts.ask(draft, go_on, anew)
            return
        with ui.element("div").classes("line"):
            ui.label(f"Tiếp tục bản nháp lúc {words.instant(draft.typed_at)}.").classes("muted").mark("going-on")
            layout.quiet("Làm lại từ đầu", anew).mark("draft-drop")
        walk.Wizard(visit, tree, Draft.from_state(draft.entered)).begin(step)


def _units_first(visit: Visit) -> None:
    """Say before anything is asked that the register still needs a unit to keep the system's dossier."""
    with layout.section():
        text = (
            "Mỗi hệ thống do một đơn vị giữ hồ sơ. Thêm cơ quan của bạn, rồi các phòng và trung tâm; xong quay lại đây."
        )
        layout.empty("account_tree", "Sổ chưa có đơn vị nào", text, "Mở trang Đơn vị", lambda: visit.go(UNITS))


async def _all_at_once(visit: Visit) -> None:
    ui.add_head_html(STYLES)
    tree = await visit.read(units.tree)
    form = Form(draft="system::nhanh")
    with layout.head("Nhập nhanh hệ thống", "Ghi một hệ thống vào sổ. Cấp độ và hồ sơ làm ở bước sau."):
        layout.quiet("Trả lời từng câu", lambda: visit.go(NEW_SYSTEM))
    if not tree:
        _units_first(visit)
        return
    title = "Nhập nhanh hệ thống"
    with layout.section(), ui.element("div").classes("form"), form_drafts.kept(visit, form, title):
        look = entry_tab.look("operating", "registered_on", cards={"operating": OPERATING})
        names = {unit.code: unit.name for unit in tree}
        entered = DeclaredForm(CARD, form, look, {"registered_on": visit.today}, {"users": names})

        def record(work: Work) -> str:
            with entered.chosen("responsibility"):
                given = entered.values()
                on, runs = given["registered_on"], bool(given["operating"])
                return registering.register(work, entry_tab.read(entered), on, runs).code

        async def save() -> None:
            saved = await visit.act(record, form=form, said="Đã ghi hệ thống vào sổ.")
            if saved:
                visit.go(path_of(saved.value, NEXT_TAB))

        form.buttons("Ghi vào sổ", save, cancel=lambda: visit.go("/he-thong"))
