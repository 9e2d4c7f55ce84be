"""What the pages say of a clock that is wrong: in red above everything, with the one question somebody can answer."""

import datetime as dt
import re
from pathlib import Path

import pytest

from isms.jobs import jobs
from isms.platform.clock_watch import ClockWatch
from isms.platform.database import Database
from isms.platform.released import RELEASED, clock_warning
from tests.filling import click, sees, text_of
from tests.register import DAY, Clock, cleared_system
from tests.ui import Office, sign_in
from tests.ui import office as office
from tests.ui import visitor as visitor
from tests.visitor import Visitor, until

DECISIONS = Path(__file__).resolve().parent.parent / "docs" / "adr"


@pytest.mark.slow
async def test_a_red_bar_says_that_the_clock_stands_before_what_is_on_record(visitor: Visitor, office: Office) -> None:
    cleared_system(office.database, "A")
    await sign_in(visitor, office, role="officer")
    await visitor.open("/")
    assert not sees(visitor, "clock-warning")

    wrong = Clock()
    wrong.now = office.clock.now + 731 * DAY
    jobs.sweep(Database(office.settings.database_url, wrong))
    await visitor.open("/")

    assert "Đồng hồ máy chủ đang chỉ" in text_of(visitor, "clock-warning")
    assert "isms check --repair" in text_of(visitor, "clock-warning")


@pytest.mark.slow
async def test_an_administrator_is_asked_whether_a_clock_that_leapt_is_right(visitor: Visitor, office: Office) -> None:
    office.database.watch = ClockWatch(office.clock, lambda: 0.0)
    office.clock.move(days=31)
    await sign_in(visitor, office, role="admin")
    await visitor.open("/")

    assert f"vẫn tính theo ngày {office.database.today():%d/%m/%Y}" in text_of(visitor, "clock-question")
    assert office.database.today() == office.clock.today - 31 * DAY
    await click(visitor, f"Đúng, hôm nay là {office.clock.today:%d/%m/%Y}")

    await until(lambda: office.database.leap() is None)
    await until(lambda: not sees(visitor, "clock-question"))


@pytest.mark.slow
async def test_who_may_not_answer_is_told_who_can(visitor: Visitor, office: Office) -> None:
    office.database.watch = ClockWatch(office.clock, lambda: 0.0)
    office.clock.move(days=31)
    await sign_in(visitor, office, role="leader")
    await visitor.open("/")

    assert "Người quản trị cần trả lời" in text_of(visitor, "clock-question")


def test_a_clock_before_this_version_is_told_of() -> None:
    decided = re.findall(r"\*\*Decided\*\* (\S+)", "".join(each.read_text("utf-8") for each in DECISIONS.glob("*.md")))
    assert max(day[:10] for day in decided) <= RELEASED.isoformat(), "raise RELEASED: this version knows of a later day"
    assert "đồng hồ đang sai" in clock_warning(dt.datetime(2020, 1, 1, tzinfo=dt.UTC))
    assert clock_warning(dt.datetime.combine(RELEASED, dt.time(), tzinfo=dt.UTC)) == ""
