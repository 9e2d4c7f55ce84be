"""Clauses on paper, written out as offices write them."""

import re
from importlib import resources
from pathlib import Path

import pytest

from inventory.law import recurring_duties
from inventory.law.written_clauses import name_of, written_out
from isms.papers import catalogue
from isms.papers.beside_dossier import security_plan
from isms.papers.composition import rendering
from schedules.duties import duty_choices
from schedules.duties.duty_choices import Chosen
from tests.register import OFFICER
from tests.test_forms import said
from tests.test_libreoffice import database, numbers, papers

__all__ = ["database", "numbers", "papers"]


@pytest.mark.parametrize(
    ("short", "long"),
    [
        ("NĐ 331/2026 Đ21.2.b", "điểm b khoản 2 Điều 21 Nghị định số 331/2026/NĐ-CP"),
        ("NĐ 331/2026 Đ18.3.đ", "điểm đ khoản 3 Điều 18 Nghị định số 331/2026/NĐ-CP"),
        ("NĐ 85/2016 Đ19", "Điều 19 Nghị định số 85/2016/NĐ-CP"),
        (
            "NĐ 85/2016 Đ12.1, Đ14.3.a; TT 12/2022 Đ6",
            "khoản 1 Điều 12, điểm a khoản 3 Điều 14 Nghị định số 85/2016/NĐ-CP; Điều 6 Thông tư số 12/2022/TT-BTTTT",
        ),
        ("NĐ 331/2026 Đ36.9, Đ36.10", "khoản 9, khoản 10 Điều 36 Nghị định số 331/2026/NĐ-CP"),
        ("NĐ 331/2026 Đ8-Đ15", "Điều 8 đến Điều 15 Nghị định số 331/2026/NĐ-CP"),
        ("Luật 116/2025/QH15 Đ9.3", "khoản 3 Điều 9 Luật An ninh mạng số 116/2025/QH15"),
        ("Chuyển tiếp (Đ39.1)", "Chuyển tiếp (khoản 1 Điều 39)"),
        ("theo NĐ 331/2026", "theo Nghị định số 331/2026/NĐ-CP"),
        ("TT 117/2026 Đ4", "Điều 4 Thông tư số 117/2026/TT-BCA"),
        ("TT 117/2026/TT-BCA Đ21.5", "khoản 5 Điều 21 Thông tư số 117/2026/TT-BCA"),
        ("TT 9/2031", "Thông tư số 9/2031"),
        ("NĐ 30/2020/NĐ-CP", "Nghị định số 30/2020/NĐ-CP"),
        ("Bộ luật Lao động Đ111.3, Đ112", "khoản 3 Điều 111, Điều 112 Bộ luật Lao động"),
        (
            "TT 12/2022 Phụ lục II; TCVN 11930:2017 mục 6.1.1.1",
            "Phụ lục II ban hành kèm theo Thông tư số 12/2022/TT-BTTTT; TCVN 11930:2017 mục 6.1.1.1",
        ),
        ("KH DTI 2026 II.3.a", "mục II.3.a Kế hoạch DTI 2026"),
        (
            "KH CĐS 2025 I.2.b, II.1.h; KH DTI 2026 II.3.a",
            "mục I.2.b, II.1.h Kế hoạch chuyển đổi số 2025; mục II.3.a Kế hoạch DTI 2026",
        ),
        ("12/QĐ-STP; khoản 4 Điều 27", "12/QĐ-STP; khoản 4 Điều 27"),
    ],
)
def test_a_short_citation_is_written_out_and_other_words_stay(short, long):
    assert written_out(short) == long
    assert written_out(long) == long


def test_clauses_of_the_document_that_a_table_names_stand_without_it():
    written = written_out("NĐ 331/2026 Đ21.2.b; TT 12/2022 Đ6", understood="NĐ 331/2026")

    assert written == "điểm b khoản 2 Điều 21; Điều 6 Thông tư số 12/2022/TT-BTTTT"
    assert name_of("NĐ 331/2026") == "Nghị định số 331/2026/NĐ-CP"


SHORT = re.compile(
    r"\bĐ\d+(?:\.|\b)|(?<!số )(?<!\w)(?:NĐ|TT|QĐ) ?\d+/\d{4}|\bKH (?:CĐS|DTI)\b|\bBLDS\b|\b116/2025/QH15 Đ"
)
"""A citation as the register writes it for itself, on a page."""
COMMENT = re.compile(r"\{#.*?#\}|/\*.*?\*/", re.DOTALL)


def test_no_template_cites_in_short():
    files = sorted(Path(str(resources.files("templates"))).rglob("*.*"))
    texts = {file.name: COMMENT.sub("", file.read_text("utf-8")) for file in files if file.suffix in {".j2", ".css"}}

    assert {name: found for name, text in texts.items() if (found := SHORT.findall(text))} == {}
    assert len(texts) > 40


@pytest.mark.engines("sqlite")
@pytest.mark.parametrize("duties", [False, True])
def test_the_plan_of_a_year_cites_in_full_with_duties_and_without_any(database, duties):
    with database.work(OFFICER) as work:
        for duty in recurring_duties.switched() if duties else ():
            chosen = Chosen(True, work.today, duty_choices.default_months(duty), month_day="06-30")
            duty_choices.choose(work, duty.code, chosen)
    with database.look(OFFICER) as work:
        paper = catalogue.make(work, security_plan.CODE, str(work.today.year))
        page = said(rendering.html(paper))

    assert bool(paper.places["duties"]) == duties
    assert ("Chưa có việc nào có hạn" in page) != duties
    assert SHORT.findall(page) == []
    assert len(paper.places["bases"]) > 1
    assert all("Luật" in basis or "Nghị định" in basis or "Thông tư" in basis for basis in paper.places["bases"])


@pytest.mark.slow
@pytest.mark.engines("sqlite")
def test_no_paper_cites_in_short(database, papers):
    with database.look(OFFICER) as work:
        pages = {code: said(rendering.html(catalogue.make(work, code, subject))) for code, subject in papers.items()}

    assert {code: found for code, page in pages.items() if (found := SHORT.findall(page))} == {}
    assert set(pages) == set(catalogue.PAPERS)
