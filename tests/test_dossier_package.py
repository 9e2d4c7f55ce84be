"""What a dossier tells of a system: texts, lists, risks of any day; its explanations, and the whole in one package."""

import datetime as dt
import hashlib
import io
import zipfile

import pytest
from docx import Document
from nicegui.elements.upload_files import SmallFileUpload
from openpyxl import load_workbook

from inventory.errors import Invalid, NotFound, Refused
from inventory.law import regimes
from inventory.law.levels import Facts
from inventory.records import Asset, Dossier, Narrative, Regulation, Risk, assets, facts, narrative, narratives, risks
from inventory.systems import register
from inventory.systems.register import Entry
from inventory.work import Actor, Role
from isms.evidence import documents as evidence
from isms.evidence.documents import Document as Described
from isms.evidence.evidence_tables import Evidence
from isms.evidence.store import Store
from isms.exchange.sheets import asset_book
from isms.ledger.paper_tables import IssuedDocument
from isms.papers import catalogue
from isms.papers.composition import rendering
from isms.papers.dossiers import explaining, package, package_task, together
from isms.platform.config import Settings
from tests import ui
from tests.evidence_files import PDF
from tests.filling import fill, newest, press, sees, shows, until
from tests.register import DAY, OFFICER, new_system, rows
from tests.test_forms import said

office, visitor = ui.office, ui.visitor
STRANGER = Actor("người lạ", Role.OFFICER, "/99/")
MAKERS = (explaining.OVERVIEW, explaining.LEVEL, explaining.PLAN)


def propose(database, code: str, level: int, regime: str = "331/2026", **entry: str) -> None:
    given = {"owner": "Ủy ban nhân dân tỉnh", "operator": "Văn phòng Sở"} | entry
    with database.work(OFFICER) as work:
        register.register(work, Entry(code, f"Hệ thống {code}", "owned", **given), work.today, operating=True)
        answers = Facts(kind="internal", information=frozenset({"private"}), regime=regime)
        facts.record_classification(work, code, answers, work.today)
        step = Dossier(on=work.today, regime=regime, proposed_level=level, state="drafting", reason="theo tiêu chí")
        facts.record(work, code, step)


def a_device(work, name: str = "Máy chủ", **more: object) -> Asset:
    return Asset(**({"on": work.today, "item": "", "kind": "device", "name": name} | more))


def a_risk(work, **more: object) -> Risk:
    usual = {"on": work.today, "item": "", "threat": "Mã độc tống tiền", "likelihood": 2, "impact": 2}
    return Risk(**(usual | more))


def made(database, code: str, subject: str, on: dt.date | None = None):
    with database.look(OFFICER) as work:
        return catalogue.make(work, code, subject, on)


def test_items_keep_their_identity_are_corrected_taken_out_and_told_as_of_any_day(database, clock):
    new_system(database, "A")
    first = clock.today
    with database.work(OFFICER) as work:
        kept = assets.record(
            work,
            "A",
            [
                a_device(work),
                a_device(work, "Tường lửa"),
                Asset(on=work.today, item="", kind="zone", name="DMZ", private_addresses="10.0.0.0/24"),
            ],
        )
        assert [row.item for row in kept] == ["TB01", "TB02", "VM01"]
    clock.move(days=2)
    with database.work(OFFICER) as work:
        assert assets.record(work, "A", [a_device(work, item="TB01")]) == []  # says nothing new
        assets.record(work, "A", [a_device(work, "Máy chủ mới", item="TB01", location="Phòng máy")])
        assets.take_out(work, "A", "TB02", work.today)
        assert assets.record(work, "A", [a_device(work, "Bộ chuyển mạch")])[0].item == "TB03"
    with database.look(OFFICER) as work:
        assert [row.name for row in assets.listed(work, "A")] == ["Máy chủ mới", "Bộ chuyển mạch", "DMZ"]
        assert [row.name for row in assets.listed(work, "A", first)] == ["Máy chủ", "Tường lửa", "DMZ"]
        assert assets.listed(work, "A", first - DAY) == []
    with database.work(OFFICER) as work, pytest.raises(NotFound):
        assets.take_out(work, "A", "TB02", work.today)


@pytest.mark.engines("sqlite")
@pytest.mark.parametrize(
    "wrong", [{"name": " "}, {"kind": "car"}, {"quantity": 0}, {"item": "TB77"}, {"on": dt.date(2999, 1, 1)}]
)
def test_a_wrong_item_is_refused_and_keeps_the_others_out(database, wrong):
    new_system(database, "A")
    with pytest.raises(Invalid), database.work(OFFICER) as work:
        usual = {"on": work.today, "item": "", "kind": "device", "name": "Máy chủ"}
        assets.record(work, "A", [Asset(**usual), Asset(**(usual | wrong))])
    assert rows(database, Asset) == []


