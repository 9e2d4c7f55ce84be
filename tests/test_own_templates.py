"""The office's own Word templates: filled like ours, tried before they are used, and unable to do anything else."""

import io
import zipfile

import pytest
from docx import Document
from nicegui.elements.upload_files import SmallFileUpload

from inventory.errors import Invalid, NotAllowed
from inventory.work import Actor, Role
from isms.documents import catalogue
from isms.documents.own import filling
from isms.ledger import issued, templates
from isms.ledger.tables import IssuedDocument
from tests import ui
from tests.filling import newest, press, sees, shows, until
from tests.register import ADMIN, OFFICER, cleared_system, rows

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


@pytest.fixture
def paper(database):
    cleared_system(database, "A")
    with database.look(OFFICER) as work:
        return catalogue.make(work, "findings", "A")


def test_a_template_says_what_the_paper_says_and_repeats_itself(database, paper):
    template = word(
        "Hệ thống {{ form.system }}", "{% for row in form.findings %}{{ row.what }}{% endfor %}", "{{ title }}"
    )
    filled = filling.fill(paper, template)
    assert filled == filling.fill(paper, template)
    assert said(filled).splitlines()[0] == "Hệ thống Hệ thống A"
    assert paper.title in said(filled)


def test_every_variable_of_a_paper_is_listed_and_the_example_fills(database, paper):
    named = dict(filling.variables(paper))
    assert named["form.system"] == "Hệ thống A"
    assert "form.findings[]" in named
    assert "Hệ thống A" in said(filling.fill(paper, filling.example(paper)))


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


def test_the_paragraph_that_is_wrong_is_named(paper):
    with pytest.raises(Invalid) as refused:
        filling.fill(paper, word("Đúng", "Kính gửi {{ form.system", "Cuối"))
    assert "Kính gửi" in refused.value.problems[0].rule or "dòng" in refused.value.problems[0].rule


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


def test_a_template_is_used_named_in_the_ledger_and_retired(database, paper):
    template = word("Mẫu riêng: {{ form.system }}")
    with database.work(ADMIN) as work:
        kept = templates.use(work, "findings", "mau.docx", template)
    with database.work(OFFICER) as work:
        ours = issued.content(work, catalogue.print_paper(work, "findings", "A", "docx").id)
        pdf = issued.content(work, catalogue.print_paper(work, "findings", "A", "pdf").id)
    assert said(ours) == "Mẫu riêng: Hệ thống A"
    assert pdf.startswith(b"%PDF")
    assert [row.template for row in rows(database, IssuedDocument)] == [kept.sha256, ""]
    with database.work(ADMIN) as work:
        templates.use(work, "findings", "moi.docx", word("Mới"))
        assert [row.retired_at is None for row in templates.listed(work)] == [True, False]
        templates.retire(work, "findings")
        assert templates.used(work, "findings") is None
    for actor in (OFFICER, Actor("phòng", Role.ADMIN, "/1/2/")):
        with pytest.raises(NotAllowed), database.work(actor) as work:
            templates.use(work, "findings", "mau.docx", template)


async def test_an_administrator_tries_a_template_then_uses_it(office, visitor):
    cleared_system(office.database, "A")
    await ui.sign_in(visitor, office)
    await visitor.open("/quan-tri/mau-rieng?giay=findings&ve=A")
    await shows(visitor, "form.system")
    zone = newest(visitor, "uploads")
    with visitor.client:
        await zone.handle_uploads([SmallFileUpload("mau.docx", "application/zip", word("{{ form.khong }}"))])
    await shows(visitor, "Mẫu dùng tên không có")
    assert not sees(visitor, "use-template")
    with visitor.client:
        await zone.handle_uploads([SmallFileUpload("mau.docx", "application/zip", word("Riêng {{ form.system }}"))])
    await until(sees, visitor, "use-template")
    await press(visitor, "use-template")
    await until(sees, visitor, "retire-template")
    answer = await visitor.http_client.get("/in/findings/A.docx")
    assert said(answer.content) == "Riêng Hệ thống A"
    await press(visitor, "retire-template")
    await press(visitor, "confirm")
    await shows(visitor, "Đang dùng mẫu của sổ")
