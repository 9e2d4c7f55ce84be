"""The papers around a dossier: from an empty register and a full one, in the layout of NĐ 30/2020, numbered."""

import io
from dataclasses import replace

import pytest
from docx import Document

from inventory.errors import Invalid, NotFound
from inventory.law.requirements import requirements
from inventory.organisation import units
from inventory.protection import office_answers
from inventory.protection.office_answer import OfficeAnswer
from inventory.records import DutyDone, facts
from inventory.work import Actor, Role
from isms.ledger import issued, own_templates_kept
from isms.ledger.issued import fingerprint
from isms.papers import catalogue
from isms.papers.beside_dossier import appointing, exercise_minutes, machine_room, regulating, security_plan, submitting
from isms.papers.composition import office_words, place_words, rendering
from isms.papers.composition.declared_papers import PAPERS
from isms.papers.composition.paper_words import BY_HAND
from isms.papers.own import filling
from isms.ui.dossier import internal_papers
from tests import ui
from tests.printing import print_numbered, print_paper
from tests.register import ADMIN, OFFICER, new_system
from tests.test_declared_papers import word
from tests.test_forms import COMPLETE, dateless, propose, said, squeezed

pytestmark = [pytest.mark.slow, pytest.mark.engines("sqlite")]  # papers are drawn
office, visitor = ui.office, ui.visitor

TITLES = {
    submitting.PROPOSAL: "TỜ TRÌNH",
    submitting.OPINIONS: "V/v xin ý kiến",
    appointing.OPERATOR: "QUYẾT ĐỊNH",
    appointing.COUNCIL: "QUYẾT ĐỊNH",
    exercise_minutes.RESTORE: "BIÊN BẢN",
    exercise_minutes.DRILL: "BIÊN BẢN",
    regulating.ISSUING: "QUYẾT ĐỊNH",
}
NUMBERED = tuple(TITLES)
UNNUMBERED = {regulating.REGULATION: "QUY CHẾ", machine_room.CODE: "PHIẾU KHẢO SÁT"}
OF_A_SYSTEM = (*NUMBERED, *UNNUMBERED)
SIGNS = {"TTr": "/TTr-STP", "CV": "/STP-VP", "QĐ": "/QĐ-STP", "KH": "/KH-STP", "BB": "/BB-STP"}
STRANGER = Actor("người lạ", Role.OFFICER, "/99/")


def made(database, code: str, subject: str):
    with database.look(OFFICER) as work:
        return catalogue.make(work, code, subject)


def page_of(database, code: str, subject: str) -> str:
    return said(rendering.html(made(database, code, subject)))


def fill_in(database, **entry: str) -> None:
    """Give the office its letterhead and texts, and IOFFICE, which it owns, a level under way."""
    with database.work(ADMIN) as work:
        units.set_letterhead(work, "STP", "Ủy ban nhân dân tỉnh An Giang", "An Giang")
        office_words.set_paper(work, COMPLETE)
    propose(database, level=2, **{"owner": "Sở Tư pháp"} | entry)


def in_order(page: str, *parts: str) -> None:
    at = 0
    for part in parts:
        found = page.find(part, at)
        assert found >= 0, (part, page)
        at = found + len(part)


@pytest.mark.parametrize("code", OF_A_SYSTEM)
def test_from_an_empty_register_it_prints_and_marks_what_is_missing(database, code):
    new_system(database, "A")
    paper = made(database, code, "A")
    page = said(rendering.html(paper))
    in_order(
        page,
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        TITLES.get(code, "QUY CHẾ" if code == regulating.REGULATION else "PHIẾU KHẢO SÁT"),
    )
    assert ("Số: ......" in page) == (code in NUMBERED)
    assert paper.missing
    assert [each.what for each in paper.missing if f"({each.what})".upper() not in page.upper()] == []
    assert rendering.render(paper, "pdf").startswith(b"%PDF-")