@pytest.mark.slow
def test_texts_keep_their_lines_and_the_newest_of_a_part_holds(database, clock):
    new_system(database, "A")
    with database.work(OFFICER) as work:
        narratives.record(work, "A", Narrative(on=work.today, part="scope", text=" Dùng tại Sở. \n\n Mọi phòng. "))
    before = clock.today
    clock.move(days=1)
    with database.work(OFFICER) as work:
        narratives.record(work, "A", Narrative(on=work.today, part="scope", text="Dùng toàn tỉnh."))
        for part, text in (("scope", "  \n "), ("khac", "x"), ("scale", "x" * 9000)):
            with pytest.raises(Invalid):
                narratives.record(work, "A", Narrative(on=work.today, part=part, text=text))
    with database.look(OFFICER) as work:
        assert narratives.listed(work, "A")["scope"].text == "Dùng toàn tỉnh."
        assert narratives.listed(work, "A", before)["scope"].text == "Dùng tại Sở.\n\nMọi phòng."


def test_only_levels_4_and_5_are_asked_for_the_detailed_parts():
    asked = {
        level: {code for code, part in narrative.PARTS.items() if part.needed(level, ["NĐ 331/2026 Đ14.2"])}
        for level in (None, 1, 3, 4, 5)
    }
    detailed = {"related_systems", "threats", "reach", "round_the_clock"}
    assert all(asked[level].isdisjoint(detailed) for level in (None, 1, 3))
    assert asked[4] == asked[5] == set(narrative.PARTS)


@pytest.mark.engines("sqlite")
def test_nationwide_infrastructure_short_of_the_decree_is_argued_by_no_criterion_but_by_a_person(database):
    """Đ13.3 names one ministry, sector or province or some provinces: it was printed as met by the whole country."""
    with database.work(OFFICER) as work:
        register.register(work, Entry("HT", "Hạ tầng", "owned", owner="Bộ"), work.today, operating=True)
        answers = Facts(
            kind="infrastructure",
            infrastructure_scope="nationwide",
            information=frozenset({"private"}),
            regime="331/2026",
        )
        kept = facts.record_classification(work, "HT", answers, work.today)
        facts.record(work, "HT", Dossier(on=work.today, regime="331/2026", proposed_level=3, state="drafting"))
        assert kept.computed_level is None
    paper = made(database, explaining.LEVEL, "HT")

    assert "Đ13.3" not in said(rendering.html(paper))
    assert explaining.NO_CRITERION in said(rendering.html(paper))
    why = "căn cứ của người có thẩm quyền quyết định cấp độ"
    assert why in {each.what for each in paper.missing}

    with database.work(OFFICER) as work:
        narratives.record(work, "HT", Narrative(on=work.today, part="basis", text="Phạm vi rộng hơn một tỉnh"))
    paper = made(database, explaining.LEVEL, "HT")
    assert why not in {each.what for each in paper.missing}
    assert "Phạm vi rộng hơn một tỉnh" in said(rendering.html(paper))


def test_only_systems_under_khoan_2_of_dieu_14_explain_why_they_never_stop():
    part = narrative.PARTS["round_the_clock"]
    assert not part.needed(5, ["NĐ 331/2026 Đ15.2"])
    assert not part.needed(4, [])
    assert part.needed(5, ["NĐ 331/2026 Đ15.2", "NĐ 331/2026 Đ14.2"])


@pytest.mark.engines("sqlite")
@pytest.mark.slow
def test_the_level_of_4_and_5_is_argued_by_khoan_5_too_and_asks_for_the_report_on_risks(database, store):
    propose(database, "BON", 4)
    paper = made(database, explaining.LEVEL, "BON")
    assert "Nội dung theo khoản 4, khoản 5 Điều 22" in said(rendering.html(paper))
    assert "Yêu cầu vận hành 24/7" not in {each.what for each in paper.missing}
    assert [text for text in paper.contradictions if "Đ22.5" in text]
    attach(database, store, "BON", "risk_assessment", "rui-ro")
    assert made(database, explaining.LEVEL, "BON").contradictions == ()


