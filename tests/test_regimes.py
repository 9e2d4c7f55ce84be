"""The regimes as data: dates in force, a clause on every row, and the requirement rows of each level."""

import re
import unicodedata
from datetime import date

import pytest

from inventory.errors import Invalid
from inventory.law import regimes
from inventory.law.regimes import KNOWN, LEVELS
from inventory.law.requirements import requirements

TABLES = ("criteria", "questions", "authorities", "components", "limits", "assessors")


@pytest.mark.parametrize(
    ("code", "day", "binds"),
    [
        ("85/2016", date(2016, 6, 30), False),
        ("85/2016", date(2016, 7, 1), True),
        ("331/2026", date(2026, 8, 18), False),
        ("331/2026", date(2026, 8, 19), True),
        ("85/2016", date(2026, 11, 22), True),  # for projects begun before July 2026 (NĐ 331/2026 Đ39.1)
    ],
)
def test_a_decree_binds_from_its_day(code, day, binds):
    assert regimes.get(code).in_force_on(day) is binds


def test_an_unknown_regime_is_bad_input():
    with pytest.raises(Invalid, match="14/2018"):
        regimes.get("14/2018")


@pytest.mark.parametrize("code", KNOWN)
@pytest.mark.parametrize("table", TABLES)
def test_every_row_has_its_clause(code, table):
    rows = regimes.get(code).tables[table]

    assert rows
    assert all(row["clause"].startswith(("Đ", "TT ", "NĐ ")) for row in rows)


@pytest.mark.parametrize("code", KNOWN)
def test_every_criterion_has_a_level_and_a_text_and_no_clause_comes_twice(code):
    criteria = regimes.get(code).tables["criteria"]

    assert all(row["level"] in regimes.LEVELS and row["text"].endswith(".") for row in criteria)
    assert len({row["clause"] for row in criteria}) == len(criteria)


@pytest.mark.parametrize("code", KNOWN)
def test_the_data_are_in_composed_vietnamese(code):
    assert unicodedata.is_normalized("NFC", str(regimes.get(code)))


@pytest.mark.parametrize(("level", "groups"), [(1, 15), (2, 15), (3, 18), (4, 18), (5, 18)])
def test_the_standard_of_2026_has_its_groups_at_each_level(level, groups):
    rows = requirements(level, regime="331/2026")

    assert len(rows) == groups
    assert {row.confidence for row in rows} == {"secondary"}
    assert all(row.clause.startswith(f"TCVN 14423:2026 mục {level + 2}.") for row in rows)


def test_incident_response_and_development_change_places_between_level_3_and_4():
    clause = {
        (level, row.code): row.clause.split()[-1] for level in (3, 4) for row in requirements(level, regime="331/2026")
    }

    assert (clause[3, "G16"], clause[3, "G17"]) == ("5.16", "5.17")
    assert (clause[4, "G16"], clause[4, "G17"]) == ("6.17", "6.16")


@pytest.mark.parametrize(
    ("level", "management", "technical", "zones", "solutions"),
    [(1, 13, 13, 3, 3), (2, 16, 17, 5, 6), (3, 20, 21, 7, 16), (4, 20, 21, 8, 17), (5, 20, 21, 8, 19)],
)
def test_the_circular_of_2022_has_its_rows_at_each_level(level, management, technical, zones, solutions):
    rows = requirements(level, "85/2016")
    numbered = [row for row in rows if "TCVN 11930:2017" in row.clause]

    assert sum(row.code.startswith("I.") for row in numbered) == management
    assert sum(row.code.startswith("I.") for row in rows) == management + 2  # risk management, end of operation
    assert sum(row.code.startswith("II.2.") for row in numbered) == technical
    assert sum(row.code.startswith("II.1.a.") for row in rows) == zones
    assert sum(row.code.startswith("II.1.b.") for row in rows) == solutions
    assert len({row.code for row in rows}) == len(rows)


@pytest.mark.parametrize(
    ("level", "code", "clause"),
    [
        (1, "I.1.4.3", "TT 12/2022 Phụ lục I; TCVN 11930:2017 mục 5.1.4.2"),
        (2, "I.1.4.3", "TT 12/2022 Phụ lục II; TCVN 11930:2017 mục 6.1.4.3"),
        (5, "I.1.4.3", "TT 12/2022 Phụ lục V; TCVN 11930:2017 mục 9.1.4.3"),
    ],
)
def test_a_row_of_the_circular_cites_the_number_of_its_level(level, code, clause):
    row = next(row for row in requirements(level, "85/2016") if row.code == code)

    assert (row.title, row.clause, row.confidence) == ("Thử nghiệm và nghiệm thu hệ thống", clause, "verbatim")


def test_an_unknown_level_has_no_requirements():
    with pytest.raises(Invalid):
        requirements(6, regime="331/2026")


@pytest.mark.parametrize("regime", ["331/2026", "85/2016"])
def test_a_code_names_the_same_requirement_at_every_level(regime):
    named: dict[str, set[str]] = {}
    for level in LEVELS:
        codes = [row.code for row in requirements(level, regime)]
        assert len(codes) == len(set(codes))
        for row in requirements(level, regime):
            named.setdefault(row.code, set()).add(row.title)
    assert {code: titles for code, titles in named.items() if len(titles) > 1} == {}


def test_a_condition_of_the_decree_of_2016_is_not_taken_for_one_of_the_circular_or_of_2026():
    details = [row.detail for level in LEVELS for row in requirements(level, "85/2016")]
    cited = [text for text in details if re.search(r"Đ\d", text)]

    assert len(cited) > 10
    assert all(re.split(r"Đ\d", text)[0].endswith("NĐ 85/2016 ") for text in cited)
