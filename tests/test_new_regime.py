"""A regime is data: an invented third one, made of files alone, is answered by every rule and printed."""

import datetime as dt
import json

import pytest

from inventory.law import regimes
from inventory.law.assessors import assessor
from inventory.law.dossier import accompanying, authority, authority_name, components, time_limit
from inventory.law.interview import Answers, interview
from inventory.law.levels import Facts, classify
from inventory.law.requirements import cautions, codes, requirements
from inventory.records import Dossier
from inventory.records.facts import record, record_classification
from isms.interface import rules
from isms.papers import catalogue
from isms.papers.composition import rendering
from schedules.cadence.cadence import default_policies
from schedules.cadence.clocks import clock
from schedules.cadence.working_days import Holidays
from schedules.gate import transition
from schedules.gate.blockers import blockers
from schedules.gate.dated import Facts as Known
from schedules.gate.dated import Incident
from schedules.gate.gate_rules import Rules
from schedules.gate.incident_clocks import clocks
from schedules.gate.record import record_on
from tests.register import OFFICER, new_system

CODE, FIRST_DAY = "9/2031", dt.date(2031, 5, 1)
BEFORE = FIRST_DAY - dt.timedelta(days=1)
FILES = {
    "regime.toml": """
[regime]
code = "9/2031"
document = "NĐ 9/2031"
name = "NĐ 9/2031/NĐ-CP"
title = "Nghị định số 9/2031/NĐ-CP ngày 01/5/2031 về phòng thủ số"
subject = "phòng thủ số"
in_force_from = 2031-05-01
note = "Văn bản không có thật."
bases = ["Luật Phòng thủ số số 1/2031/QH17", "Nghị định số 9/2031/NĐ-CP ngày 01 tháng 5 năm 2031"]

[transition]
since = 2031-01-01
replaces = "331/2026"
kept = "Phê duyệt theo NĐ 331/2026 được giữ đến hết năm 2031."

[[transition.terms]]
code = "approval"
title = "phê duyệt theo NĐ 331/2026"
months = 10
aim = 2031-10-31
clause = "NĐ 9/2031 Đ40"

[[transition.terms]]
code = "measures"
title = "biện pháp theo NĐ 9/2031"
months = 12
aim = 2031-12-31
clause = "NĐ 9/2031 Đ41"

[[incident_duties]]
code = "report"
hours = 6
clause = "Đ30"
met_by = ["report"]
""",
    "criteria.toml": """
questions = []

[[criteria]]
level = 2
clause = "Đ7.1"
text = "Hệ thống có người sử dụng."
when = [{ users = { at_least = 1 } }]

[[criteria]]
level = 4
clause = "Đ7.2"
text = "Hệ thống xử lý bí mật nhà nước."
when = [{ information = { any_of = ["state_secret"] } }]

[undecided]
clause = "Đ7"
text = "Người có thẩm quyền quyết định."
""",
    "dossier.toml": """
accompanying = []

[names]
owner = "Chủ quản hệ thống số"
council = "Hội đồng phòng thủ số"

[[authorities]]
appraiser = "council"
approver = "owner"
opinion_needed = true
clause = "Đ11"

[[components]]
code = "overview"
title = "Thuyết minh số hóa"
clause = "Đ12.1"

[[components]]
code = "construction_design"
title = "Thiết kế số"
clause = "Đ12.2"

[[limits]]
clause = "Đ13"
days = 3
unit = "calendar"

[explanations]
cited = "NĐ 9/2031"
document = "Nghị định số 9/2031/NĐ-CP"
overview = "Điều 12"
level = "Điều 12"
level_in_detail = "Điều 12"
plan = "Điều 14"
""",
    "assessors.toml": """
[[assessors]]
allowed = true
clause = "Đ20"
when = [{ assessor = "operator" }]

[[assessors]]
allowed = false
clause = "Đ21"
warning = "Chỉ đơn vị vận hành tự đánh giá."
""",
    "requirements.toml": """
[standard]
title = "Các yêu cầu của NĐ 9/2031"
confidence = "summary"
places = ["NĐ 9/2031", "NĐ 9/2031", "NĐ 9/2031", "NĐ 9/2031", "NĐ 9/2031"]
section = " mục {section}"

[standard.cautions]
summary = "NĐ 9/2031: chỉ ghi tóm tắt."

[[requirements]]
code = "S1"
title = "Người gác số"
clauses = ["", "2.1", "3.1", "4.1", "5.1"]
""",
    "gate.toml": """
[gate]
no_level_decision = "NĐ 9/2031 Đ11"
no_regulation = "NĐ 9/2031 Đ15"
plan_not_full = "NĐ 9/2031 Đ14"
no_conclusion = "NĐ 9/2031 Đ20"

[wrong_day]
clause = "NĐ 9/2031 Đ39"
text = "Quyết định ngày {day:%d/%m/%Y} ghi theo NĐ 9/2031 khi nghị định chưa có hiệu lực."
""",
}
SECRET = Facts(regime=CODE, information=frozenset({"state_secret"}), users=3)


@pytest.fixture
def third(tmp_path, monkeypatch):
    for name, text in FILES.items():
        (tmp_path / name).write_text(text, "utf-8")
    regime = regimes.load_folder(tmp_path)
    monkeypatch.setitem(regimes.KNOWN, regime.code, regime)
    for kept in (requirements, codes, transition.transition):
        kept.cache_clear()
    yield regime
    for kept in (requirements, codes, transition.transition):
        kept.cache_clear()


