"""
Every page of the application as a person sees it: the register it shows, where it is, when it is ready, its picture.

Add a page by a line in LOOKS: a name, the address, and the buttons to press when a dialog is meant.
"""

import datetime as dt
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlmodel import select

from inventory.organisation import access, bodies, focal_points
from inventory.organisation.access import Act
from inventory.organisation.bodies import Body
from inventory.organisation.focal_points import FocalPoint
from inventory.protection import office_answers
from inventory.protection.office_answer import OfficeAnswer
from inventory.records import (
    Advisory,
    Agreement,
    Audit,
    Change,
    Decision,
    Finding,
    Incident,
    IncidentStep,
    PlannedAudit,
    PlanState,
    Website,
    facts,
)
from inventory.register_tables import PendingFact, System
from inventory.systems import register
from inventory.work import Actor, Role
from isms.accounts import people
from isms.evidence import answer_files
from isms.evidence.store import Store
from isms.exchange import starting_inventory
from isms.installation import setup
from isms.papers import catalogue
from isms.platform.config import Settings
from isms.platform.database import Database
from isms.systems import system_history
from schedules.acts import enforcement, recording
from schedules.audits import planned
from schedules.plans import programmes, progress
from schedules.plans.programme_tables import TaskProgress
from schedules.plans.quarters import Quarter
from tests.evidence_files import PDF
from tests.printing import print_paper

if TYPE_CHECKING:
    from playwright.sync_api import Page

FOLDER = Path(__file__).resolve().parent.parent / "build" / "pictures"
SIZES: dict[str, Any] = {"desktop": {"width": 1280, "height": 800}, "phone": {"width": 390, "height": 844}}
OFFICER = Actor("can.bo", Role.OFFICER)
DAY = dt.timedelta(days=1)
_SYSTEM = "/he-thong/IOFFICE"
_READY = """() => (window.did_handshake || document.querySelector('.door')) && document.fonts.status === 'loaded'
    && document.querySelector('h1') && !document.querySelector('.q-loading, .q-spinner')
    && !document.querySelector('[class*=-enter-active], [class*=-leave-active]')
    && document.getAnimations().every(a => a.playState !== 'running')
    && [...document.querySelectorAll('.q-drawer')].every(
        places => innerWidth > 1000 || places.getBoundingClientRect().right <= 0
        || document.querySelector('.q-dialog'))"""
"""Quasar notices a moment later that a page has become too narrow for the places on its left; under a dialog, never."""


@dataclass(frozen=True, slots=True)
class Look:
    """A page, or what appears once a file `own` was given and the buttons with these names were pressed in turn."""

    name: str
    path: str
    press: tuple[str, ...] = ()
    own: bool = False


