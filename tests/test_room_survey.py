"""The survey of the machine room: filled in on its page, kept as a record, carried by the printed sheet."""

import pytest

from inventory.errors import Invalid
from inventory.records import Asset, RoomSurvey, facts
from inventory.records.room_survey import conditions
from isms.papers import catalogue
from isms.papers.beside_dossier import machine_room
from isms.papers.composition import rendering
from schedules.acts import recording
from tests import ui
from tests.filling import fill, press, shows, until
from tests.register import DAY, OFFICER, new_system, rows
from tests.test_drafts import drafts
from tests.test_forms import said

pytestmark = pytest.mark.engines("sqlite")
office, visitor = ui.office, ui.visitor


def sheet(database, code: str = machine_room.CODE) -> str:
    with database.look(OFFICER) as work:
        return said(rendering.html(catalogue.make(work, code, "A")))


def device(database, name: str) -> None:
    with database.work(OFFICER) as work:
        facts.record(work, "A", Asset(on=work.today, item="", kind="device", name=name))


def survey(database, **answers: object) -> int:
    with database.work(OFFICER) as work:
        recording.record(work, "A", RoomSurvey(**({"on": work.today} | answers)))
    return rows(database, RoomSurvey)[-1].id


def test_the_sheet_is_blank_and_then_carries_the_newest_answers(database):
    new_system(database, "A")
    device(database, "Máy chủ 1")
    device(database, "Tường lửa")
    assert "ngày ..... tháng" in sheet(database)

    survey(database, door=False, findings="Việc cũ")
    answers = {"door": True, "door_note": "khóa thẻ", "power": False, "devices_seen": "Máy chủ 1"}
    number = survey(database, room="Tầng 2", findings="Mua UPS", devices_more="Công tắc mạng", **answers)

    page = sheet(database).splitlines()
    for label, *answer in (
        ("Cửa có khóa; danh sách người được vào; sổ ra vào", "Có", "khóa thẻ"),
        ("Nguồn điện dự phòng; lần thử gần nhất", "Không"),
        ("Máy chủ 1", "Có"),
        ("Tường lửa", "Không"),
        ("Công tắc mạng", "Có", "chưa có trong sổ"),
    ):
        at = page.index(label) + 1
        assert page[at : at + len(answer)] == answer
    assert "Địa điểm, phòng: Tầng 2" in page and "Mua UPS./." in page and "Việc cũ" not in "\n".join(page)

    blank = sheet(database, machine_room.BLANK)
    assert "ngày ..... tháng" in blank and "Tầng 2" not in blank and "Tường lửa" in blank
    with database.work(OFFICER) as work:
        facts.void(work, RoomSurvey, number, "nhầm phòng")
    assert "Việc cũ" in sheet(database)


def test_a_survey_is_of_no_day_to_come_and_has_eight_questions(database):
    new_system(database, "A")
    with pytest.raises(Invalid):
        survey(database, on=database.today() + DAY)
    assert len(conditions()) == 8


@pytest.mark.slow
async def test_it_is_filled_in_on_its_page_and_kept_as_a_draft_until_saved(office, visitor):
    database = office.database
    new_system(database, "A")
    device(database, "Máy chủ 1")
    await ui.sign_in(visitor, office)
    await visitor.open("/quan-tri/don-vi")
    await press(visitor, "survey-STP")
    await press(visitor, "system-A")
    await visitor.open("/khao-sat-phong-may/A")
    await fill(visitor, room="Phòng 203")
    await until(drafts, office)
    await visitor.open("/khao-sat-phong-may/A")
    await shows(visitor, "Có bản nháp chưa lưu")
    await press(visitor, "draft-continue")
    await press(visitor, "submit")
    await until(rows, database, RoomSurvey)
    await until(lambda: not drafts(office))
    [row] = rows(database, RoomSurvey)
    assert (row.room, row.door, row.devices_seen) == ("Phòng 203", None, "")
