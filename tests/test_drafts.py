"""Nothing typed is lost: days as people write them, drafts of forms and of the wizard, sessions about to end."""

import ast
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from unittest import mock

import pytest
from nicegui.testing.user_interaction import UserInteraction

import isms.ui
from inventory.errors import Busy
from inventory.records import Change, PlanState
from inventory.systems import register
from inventory.systems.register import Entry
from isms.accounts import people
from isms.accounts.people_tables import FormDraft, SignIn
from isms.jobs import jobs
from isms.ui.shell import draft_keeper
from isms.ui.shell.draft_keeper import DraftKeeper
from tests import ui
from tests.filling import choose, click, fill, newest, press, sees, shows, text_of, until
from tests.register import ADMIN, new_system, rows
from tests.ui import sign_in

office, visitor = ui.office, ui.visitor
pytestmark = [pytest.mark.engines("sqlite"), pytest.mark.slow]


WITHOUT = {
    "only says what is to be shown": (
        "administration/security_log_page.py: _filters",
        "lists/as_of.py: _ask",
        "lists/narrowing.py: filters",
        "lists/narrowing.py: drop_downs",
        "papers/ledger_page.py: _filters",
        "papers/own_templates_page.py: _choose",
        "papers/papers_page.py: _any_paper",
        "papers/verifying.py: build",
    ),
    "is proven by a secret, which nobody keeps": (
        "account/own_address.py: _change",
        "account/own_second_factor.py: _renew",
        "account/own_second_factor.py: _turn_off",
        "account/own_second_factor.py: _turn_on",
        "account/password.py: _form",
        "account/proving.py: ask",
        "administration/people_page.py: _new_password",
    ),
    "is about a file that was given, and goes with it": (
        "duties/duty_forms.py: add_files",
        "importing/asking.py: __init__",
        "importing/own_file.py: _draw_columns",
        "importing/own_file.py: _draw_common",
    ),
    "is one choice beside its button, filled in already": (
        "administration/mail_server.py: test",
        "administration/second_factor_switch.py: build",
        "papers/bulk_printing.py: _build",
        "papers/numbering_page.py: _desk",
        "papers/numbering_page.py: _long_paper",
    ),
    "is kept by what draws it": (
        "audits/bulk_audits.py: __init__",
        "systems/confirm_roles_page.py: _new_form",
        "wizard/walk.py: __init__",
        "wizard/walk.py: _draw",
    ),
    "only shows what is wrong": ("parts/conflicts.py: tell",),
}
"""Functions that make a form and keep no draft of it, and why."""


def makers() -> Iterator[tuple[str, bool]]:
    """Yield each function of the pages that makes a form, and whether it keeps a draft of it."""
    pages = Path(isms.ui.__file__).parent
    for file in sorted(pages.rglob("*.py")):
        for function in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef):
                called = {ast.unparse(each.func) for each in ast.walk(function) if isinstance(each, ast.Call)}
                if "Form" in called:
                    yield f"{file.relative_to(pages)}: {function.name}", "form_drafts.kept" in called


def test_every_form_keeps_a_draft_or_says_why_not():
    named = [name for names in WITHOUT.values() for name in names]
    assert sorted(name for name, keeps in makers() if not keeps) == sorted(named)


@pytest.fixture(autouse=True)
def in_no_hurry(monkeypatch) -> None:
    """Store drafts at once: how long they wait is no matter of what becomes of them."""
    monkeypatch.setattr(draft_keeper, "PAUSE", 0.05)
    monkeypatch.setattr(draft_keeper, "AGAIN", 0.05)


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


def drafts(office) -> list[tuple[str, dict[str, object]]]:
    return [(row.form, row.entered) for row in rows(office.database, FormDraft)]


async def change_form(visitor) -> None:
    """Open the form that records a change of the system."""
    await visitor.open("/he-thong/A?tab=van-hanh")
    await click(visitor, "Ghi thay đổi")
    await until(lambda: sees(visitor, "submit") or sees(visitor, "draft-offer"))