LOOKS = (
    Look("hom-nay", "/"),
    Look("hom-nay-ngay-khac", "/?ngay=2027-06-30"),
    Look("bao-cao", "/bao-cao"),
    Look("bao-cao-kiem-tra", "/bao-cao/kiem-tra"),
    Look("bao-cao-nam", "/bao-cao/mau-08"),
    Look("bao-cao-nam-ngay-khac", "/bao-cao/mau-08?ngay=2027-12-14"),
    Look("chi-so-dti", "/bao-cao/dti"),
    Look("co-quan", "/quan-tri/co-quan"),
    Look("nhat-ky-an-ninh", "/quan-tri/nhat-ky-an-ninh"),
    Look("ghi-the-co-quan", "/quan-tri/co-quan", ("Ghi thẻ",)),
    Look("du-kien-phe-duyet", f"{_SYSTEM}?tab=ho-so", ("Ghi ngày dự kiến",)),
    Look("in-hang-loat", "/in-hang-loat"),
    Look("so-giay-to", "/so-giay-to"),
    Look("kiem-chung", "/kiem-chung?ma=0123456789abcdef"),
    Look("lay-so", "/lay-so/audit-plan/2027"),
    Look("giay-to", "/quan-tri/giay-to"),
    Look("ra-soat", "/ra-soat"),
    Look("nhap-xuat", "/nhap-xuat"),
    Look("nhap-tep-rieng", "/nhap-xuat", own=True),
    Look("ket-qua-tep-rieng", "/nhap-xuat", ("Kiểm từng dòng",), own=True),
    Look("viec-dinh-ky", "/theo-doi/viec-dinh-ky"),
    Look("viec-dinh-ky-mot-viec", "/theo-doi/viec-dinh-ky/D-D7"),
    Look(
        "thiet-lap-viec-dinh-ky",
        "/theo-doi/viec-dinh-ky/D-D11",
        ("Thiết lập: Khôi phục thử bản sao lưu",),
    ),
    Look("he-thong", "/he-thong"),
    Look("xuat-danh-sach", "/he-thong", ("Xuất danh sách này",)),
    Look("he-thong-ngay-khac", "/he-thong?ngay=2027-06-30"),
    Look("he-thong-khong-khop", "/he-thong?tim=khongcogi"),
    Look("he-thong-moi", "/he-thong/moi"),
    Look("he-thong-thong-tin", _SYSTEM),
    Look("he-thong-cap-do", f"{_SYSTEM}?tab=cap-do"),
    Look("ghi-buoc-ho-so", f"{_SYSTEM}?tab=cap-do", ("Cập nhật tiến độ hồ sơ",)),
    Look("he-thong-ho-so", f"{_SYSTEM}?tab=ho-so"),
    Look("mau-rieng", "/quan-tri/mau-rieng?giay=findings&ve=IOFFICE"),
    Look("ho-so-chung", "/bao-cao/ho-so-chung"),
    Look("thuyet-minh", "/thuyet-minh/IOFFICE"),
    Look("them-thiet-bi", "/thuyet-minh/IOFFICE", ("Thêm thiết bị",)),
    Look("them-nguy-co", "/thuyet-minh/IOFFICE", ("Thêm nguy cơ",)),
    Look("he-thong-quyet-dinh", f"{_SYSTEM}?tab=quyet-dinh"),
    Look("he-thong-phuong-an", f"{_SYSTEM}?tab=phuong-an"),
    Look("phuong-an-tung-yeu-cau", "/he-thong/LUU-TRU?tab=phuong-an"),
    Look(
        "tra-loi-yeu-cau", "/he-thong/LUU-TRU?tab=phuong-an", ("Chi tiết G01-01: Có quy trình quản lý rủi ro bốn bước",)
    ),
    Look("tra-loi-nhieu", "/he-thong/LUU-TRU?tab=phuong-an", ("Chọn cả nhóm Quản trị rủi ro", "Trả lời 2 yêu cầu…")),
    Look("yeu-cau-chung", "/yeu-cau-chung"),
    Look("lich-su-tra-loi", "/yeu-cau-chung", ("Lịch sử G01-01: Có quy trình quản lý rủi ro bốn bước",)),
    Look("he-thong-kiem-tra", f"{_SYSTEM}?tab=kiem-tra"),
    Look("he-thong-van-hanh", f"{_SYSTEM}?tab=van-hanh"),
    Look("he-thong-tai-lieu", f"{_SYSTEM}?tab=tai-lieu"),
    Look("khao-sat-phong-may", "/khao-sat-phong-may/IOFFICE"),
    Look("them-tai-lieu", f"{_SYSTEM}?tab=tai-lieu", ("Thêm tài liệu",)),
    Look("he-thong-theo-doi", f"{_SYSTEM}?tab=theo-doi"),
    Look("he-thong-lich-su", f"{_SYSTEM}?tab=lich-su"),
    Look("he-thong-bi-chan", "/he-thong/TTHC"),
    Look("he-thong-duoc-dung", "/he-thong/MISA"),
    Look("thu-hoi-cho-phep", "/he-thong/MISA", ("Thu hồi cho phép sử dụng",)),
    Look("nhap-ket-luan", f"{_SYSTEM}?tab=kiem-tra", ("Nhập kết luận",)),
    Look("thanh-phan-ho-so", f"{_SYSTEM}?tab=ho-so", ("Cập nhật cả hồ sơ",)),
    Look("vai-tro-he-thong", "/he-thong/KNTC", ("Xác nhận vai trò",)),
    Look("nhap-quyet-dinh", f"{_SYSTEM}?tab=quyet-dinh", ("Nhập quyết định",)),
    Look("nhap-quy-che", f"{_SYSTEM}?tab=quyet-dinh", ("Nhập Quy chế",)),
    Look("chon-ngay", f"{_SYSTEM}?tab=quyet-dinh", ("Nhập quyết định", "Chọn ngày")),
    Look("xac-nhan-vai-tro", "/xac-nhan-vai-tro"),
    Look("kiem-tra", "/kiem-tra"),
    Look("lich-thang", "/kiem-tra?xem=thang"),
    Look("lich-nam", "/kiem-tra?xem=nam"),
    Look("qua-ngay", "/kiem-tra?xem=nam", ("1 hạn rà soát website",)),
    Look("chuyen-tiep", "/chuyen-tiep"),
    Look("lap-ke-hoach", "/kiem-tra/lap-ke-hoach"),
    Look("lap-ke-hoach-chung", "/kiem-tra/lap-ke-hoach", ("Chọn cả trang này (18)", "Lập kế hoạch (18)")),
    Look("ton-tai", "/kiem-tra/ton-tai?tt=tat-ca"),
    Look("canh-bao", "/canh-bao"),
    Look("ke-hoach", "/ke-hoach?kh=DTI-2026&quy=2026-Q4"),
    Look("ke-hoach-don-vi", "/ke-hoach?kh=DTI-2026&quy=2026-Q1&donvi=HCBTTP"),
    Look("bao-cao-tien-do", "/ke-hoach?kh=DTI-2026&quy=2026-Q4", ("Báo cáo nhiệm vụ 3 của Văn phòng Sở",)),
    Look("cac-lan-bao-cao", "/ke-hoach?kh=DTI-2026&quy=2026-Q4", ("Các lần báo cáo nhiệm vụ 1 của Văn phòng Sở",)),
    Look("them-nhiem-vu", "/ke-hoach?kh=DTI-2026", ("Thêm nhiệm vụ",)),
    Look("them-ke-hoach", "/ke-hoach", ("Thêm kế hoạch",)),
    Look("theo-doi", "/theo-doi"),
    Look("ghi-su-co", "/theo-doi", ("Ghi sự cố",)),
    Look("ghi-bao-cao-su-co", "/theo-doi", ("Ghi báo cáo",)),
    Look("theo-doi-canh-bao", "/theo-doi?muc=canh-bao"),
    Look("theo-doi-website", "/theo-doi?muc=website"),
    Look("theo-doi-thay-doi", "/theo-doi?muc=thay-doi"),
    Look("theo-doi-van-ban", "/theo-doi?muc=van-ban"),
    Look("theo-doi-dau-moi", "/theo-doi?muc=dau-moi"),
    Look("ghi-thay-doi", f"{_SYSTEM}?tab=van-hanh", ("Ghi thay đổi",)),
    Look("them-dau-moi", "/quan-tri/don-vi", ("Thêm đầu mối",)),
    Look("nguoi-dung", "/quan-tri/nguoi-dung"),
    Look("them-nguoi-dung", "/quan-tri/nguoi-dung", ("Thêm người dùng",)),
    Look("don-vi", "/quan-tri/don-vi"),
    Look("chu-ky-kiem-tra", "/quan-tri/chinh-sach"),
    Look("thu-bao", "/quan-tri/thu"),
    Look("tai-khoan", "/tai-khoan"),
    Look("bat-xac-thuc-hai-buoc", "/tai-khoan", ("Bật xác thực hai bước",)),
    Look("cho-xac-nhan", "/cho-xac-nhan"),
    Look("xac-nhan", "/cho-xac-nhan", ("Xác nhận",)),
    Look("tai-khoan-menu", "/tai-khoan", ("Tài khoản của bạn",)),
    Look("tim-kiem", "/tai-khoan", ("Tìm kiếm (Ctrl+K)",)),
    Look("tro-giup", "/tro-giup"),
    Look("khong-co-he-thong", "/he-thong/KHONG-CO"),
    Look("khong-co-trang", "/khong-co-trang-nay"),
)


