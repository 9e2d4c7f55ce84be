"""The interview: relevance, reasons and what may still raise the level are read off the criteria, never guessed."""

import json
import os
import shutil
import subprocess
import sys
from dataclasses import asdict, fields, replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inventory.law.interview import Answers, interview
from inventory.law.level_questions import UNKNOWN
from inventory.law.levels import QUESTIONS, STEPS, Facts, classify
from inventory.law.regimes import KNOWN

NAMES = frozenset(field.name for field in fields(Facts)) - {"regime"}
KINDS = ("internal", "public_service", "infrastructure", "industrial_control", "other")
SCOPES = (None, "one_agency", "ministry_sector_or_provinces", "nationwide", "international")
LEVELS = st.sampled_from([None, 2, 3, 4, 5])
NEW = "331/2026"
FACTS = st.builds(
    Facts,
    regime=st.just(NEW),
    kind=st.sampled_from(KINDS),
    information=st.frozensets(st.sampled_from(["public", "private", "personal", "state_secret"])),
    serves_defence_or_security=st.booleans(),
    strategic=st.booleans(),
    harm_to_national_security=st.sampled_from(["none", "harm", "serious", "exceptionally_serious"]),
    handles_administrative_procedures=st.booleans(),
    conditional_business_service=st.booleans(),
    basic_data_subjects=st.sampled_from([0, 1, 99_999, 100_000]),
    sensitive_data_subjects=st.sampled_from([0, 1, 9_999, 10_000]),
    infrastructure_scope=st.sampled_from(SCOPES),
    runs_24_7=st.booleans(),
    no_unplanned_downtime=st.booleans(),
    national_e_government=st.booleans(),
    stores_critical_national_data=st.booleans(),
    construction_classes=st.frozensets(st.sampled_from(["IV", "III", "II", "I", "special"])),
    national_security_works=st.booleans(),
    level_set_by_prime_minister=LEVELS,
    level_by_risk_assessment=LEVELS,
    online_public_service_tier=st.sampled_from([None, 1, 2, 3, 4]),
    users=st.sampled_from([0, 9_999, 10_000]),
)


def known_only(facts: Facts, names: frozenset[str]) -> Facts:
    return Facts(**{name: value for name, value in asdict(facts).items() if name in names | {"regime"}})


@pytest.mark.slow
@given(FACTS, st.frozensets(st.sampled_from(sorted(NAMES))))
@settings(max_examples=400, deadline=None)
def test_whatever_the_open_answers_turn_out_to_be_a_higher_level_was_announced(facts, answered):
    """A criterion met once everything is answered was met before, or was listed as possible by an open answer."""
    answered |= {"information", "kind"}
    if not facts.information & {"private", "personal"}:
        facts = Facts(**asdict(facts) | {"basic_data_subjects": 0, "sensitive_data_subjects": 0})
    so_far = interview(known_only(facts, answered), answered)
    level = so_far.found.level or 0

    announced = {each.hit.clause for each in so_far.possible}
    for hit in classify(facts).hits:
        if hit.level > level:
            assert hit.clause in announced or hit in so_far.found.hits


@pytest.mark.slow
@given(FACTS)
@settings(max_examples=200, deadline=None)
def test_once_everything_is_answered_nothing_is_open_and_every_criterion_says_because_of_what(facts):
    done = interview(facts, NAMES)

    assert done.possible == ()
    assert done.found == classify(facts)
    assert [met.hit for met in done.met] == list(classify(facts).hits)
    assert all(met.because for met in done.met)


def test_harm_is_asked_only_where_state_secrets_or_defence_are_in_play():
    plain = interview(
        Facts(kind="internal", information=frozenset({"private"}), regime="331/2026"),
        frozenset({"kind", "information", "serves_defence_or_security"}),
    )
    secret = interview(
        Facts(kind="internal", information=frozenset({"state_secret"}), regime="331/2026"),
        frozenset({"kind", "information", "serves_defence_or_security"}),
    )

    assert "harm_to_national_security" not in plain.asks
    assert "harm_to_national_security" in secret.asks
    assert (secret.found.level, secret.least) == (None, 3)


def test_what_can_no_longer_raise_the_level_is_not_asked():
    facts = Facts(
        kind="public_service",
        information=frozenset({"personal"}),
        handles_administrative_procedures=True,
        regime="331/2026",
    )
    so_far = interview(facts, frozenset({"kind", "information", "handles_administrative_procedures"}))

    assert so_far.found.level == 3
    assert not so_far.asks & {"conditional_business_service", "basic_data_subjects", "sensitive_data_subjects"}
    assert so_far.met[0].because == ("kind", "handles_administrative_procedures")


def test_without_an_answer_no_level_is_named():
    assert interview(Facts(regime=NEW), frozenset()).least is None
    assert interview(Facts(regime=NEW, kind="other"), frozenset({"kind"})).found.level is None


def recorded(facts: Facts) -> Answers:
    """Return the interview as it is taken up from a classification that was stored."""
    stored = {name: sorted(each) if isinstance(each, frozenset) else each for name, each in asdict(facts).items()}
    return Answers.of_record(json.loads(json.dumps(stored)))


