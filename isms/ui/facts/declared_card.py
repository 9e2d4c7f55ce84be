"""The declared kinds of record on a page: a card with its records, and the form that records one, both read off."""

from collections.abc import Callable, Sequence
from typing import Any, cast

from inventory import records as kinds
from inventory.records.declaration import Declared, DeclaredField, Record, fields_of
from inventory.work import Work
from isms.systems import system_history
from isms.ui.facts import fact_list, scans, sentences
from isms.ui.facts.place import Place
from isms.ui.parts import layout
from isms.ui.parts.entered_fields import given
from isms.ui.parts.forms import Form
from isms.ui.shell.panel import Desk
from schedules.acts import recording

YES_NO = {"": "Không nêu", "yes": "Có", "no": "Không"}
NONE = ""


async def cards(place: Place, tab: str) -> None:
    """Draw the cards of the kinds that stand on a tab."""
    for kind in kinds.KINDS:
        if kind.declaration.tab == tab and kind.declaration.card:
            await card(place, kind)


async def card(place: Place, kind: type[Record]) -> None:
    """Draw the records of one kind, with the button that adds one."""
    about = kind.declaration
    found = await place.visit.read(lambda work: system_history.of_kind(work, place.code, kind))
    add = (
        (f"Thêm {about.title[0].lower()}{about.title[1:]}", lambda: record_form(place, kind, place.code))
        if place.may(about.act)
        else None
    )
    beneath = (await scans.of(place)).beneath if about.proof else None
    fact_list.section(place, about.plural, found, f"Chưa ghi. {about.about} ({about.clause})", add, beneath)


async def record_form(desk: Desk, kind: type[Record], code: str, known: dict[str, Any] | None = None) -> None:
    """Open the form that records a fact of this kind; `known` is filled in beforehand, by field."""
    about = kind.declaration
    named = await desk.visit.read(lambda work: _choices_of_references(work, kind, code))
    form = Form()
    with desk.panel(about.title) as dialog:
        layout.text("p", about.about).classes("muted")
        layout.text("p", about.clause).classes("clause")
        readers = {
            name: _field(form, each, (known or {}).get(name, _usual(desk, kind, name)), named.get(name, {}))
            for name, each in fields_of(kind).items()
        }

        def record(work: Work) -> Record:
            row = kind(**{name: read() for name, read in readers.items()})
            return recording.record(work, code, row)

        async def save() -> None:
            act = desk.change if isinstance(desk, Place) else desk.do
            if await act(record, form=form, said=f"Đã ghi: {about.title.lower()}."):
                dialog.close()

        form.buttons("Lưu", save, cancel=dialog.close)


def _usual(desk: Desk, kind: type[Record], name: str) -> Any:
    return desk.today if name == kind.declaration.day else None


def _choices_of_references(work: Work, kind: type[Record], code: str) -> dict[str, dict[str, str]]:
    """Return, for each reference field, the records it may name: words by id."""
    return {
        name: {str(row.id): f"{sentences.headline(row)}, ngày {row.day:%d/%m/%Y}" for row in rows}
        for name, rows in _referred(work, kind, code)
    }


def _referred(work: Work, kind: type[Record], code: str) -> Sequence[tuple[str, list[Any]]]:
    return [
        (name, recording.referred(work, code, each))
        for name, each in fields_of(kind).items()
        if each.declared.reference is not None
    ]


def _field(form: Form, each: DeclaredField, value: Any, named: dict[str, str]) -> Callable[[], Any]:
    """Build the field of a declared field and return how it is read."""
    about, name = each.declared, each.name
    common = {"help": about.help, "clause": about.clause}
    if each.kind == "day":
        day = form.date(name, about.label, value, **common)
        return lambda: given(day)
    if each.kind == "whole":
        number = form.number(name, about.label, value, **common)
        return lambda: int(number.value) if number.value is not None else None
    if each.kind in ("text", "lines"):
        build = form.paragraph if each.kind == "lines" else form.text
        text = build(name, about.label, value or "", **common)
        return lambda: text.value or ""
    return _chosen(form, each, value, named, about, common)


def _chosen(
    form: Form, each: DeclaredField, value: Any, named: dict[str, str], about: Declared, common: dict[str, str]
) -> Callable[[], Any]:
    if each.kind == "reference":
        options = ({NONE: "Không"} if each.optional else {}) | named
        reference = form.choice(each.name, about.label, options, str(value) if value else None, **common)
        return lambda: int(reference.value) if reference.value else None
    if each.kind == "yes_no":
        stated = {True: "yes", False: "no", None: ""}[cast(bool | None, value)]
        box = form.choice(each.name, about.label, YES_NO, stated, **common)
        return lambda: {"yes": True, "no": False}.get(box.value)
    members = about.choices or ()
    options_with_help = {str(member): (member.label, member.help) for member in members}
    if any(help_text for _, help_text in options_with_help.values()):
        picked = form.cards(each.name, about.label, options_with_help, value, **common)
        return lambda: picked.value or ("" if not each.optional else None)
    drop_down = form.choice(
        each.name, about.label, {code: label for code, (label, _) in options_with_help.items()}, value
    )
    return lambda: drop_down.value or ("" if not each.optional else None)