@pytest.mark.engines("sqlite")
@pytest.mark.slow
def test_a_high_risk_asks_whether_the_level_is_enough_and_computes_none(database):
    propose(database, "A", 2)
    with database.work(OFFICER) as work:
        risks.record(work, "A", a_risk(work))
        risks.record(work, "A", a_risk(work, threat="Lộ dữ liệu", impact=3, likelihood=3))
        assert [row.item for row in risks.listed(work, "A")] == ["RR02", "RR01"]
        with pytest.raises(Invalid):
            risks.record(work, "A", a_risk(work, likelihood=4))
    paper = made(database, explaining.LEVEL, "A")
    assert len(paper.contradictions) == 1
    assert "Đ10.5" in paper.contradictions[0]
    assert paper.places["systems"][0]["level"] == "2"
    with database.work(OFFICER) as work:
        risks.take_out(work, "A", "RR02", work.today)
    assert made(database, explaining.LEVEL, "A").contradictions == ()


@pytest.mark.engines("sqlite")
@pytest.mark.slow
def test_what_is_not_written_is_marked_and_listed_and_what_is_stands_in_every_file(database):
    propose(database, "A", 2)
    before = made(database, explaining.OVERVIEW, "A")
    assert {"Phạm vi của hệ thống", "danh mục thiết bị"} <= {each.what for each in before.missing}
    with database.work(OFFICER) as work:
        assets.record(work, "A", [a_device(work, "Máy chủ <b>1</b>", model="2U", quantity=3)])
        narratives.record(work, "A", Narrative(on=work.today, part="scope", text="Dòng một\nDòng hai"))
    paper = made(database, explaining.OVERVIEW, "A")
    assert not {"Phạm vi của hệ thống", "danh mục thiết bị"} & {each.what for each in paper.missing}
    page = said(rendering.html(paper))
    for line in ("Dòng một", "Dòng hai", "Máy chủ <b>1</b> (số lượng 3)"):
        assert line in page
        assert line in "".join(node.text or "" for node in _words(rendering.render(paper, "docx"))) or line in page
    assert "Nội dung theo khoản 3 Điều 22 Nghị định số 331/2026/NĐ-CP" in page
    level = said(rendering.html(made(database, explaining.LEVEL, "A")))
    assert "khoản 1 Điều 12 Nghị định số 331/2026/NĐ-CP" in level
    assert "Thông tin riêng" in level


@pytest.mark.engines("sqlite")
def test_a_plan_that_cites_a_standard_nobody_saw_says_so_before_it_is_printed(database):
    propose(database, "A", 2)
    told = regimes.get("331/2026").tables["standard"]["cautions"]
    assert made(database, explaining.PLAN, "A").contradictions == (told["secondary"], told["C"])


def _words(content: bytes):
    return [node for node in Document(io.BytesIO(content)).element.body.iter() if node.tag.endswith("}t")]


@pytest.mark.engines("sqlite")
def test_an_old_regime_speaks_its_own_words(database):
    propose(database, "CU", 2, regime="85/2016")
    paper = made(database, explaining.PLAN, "CU")
    assert paper.contradictions == (regimes.get("85/2016").tables["standard"]["cautions"]["summary"],)
    page = said(rendering.html(paper))
    assert f"THUYẾT MINH PHƯƠNG ÁN BẢO ĐẢM {regimes.get('85/2016').subject.upper()}" in page
    assert "Thông tư số 12/2022/TT-BTTTT" in page
    assert "Phụ lục II ban hành kèm theo Thông tư số 12/2022/TT-BTTTT; TCVN 11930:2017 mục 6.1.1.1" in page


@pytest.fixture
def store(tmp_path) -> Store:
    return Store(Settings(data_dir=tmp_path))


def attach(database, store: Store, code: str, kind: str, name: str, content: bytes = PDF, **about: object) -> Evidence:
    draft = store.draft()
    draft.write_bytes(content)
    with database.work(OFFICER) as work:
        described = Described(name, kind, work.today, **about)
        return evidence.attach(work, [code], store.keep(draft, f"{name}.pdf"), described)[0]