async def test_what_was_typed_is_offered_when_the_form_is_opened_again_and_goes_when_it_is_saved(visitor, office):
    new_system(office.database, "A")
    await sign_in(visitor, office)
    await change_form(visitor)
    await fill(visitor, what="Thay máy chủ", on="1.11.26")
    await until(drafts, office)  # stored a second later, by itself

    await change_form(visitor)  # as after a reload
    assert not sees(visitor, "what"), "until it is said what becomes of the draft, nothing can be typed over it"
    assert "Có bản nháp chưa lưu" in text_of(visitor, "draft-offer")
    assert text_of(visitor, "drafts-kept") == "1 bản nháp"
    await press(visitor, "draft-continue")
    assert (newest(visitor, "what").value, newest(visitor, "on").value) == ("Thay máy chủ", "1.11.26")
    await choose(visitor, "no")

    await press(visitor, "submit")
    await until(rows, office.database, Change)
    await until(lambda: not drafts(office))
    await change_form(visitor)
    assert not sees(visitor, "draft-offer")


async def test_a_form_closed_by_escape_says_that_its_draft_is_kept_and_one_nobody_typed_into_says_nothing(
    visitor, office
):
    new_system(office.database, "A")
    await sign_in(visitor, office)
    await change_form(visitor)
    dialog = next(each for each in newest(visitor, "what").ancestors() if hasattr(each, "submit"))
    dialog.close()
    assert not visitor.notify.messages
    await change_form(visitor)
    await fill(visitor, what="Thay máy chủ")
    next(each for each in newest(visitor, "what").ancestors() if hasattr(each, "submit")).close()
    await shows(visitor, "Chưa lưu. Nội dung đã nhập được giữ làm bản nháp 30 ngày")
    await visitor.open("/ban-nhap")
    await shows(visitor, "Ghi thay đổi (A)")
    await press(visitor, "drop-draft")
    await shows(visitor, "Không có bản nháp nào")
    await until(lambda: not drafts(office))


async def test_of_a_correction_what_others_changed_meanwhile_is_shown_beside_the_draft(visitor, office):
    new_system(office.database, "A")
    await sign_in(visitor, office)
    await visitor.open("/he-thong/A?tab=thong-tin")
    await click(visitor, "Sửa thông tin")
    await until(sees, visitor, "name")
    await fill(visitor, name="Tên tôi gõ")
    await until(drafts, office)
    with office.database.work(ADMIN) as work:
        theirs = Entry("A", "Tên người khác", "owned", users=("HCTP",), purpose="Mục đích mới")
        register.edit(work, "A", None, theirs)

    await visitor.open("/he-thong/A?tab=thong-tin")
    await click(visitor, "Sửa thông tin")
    await press(visitor, "draft-continue")

    told = text_of(visitor, "draft-stale")
    assert "nay trong sổ là “Tên người khác”; bản nháp của bạn là “Tên tôi gõ”" in told
    assert "Mục đích" not in told, "nobody touched it here: it is as it stands now"
    assert (newest(visitor, "name").value, newest(visitor, "purpose").value) == ("Tên tôi gõ", "Mục đích mới")

    await visitor.open("/he-thong/A?tab=thong-tin")
    await click(visitor, "Sửa thông tin")
    await press(visitor, "draft-continue")
    assert text_of(visitor, "draft-stale").partition(":")[2] == told.partition(":")[2], "told until it is saved"


async def test_nobody_else_sees_a_draft_and_the_last_typed_of_two_tabs_wins(visitor, office):
    new_system(office.database, "A")
    await sign_in(visitor, office)
    await change_form(visitor)
    first = newest(visitor, "what")
    await change_form(visitor)
    await fill(visitor, what="Từ thẻ thứ hai")
    with first.client:
        first.value = "Từ thẻ thứ nhất"
    await until(lambda: [each["what"] for _, each in drafts(office)] == ["Từ thẻ thứ nhất"])

    other = ui.another_browser()
    await sign_in(other, office, name="lan")
    await change_form(other)
    assert not sees(other, "draft-offer")
    assert not sees(other, "drafts-kept")
    await other.open("/ban-nhap")
    await shows(other, "Không có bản nháp nào")


