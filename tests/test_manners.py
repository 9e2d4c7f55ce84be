"""What every page shares: search from anywhere, help beside words of the law, the first visit, the look."""

import asyncio
import re
from dataclasses import replace
from pathlib import Path

import pytest
from sqlmodel import select

from inventory.records import Decision
from inventory.register_tables import System
from inventory.work import Role
from isms.accounts import preferences
from isms.accounts.people_tables import Person
from isms.ledger import issued
from isms.ledger.issued import Printed
from isms.ui import guide
from isms.ui.parts import busy, terms
from isms.ui.parts.choice_cards import Cards
from isms.ui.shell import tour
from isms.ui.web import theme
from isms.workspace import document_search
from tests import ui
from tests.filling import click, fill, newest, press, sees, shows, text_of, until
from tests.register import ADMIN, OFFICER, cleared_system, new_system, rows
from tests.ui import sign_in

office, visitor = ui.office, ui.visitor
PAIRS = [
    ("ink", "card"),
    ("ink", "page"),
    ("muted", "card"),
    ("muted", "page"),
    ("primary", "card"),
    ("primary", "page"),
]
PAIRS += [
    ("on-primary", "primary"),
    ("primary", "primary-ground"),
    ("muted", "neutral-ground"),
    ("ink", "neutral-ground"),
]
PAIRS += [(kind, f"{kind}-ground") for kind in ("ok", "soon", "overdue", "blocked", "neutral")]
PAIRS += [(kind, "card") for kind in ("ok", "soon", "overdue", "blocked", "neutral")]
ARTICLE = re.compile(r"NĐ 331/2026 Đ\d+")


def tokens(*sheets: str) -> dict[str, str]:
    """Return the colours that the sheets give to names, a later sheet over an earlier one."""
    texts = [(theme.STATIC_FILES / sheet).read_text("utf-8") for sheet in sheets]
    return dict(found for text in texts for found in re.findall(r"--([\w-]+): (#[0-9a-f]{6});", text))


