"""The office's own Word templates: filled like ours, tried before they are used, and unable to do anything else."""

import io
import zipfile
from dataclasses import replace

import pytest
from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from nicegui.elements.upload_files import SmallFileUpload

from inventory.errors import Invalid, NotAllowed
from inventory.work import Actor, Role
from isms.ledger import issued, own_templates_kept
from isms.ledger.paper_tables import IssuedDocument
from isms.papers import catalogue
from isms.papers.own import filling, sandbox, template_cautions
from isms.papers.own.filling import Variable
from isms.papers.reports.owners import Card, Pair
from tests import ui
from tests.databases import open_database
from tests.filling import newest, press, sees, shows, until
from tests.printing import print_paper
from tests.register import ADMIN, OFFICER, Clock, cleared_system, migrate, new_system, rows

office, visitor = ui.office, ui.visitor


def word(*paragraphs: str) -> bytes:
    document = Document()
    for text in paragraphs:
        document.add_paragraph(text)
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def said(content: bytes) -> str:
    return "\n".join(paragraph.text for paragraph in Document(io.BytesIO(content)).paragraphs)


@pytest.fixture(scope="module")
def paper(tmp_path_factory):
    """The list of findings of a system A, made once: a paper does not change."""
    url = f"sqlite:///{tmp_path_factory.mktemp('paper') / 'register.sqlite3'}"
    migrate(url)
    opened = open_database(url, Clock())
    new_system(opened, "A")
    with opened.look(OFFICER) as work:
        made = catalogue.make(work, "findings", "A")
    opened.engine.dispose()
    return made


@pytest.mark.slow
def test_a_template_says_what_the_paper_says_and_repeats_itself(paper):
    template = word(
        "Hệ thống {{ form.system }}", "{% for row in form.findings %}{{ row.what }}{% endfor %}", "{{ title }}"
    )
    filled = filling.fill(paper, template)
    assert filled == filling.fill(paper, template)
    assert said(filled).splitlines()[0] == "Hệ thống Hệ thống A"
    assert paper.title in said(filled)


def test_every_variable_of_a_paper_is_listed_and_the_example_fills(paper):
    named = {each.name: each for each in filling.variables(paper)}
    assert named["form.system"] == Variable("form.system", "Tên hệ thống thông tin", "Hệ thống A")
    assert named["form.findings[]"].means == "Tồn tại"
    assert "Tên hệ thống thông tin: Hệ thống A" in said(filling.fill(paper, filling.example(paper)))


def test_what_stands_in_lists_within_lists_is_shown_by_loops(paper):
    person, owner = Card("Bà A", "", "", "", "", "", ""), Card("UBND", "", "", "", "", "", "")
    nested = replace(paper, places={"parts": [{"rows": [{"what": "Việc"}]}], "pairs": [Pair(owner, person)]})
    written = {each.name: each.written for each in filling.variables(nested)}
    loops = "{% for row in form.parts %}{% for row1 in row.rows %}{{ row1.what }}; {% endfor %}{% endfor %}"
    assert written["form.parts[].rows[].what"] == loops
    filled = said(filling.fill(nested, word(loops, written["form.pairs[].unit.name"])))
    assert filled.splitlines() == ["Việc; ", "Bà A; "]


@pytest.mark.slow
@pytest.mark.parametrize(
    "attack",
    [
        "{{ ''.__class__.__mro__ }}",
        "{{ form.__class__ }}",
        "{{ form.system.__init__.__globals__ }}",
        "{{ form.system.upper() }}",
        "{{ form.system.format('x') }}",
        "{{ 'a' * 999999999 }}",
        "{{ 9 ** 999999999 }}",
        "{{ '%999999999d' % 1 }}",
        "{% for a in range(999999999) %}x{% endfor %}",
        "{% include 'forms/mau-01.html.j2' %}",
        "{% import 'x' as y %}",
        "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
        "{% for a in form.bases %}{% for b in form.bases %}{% for c in form.bases %}{% for d in form.bases %}x"
        "{% endfor %}{% endfor %}{% endfor %}{% endfor %}",
        "{{ self }}",
        "{{ lipsum }}",
        "{{ form.khong_co }}",
        "{{ form|attr('__class__') }}",
        "{{ form.system | center(999999999) }}",
        "{{ form.system",
        "{% if %}",
    ],
)
def test_a_template_that_reaches_for_more_is_refused_in_vietnamese(paper, attack):
    with pytest.raises(Invalid) as refused:
        filling.fill(paper, word("Bình thường", attack))
    assert all(problem.rule and problem.remedy for problem in refused.value.problems)


