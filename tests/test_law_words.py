"""The words of the law: criteria as the decree words them, names as in its forms, clauses of the right regime."""

import datetime as dt
import json

import pytest

from inventory import regimes
from inventory.errors import Invalid
from inventory.work import Actor, Role
from isms import rules
from isms.database import Database
from isms.exchange.columns import SHEETS
from isms.ui import words
from schedules import queries
from schedules.cadence import default_policies
from schedules.calendar import Holidays
from schedules.clearance import clearance
from schedules.dated import Conclusion, Facts
from tests.register import new_system

ADMIN = Actor("quản trị", Role.ADMIN)
OFFICE = rules.Office(default_policies(), Holidays())


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
    [row] = [row for row in regimes.load("331/2026").tables["criteria"] if row["clause"] == clause]

    assert row["text"] == text


def test_states_are_called_as_form_08_calls_them_on_screen_and_in_spreadsheets() -> None:
    """Mẫu 08, columns 6, 10 and 12."""
    columns_of = {f"{sheet.section}.{column.key}": column.words for sheet in SHEETS for column in sheet.columns}
    for names in (words.DOSSIER_STATE, columns_of["dossiers.state"]):
        assert list(names.values()) == ["Đang dự thảo", "Đã gửi thẩm định", "Đã thẩm định", "Đã được phê duyệt"]
    for names in (words.PLAN_STATE, columns_of["plans.state"]):
        assert list(names.values()) == ["Chưa triển khai", "Đã triển khai một số hạng mục", "Đã triển khai đầy đủ"]
    for names in (words.AUDIT_KIND, columns_of["audits.kind"]):
        assert names["pre_operation"] == "Trước khi đưa vào sử dụng"


def test_a_conclusion_that_does_not_count_says_which_rule_it_breaks_and_demands_no_more_than_the_law() -> None:
    audited = dt.date(2026, 11, 1)
    facts = Facts(audited, "owned", conclusions=(Conclusion(audited, "periodic", "eligible", "operator"),))

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
