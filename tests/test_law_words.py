"""The words of the law: criteria as the decree words them, names as in its forms, clauses of the right regime."""

import datetime as dt
import json

import pytest

from inventory.choices import AuditKind, Implementation
from inventory.declared_fields import fields_of
from inventory.errors import Invalid
from inventory.law import regimes
from inventory.records import Incident
from inventory.records.rounds import DossierState
from inventory.work import Actor, Role
from isms.exchange.sheets.workbook_sheets import SHEETS
from isms.interface import rules
from isms.platform.database import Database
from isms.ui.parts import terms
from isms.ui.system import running_tab
from isms.xray.check_findings import checks
from schedules.cadence.cadence import default_policies
from schedules.cadence.working_days import Holidays
from schedules.gate import dated
from schedules.gate.clearance import clearance
from schedules.gate.dated import Conclusion, Facts
from schedules.standing import queries
from tests.register import new_system

ADMIN = Actor("quản trị", Role.ADMIN)
OFFICE = rules.Office(dt.date(2026, 11, 22), default_policies(), Holidays())


@pytest.mark.parametrize(
    ("clause", "text"),
    [
        (
            "Đ13.1",
            "Hệ thống xử lý thông tin bí mật nhà nước hoặc hệ thống phục vụ quốc phòng, an ninh khi bị phá hoại sẽ làm"
            " tổn hại tới an ninh quốc gia.",
        ),
        (
            "Đ15.1",
            "Hệ thống thông tin xử lý thông tin bí mật nhà nước hoặc hệ thống phục vụ quốc phòng, an ninh, mang tính"
            " chiến lược khi bị phá hoại sẽ làm tổn hại đặc biệt nghiêm trọng tới an ninh quốc gia.",
        ),
        (
            "Đ15.4",
            "Hệ thống thông tin điều khiển công nghiệp trực tiếp phục vụ điều khiển, vận hành hoạt động bình thường của"
            " công trình xây dựng cấp đặc biệt theo phân cấp của pháp luật về xây dựng hoặc công trình quan trọng liên"
            " quan đến an ninh quốc gia theo pháp luật về an ninh quốc gia.",
        ),
    ],
)
def test_a_criterion_that_can_be_read_twice_is_printed_in_the_words_of_the_decree(clause: str, text: str) -> None:
    [row] = [row for row in regimes.get("331/2026").tables["criteria"] if row["clause"] == clause]

    assert row["text"] == text


@pytest.mark.parametrize(
    ("clause", "text"),
    [
        (
            "Đ8.1",
            "Hệ thống thông tin phục vụ hoạt động nội bộ của cơ quan, tổ chức và có xử lý thông tin riêng, thông tin cá"
            " nhân của người sử dụng nhưng không xử lý thông tin bí mật nhà nước.",
        ),
        (
            "Đ9.1",
            "Hệ thống thông tin xử lý thông tin bí mật nhà nước hoặc hệ thống phục vụ quốc phòng, an ninh khi bị phá"
            " hoại sẽ làm tổn hại tới quốc phòng, an ninh quốc gia.",
        ),
        (
            "Đ10.1",
            "Hệ thống thông tin xử lý thông tin bí mật nhà nước hoặc hệ thống phục vụ quốc phòng, an ninh, khi bị phá"
            " hoại sẽ làm tổn hại nghiêm trọng quốc phòng, an ninh quốc gia.",
        ),
        (
            "Đ11.4",
            "Hệ thống thông tin điều khiển công nghiệp trực tiếp phục vụ điều khiển, vận hành hoạt động bình thường của"
            " công trình xây dựng cấp đặc biệt theo phân cấp của pháp luật về xây dựng hoặc công trình quan trọng liên"
            " quan đến an ninh quốc gia theo pháp luật về an ninh quốc gia.",
        ),
    ],
)
def test_the_criteria_of_the_decree_of_2016_are_printed_in_its_words_too(clause: str, text: str) -> None:
    [row] = [row for row in regimes.get("85/2016").tables["criteria"] if row["clause"] == clause]

    assert row["text"] == text


