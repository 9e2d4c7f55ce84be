"""The ledger of printed papers: append-only, the same bytes for ever, seen by branch; numbers given once."""

import io
import subprocess

import pytest
from docx import Document

from inventory.errors import Invalid, NotAllowed, NotFound, Refused
from inventory.organisation import units
from inventory.records import DossierComponent, facts
from inventory.work import Actor, Role
from isms.ledger import issued, numbers
from isms.ledger.issued import Printed, Wanted
from isms.ledger.paper_tables import IssuedDocument, PaperFile
from isms.papers import catalogue
from isms.papers.composition import office_words, place_words, rendering
from isms.papers.dossiers import explaining
from isms.papers.forms import form_titles as forms
from isms.platform import trail
from isms.platform.trail import Anchor, TrailEntry
from tests.plain_sql import REFUSED, is_sqlite, plainly
from tests.printing import print_numbered, print_paper
from tests.register import ADMIN, OFFICER, cleared_system, new_system, rows
from tests.test_concurrency import at_once, working

ROOM = Actor("phòng", Role.UNIT, "/1/3/")


def printed(database, paper: str = catalogue.CHECKLIST, subject: str = "A", ending="html") -> int:
    with database.work(OFFICER) as work:
        return print_paper(work, paper, subject, ending).id


@pytest.mark.slow
def test_the_bytes_of_a_paper_are_kept_once_and_given_back_as_they_were(database, clock):
    new_system(database, "A")
    with database.work(OFFICER) as work:
        made = catalogue.printed(work, catalogue.CHECKLIST, "A", "pdf")
        first, second = (issued.enter(work, made).id for _ in range(2))
    kept = {}
    for number in (first, second):
        with database.look(OFFICER) as work:
            kept[number] = issued.content(work, number)
    assert kept[first] == kept[second] and kept[first].startswith(b"%PDF")
    assert len(rows(database, PaperFile)) == 1
    with database.work(OFFICER) as work:
        issued_row = issued.found(work, first)
        assert issued_row.fingerprint == issued.fingerprint(issued_row.facts)
    clock.move(days=400)
    cleared_system(database, "B")
    with database.look(OFFICER) as work:
        assert issued.content(work, first) == kept[first]


@pytest.mark.slow
@pytest.mark.engines("sqlite")
@pytest.mark.parametrize("paper", [catalogue.CHECKLIST, "findings", "mau-01"])
def test_every_file_says_where_the_trail_ended_and_its_fingerprint_does_not(database, paper):
    new_system(database, "A")
    ends, marks = [], set()
    for ending in ("pdf", "docx", "pdf"):
        with database.look(OFFICER) as work:
            ends.append(trail.head(work.session))
        with database.work(OFFICER) as work:
            row = print_paper(work, paper, "A", ending)
            content = issued.content(work, row.id)
        marks.add(row.fingerprint)
        if ending == "pdf":
            shown = [
                subprocess.run(command, input=content, capture_output=True, check=True).stdout.decode()
                for command in (["pdfinfo", "-"], ["pdftotext", "-", "-"])
            ]
        else:
            document = Document(io.BytesIO(content))
            foot = document.sections[0].footer.paragraphs
            texts = [paragraph.text for paragraph in (*document.paragraphs, *foot)]
            shown = [document.core_properties.keywords, "\n".join(texts)]
        words = f"Nhật ký của sổ: {ends[-1].short}"
        assert [words in " ".join(each.split()) for each in shown] == [True, paper != "mau-01"], (ending, shown)
    assert len(marks) == 1 and len({end.number for end in ends}) == len(ends)
    with database.look(OFFICER) as work:
        kept = [trail.lost(work.session, Anchor.of(end.short)) for end in ends]
        assert "Nhật ký của sổ" not in rendering.html(catalogue.make(work, paper, "A"))
    assert kept == [None] * len(ends)


