"""The security indicators of the DTI plan: the first page's figures, and why each system misses them."""

import datetime as dt
import io
import re

import pytest
from docx import Document

from inventory.records import Decision, PlanState, facts
from inventory.systems import register
from inventory.systems.register import Entry
from isms.papers import catalogue
from isms.papers.composition import rendering
from schedules.cadence.working_days import add_months
from schedules.plans import dti, indicators
from schedules.standing import counting
from tests.register import DAY, OFFICER, cleared_system, conclude, new_system
from tests.test_mau_08 import dateless, golden


def fill(database) -> dt.date:
    """A cleared system, one decided and half implemented and overdue, one with nothing, and one only used."""
    cleared_system(database, "A")
    new_system(database, "C")
    with database.work(OFFICER) as work:
        today = work.today
        begun = add_months(today - 70 * DAY, -24)
        for code, responsibility in (("B", "operated"), ("D", "used")):
            register.register(work, Entry(code, f"Hệ thống {code}", responsibility), begun, operating=True)
        facts.record(work, "B", Decision(date=begun, level=2, regime="85/2016", number="1", issuer="X"))
        facts.record(work, "B", PlanState(on=begun, state="partial", expected_on=today + DAY))
        conclude(work, "B", begun)
        return today


def found(database, on: dt.date) -> dict[str, dti.Measured]:
    with database.look(OFFICER) as work:
        return {each.indicator.aim.code: each for row in dti.rows(work, on) for each in row.measured}


@pytest.mark.slow
def test_figures_are_those_of_the_first_page_and_the_list_behind_them_is_whole(database):
    today = fill(database)
    for on in (today, today - 30 * DAY, today + 400 * DAY):
        with database.look(OFFICER) as work:
            counted = counting.tally_as_of(work, indicators.filters(), on).found
        expected = {each.aim.code: each for each in indicators.indicators(counted)}
        told = found(database, on)
        assert {code: each.indicator for code, each in told.items()} == expected
        assert all(len(each.missed) == each.indicator.missing for each in told.values())


@pytest.mark.slow
def test_each_system_that_misses_an_aim_is_told_with_the_reason(database):
    today = fill(database)
    told = found(database, today)
    reasons = {code: {one.code: one.why for one in each.missed} for code, each in told.items()}
    assert reasons == {
        "decided": {"C": "no_decision"},
        "implemented": {"B": "partial", "C": "no_decision"},
        "audited": {"B": "overdue", "C": "never_audited"},
    }
    assert (told["decided"].percent, told["implemented"].percent) == (66.7, 33.3)
    assert told["decided"].indicator.used_of == 1


@pytest.mark.engines("sqlite")
@pytest.mark.slow
def test_the_paper_names_rows_6_and_7_in_the_plan_s_words_and_the_same_day_gives_the_same_bytes(database, clock):
    today = fill(database)

    def made():
        with database.look(OFFICER) as work:
            return catalogue.make(work, "dti", str(today.year), today)

    paper = made()
    text = re.sub(r"Mã kiểm chứng: \w+", "Mã kiểm chứng: MÃ", dateless(rendering.html(paper), today))
    assert text == golden("dti")
    row = paper.figures()["rows"][0]["indicators"][1]
    assert (row["numerator"], row["denominator"], row["percent"]) == (1, 3, 33.3)
    assert [each["code"] for each in row["missing"]] == ["B", "C"]
    written = Document(io.BytesIO(rendering.render(paper, "docx")))
    assert len([table for table in written.tables if len(table.columns) == 4]) == 3
    before = rendering.render(paper, "pdf")
    clock.move(days=500)
    assert rendering.render(made(), "pdf") == before
