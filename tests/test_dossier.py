"""Who appraises and approves, what the dossier holds, how long each step may take."""

from functools import partial

import pytest

from inventory.errors import Invalid
from inventory.law.dossier import COMPONENT_CODES, accompanying, authority, authority_name, components, time_limit
from inventory.law.regimes import KNOWN, LEVELS, get

UNIT, OTHER, OWNER = "specialised_unit", "other_unit_or_council", "owner"
POLICE, DEFENCE, CIPHER = "ministry_of_public_security", "ministry_of_national_defence", "government_cipher_committee"
TOP, INFORMATION = "prime_minister_and_owner", "ministry_of_information_and_communications"


@pytest.mark.parametrize(
    ("level", "more", "appraiser", "approver", "opinion", "clause"),
    [
        (1, {}, UNIT, UNIT, False, "NĐ 331/2026 Đ18.1"),
        (2, {}, UNIT, UNIT, False, "NĐ 331/2026 Đ18.1"),
        (2, {"specialised_unit_operates": True}, OTHER, UNIT, False, "NĐ 331/2026 Đ18.1, Đ18.4"),
        (2, {"military": True}, UNIT, UNIT, False, "NĐ 331/2026 Đ18.1"),
        (3, {}, UNIT, OWNER, False, "NĐ 331/2026 Đ18.2"),
        (3, {"specialised_unit_operates": True}, OTHER, OWNER, False, "NĐ 331/2026 Đ18.2, Đ18.4"),
        (4, {}, POLICE, OWNER, True, "NĐ 331/2026 Đ18.3.a, Đ18.3.d"),
        (4, {"specialised_unit_operates": True}, POLICE, OWNER, True, "NĐ 331/2026 Đ18.3.a, Đ18.3.d"),
        (4, {"military": True}, DEFENCE, OWNER, True, "NĐ 331/2026 Đ18.3.b, Đ18.3.d"),
        (4, {"cipher": True}, CIPHER, OWNER, True, "NĐ 331/2026 Đ18.3.c, Đ18.3.d"),
        (5, {}, POLICE, TOP, True, "NĐ 331/2026 Đ18.3.a, Đ18.3.d, Đ18.3.đ"),
        (5, {"military": True}, DEFENCE, TOP, True, "NĐ 331/2026 Đ18.3.b, Đ18.3.d, Đ18.3.đ"),
        (5, {"cipher": True}, CIPHER, TOP, True, "NĐ 331/2026 Đ18.3.c, Đ18.3.d, Đ18.3.đ"),
        (3, {"national_security_list": True}, POLICE, TOP, True, "NĐ 331/2026 Đ18.3.a, Đ18.3.d, Đ18.3.đ, Đ20.4"),
        (
            4,
            {"national_security_list": True, "military": True},
            DEFENCE,
            TOP,
            True,
            "NĐ 331/2026 Đ18.3.b, Đ18.3.d, Đ18.3.đ, Đ20.4",
        ),
        (5, {"national_security_list": True}, POLICE, TOP, True, "NĐ 331/2026 Đ18.3.a, Đ18.3.d, Đ18.3.đ"),
    ],
)
def test_who_appraises_and_approves_under_decree_331(level, more, appraiser, approver, opinion, clause):
    chosen = authority(level, **more, regime="331/2026")

    assert (chosen.appraiser, chosen.approver, chosen.opinion_needed) == (appraiser, approver, opinion)
    assert chosen.clause == clause


@pytest.mark.parametrize(
    ("level", "more", "appraiser", "approver", "clause"),
    [
        (1, {}, UNIT, UNIT, "NĐ 85/2016 Đ12.1, Đ14.3.a"),
        (2, {"specialised_unit_operates": True}, OTHER, UNIT, "NĐ 85/2016 Đ12.1, Đ14.3.a; TT 12/2022 Đ6"),
        (3, {}, UNIT, OWNER, "NĐ 85/2016 Đ12.2"),
        (3, {"national_security_list": True}, UNIT, OWNER, "NĐ 85/2016 Đ12.2"),  # Đ20.4 is new in 2026
        (4, {}, INFORMATION, OWNER, "NĐ 85/2016 Đ12.3.a, Đ12.3.d"),
        (4, {"military": True}, DEFENCE, OWNER, "NĐ 85/2016 Đ12.3.b, Đ12.3.d"),
        (5, {}, INFORMATION, TOP, "NĐ 85/2016 Đ12.3.a, Đ12.3.d, Đ12.3.đ"),
    ],
)
def test_who_appraises_and_approves_under_decree_85(level, more, appraiser, approver, clause):
    chosen = authority(level, "85/2016", **more)

    assert (chosen.appraiser, chosen.approver, chosen.clause) == (appraiser, approver, clause)
    assert chosen.opinion_needed is (level >= 4)


