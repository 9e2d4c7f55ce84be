"""The survey sheet of the machine room, filled in on a phone: its questions one beneath the other."""

from typing import Any

from nicegui import ui

from inventory.organisation.access import Act
from inventory.records import RoomSurvey, assets
from inventory.records.room_survey import NOTE, conditions
from inventory.work import Work
from isms.papers.beside_dossier import machine_room
from isms.systems import system_history
from isms.ui.facts import fact_list, place
from isms.ui.facts.declared_form import DeclaredForm, FormLayout, Heading, Part, RecordForm
from isms.ui.facts.place import Place, path_of, read_system
from isms.ui.parts import layout
from isms.ui.parts.forms import Form
from isms.ui.parts.paper_links import named_links
from isms.ui.parts.places import room_survey
from isms.ui.parts.ticks import Ticks
from isms.ui.shell import form_drafts
from isms.ui.shell.visit import Pages, Visit
from schedules.acts import recording

_TITLE = machine_room.TITLE
_ANSWERS = {"yes": ("Có", ""), "no": ("Không", "")}


def register(pages: Pages) -> None:
    """Add /khao-sat-phong-may/{code}. A code may hold slashes."""

    @pages.page(room_survey("{code:path}"), title=_TITLE)
    async def page(visit: Visit, code: str) -> None:
        ui.add_head_html(place.STYLES)
        here = Place(visit, await visit.read(lambda work: read_system(work, code)))
        body = ui.element("div").classes("stack apart w-full")

        async def draw() -> None:
            found = await visit.read(
                lambda work: (system_history.of_kind(work, code, RoomSurvey), _devices(work, code))
            )
            body.clear()
            with body:
                _build(here, *found)

        here.drawn_by(draw, lambda _tab: None)
        await draw()


def _devices(work: Work, code: str) -> list[str]:
    return list(dict.fromkeys(row.name for row in assets.listed(work, code) if row.kind == "device"))


def _build(here: Place, surveys: list[RoomSurvey], devices: list[str]) -> None:
    with layout.head(_TITLE, f"{here.shown.system.name}. {RoomSurvey.declaration.about}"):
        layout.link("Về hồ sơ của hệ thống", path_of(here.code, "ho-so"))
    if here.may(Act.RECORD):
        with layout.section():
            _form(here, devices)
    with layout.section():
        fact_list.head(RoomSurvey.declaration.plural)
        if surveys:
            fact_list.listed(here, surveys)
        else:
            layout.text("p", "Chưa có lần khảo sát nào được ghi.").classes("muted")
        if any(survey.voided_at is None for survey in surveys):
            named_links("Phiếu có câu trả lời gần nhất", machine_room.CODE, here.code)
        named_links("Phiếu để trống", machine_room.BLANK, here.code)


def _form(here: Place, devices: list[str]) -> None:
    form, ticked = Form(None, f"room_survey:{here.code}:"), list[Ticks]()

    def seen(_form: DeclaredForm) -> None:
        if devices:
            options = {name: (name, "") for name in devices}
            ticked.append(form.ticks("devices_seen", "Thiết bị theo sổ có tại chỗ", options))

    look = FormLayout(columns=(_parts(seen),), cards={each.name: _ANSWERS for each in conditions()})
    with form_drafts.kept(here.visit, form, _TITLE), ui.element("div").classes("form touch"):
        entered = RecordForm(
            RoomSurvey, form, look, {"on": here.today, "surveyor": here.visit.named(here.visit.actor.name)}
        )

        def record(work: Work) -> Any:
            there = "\n".join(name for each in ticked for name in each.value)
            return recording.record(work, here.code, entered.record(devices_seen=there))

        async def save() -> None:
            await here.do(record, form=form, said="Đã ghi lần khảo sát.")

        form.buttons("Lưu", save)


def _parts(seen: Part) -> tuple[Part, ...]:
    asked: list[Part] = []
    for each in conditions():
        asked += [each.name, each.name + NOTE]
    whole: tuple[Part, ...] = ("on", "room", "surveyor", Heading("Điều kiện của phòng"), *asked)
    return (*whole, Heading("Thiết bị"), seen, "devices_more", "findings")