def luminance(colour: str) -> float:
    shares = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(first: str, second: str) -> float:
    dark, light = sorted((luminance(first), luminance(second)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("sheets", [("isms.css",), ("isms.css", "dark.css")], ids=["light", "dark"])
def test_text_stands_out_from_its_ground_in_each_theme(sheets):
    colours = tokens(*sheets)

    found = {pair: round(contrast(colours[pair[0]], colours[pair[1]]), 2) for pair in PAIRS}

    assert {pair: ratio for pair, ratio in found.items() if ratio < 4.5} == {}
    assert contrast(colours["field"], colours["card"]) >= 3


def test_the_dark_sheet_gives_every_colour_of_the_light_one():
    assert tokens("dark.css").keys() == tokens("isms.css").keys()
    assert tokens("dark.css") != tokens("isms.css")


def test_no_colour_of_a_sheet_bypasses_the_tokens_in_one_theme_only():
    sheets = [
        path for path in Path(theme.STATIC_FILES).glob("*.css") if "prefers-color-scheme" in path.read_text("utf-8")
    ]

    assert sheets == []


async def test_search_finds_systems_places_and_terms_as_one_types(visitor, office):
    new_system(office.database, "HT-01")
    await sign_in(visitor, office)
    await visitor.open("/")

    await press(visitor, "search-all")
    await shows(visitor, "Thêm hệ thống")
    await fill(visitor, **{"search-text": "he thong ht-01"})
    await until(lambda: "Hệ thống HT-01" in text_of(visitor, "search-found"))
    await fill(visitor, **{"search-text": "chu quan"})
    await until(lambda: "Chủ quản hệ thống thông tin" in text_of(visitor, "search-found"))
    await fill(visitor, **{"search-text": "nguoi dung"})
    await until(lambda: "Người dùng" in text_of(visitor, "search-found"))
    first = newest(visitor, "search-found").default_slot.children[0]
    assert newest(visitor, "search-text").props["aria-activedescendant"] == first.html_id
    assert (first.props["role"], first.props["href"]) == ("option", "/quan-tri/nguoi-dung")
    await fill(visitor, **{"search-text": "xyz khong co"})

    await shows(visitor, "Không có gì khớp với")


async def test_search_finds_acts_by_what_people_call_them_and_documents_and_papers_by_number(visitor, office):
    cleared_system(office.database, "HT-01")
    with office.database.work(ADMIN) as work:
        [said] = work.session.exec(select(Decision.number))
        facts = {"paper": "dossier-checklist", "subject": "HT-01"}
        system = work.session.exec(select(System.id)).one()
        printed = Printed("dossier-checklist", "Phiếu", "HT-01", work.today, "pdf", b"x", facts, system, "88/TTr-STP")
        mark = issued.enter(work, printed).fingerprint
    await sign_in(visitor, office)
    await visitor.open("/")

    await press(visitor, "search-all")
    for text, path in (
        ("ghi ket luan kiem tra", "/he-thong?xep=han"),
        ("rút phép", "/he-thong?dung=duoc-dung"),
        (f"quyet dinh {said.lower()}", "/he-thong/HT-01?tab=quyet-dinh"),
        ("88/ttr-stp", f"/kiem-chung?ma={mark}"),
    ):
        await fill(visitor, **{"search-text": text})
        await until(lambda path=path: path in hrefs(visitor))


def hrefs(visitor) -> list[str]:
    """Return where the results of the search lead."""
    return [each.props["href"] for each in newest(visitor, "search-found").default_slot.children]


@pytest.mark.engines("sqlite")
def test_documents_and_papers_are_found_by_those_only_who_may_see_their_system(database):
    cleared_system(database, "HT-01")
    for reader, found in ((ADMIN, ["Quyết định số 12/QĐ-STP"]), (replace(OFFICER, branch="/999/"), [])):
        with database.look(reader) as work:
            assert [each.title for each in document_search.documents(work, "quyết định 12/qd-stp")] == found


async def test_search_offers_nothing_that_the_role_or_the_branch_does_not_permit(visitor, office):
    new_system(office.database, "HT-01")
    await sign_in(visitor, office, "lan", role="unit", unit="HCTP")
    await visitor.open("/")

    await press(visitor, "search-all")
    assert "Thêm hệ thống" not in text_of(visitor, "search-found")
    await fill(visitor, **{"search-text": "nguoi dung"})
    await shows(visitor, "Không có gì khớp với")
    await fill(visitor, **{"search-text": "ht-01"})
    await shows(visitor, "Không có gì khớp với")


async def test_a_first_visit_is_shown_around_once_and_again_when_asked(visitor, office):
    await sign_in(visitor, office)
    with office.database.work(ADMIN) as work:
        work.session.get(Person, rows(office.database, Person)[0].id).guided_at = None
    await visitor.open("/")
    steps = tour.steps(Role.ADMIN)

    for step in steps:
        assert step.title in text_of(visitor, "tour")
        await press(visitor, "tour-next")
    await until(lambda: rows(office.database, Person)[0].guided_at is not None)

    await visitor.open("/")
    assert not sees(visitor, "tour")
    await press(visitor, "tour-again")
    await until(lambda: sees(visitor, "tour"))


@pytest.mark.parametrize("role", Role)
def test_the_first_visit_has_four_or_five_steps_for_each_role(role):
    assert len(tour.steps(role)) in (4, 5)


async def test_the_look_chosen_is_kept_and_said_in_the_head_of_the_next_page(visitor, office):
    await sign_in(visitor, office)
    await visitor.open("/tai-khoan")

    await press(visitor, "choice-dark")
    await until(lambda: rows(office.database, Person)[0].theme == "dark")

    page = await visitor.http_client.get("/tai-khoan")
    assert '<link id="dark" rel="stylesheet" href="/tinh/dark.css" media="screen">' in page.text


def test_a_look_that_there_is_not_is_refused(office):
    with office.database.work(ADMIN) as work, pytest.raises(Exception, match="Không có giao diện"):
        preferences.set_theme(work, "hồng")


async def test_every_term_is_listed_with_its_clause_and_explained_beside_a_label(visitor, office):
    await sign_in(visitor, office)
    await visitor.open("/tro-giup")
    for term in terms.every():
        await visitor.should_see(term.name)
    await visitor.should_see("NĐ 331/2026 Đ4, Đ18, Đ31")


def test_a_term_without_a_clause_says_that_it_is_the_program_s_own_word():
    for term in terms.every():
        assert ARTICLE.match(term.clause) or "không phải thuật ngữ của nghị định" in term.text, term.code


def test_the_guide_s_pages_are_written_and_titled():
    listed = re.findall(r'name = "([\w-]+)"', (guide.FOLDER / "guide.toml").read_text("utf-8"))

    assert [task.name for task in guide.tasks()] == listed
    assert all(task.title for task in guide.tasks())


def test_help_fits_the_page_by_the_longest_beginning(monkeypatch):
    known = (guide.Task("a", "A", ("/he-thong",)), guide.Task("b", "B", ("/he-thong/moi", "/")))
    monkeypatch.setattr(guide, "tasks", lambda: known)

    found = [guide.fitting(path) for path in ("/he-thong", "/he-thong/{code:path}", "/he-thong/moi", "/", "/canh-bao")]

    assert found == ["/tro-giup/a", "/tro-giup/a", "/tro-giup/b", "/tro-giup/b", "/tro-giup"]


async def test_an_unknown_page_of_the_guide_is_not_found(visitor, office):
    await sign_in(visitor, office)

    assert (await visitor.http_client.get("/tro-giup/khong-co")).status_code == 404


async def test_of_the_cards_of_a_choice_one_is_reached_by_the_tab_key(visitor, office):
    await sign_in(visitor, office)
    await visitor.open("/tai-khoan")
    heard = []
    with visitor.client:
        cards = Cards("Chọn", {"a": ("A", ""), "b": ("B", ""), "c": ("C", "")}, None)
        cards.on_change(lambda: heard.append(cards.value))

    def reached() -> list[str]:
        return [code for code, (card, _) in cards._cards.items() if str(card.props["tabindex"]) == "0"]

    assert reached() == ["a"]
    await press(visitor, "choice-b")
    await until(lambda: heard == ["b"])
    assert reached() == ["b"]


async def test_what_takes_long_is_shown_and_what_is_quick_is_not(visitor, office, monkeypatch):
    await sign_in(visitor, office)
    await visitor.open("/tai-khoan")
    sent = []
    monkeypatch.setattr(visitor.client, "run_javascript", sent.append)
    with visitor.client:
        monkeypatch.setattr(busy, "PATIENCE", 60.0)
        async with busy.shown(visitor.client):
            await asyncio.sleep(0)
        assert sent == []
        monkeypatch.setattr(busy, "PATIENCE", 0.0)
        async with busy.shown(visitor.client):
            await until(lambda: sent)

    assert sent == ["isms.long(true)", "isms.long(false)"]


async def test_a_bad_day_is_told_with_all_else_that_is_wrong(visitor, office):
    await sign_in(visitor, office)
    new_system(office.database, "HT-01")
    await visitor.open("/he-thong/HT-01?tab=quyet-dinh")
    await shows(visitor, "Nhập Quy chế")
    await click(visitor, "Nhập Quy chế")
    await until(lambda: sees(visitor, "submit"))
    fields = [each for each in ("date", "number", "issuer") if sees(visitor, each)]
    await fill(visitor, date="31/02/2026")

    await press(visitor, "submit")

    await shows(visitor, "Không có ngày này.")
    assert fields == ["date", "number", "issuer"]
    await until(lambda: bool(newest(visitor, "number").error and newest(visitor, "issuer").error))