@pytest.mark.parametrize("code", NUMBERED)
def test_from_a_full_register_it_has_every_component_in_order(database, code):
    fill_in(database)
    paper = made(database, code, "IOFFICE")
    page = dateless(said(rendering.html(paper)), database)
    sign = SIGNS[PAPERS[code].number_type]
    in_order(
        page,
        *("ỦY BAN NHÂN DÂN TỈNH AN GIANG", "SỞ TƯ PHÁP", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        *("Độc lập - Tự do - Hạnh phúc", f"Số: ......{sign}"),
    )
    dated = () if PAPERS[code].number_type == "BB" else ("An Giang, ngày N",)
    in_order(page, *dated, "iOffice", "./.", "Nơi nhận:", "Lưu: VT")
    assert TITLES[code] in page and "(Biểu nội bộ" in page
    assert f"Mã kiểm chứng: {fingerprint(paper.facts())[:16]}" in page
    document = Document(io.BytesIO(rendering.render(paper, "docx")))
    written = squeezed("".join(node.text or "" for node in document.element.body.iter() if node.tag.endswith("}t")))
    for line in page.splitlines():
        assert "ngày" in line or squeezed(line).replace(" ", "") in written.replace(" ", ""), line


@pytest.mark.parametrize("code", NUMBERED)
def test_it_takes_its_number_and_the_office_may_have_a_template_of_its_own(database, code):
    fill_in(database)
    with database.work(ADMIN) as work:
        own_templates_kept.use(work, code, "mau.docx", word("{{ form.number }} về {{ form.system }}"))
    with database.work(OFFICER) as work:
        rows = print_numbered(work, code, "IOFFICE", work.today)
        by_ending = {row.ending: row for row in rows}
        content = issued.content(work, by_ending["docx"].id)
        printed = print_paper(work, code, "IOFFICE", "pdf")
    number = f"01{SIGNS[PAPERS[code].number_type]}"
    assert {row.number for row in rows} == {number} and by_ending["docx"].template
    assert Document(io.BytesIO(content)).paragraphs[0].text == f"{number} về iOffice"
    assert printed.paper == code
    means = {each.name: each.means for each in filling.variables(made(database, code, "IOFFICE"))}
    assert place_words.OTHER not in " ".join(means.values())


@pytest.mark.parametrize("code", OF_A_SYSTEM)
def test_whoever_may_not_see_the_system_is_told_that_there_is_none(database, code):
    new_system(database, "A")
    with database.look(STRANGER) as work, pytest.raises(NotFound):
        catalogue.make(work, code, "A")


@pytest.mark.parametrize(("regime", "security"), [("331/2026", "an ninh mạng"), ("85/2016", "an toàn thông tin")])
def test_a_proposal_speaks_the_words_and_cites_the_law_of_its_regime(database, regime, security):
    propose(database, level=3, regime=regime)
    paper = made(database, submitting.PROPOSAL, "IOFFICE")
    page = said(rendering.html(paper))
    assert f"PHƯƠNG ÁN BẢO ĐẢM {security.upper()}" in page
    assert ("Căn cứ Luật An ninh mạng;" in page) == (regime == "331/2026")
    assert ("Căn cứ Luật An toàn thông tin mạng;" in page) == (regime == "85/2016")
    assert "số 116/2025" not in page and "số 86/2015" not in page, "a law is cited by its name only (NĐ 30/2020)"
    (caution,) = paper.contradictions
    assert ("Mẫu số 05" in caution) == (regime == "331/2026")


@pytest.mark.parametrize("code", [appointing.OPERATOR, appointing.COUNCIL])
def test_a_decision_of_another_owner_bears_no_number_of_this_office(database, code):
    fill_in(database, owner="Ủy ban nhân dân tỉnh An Giang")
    paper = made(database, code, "IOFFICE")
    assert (paper.number_type, paper.places["number"]) == ("", "......")
    assert paper.places["head"] == "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH AN GIANG"


def test_a_council_is_for_a_unit_that_would_appraise_what_it_operates(database):
    fill_in(database)
    (caution,) = made(database, appointing.COUNCIL, "IOFFICE").contradictions
    assert "điểm b khoản 4 Điều 18 Nghị định số 331/2026/NĐ-CP" in caution and "Văn phòng Sở Tư pháp" in caution
    assert made(database, appointing.OPERATOR, "IOFFICE").contradictions == ()
    with database.work(ADMIN) as work:
        office_words.set_paper(work, replace(COMPLETE, specialised_unit="Văn phòng Sở Tư pháp"))
    assert made(database, appointing.COUNCIL, "IOFFICE").contradictions == ()
    (caution,) = made(database, appointing.OPERATOR, "IOFFICE").contradictions
    assert "Hội đồng thẩm định độc lập" in caution


def test_a_council_of_the_owner_does_not_appraise_what_the_ministry_appraises(database):
    propose(database, level=4)
    (caution,) = made(database, appointing.COUNCIL, "IOFFICE").contradictions
    assert "Bộ Công an" in caution and "khoản 3 Điều 18" in caution


def test_minutes_name_the_last_time_on_record(database):
    fill_in(database)
    with database.work(OFFICER) as work:
        done = DutyDone(on=work.today, duty=exercise_minutes.RESTORE_DUTY, performer="Tổ CNTT", number="03/BB-STP")
        facts.record(work, "IOFFICE", done)
    day = f"{database.today():%d/%m/%Y}"
    assert f"Lần khôi phục thử trước: ngày {day}, do Tổ CNTT thực hiện, văn bản số 03/BB-STP." in page_of(
        database, exercise_minutes.RESTORE, "IOFFICE"
    )
    assert exercise_minutes.NEVER in page_of(database, exercise_minutes.DRILL, "IOFFICE")


@pytest.mark.parametrize(("regime", "security"), [("331/2026", "an ninh mạng"), ("85/2016", "an toàn thông tin")])
@pytest.mark.parametrize("level", [1, 3])
def test_the_regulation_has_an_article_for_each_group_of_its_level(database, level, regime, security):
    propose(database, level=level, regime=regime)
    paper = made(database, regulating.REGULATION, "IOFFICE")
    page = said(rendering.html(paper))
    asked = [each for each in requirements(level, regime) if not each.uncertain]
    assert [article["title"] for article in paper.places["articles"]] == list(
        dict.fromkeys(each.group for each in asked)
    )
    assert sum(len(article["rows"]) for article in paper.places["articles"]) == len(asked)
    last = 8 + len(paper.places["articles"])
    in_order(page, f"Bảo đảm {security} hệ thống", "Chương I", "Điều 8.", "Chương III", "Điều 9.", f"Điều {last}.")
    in_order(page, "Chương IV", f"Điều {last + 1}. Kiểm tra", f"Điều {last + 2}. Trách nhiệm thi hành", "./.")
    assert paper.contradictions, "that the standard was not seen is told before it is printed"


def test_the_regulation_says_how_the_office_answered_and_leaves_the_rest_to_be_filled_in(database):
    fill_in(database)
    with database.work(OFFICER) as work:
        answer = OfficeAnswer(on=work.today, requirement="G01-01", state="full", note="Quy trình QT-01.")
        office_answers.record(work, "STP", [answer])
    paper = made(database, regulating.REGULATION, "IOFFICE")
    first, second, *_ = paper.places["articles"][0]["rows"]
    assert (first["how"], second["how"]) == ("Quy trình QT-01", BY_HAND)
    assert "ít nhất 12 tháng một lần" in second["text"]
    assert "1. Có quy trình quản lý rủi ro bốn bước: Quy trình QT-01." in said(rendering.html(paper))


@pytest.mark.parametrize("full", [False, True])
def test_the_plan_of_a_year_counts_the_systems_and_lists_the_duties(database, full):
    if full:
        fill_in(database)
    year = str(database.today().year)
    paper = made(database, security_plan.CODE, year)
    page = said(rendering.html(paper))
    in_order(
        page, "CỘNG HÒA XÃ HỘI", "Số: ......", "KẾ HOẠCH", f"năm {year}", "V. TỔ CHỨC THỰC HIỆN", "./.", "Nơi nhận:"
    )
    assert paper.places["levels"] == ([{"level": "chưa có", "count": "1"}] if full else [])
    assert [each.what for each in paper.missing if f"({each.what})".upper() not in page.upper()] == []
    assert bool(paper.missing) != full
    with database.work(OFFICER) as work:
        number = {row.number for row in print_numbered(work, security_plan.CODE, year, work.today)}
    assert number == ({"01/KH-STP"} if full else {"01"})
    with pytest.raises(Invalid):
        made(database, security_plan.CODE, "năm sau")


async def test_the_page_of_the_plan_of_audits_offers_the_plan_of_the_year(office, visitor):
    await ui.sign_in(visitor, office)
    await visitor.open("/bao-cao/kiem-tra")
    await visitor.should_see(marker=f"{security_plan.CODE}-pdf")


def lacking_of_the_sheet(work) -> set[str]:
    """Return what the survey sheet lacks, as the tab says it beside that paper or above all."""
    missing = internal_papers.made(work, "A")[machine_room.CODE].missing
    assert 0 < len(missing) <= 6, "a longer list is told by its places"
    return {f"{each.what} ({each.where})" for each in missing}


async def test_the_tab_of_the_dossier_offers_each_of_them(office, visitor):
    new_system(office.database, "A")
    await ui.sign_in(visitor, office)
    await visitor.open("/he-thong/A?tab=ho-so")
    for code, _ in internal_papers.OFFERED:
        await visitor.should_see(marker=f"{code}-pdf")
        (link,) = visitor.find(f"{code}-docx").elements
        assert (await visitor.http_client.post(link.props["href"])).status_code == 200
        assert bool(PAPERS[code].number_type) == (code in NUMBERED)
    assert {code for code, _ in internal_papers.OFFERED} == set(OF_A_SYSTEM)
    with office.database.look(OFFICER) as work:
        lacking = lacking_of_the_sheet(work)
    for what in lacking:
        await visitor.should_see(what)
