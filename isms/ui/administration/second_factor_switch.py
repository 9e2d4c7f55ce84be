"""For whom the office demands a second factor."""

from inventory.errors import NotAllowed
from inventory.work import Work
from isms.accounts import second_factor_demand
from isms.accounts.second_factor_demand import Demand
from isms.ui.parts import layout
from isms.ui.parts.forms import Form
from isms.ui.shell.visit import Visit


async def build(visit: Visit) -> None:
    """Draw the section, for administrators of the whole tree."""
    standing = await visit.read(_standing)
    if standing is None:
        return
    with layout.section("Bắt buộc xác thực hai bước"):
        text = "Ai bị bắt buộc mà chưa có thì phải bật ở lần đăng nhập sau, trước khi mở được trang nào."
        layout.text("p", text).classes("muted")
        form = Form()
        chosen = form.cards("of", "Với ai", Demand.cards(), standing)

        async def save() -> None:
            await visit.act(lambda work: second_factor_demand.demand(work, chosen.value or ""), form=form)

        form.buttons("Lưu", save)


def _standing(work: Work) -> Demand | None:
    try:
        return second_factor_demand.standing(work)
    except NotAllowed:
        return None
