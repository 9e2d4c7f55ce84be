"""A paper dropped onto its form fills what is empty, shows where it was read, and proves what is saved."""

import io
from datetime import date
from typing import Any

import pypdf
import pytest
from docx import Document
from nicegui import elements
from nicegui.elements.upload_files import SmallFileUpload

from inventory.records import Audit, Decision
from inventory.register_tables import PendingFact
from isms.accounts import two_person_rule
from isms.evidence.evidence_tables import Evidence
from tests import ui
from tests.filling import agree, choose, click, fill, newest, press, sees, shows, until
from tests.register import new_system, rows
from tests.test_four_eyes import add
from tests.test_paper_text import NUMBERED, word_decision
from tests.ui import sign_in

office, visitor = ui.office, ui.visitor
pytestmark = [pytest.mark.engines("sqlite"), pytest.mark.slow]
CODE = "IOFFICE"


def content_of(document: Any) -> bytes:
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def blank_pdf() -> bytes:
    writer, stream = pypdf.PdfWriter(), io.BytesIO()
    writer.add_blank_page(600, 800)
    writer.write(stream)
    return stream.getvalue()


async def drop(user, name: str, content: bytes) -> None:
    """Drop a file onto the form and wait until it was read."""
    zone = newest(user, "uploads")
    assert isinstance(zone, elements.upload.Upload)
    with user.client:
        await zone.handle_uploads([SmallFileUpload(name, "application/zip", content)])


async def opened(user, office, tab: str, button: str, role: str = "officer") -> None:
    new_system(office.database, CODE)
    await sign_in(user, office, role=role)
    await user.open(f"/he-thong/{CODE}?tab={tab}")
    await click(user, button)
    await until(lambda: sees(user, "uploads"))


def evidence(office) -> list[tuple[str, str, int | None]]:
    return [(each.kind, each.about, each.about_id) for each in rows(office.database, Evidence)]


async def test_a_decision_fills_its_form_and_is_its_evidence(visitor, office):
    await opened(visitor, office, "quyet-dinh", "Nhập quyết định")

    await drop(visitor, "qd.docx", content_of(word_decision(f"Hệ thống {CODE}")))
    await shows(visitor, "Đọc từ tệp")

    filled = {name: newest(visitor, name).value for name in ("number", "date", "issuer", "level")}
    assert filled == {
        "number": "12/QĐ-STP",
        "date": "15/09/2026",
        "issuer": "Sở Tư pháp",
        "level": "3",
    }
    number = newest(visitor, "number")
    assert "from-file" in number.classes and f"dòng 5: “{NUMBERED[0]}" in number.props["hint"]
    assert rows(office.database, Decision) == []

    await press(visitor, "submit")
    await agree(visitor)
    await until(lambda: rows(office.database, Decision))

    [decision] = rows(office.database, Decision)
    assert (decision.number, decision.level, decision.day) == ("12/QĐ-STP", 3, date(2026, 9, 15))
    assert evidence(office) == [("decision", "decision", decision.id)]


async def test_the_paper_of_a_decision_that_waits_is_kept_with_the_system(visitor, office):
    """Nothing proves a fact that does not count yet; the paper of what was proposed is not lost, either."""
    await opened(visitor, office, "quyet-dinh", "Nhập quyết định")
    add(office.database, "goc", "admin")
    with office.database.work(add(office.database, "chu", "admin")) as work:
        two_person_rule.turn_on(work)

    await drop(visitor, "qd.docx", content_of(word_decision(f"Hệ thống {CODE}")))
    await shows(visitor, "Đọc từ tệp")
    await press(visitor, "submit")
    await until(lambda: evidence(office))

    assert rows(office.database, Decision) == []
    assert [each.fact for each in rows(office.database, PendingFact)] == ["decision"]
    assert evidence(office) == [("decision", "", None)]


async def test_what_a_person_entered_stays_and_the_difference_is_told(visitor, office):
    await opened(visitor, office, "quyet-dinh", "Nhập quyết định")
    await fill(visitor, number="21/QĐ-STP", issuer="Giám đốc Sở")

    await drop(visitor, "qd.docx", content_of(word_decision()))
    await shows(visitor, "biểu mẫu đang ghi “21/QĐ-STP”, tệp ghi “12/QĐ-STP” (dòng 5")
    await shows(visitor, "Không đọc được chắc chắn, hãy nhập tay: Cấp độ được phê duyệt.")
    assert (newest(visitor, "number").value, newest(visitor, "issuer").value) == ("21/QĐ-STP", "Giám đốc Sở")

    await press(visitor, "take-number")
    assert (newest(visitor, "number").value, newest(visitor, "issuer").value) == ("12/QĐ-STP", "Giám đốc Sở")


async def test_a_scan_without_text_says_so_and_another_paper_fills_nothing(visitor, office):
    await opened(visitor, office, "quyet-dinh", "Nhập Quy chế")

    await drop(visitor, "quet.pdf", blank_pdf())
    await shows(visitor, "Tệp là bản quét, không có chữ để đọc.")
    await drop(visitor, "qd.docx", content_of(word_decision()))
    await shows(visitor, "Tệp này không phải là Quy chế bảo đảm an ninh mạng")

    assert newest(visitor, "number").value == ""


async def test_a_conclusion_is_filled_with_its_conditions(visitor, office):
    await opened(visitor, office, "kiem-tra", "Nhập kết luận")
    document = Document()
    for text in (
        *("SỞ TƯ PHÁP", "Số: 21/KL-STP", "An Giang, ngày 15 tháng 9 năm 2026"),
        *("KẾT LUẬN", f"Kiểm tra, đánh giá Hệ thống {CODE}", "I. KẾT LUẬN"),
        "Hệ thống đủ điều kiện tiếp tục vận hành, kèm theo các điều kiện sau:",
        *("1. Cập nhật bản vá, chậm nhất ngày 31/12/2026.", "II. TỔ CHỨC THỰC HIỆN"),
    ):
        document.add_paragraph(text)

    await drop(visitor, "kl.docx", content_of(document))
    await shows(visitor, "Đọc từ tệp")
    await fill(visitor, assessor="Sở Khoa học và Công nghệ")
    await choose(visitor, "state_service")
    await press(visitor, "submit")
    await until(lambda: rows(office.database, Audit))

    [audit] = rows(office.database, Audit)
    assert (audit.conclusion, audit.conditions_until, audit.conditions) == (
        "conditional",
        date(2026, 12, 31),
        "- Cập nhật bản vá, chậm nhất ngày 31/12/2026.",
    )
    assert (audit.document_number, audit.concluded_on, audit.issuer) == ("21/KL-STP", date(2026, 9, 15), "Sở Tư pháp")
    assert evidence(office) == [("conclusion", "audit", audit.id)]