def fill(settings: Settings) -> None:
    """Make a register in which something of everything is on record."""
    database = Database(settings.database_url)
    setup.initialise(database, settings)
    with database.work(setup.SETUP) as work:
        starting_inventory.load_once(work)
        people.add(work, name="van.phong", role="leader", full_name="Chánh Văn phòng", email="vp@so.gov.vn")
        people.add(work, name="ho.tich", role="unit", full_name="Chuyên viên hộ tịch", unit_code="HCBTTP")
    today = database.today()
    _propose(database, "TGPL", today - 3 * DAY)
    _decide(database, "IOFFICE", 3, today - 200 * DAY)
    _decide(database, "MISA", 2, today - 500 * DAY)
    _decide(database, "HO-TICH", 3, today - 700 * DAY)
    _decide(database, "LUU-TRU", 2, today - 90 * DAY)
    _conclude(database, "MISA", today - 60 * DAY)
    _conclude(database, "LUU-TRU", today - 30 * DAY, "conditional", today + 20 * DAY)
    _conclude(database, "HO-TICH", today - 690 * DAY)
    _conclude(database, "IOFFICE", today - 150 * DAY)
    with database.work(OFFICER) as work:
        enforcement.put_into_use(work, "MISA")
        enforcement.put_into_use(work, "LUU-TRU")
        facts.record(work, "IOFFICE", Change(on=today - 3 * DAY, what="Chuyển sang máy chủ mới"))
    _answer(database, settings)
    _plan_and_find(database)
    _watch(database)
    _print(database)
    _report(database)
    _organisations(database)
    database.engine.dispose()