@pytest.mark.parametrize(
    ("wrong", "why", "remedy"),
    [
        ("Kính gửi {{ form.system", "thiếu dấu đóng }}", ""),
        ("{% for row in form.findings %}{{ row.what }}", "thiếu {% endfor %}", ""),
        ("Hết {% endif %}", "{% endif %} không khớp", ""),
        ("Tên {{ form.sytem }}", "không có biến “sytem”", "Có phải form.system?"),
        ("{% for row in form.recipients %}{{ ten }}{% endfor %}", "không có biến “ten”", ""),
        ("{{ form.system | center(9) }}", "không có phép “center”", ""),
        ("{{ form.system.upper() }}", "không được gọi hàm", ""),
        ("{{ 2 * 3 }}", "phép tính", ""),
        ("{{ form..system }}", "viết sai cú pháp", ""),
    ],
)
def test_the_paragraph_that_is_wrong_is_named(paper, wrong, why, remedy):
    with pytest.raises(Invalid) as refused:
        filling.fill(paper, word("Đúng: {{ form.system }}", "", wrong, "Cuối: {{ title }}"))
    (problem,) = refused.value.problems
    assert problem.rule.startswith(f"Đoạn 2 (thân văn bản), “{wrong}”: ")
    assert why in problem.rule and remedy in problem.remedy


def test_a_remainder_is_named_as_what_is_not_permitted(paper):
    """The input e04: it was called a mistake of syntax."""
    loop = ("{%p for row in form.findings %}", "{%p if loop.index % 2 == 0 %}", "x", "{%p endif %}", "{%p endfor %}")
    with pytest.raises(Invalid) as refused:
        filling.fill(paper, word(*loop))
    assert "Đoạn 2" in refused.value.problems[0].rule and "phép tính %" in refused.value.problems[0].rule


def test_a_template_that_would_fill_nothing_is_refused(paper):
    """The inputs e10 (no variable) and e12 (full-width braces): every system would get the same words."""
    for text, said_too in (
        ("Không có biến nào", ""),
        ("｛｛ form.system ｝｝", "｛｛ form.system ｝｝"),
        ("«ten»", "«ten»"),
    ):
        template = word(text)
        filling.fill(paper, template)  # what is used already is still printed
        with pytest.raises(Invalid) as refused:
            template_cautions.cautions(template)
        (problem,) = refused.value.problems
        assert "không dùng biến nào" in problem.rule
        assert said_too in problem.remedy and "form.system" in problem.remedy


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("«ten_he_thong» {{ form.system }}", "«ten_he_thong»"),  # the input e08
        ("{{ form.system }} ${ten}", "${ten}"),
        ("{{ form.system }} <<ten>>", "<<ten>>"),
        ("{{ form.system }} {ten_he_thong}", "{ten_he_thong}"),
        ("{{ form.system }} ｛form.owner｝", "｛form.owner｝"),
    ],
)
def test_fields_of_other_programs_are_named(paper, text, left):
    (caution,) = template_cautions.cautions(word("Đúng: {{ title }}", text))
    assert left in caution and "đoạn 2" in caution


def test_a_mail_merge_field_without_its_marks_is_named():
    document = Document()
    paragraph = document.add_paragraph("{{ title }} ")
    simple = OxmlElement("w:fldSimple")
    simple.set(qn("w:instr"), " MERGEFIELD ten_don_vi ")
    paragraph._p.append(simple)
    written = io.BytesIO()
    document.save(written)
    (caution,) = template_cautions.cautions(written.getvalue())
    assert "ten_don_vi" in caution


@pytest.mark.parametrize("text", ["{{ form.system }}", "{% for row in form.findings %}{{ row.what }}{% endfor %} 50 %"])
def test_a_template_of_ours_alone_needs_no_caution(text):
    assert template_cautions.cautions(word(text)) == []


def test_what_is_wrong_in_a_table_or_at_the_head_of_the_page_is_found_too(paper):
    table, head = Document(), Document()
    table.add_paragraph("Đúng")
    table.add_table(1, 2).rows[0].cells[1].text = "{{ form.khong_co_gi }}"
    head.sections[0].header.paragraphs[0].text = "{{ form.system"
    for document, where in ((table, "Đoạn 2 (thân văn bản), “{{ form.khong_co_gi }}”"), (head, "Đoạn 1 (đầu trang), ")):
        written = io.BytesIO()
        document.save(written)
        with pytest.raises(Invalid) as refused:
            filling.fill(paper, written.getvalue())
        assert refused.value.problems[0].rule.startswith(where)