def test_the_database_refuses_to_rewrite_what_was_printed(register_url, database):
    new_system(database, "A")
    number = printed(database)
    changes = [
        f"UPDATE issued_document SET number = '99/QĐ' WHERE id = {number}",
        f"UPDATE issued_document SET facts = '{{}}' WHERE id = {number}",
        "DELETE FROM issued_document",
        "UPDATE paper_file SET content = NULL",
        "UPDATE paper_file SET sha256 = 'x'",
        "DELETE FROM paper_file",
    ]
    if not is_sqlite(register_url):
        changes += ["TRUNCATE issued_document CASCADE", "TRUNCATE paper_file CASCADE"]
    for change in changes:
        with pytest.raises(REFUSED):
            plainly(register_url, change)
    with database.work(OFFICER) as work:
        issued.void(work, number, "In nhầm")
    for undoing in ("voided_at = NULL, voided_by = NULL, void_reason = NULL", "void_reason = 'khác'"):
        with pytest.raises(REFUSED):
            plainly(register_url, f"UPDATE issued_document SET {undoing} WHERE id = {number}")
    assert len(rows(database, IssuedDocument)) == 1


def test_a_paper_is_struck_out_once_with_its_reason(database):
    new_system(database, "A")
    number = printed(database)
    with database.work(OFFICER) as work, pytest.raises(Invalid):
        issued.void(work, number, "  ")
    with database.work(OFFICER) as work:
        issued.void(work, number, "In nhầm hệ thống")
    with database.work(OFFICER) as work, pytest.raises(Refused):
        issued.void(work, number, "lần nữa")
    with database.work(ROOM) as work, pytest.raises((NotFound, NotAllowed)):
        issued.void(work, number, "không phải việc của phòng")
    assert [row.void_reason for row in rows(database, IssuedDocument)] == ["In nhầm hệ thống"]
    assert [entry.action for entry in rows(database, TrailEntry)].count("document.voided") == 1


@pytest.mark.slow
def test_a_room_sees_and_verifies_the_papers_of_its_own_systems_only(database):
    new_system(database, "A", users=("HCTP",))
    new_system(database, "B", users=("VP",))
    mine, others = printed(database, subject="A"), printed(database, subject="B")
    with database.look(OFFICER) as work:
        path = units.by_code(work, "HCTP").path
        mark = issued.found(work, others).fingerprint
    room = Actor("phòng", Role.UNIT, path)
    with database.look(room) as work:
        assert [row.id for row in issued.listed(work).rows] == [mine]
        assert issued.verified(work, mark) == []
        with pytest.raises(NotFound):
            issued.content(work, others)


def test_the_ledger_is_narrowed_by_paper_system_and_year(database, clock):
    new_system(database, "A")
    new_system(database, "B")
    old = printed(database, subject="A")
    year = database.today().year
    clock.move(days=366)
    new = printed(database, subject="B")

    def found(**wanted: object) -> list[int | None]:
        with database.look(OFFICER) as work:
            return [row.id for row in issued.listed(work, wanted=Wanted(**wanted)).rows]

    assert found() == [new, old]
    assert found(system="A") == [old] and found(year=year) == [old] and found(year=year + 1) == [new]
    assert found(paper=catalogue.CHECKLIST) == [new, old] and found(paper="mau-01") == []
    with database.look(OFFICER) as work:
        assert issued.first_year(work) == year


def test_a_mark_tells_which_printing_it_is_and_whether_a_newer_one_says_something_else(database):
    new_system(database, "A")
    old = printed(database)
    with database.look(OFFICER) as work:
        row = issued.found(work, old)
        marks = (row.fingerprint[:16], f"isms:{row.paper}:{row.fingerprint}", row.sha256.upper(), f" {row.sha256} ")
        assert all([each.row.id for each in issued.verified(work, mark)] == [old] for mark in marks)
        assert [each.newer for each in issued.verified(work, marks[0])] == [None]
        for nothing in ("", row.sha256[:15], "z" * 16, row.sha256 + "0", "%" * 20, "0" * 64):
            assert issued.verified(work, nothing) == []
    with database.work(OFFICER) as work:
        row = DossierComponent(on=work.today, component="overview", present=True, number="7")
        facts.record_component(work, "A", row)
    new = printed(database)
    with database.look(OFFICER) as work:
        newer = issued.verified(work, marks[0])[0].newer
        assert newer and newer.id == new
        assert issued.verified(work, newer.fingerprint)[0].newer is None


def test_two_takers_never_get_one_number(database):
    taken: list[str] = []

    def take(work) -> None:
        taken.append(numbers.take(work, "QĐ"))

    results = at_once(*(working(database, Actor(f"người {each}", Role.OFFICER), take) for each in range(6)))
    assert results == [None] * 6
    assert sorted(taken) == [f"{each:02d}" for each in range(1, 7)]