def _decide(database: Database, code: str, level: int, on: dt.date) -> None:
    regime = "331/2026" if on >= dt.date(2026, 8, 19) else "85/2016"
    with database.work(OFFICER) as work:
        facts.record_regulation(work, [code], on - 10 * DAY, "45/QĐ-STP", "Sở Tư pháp")
        decision = Decision(date=on, level=level, regime=regime, number="123/QĐ-UBND", issuer="UBND tỉnh An Giang")
        facts.record(work, code, decision)
        facts.record(work, code, PlanState(on=on + DAY, state="full"))


def _propose(database: Database, code: str, on: dt.date) -> None:
    """Let something of each sort wait for a second person, as where the office wants one."""
    content = {"date": on.isoformat(), "level": 2, "regime": "331/2026", "number": "77/QĐ-STP", "issuer": "Sở Tư pháp"}
    with database.work(OFFICER) as work:
        about = work.session.exec(select(System).where(System.code == code)).one()
        proposed = {"proposed_at": work.now, "proposed_by": "can.bo"}
        work.session.add(PendingFact(system_id=about.id, fact="decision", content=content, **proposed))
        role = {"on": on.isoformat(), "responsibility": "used", "confirmed_by": "can.bo", "note": ""}
        work.session.add(PendingFact(system_id=about.id, fact="role", content=role, **proposed))
        policy = {"name": "Kế hoạch năm 2027", "in_force_from": f"{on.year + 1}-01-01", "clause": "mục II.3.b"}
        policy |= {"months": {"1": 36, "2": 36, "3": 24}, "note": ""}
        work.session.add(PendingFact(fact="cadence_policy", content=policy, **proposed))


def _plan_and_find(database: Database) -> None:
    """Plan audits of several systems on one day, and let two conclusions name something to be mended."""
    with database.work(OFFICER) as work:
        plan = PlannedAudit(
            on=work.today + 9 * DAY, kind="periodic", occasion="", assessor="Trung tâm Công nghệ thông tin"
        )
        planned.plan(work, ["IOFFICE", "TTHC", "LRIS", "HO-TICH", "TGPL"], plan)
        for code, what, due in (
            ("LUU-TRU", "Chưa vá hệ điều hành máy chủ", -5),
            ("HO-TICH", "Thiếu nhật ký truy cập", 20),
        ):
            audit = system_history.of_kind(work, code, Audit)[0]
            row = Finding(
                audit_id=audit.id, on=audit.concluded_on, what=what, severity="major", responsible="Văn phòng"
            )
            row.due_on = work.today + due * DAY
            recording.record(work, code, row)


def _answer(database: Database, settings: Settings) -> None:
    """Let the office answer a requirement twice, wrongly and with a file."""
    store = Store(settings)
    draft = store.draft()
    draft.write_bytes(PDF)
    kept = store.keep(draft, "quy-trinh-rui-ro.pdf")
    with database.work(OFFICER) as work:
        for state, note in (("none", "Nhầm dòng"), ("partial", "Đang lấy ý kiến")):
            said = OfficeAnswer(on=work.today, requirement="G01-01", state=state, responsible="Văn phòng", note=note)
            [answer] = office_answers.record(work, "STP", [said])
            work.session.flush()
            if state == "none":
                office_answers.void(work, answer.id, "Ghi nhầm yêu cầu")
        answer_files.prove_for_unit(work, "STP", ["G01-01"], [(kept, "Quy trình quản lý rủi ro (bản quét)")])