async def test_drafts_outlive_a_busy_register_and_a_restart_and_go_with_the_account_and_after_30_days(
    office, caplog, monkeypatch
):
    new_system(office.database, "A")
    async with ui.application(office, caplog) as (visitor, pages):
        await sign_in(visitor, office)
        office.add("lan")
        await change_form(visitor)
        await fill(visitor, what="Thay máy chủ")
        with monkeypatch.context() as held:
            held.setattr(DraftKeeper, "_write", mock.Mock(side_effect=Busy))
            await until(lambda: DraftKeeper._write.called)
            await fill(visitor, what="Thay máy chủ và tường lửa")
        pages.drafts.store_now()  # as when the server stops
    assert [each["what"] for _, each in drafts(office)] == ["Thay máy chủ và tường lửa"]

    office.clock.move(days=29)
    jobs.sweep(office.database)
    assert len(drafts(office)) == 1
    with office.database.work(ADMIN) as work:
        work.session.add(FormDraft(person_id=2, form="x", title="", path="/", typed_at=work.now, began={}, entered={}))
    for _ in range(2):
        office.clock.move(days=1)
        jobs.sweep(office.database)
    assert [form for form, _ in drafts(office)] == ["x"]
    with office.database.work(ADMIN) as work:
        people.deactivate(work, "lan")
    assert drafts(office) == []


async def test_before_a_session_ends_its_pages_say_so_and_one_press_goes_on(office, caplog):
    async with ui.application(office, caplog) as (visitor, pages):
        await sign_in(visitor, office)
        await visitor.open("/")
        office.clock.move(minutes=50)
        await pages.close_ended()
        assert not sees(visitor, "session-ends")
        office.clock.move(minutes=6)
        await pages.close_ended()
        assert "60 phút không có thao tác" in newest(visitor, "session-ends").message
        UserInteraction(visitor, {newest(visitor, "session-ends")}, None).trigger("dismiss")
        await until(lambda: not sees(visitor, "session-ends"))
        office.clock.move(minutes=50)
        await pages.close_ended()
        await visitor.open("/")
        await shows(visitor, "Sở Tư pháp")  # still signed in


async def test_typing_counts_as_being_there_and_the_twelve_hours_stay(office, caplog):
    async with ui.application(office, caplog) as (visitor, pages):
        await sign_in(visitor, office)
        await visitor.open("/")
        (session,) = rows(office.database, SignIn)
        for _ in range(13):
            office.clock.move(minutes=54)
            pages.presence._noted.clear()  # more than a minute has passed
            pages.presence.felt(session.token_hash)  # as the socket tells of every key
            await until(lambda: rows(office.database, SignIn)[0].last_seen_at > office.clock.now - timedelta(minutes=1))
        office.clock.move(minutes=14)
        await pages.close_ended()
        assert "sau 12 giờ" in newest(visitor, "session-ends").message
        UserInteraction(visitor, {newest(visitor, "session-ends")}, None).trigger("dismiss")
        office.clock.move(minutes=20)
        pages.presence._noted.clear()
        pages.presence.felt(session.token_hash)
        response = await visitor.http_client.get("/")
        assert response.status_code == 303, "nothing puts off the twelve hours"


async def test_a_reason_half_typed_is_offered_when_it_is_asked_for_again(visitor, office):
    new_system(office.database, "A")
    await sign_in(visitor, office)
    await visitor.open("/he-thong/A")
    await click(visitor, "Hủy hệ thống ghi nhầm")
    await fill(visitor, reason="Ghi trùng với hệ thống")
    await until(drafts, office)

    await visitor.open("/he-thong/A")
    await click(visitor, "Hủy hệ thống ghi nhầm")
    await press(visitor, "draft-continue")
    assert newest(visitor, "reason").value == "Ghi trùng với hệ thống"
    await press(visitor, "confirm")
    await until(lambda: not drafts(office))


async def test_the_first_password_of_an_account_is_in_no_draft(visitor, office):
    await sign_in(visitor, office)
    await visitor.open("/quan-tri/nguoi-dung")
    await click(visitor, "Thêm người dùng")
    await fill(visitor, full_name="Lê Thị Lan")
    await until(drafts, office)
    [(form, entered)] = drafts(office)
    assert (form, entered["full_name"], "password" in entered) == ("person::", "Lê Thị Lan", False)