@pytest.mark.slow
def test_the_package_holds_everything_with_its_fingerprints_and_repeats_itself(database, store, tmp_path):
    propose(database, "A", 3)
    with database.work(OFFICER) as work:
        facts.record_regulation(work, ["A"], work.today, "45/QĐ-STP", "Sở Tư pháp")
    regulation = rows(database, Regulation)[0]
    attach(database, store, "A", "component", "Thiết kế ../thi công", about="construction_design")
    attach(database, store, "A", "regulation", "Quy chế", PDF + b"\n", about="regulation", about_id=regulation.id)
    attach(database, store, "A", "photo", "Ảnh", PDF + b"\n\n")
    files = [tmp_path / "1.zip", tmp_path / "2.zip"]
    with database.work(OFFICER) as work:
        packages = [package.pack(work, store, "A", file) for file in files]
        for packed in packages:
            package.enter(work, packed)
    assert files[0].read_bytes() == files[1].read_bytes()
    assert hashlib.sha256(files[1].read_bytes()).hexdigest() == packed.sha256

    with zipfile.ZipFile(files[0]) as archive:
        names = archive.namelist()
        assert archive.testzip() is None
        listing = archive.read("00-muc-luc.txt").decode()
        for line in listing.splitlines():
            sha256, name = line.split("  ", 1)
            assert hashlib.sha256(archive.read(name)).hexdigest() == sha256
    assert names[:3] == ["00-muc-luc.pdf", "00-muc-luc.txt", "01-phieu-kiem-tra-A.pdf"]
    assert {"02-mau-02.docx", "02-mau-05.pdf", "03-thuyet-minh-cap-do.docx"} <= set(names)
    kept = [name for name in names if name.startswith("04-")]
    assert len(kept) == 2
    assert not any(".." in name or name.startswith("/") for name in names)
    issued = rows(database, IssuedDocument, IssuedDocument.paper == "package")
    assert len(issued) == 2
    assert {file["path"] for file in issued[0].facts["places"]["files"]} == set(names[2:])


@pytest.mark.engines("sqlite")
@pytest.mark.slow
def test_a_document_that_was_lost_is_named_and_the_rest_is_packed(database, store, tmp_path):
    propose(database, "A", 2)
    lost = attach(database, store, "A", "component", "Thiết kế", about="construction_design")
    store.path(lost.sha256).write_bytes(b"doi")
    with database.work(OFFICER) as work:
        packed = package.pack(work, store, "A", tmp_path / "a.zip")
    assert packed.lost == ("A: Thiết kế",)
    assert "Không đưa được vào gói" in said(rendering.html(packed.contents))


@pytest.mark.slow
def test_several_systems_of_levels_1_and_2_share_one_dossier_and_others_do_not(database, store, tmp_path):
    propose(database, "A", 2)
    propose(database, "B", 1)
    propose(database, "C", 3)
    propose(database, "D", 2, owner="Bộ Tư pháp")
    propose(database, "E", 2, regime="85/2016")
    with database.work(OFFICER) as work:
        packed = package.pack(work, store, "A+B", tmp_path / "ab.zip")
    assert packed.contents.subject == "A+B"
    level = said(rendering.html(made(database, explaining.LEVEL, "A+B")))
    assert "Hệ thống A" in level
    assert "Hệ thống B" in level
    with zipfile.ZipFile(tmp_path / "ab.zip") as archive:
        letter = "".join(node.text or "" for node in _words(archive.read("02-mau-01.docx")))
    assert "Tên hệ thống thông tin: Hệ thống A; Hệ thống B" in letter
    for named, word in (("A+C", "cấp độ 1, 2"), ("A+D", "chủ quản"), ("A+E", "hai nghị định")):
        with pytest.raises(Refused) as refused:
            made(database, explaining.LEVEL, named)
        assert word in str(refused.value)


@pytest.mark.engines("sqlite")
def test_strangers_get_nothing(database, store, tmp_path):
    propose(database, "A", 2)
    with database.work(STRANGER) as work:
        for act in (
            lambda: package.pack(work, store, "A", tmp_path / "a.zip"),
            lambda: assets.listed(work, "A"),
            lambda: risks.listed(work, "A"),
            lambda: narratives.listed(work, "A"),
        ):
            with pytest.raises(NotFound):
                act()
        for code in MAKERS:
            with pytest.raises(NotFound):
                catalogue.make(work, code, "A")


async def task_file(visitor):
    """Return the answer to the link that the task on the page ends with."""
    await until(sees, visitor, "task-file")
    (link,) = visitor.find("task-file").elements
    return await visitor.http_client.get(link.props["href"])