def test_it_takes_over_on_its_day(third):
    assert [regimes.on(day).code for day in (BEFORE, FIRST_DAY)] == ["331/2026", CODE]
    assert [each.code for each in regimes.all()] == [CODE, "331/2026", "85/2016"]
    assert regimes.next_after(regimes.get("331/2026")) is third
    assert regimes.names()[CODE] == "NĐ 9/2031/NĐ-CP"
    assert third.since == "1/5/2031"


def test_a_level_follows_from_its_criteria(third):
    found = classify(SECRET)
    assert (found.level, [hit.clause for hit in found.hits]) == (4, ["NĐ 9/2031 Đ7.2", "NĐ 9/2031 Đ7.1"])
    assert classify(Facts(regime=CODE)).questions[0].clause == "NĐ 9/2031 Đ7"
    assert interview(Facts(regime=CODE, users=3), {"users"}).asks == {"information"}
    asked = Answers({"regime": CODE, "kind": "internal"}).route().asked
    assert asked >= {"users", "information"} and "runs_24_7" not in asked


def test_authorities_dossier_limits_and_assessors_are_its_own(third):
    who = authority(3, CODE)
    assert (authority_name(who.appraiser, CODE), who.opinion_needed, who.clause) == (
        "Hội đồng phòng thủ số",
        True,
        "NĐ 9/2031 Đ11",
    )
    assert [each.title for each in components(3, CODE)] == ["Thuyết minh số hóa", "Thiết kế số"]
    assert accompanying(3, CODE) == ()
    assert time_limit("appraisal", 3, CODE).days == 3
    assert clock("approval", 3, CODE, FIRST_DAY, Holidays()).due_on == dt.date(2031, 5, 5)  # 4/5 is a Sunday
    assert assessor(5, True, "operator", "periodic", CODE).allowed
    assert assessor(1, False, "licensed", "periodic", CODE).clause == "NĐ 9/2031 Đ21"


def test_requirements_and_what_is_told_of_them_are_its_own(third):
    assert [row.clause for level in (1, 2) for row in requirements(level, CODE)] == ["NĐ 9/2031 mục 2.1"]
    assert cautions(requirements(2, CODE)) == ["NĐ 9/2031: chỉ ghi tóm tắt."]


def test_what_is_asked_without_naming_a_regime_is_answered_under_the_one_of_the_day(third):
    for day, clause in ((BEFORE, "NĐ 331/2026 Đ18.2"), (FIRST_DAY, "NĐ 9/2031 Đ11")):
        office = rules.Office(day, default_policies(), Holidays())
        assert rules.ask("authority", json.dumps({"level": 3}), office)["clause"] == clause
        assert rules.ask("classify", json.dumps({"users": 1}), office)["level"] == (2 if day == FIRST_DAY else None)


def test_the_gate_cites_it_and_asks_only_what_it_asks(third):
    incident = Incident(dt.datetime(2031, 6, 1, 9, tzinfo=dt.UTC))
    known = Known(registered_on=BEFORE, incidents=(incident,), rules=Rules({}))
    found = {each.code: each for each in blockers(record_on(known, dt.date(2031, 6, 2)), None)}
    assert found["no_regulation"].clause == "NĐ 9/2031 Đ15"
    assert "phòng thủ số" in found["no_regulation"].remedy
    assert "serious_incident_unassessed" not in found  # its gate.toml has no clause for it
    assert "cách hiểu chặt" not in found["no_conclusion"].remedy  # nor does it leave the evaluation to the owner
    [report] = clocks(dt.datetime(2031, 6, 1, 9, tzinfo=dt.UTC), serious=True, urgent=True, complex=False)
    assert (report.duty, report.hours, report.clause) == ("report", 6, "NĐ 9/2031 Đ30")


def test_the_transition_is_the_one_it_brings(third):
    found = transition.transition()
    assert (found.old, found.new, found.new_from) == ("331/2026", CODE, FIRST_DAY)


def test_the_checklist_is_printed_under_it(third, database):
    new_system(database, "A")
    with database.work(OFFICER) as work:
        record_classification(work, "A", SECRET, work.today)
        record(work, "A", Dossier(on=work.today, regime=CODE, proposed_level=4, state="drafting"))
        paper = catalogue.make(work, "checklist", "A")
    assert [row["component"] for row in paper.places["rows"]] == ["Thuyết minh số hóa", "Thiết kế số"]
    assert paper.places["appraiser"] == "Hội đồng phòng thủ số (Điều 11)"
    page = rendering.html(paper)
    assert all(
        text in page
        for text in ("Luật Phòng thủ số số 1/2031/QH17", "phòng thủ số", "khoản 2 Điều 7 Nghị định số 9/2031/NĐ-CP")
    )


@pytest.mark.parametrize("spoiled", ["gate.toml", "assessors.toml"])
def test_a_folder_that_lacks_a_table_is_refused(tmp_path, spoiled):
    for name, text in FILES.items():
        if name != spoiled:
            (tmp_path / name).write_text(text, "utf-8")
    with pytest.raises(ValueError, match="no table"):
        regimes.load_folder(tmp_path)


def test_a_table_that_stands_twice_in_a_folder_is_refused(tmp_path):
    for name, text in FILES.items():
        (tmp_path / name).write_text(text, "utf-8")
    (tmp_path / "more.toml").write_text("[gate]\n", "utf-8")
    with pytest.raises(ValueError, match="gate"):
        regimes.load_folder(tmp_path)
