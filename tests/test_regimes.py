"""The regimes as data: dates in force, a clause on every row, and the requirement rows of each level."""

import re
import unicodedata
from datetime import date

import pytest

from inventory.errors import Invalid
from inventory.law import regimes
from inventory.law.regimes import KNOWN, LEVELS
from inventory.law.requirements import codes, group_clause, groups, known, requirements

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


@pytest.mark.parametrize(
    ("level", "number", "in_groups", "in_doubt"),
    [(1, 112, 15, 4), (2, 131, 15, 4), (3, 195, 18, 3), (4, 273, 18, 3), (5, 288, 18, 3)],
)
def test_the_standard_of_2026_has_its_single_requirements_at_each_level(level, number, in_groups, in_doubt):
    rows = requirements(level, regime="331/2026")

    assert len(rows) == number
    assert len({row.group for row in rows}) == in_groups
    assert sum(row.uncertain for row in rows) == in_doubt
    assert {row.confidence for row in rows} == {"secondary"}
    assert all(row.clause.startswith(f"TCVN 14423:2026 mục {level + 2}.") and row.evidence for row in rows)
    assert all(bool(row.doubt) == row.uncertain and row.caution for row in rows)


def test_the_whole_list_is_there_once_and_no_row_stands_in_two_groups():
    every = codes("331/2026")

    assert len(every) == 301
    assert {code.partition("-")[0] for code in every} == groups("331/2026").keys()
    assert set(known("331/2026")) == set(every) | groups("331/2026").keys()


@pytest.mark.parametrize(
    ("code", "months"), [("G06-07", (12, 12, 6, 3, 1)), ("G07-09", (1, 1, 1, 1, 1)), ("G13-09", (None, None, 6, 3, 1))]
)
def test_a_requirement_is_done_again_after_the_months_of_its_level(code, months):
    found = {level: {row.code: row.months for row in requirements(level, "331/2026")} for level in LEVELS}

    assert tuple(found[level].get(code) for level in LEVELS) == months


def test_incident_response_and_development_change_places_between_level_3_and_4():
    clause = {(level, code): group_clause(level, "331/2026", code) for level in (3, 4) for code in ("G16", "G17")}

    assert [text.split()[-1] for text in clause.values()] == ["5.16", "5.17", "6.17", "6.16"]
    assert group_clause(2, "331/2026", "G17") == ""


def test_what_a_whole_office_answers_once_is_of_rules_people_suppliers_and_incidents():
    wide = {row.code for level in LEVELS for row in requirements(level, "331/2026") if row.office_wide}

    assert {code.partition("-")[0] for code in codes("331/2026") if code not in wide}.isdisjoint({"G14", "G15", "G16"})
    assert {"G01-01", "G08-12"} <= wide and not wide & {"G01-03", "G08-02", "G12-14", "G13-01"}
    assert not any(row.office_wide for level in LEVELS for row in requirements(level, "85/2016"))


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