async def test_the_page_writes_texts_lists_and_risks_and_hands_out_the_package(office, visitor):
    propose(office.database, "A", 2)
    await ui.sign_in(visitor, office)
    await visitor.open("/thuyet-minh/A")
    await press(visitor, "write-scope")
    await until(sees, visitor, "text")
    await fill(visitor, text="Dùng tại Sở")
    await press(visitor, "submit")
    await shows(visitor, "Dùng tại Sở")
    await press(visitor, "add-device")
    await until(sees, visitor, "model")
    await fill(visitor, name="Máy chủ", model="2U")
    await press(visitor, "submit")
    await until(sees, visitor, "item-TB01")
    await press(visitor, "add-risk")
    await until(sees, visitor, "threat")
    await fill(visitor, threat="Mã độc")
    await press(visitor, "submit")
    await until(sees, visitor, "risk-RR01")
    await visitor.open("/he-thong/A?tab=ho-so")
    await until(sees, visitor, "package")
    await press(visitor, "package")
    answer = await task_file(visitor)
    assert answer.status_code == 200
    with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
        assert "03-thuyet-minh-tong-quan.pdf" in archive.namelist()


async def test_systems_that_may_share_a_dossier_are_chosen_on_a_page(office, visitor):
    propose(office.database, "A", 2)
    propose(office.database, "B", 1)
    propose(office.database, "C", 2)
    propose(office.database, "CAO", 3)
    propose(office.database, "KHAC", 2, owner="Bộ Tư pháp")
    with office.database.look(OFFICER) as work:
        [group] = together.groups(work)
    assert [system.code for system in group.systems] == ["A", "B", "C"]
    await ui.sign_in(visitor, office)
    await visitor.open("/bao-cao/ho-so-chung")
    await shows(visitor, "Lập gói hồ sơ chung của 3 hệ thống (ZIP)")
    await press(visitor, "take-C")
    await shows(visitor, "Lập gói hồ sơ chung của 2 hệ thống (ZIP)")
    await press(visitor, "package")
    answer = await task_file(visitor)
    with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
        assert {"01-phieu-kiem-tra-A.pdf", "01-phieu-kiem-tra-B.pdf"} <= set(archive.namelist())
    with office.database.look(OFFICER) as work, pytest.raises(Refused, match="cấp độ 1, 2"):
        package_task.ask(work, "A+CAO")


def filled_book(**cells: str) -> bytes:
    """Return the template with a device in it, and these cells of the sheet changed ("A2" and so on)."""
    book = load_workbook(io.BytesIO(asset_book.template()))
    device = book["Thiết bị"]
    device.append(["Máy chủ", "2U", 2, "Phòng máy", "Chạy phần mềm"])
    device.append(["Tường lửa", None, None, None, "Lọc"])
    book["Vùng mạng, địa chỉ IP"].append(["DMZ", "10.0.0.0/24", None, "Máy chủ web"])
    for where, value in cells.items():
        device[where] = value
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


@pytest.mark.slow
def test_a_workbook_of_items_is_taken_whole_or_not_at_all(database):
    new_system(database, "A")
    bad = filled_book(C2="hai", A3=None)
    with database.look(OFFICER) as work:
        problems = [each.field for each in asset_book.wrong(work, "A", bad)]
    assert problems == ["Trang “Thiết bị”, dòng 2: quantity", "Trang “Thiết bị”, dòng 3: name"]
    with pytest.raises(Invalid), database.work(OFFICER) as work:
        asset_book.take(work, "A", bad)
    assert rows(database, Asset) == []
    with database.work(OFFICER) as work:
        assert asset_book.take(work, "A", filled_book()) == 3
    with database.look(OFFICER) as work:
        found = [(row.item, row.name, row.quantity) for row in assets.listed(work, "A")]
    assert found == [("TB01", "Máy chủ", 2), ("TB02", "Tường lửa", 1), ("VM01", "DMZ", 1)]
    for content in (b"x", filled_book(A1="Tên khác"), asset_book.template()):
        with database.look(OFFICER) as work:
            assert asset_book.wrong(work, "A", content), content[:20]


async def test_a_workbook_is_dropped_on_the_page(office, visitor):
    propose(office.database, "A", 2)
    await ui.sign_in(visitor, office)
    template = await visitor.http_client.get("/xuat/thiet-bi.xlsx")
    assert template.content == asset_book.template() or template.content.startswith(b"PK")
    await visitor.open("/thuyet-minh/A")
    await press(visitor, "upload-items")
    await until(sees, visitor, "uploads")
    zone = newest(visitor, "uploads")
    with visitor.client:
        await zone.handle_uploads([SmallFileUpload("a.xlsx", "application/zip", filled_book(C2="hai"))])
    await shows(visitor, "Trang “Thiết bị”, dòng 2: quantity. “hai” không phải số nguyên.")
    with visitor.client:
        await zone.handle_uploads([SmallFileUpload("a.xlsx", "application/zip", filled_book())])
    await until(sees, visitor, "item-VM01")