@pytest.mark.parametrize(
    ("level", "more", "appraiser", "approver"),
    [
        (2, {}, "Đ18.1", "Đ18.1"),
        (3, {}, "Đ18.2.a", "Đ18.2.b"),
        (3, {"specialised_unit_operates": True}, "Đ18.4", "Đ18.2.b"),
        (4, {}, "Đ18.3.a", "Đ18.3.d"),
        (5, {}, "Đ18.3.a", "Đ18.3.d, Đ18.3.đ"),
        (5, {"military": True}, "Đ18.3.b", "Đ18.3.d, Đ18.3.đ, Đ34.2.a"),
        (4, {"national_security_list": True}, "Đ18.3.a, Đ20.4", "Đ18.3.d, Đ18.3.đ, Đ20.4"),
    ],
)
def test_who_appraises_and_who_approves_each_have_their_own_point(level, more, appraiser, approver):
    """On paper both lines of level 5 cited the same three points."""
    chosen = authority(level, **more, regime="331/2026")

    assert (chosen.appraiser_clause, chosen.approver_clause) == (f"NĐ 331/2026 {appraiser}", f"NĐ 331/2026 {approver}")


def test_a_military_system_of_the_list_says_that_the_decree_names_the_ministry_of_defence_too():
    for level, more in ((5, {}), (4, {"national_security_list": True})):
        assert "Bộ Quốc phòng" in authority(level, military=True, **more, regime="331/2026").note
    assert "Đ34.2.a" not in authority(4, military=True, regime="331/2026").note


@pytest.mark.parametrize("regime", KNOWN)
def test_every_authority_has_a_name_in_the_words_of_its_regime(regime):
    used = {row[end] for row in get(regime).tables["authorities"] for end in ("appraiser", "approver")}

    assert all(authority_name(code, regime) for code in used)
    wording = {"331/2026": "an ninh mạng", "85/2016": "an toàn thông tin"}[regime]
    assert wording in authority_name(UNIT, regime)


ALWAYS = {"overview", "level_justification", "protection_plan"}
OPERATING = ALWAYS | {"construction_design"}
OPINION = {"specialised_opinion"}
APPRAISED = {"appraisal_opinion"}
NON_STOP = {"round_the_clock_justification"}


@pytest.mark.parametrize(
    ("level", "more", "expected"),
    [
        (1, {}, OPERATING),
        (2, {"stage": "new_or_upgrade"}, ALWAYS | {"preliminary_design"}),
        (3, {}, OPERATING),
        (4, {}, OPERATING | OPINION),
        (5, {}, OPERATING | OPINION),
        (2, {"purpose": "approval"}, OPERATING),
        (3, {"purpose": "approval"}, OPERATING | APPRAISED),
        (5, {"purpose": "approval"}, OPERATING | OPINION | APPRAISED),
    ],
)
@pytest.mark.parametrize("regime", KNOWN)
def test_what_the_dossier_holds(regime, level, more, expected):
    assert {component.code for component in components(level, regime, **more)} == expected


@pytest.mark.parametrize(
    ("regime", "level", "basis", "needed"),
    [
        ("331/2026", 4, "Đ14.2", True),
        ("331/2026", 4, "NĐ 331/2026 Đ14.2", True),
        ("331/2026", 5, "Đ15.2; Đ14.2", True),
        ("331/2026", 4, "Đ14.1", False),
        ("331/2026", 4, None, False),
        ("331/2026", 3, "Đ14.2", False),
        ("85/2016", 4, "Đ10.2", True),
        ("85/2016", 4, "Đ10.3", True),
        ("85/2016", 4, "Đ14.2", False),
    ],
)
def test_only_a_system_that_may_never_stop_must_explain_it(regime, level, basis, needed):
    codes = {component.code for component in components(level, regime, basis_clause=basis)}

    assert ("round_the_clock_justification" in codes) is needed


