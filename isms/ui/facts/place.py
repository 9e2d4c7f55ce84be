"""What the parts of a system's page share: what is shown, the ways to act, and the redrawing after each act."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from inventory.organisation import bodies
from inventory.organisation.access import Act
from inventory.register_tables import System, Unit
from inventory.systems import register
from inventory.work import Work
from isms.platform.database import UnitOfWork
from isms.systems import dossier_progress, rehearsal
from isms.ui.facts import before_saving
from isms.ui.parts.forms import Form
from isms.ui.parts.places import path_of as path_of
from isms.ui.shell.acting import Acting, Value
from isms.ui.shell.visit import Done, Visit
from schedules.cadence.cadence import Policy
from schedules.gate import dated, path_to_use
from schedules.gate.clearance import State
from schedules.gate.path_to_use import PathStep, Step
from schedules.gate.remedies import Blocker
from schedules.standing import fact_reader, queries

STYLES = '<link rel="stylesheet" href="/tinh/system.css">'


@dataclass(frozen=True, slots=True)
class Shown:
    """
    What the page shows of the system, read in one transaction. `users` and `coordinators` are unit codes.

    `owner` and `operator` are names, where the register may hold a unit's code. `path`: its seven steps into use.
    """

    system: System
    facts: dated.Facts
    state: State
    policies: tuple[Policy, ...]
    unit: str
    mine: bool
    users: tuple[str, ...]
    coordinators: tuple[str, ...]
    today: date
    owner: str
    operator: str
    path: tuple[PathStep, ...] = ()


def read_system(work: Work, code: str) -> Shown:
    """Return what the page shows today. Raises NotFound."""
    about, facts, state = queries.show(work, code)
    unit = work.session.get_one(Unit, about.unit_id)
    called = bodies.names(work)
    linked = register.unit_codes(work, [about.id]).get(about.id, {})
    return Shown(
        system=about,
        facts=facts,
        state=state,
        policies=fact_reader.policies(work.session),
        unit=unit.name,
        mine=unit.path.startswith(work.actor.branch),
        users=tuple(linked.get("uses", ())),
        coordinators=tuple(linked.get("coordinates", ())),
        today=work.today,
        owner=called.of(about.owner),
        operator=called.of(about.operator),
        path=path_to_use.path(state, _missing(work, code)),
    )


def _missing(work: Work, code: str) -> list[Blocker]:
    """Return the parts of the dossier that are not at hand, as things to do."""
    parts = [each.component for each in dossier_progress.proposal(work, code).parts if not each.present]
    return [path_to_use.part_missing(part.code, part.title, part.clause) for part in parts]


class Place(Acting):
    """One open page of one system."""

    def __init__(self, visit: Visit, shown: Shown) -> None:
        super().__init__(visit)
        self.shown = shown
        self._go_on: Callable[[], Awaitable[None]] | None = None
        self.asked: dict[str, str] = {}  # what the address asks of the tab, such as a filter
        self.kept: dict[str, Any] = {}  # what a part of the page keeps while another is shown

    def drawn_by(
        self,
        draw: Callable[[], Awaitable[None]],
        turn_to: Callable[[str], object],
        go_on: Callable[[], Awaitable[None]] | None = None,
    ) -> None:
        """Say how the page is drawn anew from what is shown, turns to another tab, and opens what is to be done now."""
        self._draw, self._turn_to, self._go_on = draw, turn_to, go_on

    async def go_on(self) -> None:
        """Open what is to be done at the current step of the path."""
        if self._go_on:
            with self.root:
                await self._go_on()

    def buttons(
        self, form: Form, verb: str, save: Callable[[bool], Awaitable[None]], cancel: Callable[[], object] | None = None
    ) -> None:
        """The buttons of a form that belongs to the path; `save` is told whether to go on afterwards."""
        goes_on = partial(save, True) if self._go_on else None
        form.buttons(verb, partial(save, False), cancel, goes_on)

    @property
    def code(self) -> str:
        return self.shown.system.code

    @property
    def today(self) -> date:
        return self.shown.today

    def may(self, act: Act, code: str = "") -> bool:
        """Say whether to offer an act: by the role, and because the system is kept within the person's branch."""
        return self.shown.mine and self.visit.may(act)

    def turn_to(self, tab: str) -> None:
        """Turn to a tab."""
        self._turn_to(tab)

    async def refresh(self) -> None:
        """Draw the page anew from the register."""
        self.shown = await self.visit.read(lambda work: read_system(work, self.code))
        await self._draw()

    async def change(
        self,
        use_case: Callable[[UnitOfWork], Value],
        *,
        form: Form | None = None,
        said: str = "Đã lưu.",
        step: Step | None = None,
    ) -> Done[Value] | None:
        """
        As `do`, but what would change in how the system stands is shown first; None also when it was given up.

        `step`: what the act belongs to on the path. Where it does no more than finish that, there is nothing to show.
        """
        async with self.turn():
            rehearse = partial(rehearsal.changes, code=self.code, use_case=use_case)
            found = await self.visit.act(rehearse, form=form, said="")
            if found is None:
                return None
            if before_saving.is_news(found.value, step) and not await before_saving.agreed(found.value):
                return None
        return await self.do(use_case, form=form, said=said)