@pytest.mark.parametrize(
    "text",
    [
        "{% set a = 'x' %}{{ a }}",
        "{% set a %}x{% endset %}",
        "{{ form.system ~ form.system }}",
        "{{ form.findings | join(form.findings | join('x')) }}",
        "{{ form.system | replace('H', form.system | upper) }}",
        "{{ form.system.format }}",
        "{{ form.system['format'] }}",
        "{{ 'x' | replace('', 'y' * 9) }}",
    ],
)
def test_a_template_cannot_make_texts_grow_nor_reach_a_method(paper, text):
    with pytest.raises(Invalid):
        filling.fill(paper, word(text))


def test_results_of_filters_and_the_whole_output_are_bounded(paper, monkeypatch):
    assert said(filling.fill(paper, word("{{ form.system | replace('A', 'B') }}"))) == "Hệ thống B"
    monkeypatch.setattr(sandbox, "LONGEST_TEXT", 5)
    for text in ("{{ form.system | replace('A', 'BCDE') }}", "{{ [form.system, form.system] | join('-') }}"):
        with pytest.raises(Invalid):
            filling.fill(paper, word(text))
    monkeypatch.setattr(sandbox, "LONGEST_OUTPUT", 100)
    with pytest.raises(Invalid):
        filling.fill(paper, word("{{ form.system }}"))


@pytest.mark.slow
def test_what_is_no_word_file_or_would_do_harm_is_refused(paper):
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"0" * 70_000_000)
    macro = io.BytesIO(word("x"))
    with zipfile.ZipFile(macro, "a") as archive:
        archive.writestr("word/vbaProject.bin", b"x")
    entity = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(word("x"))) as source, zipfile.ZipFile(entity, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            if name == "word/document.xml":
                head = b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]>'
                content = content.replace(b"?>", b"?>" + head, 1).replace(b">x<", b">&e;<")
            target.writestr(name, content)
    for content in (b"", b"x" * 100, b"x" * 6_000_000, bomb.getvalue(), macro.getvalue()):
        with pytest.raises(Invalid):
            filling.fill(paper, content)
    try:
        read = said(filling.fill(paper, entity.getvalue()))
    except Invalid:
        read = ""
    with open("/etc/hostname", encoding="utf-8") as secret:
        assert secret.read().strip() not in read


@pytest.mark.slow
def test_a_template_is_used_named_in_the_ledger_and_retired(database):
    cleared_system(database, "A")
    template = word("Mẫu riêng: {{ form.system }}")
    with database.work(ADMIN) as work:
        kept = own_templates_kept.use(work, "findings", "mau.docx", template)
    with database.work(OFFICER) as work:
        ours = issued.content(work, print_paper(work, "findings", "A", "docx").id)
        pdf = issued.content(work, print_paper(work, "findings", "A", "pdf").id)
    assert said(ours) == "Mẫu riêng: Hệ thống A"
    assert pdf.startswith(b"%PDF")
    assert [row.template for row in rows(database, IssuedDocument)] == [kept.sha256, ""]
    with database.work(ADMIN) as work:
        own_templates_kept.use(work, "findings", "moi.docx", word("Mới"))
        assert [row.retired_at is None for row in own_templates_kept.listed(work)] == [True, False]
        own_templates_kept.retire(work, "findings")
        assert own_templates_kept.used(work, "findings") is None
    for actor in (OFFICER, Actor("phòng", Role.ADMIN, "/1/2/")):
        with pytest.raises(NotAllowed), database.work(actor) as work:
            own_templates_kept.use(work, "findings", "mau.docx", template)


async def test_an_administrator_tries_a_template_then_uses_it(office, visitor):
    cleared_system(office.database, "A")
    await ui.sign_in(visitor, office)
    await visitor.open("/quan-tri/mau-rieng?giay=findings&ve=A")
    rows_of = {row["written"]: row for row in newest(visitor, "variables").rows}
    assert rows_of["{{ form.system }}"]["value"] == "Hệ thống A"
    zone = newest(visitor, "uploads")
    with visitor.client:
        await zone.handle_uploads([SmallFileUpload("mau.docx", "application/zip", word("{{ form.khong }}"))])
    await shows(visitor, "Đoạn 1 (thân văn bản), “{{ form.khong }}”: không có biến “khong”.")
    assert not sees(visitor, "use-template")
    with visitor.client:
        await zone.handle_uploads([SmallFileUpload("mau.docx", "application/zip", word("Riêng {{ form.system }}"))])
    await until(sees, visitor, "use-template")
    await press(visitor, "use-template")
    await until(sees, visitor, "retire-template")
    answer = await visitor.http_client.post("/in/findings/A.docx")
    assert said(answer.content) == "Riêng Hệ thống A"
    await press(visitor, "retire-template")
    await press(visitor, "confirm")
    await shows(visitor, "Đang dùng mẫu của sổ")