def _organisations(database: Database) -> None:
    """Describe an organisation that systems name, not wholly."""
    owner, told = "Ủy ban nhân dân tỉnh An Giang", {"representative": "Người đứng đầu", "title": "Chủ tịch"}
    with database.work(OFFICER) as work:
        bodies.save(work, Body(name=owner, specialised_unit="Công an tỉnh An Giang", **told))
        for code in ("IOFFICE", "MISA"):
            [entry] = register.entries_of(work, [access.system(work, code, Act.RECORD)]).values()
            named = {"owner": owner, "operator": "Văn phòng Sở Tư pháp"}
            register.edit(work, code, None, entry.model_copy(update=named))


def _watch(database: Database) -> None:
    """Record something of everything that is watched."""
    with database.work(OFFICER) as work:
        today, now = work.today, work.now
        told = {
            "IOFFICE": ("Máy chủ bị mã độc mã hóa dữ liệu", 30, True),
            "TTHC": ("Trang bị chèn nội dung lạ", 90, False),
        }
        for code, (what, hours, grave) in told.items():
            detected_at = now - dt.timedelta(hours=hours)
            incident = Incident(detected_at=detected_at, what=what, serious=grave, complex=grave, urgent=grave)
            recording.record(work, code, incident)
            if grave:
                notice = IncidentStep(
                    incident_id=incident.id, kind="initial_notice", at=detected_at, number="15/TB-STP"
                )
                recording.record_about(work, notice)
        source = "Công an tỉnh An Giang"
        leak = Advisory(on=today - DAY, kind="data_leak", source=source, what="Lộ 12 tài khoản")
        recording.record(work, "IOFFICE", leak)
        site = Website(on=today - 200 * DAY, address="sotuphap.angiang.gov.vn", review_months=6)
        recording.record(work, "IOFFICE", site)
        lease = Agreement(
            on=today - 300 * DAY, kind="lease", number="05/HĐ", party="Bên cung cấp", ends_on=today + 9 * DAY
        )
        recording.record(work, "IOFFICE", lease)
        point = FocalPoint(unit_id=0, name="Chuyên viên Văn phòng", decision_number="20/QĐ-STP", since=today)
        focal_points.add(work, "VP", point)


def _print(database: Database) -> None:
    """Print the checklist of a system, so that the ledger has something to show."""
    with database.work(OFFICER) as work:
        print_paper(work, catalogue.CHECKLIST, "IOFFICE", "html")


def _report(database: Database) -> None:
    """Let some units report on some tasks of the plan of 2026, in time and late, one of them wrongly."""
    with database.work(OFFICER) as work:
        plan = next(each for each in programmes.listed(work) if each.row.code == "DTI-2026")
        for task in plan.tasks:
            for unit in task.units[: 0 if task.is_computed or task.row.code == "3" else 2]:
                for quarter, share in ((Quarter(2026, 1), 20.0), (Quarter(2026, 4), 60.0)):
                    told = TaskProgress(task_id=0, unit_id=0, year=0, quarter=0, on=work.today, state="in_progress")
                    told.percent = share if task.row.target else None
                    told.result = "Đã phân công đầu mối và ban hành văn bản triển khai"
                    told.difficulties = "Thiếu kinh phí" if task.row.code == "1" else ""
                    progress.report(work, task.id, unit.code, quarter, told)
        wrong = progress.records(work, plan.tasks[0].id, "VP")[0]
        progress.void(work, wrong.id, "Ghi nhầm nhiệm vụ")


def _conclude(
    database: Database, code: str, on: dt.date, conclusion: str = "eligible", until: dt.date | None = None
) -> None:
    audit = Audit(
        concluded_on=on,
        kind="periodic",
        conclusion=conclusion,
        conditions="Bổ sung sao lưu ngoại tuyến." if until else "",
        conditions_until=until,
        assessor="Trung tâm Công nghệ thông tin",
        assessor_kind="licensed",
        occasion="periodic",
        document_number="12/BC-KT",
        document_date=on,
    )
    with database.work(OFFICER) as work:
        recording.record(work, code, audit)


def settle(page: "Page") -> None:
    """Wait until the page is connected, drawn, and nothing moves."""
    page.wait_for_function(_READY)


def take(page: "Page", name: str) -> None:
    """Write the picture of what the page shows, in its whole length unless a dialog lies over it."""
    size = next(name for name, size in SIZES.items() if size == page.viewport_size)
    FOLDER.mkdir(parents=True, exist_ok=True)
    whole = not page.locator(".q-dialog__backdrop").count()
    page.screenshot(path=FOLDER / f"{name}-{size}.png", full_page=whole)
