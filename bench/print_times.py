"""The PDF of a checklist against its engine alone on the same page."""

import datetime as dt
from collections.abc import Iterator
from functools import partial
from io import BytesIO

import plutoprint
from sqlmodel import select

from bench import fill
from bench.measure import Row, in_turn, milliseconds
from bench.stores import Store
from inventory.register_tables import System
from isms.papers import bulk_run, catalogue
from isms.papers.composition.paper import Paper
from isms.papers.composition.rendering import html, render
from isms.papers.dossiers.checklist import Row as Component
from isms.papers.dossiers.checklist import TimeLimit, completeness, law, listing
from isms.platform.database import Database

MOST_TIMES = 1.3
COMPONENTS = tuple(
    Component(f"Thành phần thứ {number} của hồ sơ đề xuất cấp độ", f"NĐ 331/2026 Đ21.{number}", number % 2 == 0)
    for number in range(1, 13)
)
LIMITS = (TimeLimit("Thẩm định", 15, "NĐ 331/2026 Đ23.3"), TimeLimit("Phê duyệt", 7, "NĐ 331/2026 Đ24.2"))
CHECKLIST = Paper(
    code=catalogue.CHECKLIST,
    title="Phiếu kiểm tra thành phần hồ sơ",
    template=catalogue.PAPERS[catalogue.CHECKLIST].template,
    subject="HO-TICH",
    made_on=dt.date(2026, 11, 2),
    as_of=dt.date(2026, 11, 2),
    internal=True,
    places={
        "superior": "UBND TỈNH AN GIANG",
        "office": "SỞ TƯ PHÁP",
        "office_name": "SỞ TƯ PHÁP",
        "number": "........./...............",
        "place": "An Giang",
        "dated": "ngày 02 tháng 11 năm 2026",
        **law("331/2026"),
        "code": "HO-TICH",
        "system": "Hệ thống đăng ký hộ tịch điện tử",
        "purpose": "Quản lý dữ liệu hộ tịch",
        "owner": "(chưa xác định)",
        "operator": "Sở Tư pháp",
        "level": "3",
        "clauses": ["NĐ 331/2026 Đ13.2.b: Tiếp nhận, giải quyết thủ tục hành chính."],
        "questions": [],
        "rows": [each.cells() for each in COMPONENTS],
        "beside": [],
        "appraiser": "Đơn vị chuyên trách về an ninh mạng (NĐ 331/2026 Đ18.2.a)",
        "approver": "Chủ quản hệ thống thông tin (NĐ 331/2026 Đ18.2.b)",
        "limits": listing([each.sentence() for each in LIMITS]),
        "notes": [],
        "result": completeness(COMPONENTS),
        "left_signer": "NGƯỜI LẬP PHIẾU",
        "right_signer": "LÃNH ĐẠO ĐƠN VỊ",
        "sent_to": ["Lưu: VT."],
    },
)


def rows(times: int) -> Iterator[Row]:
    """Measure the sheet from its facts to the file."""
    page = html(CHECKLIST)
    ours, bare = in_turn(lambda: render(CHECKLIST, "pdf"), lambda: _engine_alone(page), times)
    yield Row("PDF of a checklist", ours, f"<= {MOST_TIMES:g} x", MOST_TIMES * bare, bare)


def run(store: Store, systems: int, today: dt.date) -> Iterator[Row]:
    """Measure the checklists of so many systems in one run, ledger and ZIP included, against the engine alone."""
    url = fill.fill(store, systems, today)
    database = Database(url)
    with database.look(fill.BENCH) as work:
        codes = [found.code for found in work.session.exec(select(System))]
        pages = [html(catalogue.make(work, catalogue.CHECKLIST, code)) for code in codes]
    bare = sum(milliseconds(partial(_engine_alone, page)) for page in pages)
    going = bulk_run.Run(catalogue.CHECKLIST, "pdf", codes)
    look, write = partial(database.look, fill.BENCH), partial(database.work, fill.BENCH)
    ours = milliseconds(lambda: bulk_run.print_many(look, write, going, BytesIO()))
    database.engine.dispose()
    store.drop(url)
    yield Row(f"{systems:,} checklists in one run", ours, f"<= {MOST_TIMES:g} x", MOST_TIMES * bare, bare)


def _engine_alone(page: str) -> None:
    book = plutoprint.Book(plutoprint.PAGE_SIZE_A4, plutoprint.PAGE_MARGINS_NONE, plutoprint.MEDIA_TYPE_PRINT)
    book.load_html(page)
    book.write_to_pdf_stream(BytesIO())
