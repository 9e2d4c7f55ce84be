"""Lists of recorded facts: the newest day first, voided ones struck out with the reason, and the way to void one."""

from collections.abc import Callable, Sequence

from nicegui import ui

from inventory.register_tables import DatedFact
from isms.systems import system_history
from isms.ui.facts import sentences
from isms.ui.facts.place import Place
from isms.ui.parts import badges, layout, words
from isms.ui.parts.layout import Handler
from isms.ui.shell.reasons import ask_reason

Beneath = Callable[[DatedFact], None]


def section(
    place: Place,
    title: str,
    facts: Sequence[DatedFact],
    nothing: str,
    add: tuple[str, Handler] | None = None,
    beneath: Beneath | None = None,
) -> None:
    """A card with the facts of one kind, and the button that adds one. `beneath` draws more under each that holds."""
    with layout.section():
        head(title, add)
        if facts:
            listed(place, facts, beneath=beneath)
        else:
            layout.text("p", nothing).classes("muted")


def head(title: str, add: tuple[str, Handler] | None = None) -> None:
    """The heading of a card, with a button at its right."""
    with ui.element("div").classes("section-head"):
        layout.text("h2", title)
        if add:
            layout.secondary(*add, icon="add")


def listed(
    place: Place, facts: Sequence[DatedFact], with_subject: bool = False, beneath: Beneath | None = None
) -> None:
    """The facts, one beneath the other. `with_subject`: name the kind of each."""
    with ui.element("ul").classes("records"):
        for fact in facts:
            _item(place, fact, with_subject, beneath)


def _item(place: Place, fact: DatedFact, with_subject: bool, beneath: Beneath | None) -> None:
    with ui.element("li").classes("voided" if fact.voided_at else ""):
        ui.label(words.day(fact.day)).classes("day")
        with ui.element("div").classes("say"):
            if with_subject:
                ui.label(sentences.subject(fact)).classes("muted small")
            ui.label(sentences.headline(fact)).classes("strong struck")
            more = sentences.details(fact)
            if more:
                ui.label(more).classes("struck")
            ui.label(place.visit.entered(fact.recorded_by, fact.recorded_at)).classes("muted small")
            if fact.voided_at:
                voided = place.visit.entered(fact.voided_by, fact.voided_at, "hủy")
                ui.label(f"{voided}. Lý do: {fact.void_reason}")
            elif beneath:
                beneath(fact)
        voiding(place, fact)


def voiding(place: Place, fact: DatedFact) -> None:
    """Say that a fact was taken back, or offer to take it back."""
    if fact.voided_at:
        badges.badge("neutral", "Đã hủy", icon="block")
    elif _may_void(place, fact):
        layout.quiet("Hủy bản ghi", lambda: _void(place, fact)).mark(f"void-{fact.__tablename__}-{fact.id}")


def _may_void(place: Place, fact: DatedFact) -> bool:
    act = system_history.act_to_void(type(fact))
    return act is not None and place.may(act)


async def _void(place: Place, fact: DatedFact) -> None:
    table, fact_id, what = type(fact), fact.id, f"{sentences.subject(fact)}: {sentences.headline(fact)}."
    with place.root:
        reason = await ask_reason(
            place.visit, "Hủy bản ghi?", f"{what} Bản ghi vẫn còn trong lịch sử, được gạch bỏ kèm lý do.", "Hủy bản ghi"
        )
        if reason:
            await place.change(lambda work: system_history.void(work, table, fact_id, reason), said="Đã hủy bản ghi.")
