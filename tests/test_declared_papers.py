"""A paper is declared once beside its maker; every place that shows papers reads the declaration."""

import io

import pytest
from docx import Document
from jinja2 import ChoiceLoader, DictLoader
from typer.main import get_command
from typer.testing import CliRunner

from inventory.organisation.access import Act, system
from isms.cli import paper_commands
from isms.ledger import issued, own_templates_kept
from isms.ledger.paper_tables import IssuedDocument
from isms.papers import bulk_run, catalogue
from isms.papers.bulk_run import Run, print_many
from isms.papers.composition import place_words, rendering
from isms.papers.composition.declared_papers import MAKERS, PAPERS, SYSTEM, paper
from isms.papers.composition.paper import Content, Rows
from isms.papers.own import filling
from tests import ui
from tests.filling import newest, shows
from tests.printing import print_paper
from tests.register import ADMIN, OFFICER, new_system, rows

office, visitor = ui.office, ui.visitor
WORDS = {"greeting": "Lời chào", "visitors": "Khách"}
TEMPLATE = """<html><head><style></style></head><body><main>
<p>{{ form.greeting }} {{ form.system }}</p>
{% for each in form.visitors %}<p>{{ each.name }}</p>{% endfor %}
</main></body></html>"""


@pytest.fixture
def welcome(monkeypatch):
    """A paper that this test declares: its maker and its template, nothing else."""
    pages = rendering.environment()
    monkeypatch.setattr(pages, "loader", ChoiceLoader([DictLoader({"welcome.html.j2": TEMPLATE}), pages.loader]))

    @paper("welcome", "Giấy chào mừng", SYSTEM, "welcome.html.j2", internal=True, in_bulk=True, words=WORDS)
    def make(work, code, on=None):
        about = system(work, code, Act.VIEW)
        visitors = Rows(range(3), lambda number: {"name": f"Khách thứ {number}"})
        places = {"greeting": "Xin chào", "system": about.name, "visitors": visitors}
        return Content(f"Chào mừng {about.name}", places, about.id)

    yield make
    del PAPERS["welcome"], MAKERS["welcome"]


def word(*paragraphs: str) -> bytes:
    document = Document()
    for text in paragraphs:
        document.add_paragraph(text)
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def said(content: bytes) -> list[str]:
    return [paragraph.text for paragraph in Document(io.BytesIO(content)).paragraphs if paragraph.text]


@pytest.mark.engines("sqlite")
def test_it_is_in_the_catalogue_and_printed_in_every_shape(database, welcome):
    new_system(database, "A")
    with database.work(OFFICER) as work:
        made = catalogue.make(work, "welcome", "A")
        contents = {
            ending: catalogue.printed(work, "welcome", "A", ending).content for ending in ("pdf", "docx", "html")
        }
        row = print_paper(work, "welcome", "A", "docx")
    assert (made.code, made.subject, made.made_on, made.internal) == ("welcome", "A", database.today(), True)
    assert contents["pdf"].startswith(b"%PDF-") and "Xin chào Hệ thống A" in contents["html"].decode()
    assert said(contents["docx"]) == ["Xin chào Hệ thống A", "Khách thứ 0", "Khách thứ 1", "Khách thứ 2"]
    assert catalogue.name_of(row.paper) == "Giấy chào mừng"
    assert dict(place_words.labelled(row.facts))["Khách"].splitlines()[0] == "Tên: Khách thứ 0"


@pytest.mark.engines("sqlite")
def test_it_has_a_command(database, welcome, monkeypatch, tmp_path):
    new_system(database, "A")
    monkeypatch.setenv("ISMS_DATABASE_URL", str(database.engine.url.render_as_string(hide_password=False)))
    monkeypatch.setenv("ISMS_DATA_DIR", str(tmp_path))
    group = paper_commands.printing()
    assert "welcome" in get_command(group).commands
    done = CliRunner().invoke(group, ["welcome", "A", "--output", str(tmp_path / "a.html")])
    assert done.exit_code == 0, done.output
    assert "Xin chào Hệ thống A" in (tmp_path / "a.html").read_text("utf-8")


@pytest.mark.engines("sqlite")
def test_it_is_printed_of_many_systems_in_one_run(database, welcome):
    new_system(database, "A")
    new_system(database, "B")
    assert "welcome" in catalogue.titles(catalogue.of_many())
    run = Run("welcome", "html", ["A", "B"])
    print_many(lambda: database.look(OFFICER), lambda: database.work(OFFICER), run, io.BytesIO())
    assert (run.printed, run.left_out) == (2, {})
    assert bulk_run.TOGETHER >= run.done == len(rows(database, IssuedDocument))


async def test_the_pages_offer_it_and_explain_its_variables(office, visitor, welcome):
    new_system(office.database, "A")
    await ui.sign_in(visitor, office)
    await visitor.open("/quan-tri/mau-rieng?giay=welcome&ve=A")
    await shows(visitor, "Giấy chào mừng")
    variables = {row["written"]: row["means"] for row in newest(visitor, "variables").rows}
    assert variables["{{ form.greeting }}"] == "Lời chào"
    assert variables["{% for row in form.visitors %}{{ row.name }}; {% endfor %}"] == "Khách › Tên"
    assert "Xin chào" in (await visitor.http_client.post("/in/welcome/A.html")).text
    await visitor.open("/bao-cao")
    assert "Giấy chào mừng" in str(newest(visitor, "paper").options)
    await visitor.open("/so-giay-to?giay=welcome")
    assert "Giấy chào mừng" in str(newest(visitor, "giay").options)
    assert [row.title for row in rows(office.database, IssuedDocument)] == ["Chào mừng Hệ thống A"]


@pytest.mark.engines("sqlite")
def test_a_template_of_the_office_works_for_the_checklist_too(database):
    new_system(database, "A")
    own = ("{{ form.system }}: {{ form.result }}", "{% for row in form.rows %}{{ row.component }}; {% endfor %}")
    with database.work(ADMIN) as work:
        made = catalogue.make(work, catalogue.CHECKLIST, "A")
        own_templates_kept.use(work, catalogue.CHECKLIST, "phieu.docx", word(*own))
    means = {each.name: each.means for each in filling.variables(made)}
    assert place_words.OTHER not in " ".join(means.values())
    assert means["form.rows[].component"] == "Các thành phần hồ sơ › Thành phần"
    with database.work(OFFICER) as work:
        row = print_paper(work, catalogue.CHECKLIST, "A", "docx")
        first, components = said(issued.content(work, row.id))
    assert first.startswith("Hệ thống A: đã có 0/") and components.count(";") == len(made.places["rows"])
    assert row.template


@pytest.mark.parametrize("code", PAPERS)
def test_every_paper_says_what_it_is_about_and_has_its_template(code):
    declared = PAPERS[code]
    assert declared.title and declared.subject.example
    assert rendering.environment().get_template(declared.template)
    assert catalogue.at(declared.path("A", "pdf").split("/")[2]) is declared