def test_components_carry_the_clauses_of_the_decree():
    clauses = {
        component.code: component.clause for component in components(4, "331/2026", "operating", "Đ14.2", "approval")
    }

    assert clauses == {
        "overview": "NĐ 331/2026 Đ21.1",
        "construction_design": "NĐ 331/2026 Đ21.2.b",
        "level_justification": "NĐ 331/2026 Đ21.3",
        "protection_plan": "NĐ 331/2026 Đ21.4",
        "specialised_opinion": "NĐ 331/2026 Đ21.5",
        "appraisal_opinion": "NĐ 331/2026 Đ24.1.b",
        "round_the_clock_justification": "NĐ 331/2026 Đ22.5.d",
    }


def test_a_listed_system_of_level_3_needs_the_opinion_as_level_5_does():
    listed = {
        component.code: component.clause for component in components(3, national_security_list=True, regime="331/2026")
    }

    assert listed["specialised_opinion"] == "NĐ 331/2026 Đ21.5, Đ20.4"
    assert listed["overview"] == "NĐ 331/2026 Đ21.1"
    assert OPINION.isdisjoint(component.code for component in components(3, "85/2016", national_security_list=True))


@pytest.mark.parametrize("regime", KNOWN)
def test_the_data_name_exactly_the_component_codes_of_the_contract(regime):
    assert {row["code"] for row in get(regime).tables["components"]} == set(COMPONENT_CODES)


@pytest.mark.parametrize(
    ("regime", "event", "level", "expected"),
    [
        ("331/2026", "invalid_dossier_reply", 1, (5, "working", "Đ23.2")),
        ("331/2026", "invalid_dossier_reply", 5, (5, "working", "Đ23.2")),
        ("331/2026", "appraisal", 1, (None, "working", "Đ23.3")),
        ("331/2026", "appraisal", 2, (None, "working", "Đ23.3")),
        ("331/2026", "appraisal", 3, (15, "working", "Đ23.3.a")),
        ("331/2026", "appraisal", 4, (25, "working", "Đ23.3.b")),
        ("331/2026", "appraisal", 5, (25, "working", "Đ23.3.b")),
        *[("331/2026", "approval", level, (7, "working", "Đ24.2")) for level in LEVELS],
        ("85/2016", "invalid_dossier_reply", 3, (None, "working", "Đ16")),
        ("85/2016", "appraisal", 2, (None, "calendar", "Đ16.2")),
        ("85/2016", "appraisal", 3, (15, "calendar", "Đ16.2.a")),
        ("85/2016", "appraisal", 4, (30, "calendar", "Đ16.2.b")),
        *[("85/2016", "approval", level, (7, "working", "Đ17.2")) for level in LEVELS],
    ],
)
def test_how_long_a_step_may_take(regime, event, level, expected):
    limit = time_limit(event, level, regime)

    days, unit, clause = expected
    assert (limit.days, limit.unit, limit.clause) == (days, unit, f"NĐ {regime} {clause}")


def test_a_listed_system_of_level_3_is_appraised_within_the_time_of_level_5():
    limit = time_limit("appraisal", 3, national_security_list=True, regime="331/2026")

    assert (limit.days, limit.clause) == (25, "NĐ 331/2026 Đ23.3.b, Đ20.4")


@pytest.mark.parametrize("level", [0, 6])
def test_a_level_outside_the_law_is_bad_input(level):
    for ask in (authority, components, partial(time_limit, "approval")):
        with pytest.raises(Invalid, match="1 đến 5"):
            ask(level, "331/2026")


def test_no_unit_appraises_what_it_operates():
    for level in LEVELS:
        for regime in KNOWN:
            assert authority(level, regime, specialised_unit_operates=True).appraiser != UNIT


@pytest.mark.parametrize(
    ("level", "regime", "clause", "codes"),
    [
        (1, "331/2026", "NĐ 331/2026 Đ20.1.b", ["request", "regulation", "risk_assessment", "operator"]),
        (3, "331/2026", "NĐ 331/2026 Đ20.1.c", ["request", "regulation", "risk_assessment", "operator"]),
        (5, "331/2026", "NĐ 331/2026 Đ20.1.d", ["request", "regulation", "risk_assessment", "operator"]),
        (3, "85/2016", "NĐ 85/2016 Đ14.1", ["request", "regulation", "operator"]),  # it asks for no risk assessment
    ],
)
def test_what_the_law_wants_beside_the_dossier_is_no_component_of_it(level, regime, clause, codes):
    beside = accompanying(level, regime)

    assert [each.code for each in beside] == codes
    assert beside[0].clause == clause
    assert not set(codes) & set(COMPONENT_CODES)
    assert accompanying(3, "331/2026", national_security_list=True)[0].clause == "NĐ 331/2026 Đ20.1.d"
