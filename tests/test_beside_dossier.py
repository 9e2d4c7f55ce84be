"""The papers around a dossier: from an empty register and a full one, in the layout of NĐ 30/2020, numbered."""

import io

import pytest
from docx import Document

from inventory.errors import NotFound
from inventory.organisation import units
from inventory.work import Actor, Role
from isms.ledger import issued, own_templates_kept
from isms.ledger.issued import fingerprint
from isms.papers import catalogue
from isms.papers.beside_dossier import submitting
from isms.papers.composition import office_words, place_words, rendering
from isms.papers.composition.declared_papers import PAPERS
from isms.papers.own import filling
from isms.ui.dossier import internal_papers
from tests import ui
from tests.printing import print_numbered, print_paper
from tests.register import ADMIN, OFFICER, new_system
from tests.test_declared_papers import word
from tests.test_forms import COMPLETE, dateless, propose, said, squeezed

pytestmark = [pytest.mark.slow, pytest.mark.engines("sqlite")]  # papers are drawn
office, visitor = ui.office, ui.visitor

OF_A_SYSTEM = (submitting.PROPOSAL, submitting.OPINIONS)
TITLES = {submitting.PROPOSAL: "TỜ TRÌNH", submitting.OPINIONS: "V/v xin ý kiến"}
SIGNS = {"TTr": "/TTr-STP", "CV": "/STP-VP", "QĐ": "/QĐ-STP", "KH": "/KH-STP", "BB": "/BB-STP"}
STRANGER = Actor("người lạ", Role.OFFICER, "/99/")


def made(database, code: str, subject: str):
    with database.look(OFFICER) as work:
        return catalogue.make(work, code, subject)


def page_of(database, code: str, subject: str) -> str:
    return said(rendering.html(made(database, code, subject)))


def fill_in(database) -> None:
    """Give the office its letterhead and texts, and IOFFICE a level under way."""
    with database.work(ADMIN) as work:
        units.set_letterhead(work, "STP", "Ủy ban nhân dân tỉnh An Giang", "An Giang")
        office_words.set_paper(work, COMPLETE)
    propose(database, level=2)


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
    in_order(page, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "Số: ......", TITLES[code])
    assert paper.missing
    assert [each.what for each in paper.missing if f"({each.what})".upper() not in page.upper()] == []
    assert rendering.render(paper, "pdf").startswith(b"%PDF-")


@pytest.mark.parametrize("code", OF_A_SYSTEM)
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


@pytest.mark.parametrize("code", OF_A_SYSTEM)
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


async def test_the_tab_of_the_dossier_offers_each_of_them(office, visitor):
    new_system(office.database, "A")
    await ui.sign_in(visitor, office)
    await visitor.open("/he-thong/A?tab=ho-so")
    for code, _ in internal_papers.OFFERED:
        await visitor.should_see(marker=f"{code}-pdf")
        (link,) = visitor.find(f"{code}-docx").elements
        assert (await visitor.http_client.post(link.props["href"])).status_code == 200
        await visitor.should_see(marker=f"{code}-number")
    assert {code for code, _ in internal_papers.OFFERED} == set(OF_A_SYSTEM)