def test_states_are_called_as_form_08_calls_them_on_screen_and_in_spreadsheets() -> None:
    """Mẫu 08, columns 6, 10 and 12."""
    columns_of = {f"{sheet.section}.{column.key}": column.words for sheet in SHEETS for column in sheet.columns}
    for names in (DossierState.words(), columns_of["dossiers.state"]):
        assert list(names.values()) == ["Đang dự thảo", "Đã gửi thẩm định", "Đã thẩm định", "Đã được phê duyệt"]
    for names in (Implementation.words(), columns_of["plans.state"]):
        assert list(names.values()) == ["Chưa triển khai", "Đã triển khai một số hạng mục", "Đã triển khai đầy đủ"]
    for names in (AuditKind.words(), columns_of["audits.kind"]):
        assert names["pre_operation"] == "Trước khi đưa vào sử dụng"


def test_a_conclusion_that_does_not_count_says_which_rule_it_breaks_and_demands_no_more_than_the_law() -> None:
    audited = dt.date(2026, 11, 1)
    facts = Facts(
        audited, (dated.Role(audited, "owned"),), conclusions=(Conclusion(audited, "periodic", "eligible", "operator"),)
    )

    gate = clearance(facts, audited, default_policies())

    [found] = [each for each in gate.blockers if each.code == "assessor_not_allowed"]
    assert "độc lập với đơn vị vận hành" in found.remedy
    assert "cấp phép" not in found.remedy
    assert found.clause == "NĐ 331/2026 Đ31.2.c"


def test_a_system_of_level_3_on_the_national_list_is_appraised_within_the_days_of_level_5() -> None:
    asked = {"event": "appraisal", "level": 3, "received_on": "2026-11-02", "national_security_list": True}

    answer = rules.ask("clock", json.dumps(asked), OFFICE)

    assert (answer["working_days"], answer["clause"]) == (25, "NĐ 331/2026 Đ23.3.b, Đ20.4")


def test_no_answer_speaks_of_a_system_before_it_was_registered(database: Database) -> None:
    new_system(database, "A")
    with database.look(ADMIN) as work:
        system, _, _ = queries.show(work, "A")
        with pytest.raises(Invalid, match="chưa có trong sổ"):
            queries.show(work, "A", system.registered_on - dt.timedelta(days=1))


@pytest.mark.parametrize(
    ("term", "said"),
    [
        ("chu-quan", "quyết định như vậy"),  # Đ4.1.c: the level deciding investment, only if the province says so
        ("ket-luan", "cách ghi của sổ"),  # Đ28.3.c speaks of the evaluation before use only
        ("dua-vao-su-dung", "cách hiểu chặt của sổ"),  # the Law leaves it open at levels 1-4
        ("thay-doi-lon", "Sổ gộp hai điều"),  # Đ28.3.b and Đ31.2.c name different changes
        ("su-co-nghiem-trong", "Mọi sự cố"),  # the 72 hours of Đ31.2.d hold for every incident
        ("che-do-phap-ly", "trước ngày 01/7/2026"),  # Đ39.1
        ("ai-duoc-kiem-tra", "biểu mẫu, tiêu chí, phương pháp"),  # Đ31.2.c, first paragraph: at every level
    ],
)
def test_the_help_says_what_the_law_says_and_what_is_only_ours(term: str, said: str) -> None:
    assert said in terms.get(term).text


def test_nobody_says_that_the_body_must_be_an_outside_one() -> None:
    """Đ31.2.c names licensed and designated bodies and state service units; the latter may belong to the province."""
    said = [
        running_tab.CHANGE_LOOK.cards["major"]["yes"][1],
        fields_of(Incident)["serious"].declared.help,
        checks()["operator_audited_itself"].means,
    ]

    for text in said:
        assert "bên ngoài" not in text
        assert "sự nghiệp nhà nước" in text
