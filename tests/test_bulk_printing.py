"""Many papers in one run: each in the ZIP and in the ledger, stopped when asked to, what can not be printed named."""

import io
import zipfile

from isms.ledger.paper_tables import IssuedDocument
from isms.papers import bulk_run, catalogue
from isms.papers.bulk_run import Run, print_many
from tests import ui
from tests.filling import press, sees, shows, until
from tests.register import OFFICER, cleared_system, new_system, rows

office, visitor = ui.office, ui.visitor


def names(packed: bytes) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        return archive.namelist()


def test_each_paper_is_in_the_zip_and_in_the_ledger_and_what_fails_is_named(office):
    cleared_system(office.database, "A")
    new_system(office.database, "B")
    run, target = Run(catalogue.CHECKLIST, "pdf", ["A", "KHONG-CO", "B"]), io.BytesIO()
    print_many(lambda: office.database.look(OFFICER), lambda: office.database.work(OFFICER), run, target)
    assert names(target.getvalue()) == ["checklist-A.pdf", "checklist-B.pdf"]
    assert (run.done, run.printed, list(run.left_out)) == (3, 2, ["KHONG-CO"])
    assert [row.subject for row in rows(office.database, IssuedDocument)] == ["A", "B"]


def test_a_run_that_is_stopped_keeps_what_it_printed(office, monkeypatch):
    monkeypatch.setattr(bulk_run, "TOGETHER", 2)
    monkeypatch.setattr(bulk_run, "AT_ONCE", 1)
    for code in "ABCDE":
        new_system(office.database, code)
    run, target, looks = Run(catalogue.CHECKLIST, "html", list("ABCDE")), io.BytesIO(), []

    def looking():
        looks.append(run.done)
        run.stopped = len(looks) > 1
        return office.database.look(OFFICER)

    print_many(looking, lambda: office.database.work(OFFICER), run, target)
    assert run.stopped and run.printed == 2
    assert names(target.getvalue()) == ["checklist-A.html", "checklist-B.html"]
    assert len(rows(office.database, IssuedDocument)) == 2


def test_what_is_made_when_a_run_is_stopped_is_in_the_zip_and_in_the_ledger(office, monkeypatch):
    monkeypatch.setattr(bulk_run, "TOGETHER", 1)
    codes = [f"HT-{number:02d}" for number in range(12)]
    for code in codes:
        new_system(office.database, code)
    run, target = Run(catalogue.CHECKLIST, "html", codes), io.BytesIO()

    def entering():
        run.stopped = True
        return office.database.work(OFFICER)

    print_many(lambda: office.database.look(OFFICER), entering, run, target)
    entered = [row.subject for row in rows(office.database, IssuedDocument)]
    assert entered == codes[: run.printed] and 1 <= run.printed == len(names(target.getvalue()))


async def test_the_systems_that_the_list_shows_are_printed_by_whoever_may_see_them(office, visitor):
    new_system(office.database, "A", users=("HCTP",))
    new_system(office.database, "B", users=("VP",))
    await ui.sign_in(visitor, office, "lan", "unit", "HCTP")
    await visitor.open("/in-hang-loat")
    await shows(visitor, "1 hệ thống")
    await press(visitor, "submit")
    await until(sees, visitor, "task-file")
    await shows(visitor, "Đã in 1 trong 1 giấy.")
    (link,) = visitor.find("task-file").elements
    answer = await visitor.http_client.get(link.props["href"])
    assert names(answer.content) == ["checklist-A.pdf"]
    assert [row.issued_by for row in rows(office.database, IssuedDocument)] == ["lan"]
    await visitor.open("/in-hang-loat?tim=khongcogi")
    await shows(visitor, "Không có hệ thống nào khớp")
