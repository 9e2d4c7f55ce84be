"""Nothing typed is lost: days as people write them, drafts of forms and of the wizard, sessions about to end."""

import pytest
from nicegui.testing.user_interaction import UserInteraction

from inventory.records import PlanState
from tests import ui
from tests.filling import choose, fill, newest, press, shows, until
from tests.register import new_system, rows
from tests.ui import sign_in

office, visitor = ui.office, ui.visitor
pytestmark = pytest.mark.engines("sqlite")


async def plan_form(visitor, office) -> None:
    """Open the form of the plan's state of a system."""
    await visitor.open("/he-thong/A")
    await press(visitor, "remedy-plan_not_full")
    await shows(visitor, "Tính đến ngày")


def leave(visitor, marker: str) -> None:
    UserInteraction(visitor, {newest(visitor, marker)}, None).trigger("blur")


async def test_a_day_is_shown_as_the_register_writes_it_once_its_field_is_left(visitor, office):
    new_system(office.database, "A")
    await sign_in(visitor, office)
    await plan_form(visitor, office)
    await fill(visitor, on="2.1.26")
    leave(visitor, "on")
    assert newest(visitor, "on").value == "02/01/2026"
    await fill(visitor, on="31/2/26")
    leave(visitor, "on")
    assert (newest(visitor, "on").value, newest(visitor, "on").error[:19]) == ("31/2/26", "Không có ngày này. ")

    await fill(visitor, on="2/1/26")
    await choose(visitor, "partial")
    await press(visitor, "submit")
    await until(rows, office.database, PlanState)
    assert f"{rows(office.database, PlanState)[0].on}" == "2026-01-02"