@pytest.mark.slow
@given(FACTS, st.sampled_from(sorted(KNOWN)), st.booleans())
@settings(max_examples=600, deadline=None)
def test_any_answers_saved_again_untouched_keep_their_level(facts, regime, until_decided):
    """Through the tab of the level, which asks all that matters, and through the wizard, which asks until decided."""
    facts = replace(facts, regime=regime)

    again = recorded(facts).route(until_decided=until_decided).facts

    assert (classify(again).level, again.regime, again.kind) == (classify(facts).level, regime, facts.kind)


def test_people_on_record_without_the_kind_of_information_stay_asked():
    kept = recorded(Facts(regime=NEW, kind="internal", information=frozenset({"public"}), basic_data_subjects=5))
    fresh = Answers(dict(kept.given))

    assert "basic_data_subjects" in kept.route().asked
    assert "basic_data_subjects" not in fresh.route().asked


def test_what_a_kind_does_not_turn_on_is_not_asked_and_a_follow_up_waits_for_its_reason():
    asked = {kind: Answers({"regime": NEW, "kind": kind}).route().asked for kind in KINDS}

    assert "basic_data_subjects" in asked["public_service"] and "basic_data_subjects" not in asked["internal"]
    assert "infrastructure_scope" in asked["infrastructure"] and "infrastructure_scope" not in asked["other"]
    assert "handles_administrative_procedures" in asked["other"]
    assert not any("strategic" in each for each in asked.values())
    secret = Answers(
        {"regime": NEW} | {name: each.default for name, each in QUESTIONS.items()} | {"information": ["state_secret"]}
    )
    assert "harm_to_national_security" in secret.route().asked
    assert "strategic" not in secret.route().asked
    secret.given["harm_to_national_security"] = "exceptionally_serious"
    assert "strategic" in secret.route().asked


def test_what_was_left_open_is_not_known():
    route = Answers({"regime": NEW, "kind": "public_service", "handles_administrative_procedures": UNKNOWN}).route(
        until_decided=True
    )

    assert "handles_administrative_procedures" not in route.known
    assert "thu-tuc" in {step.name for step, _ in route.may_raise()}


def test_every_fact_but_the_regime_has_its_question_and_stands_in_one_step():
    assert set(QUESTIONS) == NAMES
    assert sorted(name for step in STEPS for name in step.names) == sorted(NAMES)
    assert STEPS[-1].name == "an-dinh"


FACT = """
    runs_on_blockchain: Annotated[bool, LevelQuestion("Chạy trên chuỗi khối")] = False

    def __post_init__(self) -> None:
"""
CRITERION = """
[[criteria]]
level = 4
clause = "Đ99.1"
text = "Hệ thống hạ tầng chạy trên chuỗi khối."
when = [{ kind = "infrastructure", runs_on_blockchain = true }]
"""
ASKED = """
import json
import os
import shutil
import subprocess
import sys
from inventory.law.interview import Answers
from inventory.law.levels import classify
from isms.exchange.sheets.workbook_sheets import SHEETS
from isms.ui.wizard.saying import because

answers = Answers({"regime": "331/2026", "kind": "infrastructure"})
other = Answers({"regime": "331/2026", "kind": "internal"})
asked = [door.asked for door in (answers.route(), answers.route(until_decided=True))]
answers.given["runs_on_blockchain"] = True
route = answers.route(until_decided=True)
[met] = [each for each in route.about.met if each.hit.clause.endswith("Đ99.1")]
print(json.dumps({
    "asked": ["runs_on_blockchain" in each for each in asked],
    "of others": "runs_on_blockchain" in other.route().asked,
    "last but one": route.steps[-2].title,
    "level": classify(route.facts).level,
    "because": because(met.because, answers),
    "sheet": [each.heading for sheet in SHEETS for each in sheet.columns if each.key == "facts.runs_on_blockchain"],
}))
"""


@pytest.mark.slow
def test_a_question_more_is_a_fact_with_its_words_and_a_criterion(tmp_path):
    """On a scratch copy: both doors ask it where the criterion turns on it, and files have its column."""
    root = Path(__file__).resolve().parent.parent
    for folder in ("inventory", "isms", "schedules", "templates"):
        shutil.copytree(root / folder, tmp_path / folder, ignore=shutil.ignore_patterns("__pycache__"))
    levels = tmp_path / "inventory" / "law" / "levels.py"
    before = levels.read_text("utf-8")
    levels.write_text(before.replace("\n    def __post_init__(self) -> None:\n", FACT, 1), "utf-8")
    assert levels.read_text("utf-8") != before
    with (tmp_path / "inventory" / "law" / "331_2026" / "criteria.toml").open("a", encoding="utf-8") as criteria:
        criteria.write(CRITERION)

    environment = os.environ | {"PYTHONPATH": str(tmp_path)}
    done = subprocess.run([sys.executable, "-c", ASKED], cwd=tmp_path, env=environment, capture_output=True)

    assert done.returncode == 0, done.stderr.decode()
    assert json.loads(done.stdout) == {
        "asked": [True, True],
        "of others": False,
        "last but one": "Chạy trên chuỗi khối",
        "level": 4,
        "because": "Cơ sở hạ tầng thông tin; chạy trên chuỗi khối: Có",
        "sheet": ["Chạy trên chuỗi khối"],
    }
