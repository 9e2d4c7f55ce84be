"""Who may check and assess a system, on which occasion."""

import pytest

from inventory.errors import Invalid
from inventory.law.assessors import AssessorKind, Occasion, assessor
from inventory.law.regimes import LEVELS

OUTSIDE = ("licensed", "state_service", "designated")
OCCASIONS = tuple(Occasion)
FORCED = sorted(set(OCCASIONS) - {"periodic", "pre_operation"})


@pytest.mark.parametrize("level", [None, *LEVELS])
@pytest.mark.parametrize("occasion", OCCASIONS)
def test_the_operator_never_assesses_its_own_system_under_decree_331(level, occasion):
    verdict = assessor(level, False, "operator", occasion, regime="331/2026")

    assert verdict.allowed is False
    assert "độc lập" in (verdict.warning or "")
    assert verdict.clause == "NĐ 331/2026 Đ31.2.c"


@pytest.mark.parametrize("regime", ["331/2026", "85/2016"])
@pytest.mark.parametrize("kind", OUTSIDE)
@pytest.mark.parametrize("occasion", OCCASIONS)
def test_an_outside_body_may_always_assess(regime, kind, occasion):
    for level in (None, *LEVELS):
        for listed in (False, True):
            verdict = assessor(level, listed, kind, occasion, regime)
            assert (verdict.allowed, verdict.warning) == (True, None)


@pytest.mark.parametrize("occasion", ["periodic", "pre_operation"])
@pytest.mark.parametrize(
    ("level", "listed", "allowed", "warned"),
    [
        (1, False, True, True),  # the official forms that Đ31.2.c wants at every level are not issued yet
        (2, False, True, True),
        (3, False, True, True),
        (4, False, True, True),
        (5, False, False, True),
        (1, True, False, True),
        (3, True, False, True),
        (None, False, True, True),
        (None, True, False, True),
    ],
)
def test_an_independent_internal_unit_may_assess_up_to_level_4_off_the_list(level, listed, allowed, warned, occasion):
    verdict = assessor(level, listed, "independent_internal", occasion, regime="331/2026")

    assert (verdict.allowed, verdict.warning is not None) == (allowed, warned)
    if warned and not allowed:
        assert "Danh mục quan trọng về an ninh quốc gia" in (verdict.warning or "")


@pytest.mark.parametrize("occasion", FORCED)
@pytest.mark.parametrize("level", [None, *LEVELS])
def test_some_occasions_need_an_outside_body_at_every_level(level, occasion):
    verdict = assessor(level, False, "independent_internal", occasion, regime="331/2026")

    assert verdict.allowed is False
    assert ("cấp độ 5" if level == 5 else "ở mọi cấp độ") in (verdict.warning or "")


@pytest.mark.parametrize("kind", ["operator", "independent_internal"])
@pytest.mark.parametrize(
    ("level", "listed", "allowed", "clause"),
    [
        (1, False, True, "NĐ 85/2016 Đ20.2.c"),
        (2, False, True, "NĐ 85/2016 Đ20.2.c"),
        (3, False, False, "NĐ 85/2016 Đ20.2.c"),
        (4, False, False, "NĐ 85/2016 Đ20.2.c"),
        (5, False, False, "NĐ 85/2016 Đ20.2.c"),
        (2, True, False, "NĐ 331/2026 Đ31.2.c"),
    ],
)
def test_under_decree_85_only_outside_bodies_assess_from_level_3(kind, level, listed, allowed, clause):
    verdict = assessor(level, listed, kind, "periodic", "85/2016")

    assert (verdict.allowed, verdict.clause) == (allowed, clause)
    assert allowed or verdict.warning


def test_every_refusal_is_explained_and_every_verdict_has_a_clause():
    for regime in ("331/2026", "85/2016"):
        for level in (None, *LEVELS):
            for kind in AssessorKind:
                for occasion in OCCASIONS:
                    verdict = assessor(level, False, kind, occasion, regime)
                    assert "Đ" in verdict.clause
                    assert verdict.allowed or verdict.warning


@pytest.mark.parametrize("regime", ["331/2026", "85/2016"])
def test_an_assessor_nobody_can_name_is_not_accepted(regime):
    assert assessor(1, False, "", "periodic", regime).allowed is False  # type: ignore[arg-type]


def test_a_level_outside_the_law_is_bad_input():
    with pytest.raises(Invalid):
        assessor(6, False, "licensed", "periodic", regime="331/2026")


def test_the_list_under_the_decree_of_2016_is_called_our_own_strict_reading():
    verdict = assessor(2, True, "independent_internal", "periodic", "85/2016")

    assert "cách hiểu chặt của sổ" in (verdict.warning or "")