def test_a_series_begins_anew_with_the_year_and_never_goes_back(database, clock):
    with database.work(ADMIN) as work:
        numbers.begin_after(work, "QĐ", 41)
        assert numbers.take(work, "QĐ") == "42" and numbers.take(work, "BC") == "01"
        with pytest.raises(Invalid, match="42"):
            numbers.begin_after(work, "QĐ", 41)
        with pytest.raises(Invalid):
            numbers.take(work, "XX")
    clock.to(database.today().replace(year=database.today().year + 1, month=1, day=1))
    with database.work(ADMIN) as work:
        assert numbers.take(work, "QĐ") == "01"
        assert numbers.lasts(work) == dict.fromkeys(numbers.TYPES, 0) | {"QĐ": 1}


@pytest.mark.slow
def test_a_number_is_printed_in_the_paper_and_struck_out_with_all_its_files(database):
    cleared_system(database, "A")
    with database.work(ADMIN) as work:
        office_words.set_paper(
            work,
            office_words.Paper(
                signer_title="Giám đốc",
                signer_name="Người thứ nhất",
                other_signers="KT. Giám đốc, Phó Giám đốc: Người thứ hai",
                abbreviation="STP",
            ),
        )
    year = str(database.today().year)
    with database.work(OFFICER) as work:
        signer = office_words.signers(office_words.paper(work))[1]
        word, pdf = print_numbered(work, "audit-plan", year, work.today, signer)
        assert (word.number, pdf.number, word.ending, pdf.ending) == ("01/KH-STP", "01/KH-STP", "docx", "pdf")
        places = word.facts["places"]
        assert places["number"] == "01/KH-STP" and f"năm {year}" in places["dated"] and "....." not in places["dated"]
        assert (places["signer_title"], places["signer_name"]) == ("KT. GIÁM ĐỐC, PHÓ GIÁM ĐỐC", "Người thứ hai")
        number = word.id
    with database.work(OFFICER) as work:
        issued.void(work, number, "Lấy nhầm")
    assert all(row.voided_at for row in rows(database, IssuedDocument))
    with database.work(OFFICER) as work:
        assert print_numbered(work, "audit-plan", year, work.today)[0].number == "02/KH-STP"
        for day in (work.today.replace(year=work.today.year - 1), work.today.replace(year=work.today.year + 1)):
            with pytest.raises(Invalid):
                print_numbered(work, "audit-plan", year, day)
        with pytest.raises(Refused):
            print_numbered(work, "findings", "A", work.today)
        assert numbers.lasts(work)["KH"] == 2


@pytest.mark.engines("sqlite")
@pytest.mark.slow
def test_every_paper_has_a_name_and_every_fact_a_word(database):
    assert all(catalogue.titles().values()) and list(catalogue.titles()) == list(catalogue.PAPERS)
    cleared_system(database, "A")
    about = dict.fromkeys((*forms.CODES, "findings", "pre-operation", "checklist"), "A")
    about |= dict.fromkeys(explaining.TITLES, "A") | {
        "audit-plan": str(database.today().year),
        "mau-08": str(database.today().year),
    }
    for code, subject in about.items():
        with database.look(OFFICER) as work:
            told = dict(place_words.labelled(catalogue.make(work, code, subject).facts()))
        assert place_words.OTHER not in told, code
        assert told and not any("<" in text for text in told.values())


@pytest.mark.engines("sqlite")
def test_a_report_of_a_department_is_seen_by_its_colleagues_and_those_above_and_by_nobody_else(database):
    department, room, other = "/1/3/", "/1/3/9/", "/1/4/"
    made = Printed("dti", "Báo cáo DTI", "2026", database.today(), "pdf", b"x", {"branch": department})
    with database.work(Actor("lan", Role.OFFICER, department)) as work:
        number = issued.enter(work, made).id

    def sees(branch: str) -> bool:
        with database.look(Actor("ai", Role.LEADER, branch)) as work:
            return [row.id for row in issued.listed(work).rows] == [number]

    assert [sees(branch) for branch in (department, "/1/", "/", room, other, "/1/31/")] == [
        *(True, True, True),
        *(False, False, False),
    ]
