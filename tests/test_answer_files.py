"""Files that prove answers to requirements, of a system and of a unit, and the answers ever given, on their pages."""

import io

import openpyxl
import pytest
from nicegui.elements.upload_files import SmallFileUpload

from inventory.errors import Invalid
from inventory.protection import office_answers, plan_items
from inventory.protection.office_answer import OfficeAnswer
from inventory.records import PlanItem
from isms.evidence import answer_files, documents, office_documents
from isms.evidence.evidence_tables import Evidence, OfficeDocument
from isms.evidence.store import Kept
from isms.exchange.sheets import checklist_book
from isms.papers.dossiers import explaining
from isms.systems import system_history
from tests import ui
from tests.evidence_files import PDF
from tests.filling import choose, fill, newest, press, sees, shows, until
from tests.register import OFFICER, rows
from tests.test_office_answers import WIDE, say
from tests.test_plan_items import CODE, decided, record
from tests.ui import sign_in

pytestmark = pytest.mark.engines("sqlite")
office, visitor = ui.office, ui.visitor
OWN = "G06-07"


def file(name: str) -> tuple[Kept, str]:
    return Kept(name[0] * 64, 1, "application/pdf", f"{name}.pdf"), name


def proven(database, requirement: str) -> list[str]:
    with database.look(OFFICER) as work:
        row = next(row for row in plan_items.rows(work, CODE).rows if row.requirement.code == requirement)
        return [each.title for each in answer_files.of_system(work, CODE).of(row.item)]


def prove(database, requirement: str, *names: str) -> None:
    with database.work(OFFICER) as work:
        answer_files.prove(work, CODE, [requirement], [file(each) for each in names])


def prove_for_unit(database, unit: str, requirement: str, *names: str) -> None:
    with database.work(OFFICER) as work:
        answer_files.prove_for_unit(work, unit, [requirement], [file(each) for each in names])


def test_files_stay_with_a_requirement_while_its_answer_changes_until_what_they_prove_is_taken_back(database):
    decided(database)
    record(database, (OWN, "partial"))
    prove(database, OWN, "bien ban", "anh")
    record(database, (OWN, "full"))
    prove(database, OWN, "ket qua")
    assert proven(database, OWN) == ["bien ban", "anh", "ket qua"]
    with database.work(OFFICER) as work, pytest.raises(Invalid, match="đã có trong tài liệu"):
        answer_files.prove(work, CODE, [OWN], [file("ket qua")])

    with database.work(OFFICER) as work:
        assert not [each for each in documents.provable(work, CODE) if isinstance(each, PlanItem)]
        system_history.void(work, PlanItem, 1, "ghi nhầm")
    assert proven(database, OWN) == ["ket qua"]


def test_systems_follow_the_files_of_the_unit_whose_answer_they_follow(database):
    decided(database)
    say(database, "STP", "partial")
    prove_for_unit(database, "STP", WIDE, "quy che")
    assert proven(database, WIDE) == ["quy che"]
    with database.work(OFFICER) as work, pytest.raises(Invalid, match="đang theo câu trả lời chung của Sở Tư pháp"):
        answer_files.prove(work, CODE, [WIDE], [file("khac")])

    record(database, (WIDE, "full"))
    assert proven(database, WIDE) == []
    record(database, (WIDE, "dropped"))
    say(database, "HCTP", "full")
    prove_for_unit(database, "HCTP", WIDE, "so phong")
    assert proven(database, WIDE) == ["so phong"]

    with database.work(OFFICER) as work:
        office_documents.void(work, 2, "nhầm tệp")
    assert proven(database, WIDE) == []


def test_the_explanation_and_the_checklist_name_the_files(database):
    decided(database)
    record(database, (OWN, "full"), evidence="12/BB")
    prove(database, OWN, "bien ban ra soat")
    say(database, "STP", "full")
    prove_for_unit(database, "STP", WIDE, "quy che")
    with database.look(OFFICER) as work:
        paper = explaining.plan(work, CODE)
        book = openpyxl.load_workbook(io.BytesIO(checklist_book.of_system(work, CODE))).active
        of_unit = openpyxl.load_workbook(io.BytesIO(checklist_book.of_unit(work, "STP"))).active

    said = {row["how"] for group in paper.places["systems"][0]["groups"] for row in group["rows"]}
    assert {"Bằng chứng: 12/BB; bien ban ra soat", "Thực hiện chung tại Sở Tư pháp. Bằng chứng: quy che"} <= said
    assert (cell(book, OWN), cell(book, WIDE), cell(of_unit, WIDE)) == ("bien ban ra soat", "quy che", "quy che")


def cell(sheet, requirement: str) -> str:
    head = next(row for row in sheet.iter_rows() if row[0].value == "Mã")
    column = next(each.column for each in head if each.value == "Tệp bằng chứng")
    line = next(row[0].row for row in sheet.iter_rows() if row[0].value == requirement)
    return sheet.cell(line, column).value


async def sent(page, name: str) -> None:
    zone = newest(page, "uploads")
    with page.client:
        await zone.handle_uploads([SmallFileUpload(name, "application/pdf", PDF)])


async def test_a_file_is_added_in_the_form_of_an_answer_and_stands_beside_the_requirement(visitor, office):
    decided(office.database)
    await sign_in(visitor, office, role="officer")
    await visitor.open(f"/he-thong/{CODE}?tab=phuong-an")
    await press(visitor, "item-G01-01")
    await choose(visitor, "full")
    await shows(visitor, "Tệp bằng chứng")
    await sent(visitor, "bien-ban.pdf")
    await until(sees, visitor, "title")
    await press(visitor, "submit")

    await until(rows, office.database, Evidence)
    [kept] = rows(office.database, Evidence)
    assert (kept.title, kept.kind, kept.about, kept.about_id) == ("bien-ban", "requirement", "plan_item", 1)
    await shows(visitor, "bien-ban")


async def test_a_units_page_shows_who_answered_what_and_a_wrong_answer_is_taken_back_with_the_reason(visitor, office):
    decided(office.database)
    say(office.database, "STP", "partial", "G01-01", note="Đang soạn")
    say(office.database, "STP", "full", "G01-01", note="Quyết định 12")
    prove_for_unit(office.database, "STP", "G01-01", "quyet dinh")
    await sign_in(visitor, office, role="officer")
    await visitor.open("/yeu-cau-chung")
    await press(visitor, "past-G01-01")
    await shows(visitor, "Đang soạn")
    await press(visitor, "void-file-1")
    await fill(visitor, reason="Nhầm tệp")
    await press(visitor, "confirm")
    await until(lambda: rows(office.database, OfficeDocument)[0].void_reason == "Nhầm tệp")

    await press(visitor, "past-G01-01")
    await press(visitor, "void-answer-2")
    await fill(visitor, reason="Ghi nhầm")
    await press(visitor, "confirm")
    await until(lambda: rows(office.database, OfficeAnswer)[1].void_reason == "Ghi nhầm")
    with office.database.look(OFFICER) as work:
        found = {row.requirement.code: row.state for row in office_answers.plan(work, "STP").rows}
    assert found["G01-01"] == "partial"
    await press(visitor, "past-G01-01")
    await shows(visitor, "Lý do: Ghi nhầm")
