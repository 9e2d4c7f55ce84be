"""Where the level-proposal dossier of a system stands: its level and regime, its parts, who decides, and by when."""

from dataclasses import dataclass, replace
from datetime import date

from inventory import choices
from inventory.law import dossier, regimes
from inventory.law.levels import Classification as Classified
from inventory.law.levels import Hit, classify
from inventory.organisation.access import Act, reads, system
from inventory.records import Classification, Decision, Dossier, DossierComponent, Operation
from inventory.records.dossier_step import steps as dossier_steps
from inventory.records.facts import all_of
from inventory.records.holding import latest, newest
from inventory.records.rounds import STATES
from inventory.register_tables import System
from inventory.work import Work
from isms.interface.rules import given_facts
from schedules.cadence.clocks import Clock, clock
from schedules.deadlines.dossier_clocks import NEXT_STEPS
from schedules.policies.policies import holidays


@dataclass(frozen=True, slots=True)
class Part:
    """A document the dossier must contain, and the newest record of whether it is at hand."""

    component: dossier.Component
    record: DossierComponent | None

    @property
    def present(self) -> bool:
        return self.record is not None and self.record.present


@dataclass(frozen=True, slots=True)
class Running:
    """A time limit that runs now."""

    event: dossier.Event
    clock: Clock


@dataclass(frozen=True, slots=True)
class Proposal:
    """
    What the register knows of the dossier.

    `level` is the one proposed, else the one decided, else the one computed; None while nobody has said one.
    `made_for` is new, extension or operating (Đ21.2): what the newest step says, else whether the system
    operates or has operated: one that was stopped is not built anew
    (our reading: Đ21.2 names what is built, extended or upgraded, and what operates).
    `answers` is the newest classification, `computed` what the rules make of it. `steps` are those of the round under
    way, or of the last one; they began on `round_from` where rounds came before. `next_round`: the number of another.
    """

    level: int | None
    regime: str
    made_for: str
    listed: bool
    answers: Classification | None
    computed: Classified | None
    step: Dossier | None
    decision: Decision | None
    parts: tuple[Part, ...] = ()
    running: tuple[Running, ...] = ()
    steps: tuple[Dossier, ...] = ()
    round_from: date | None = None
    next_round: int = 1

    @property
    def stage(self) -> dossier.Stage:
        """Which design the dossier must contain: in operation the detailed one, else the preliminary one (Đ21.2)."""
        return "operating" if self.made_for == "operating" else "new_or_upgrade"

    @property
    def hits(self) -> tuple[Hit, ...]:
        """The criteria met; none when the answers were given under another regime."""
        same_rules = self.answers is not None and self.answers.regime == self.regime
        return self.computed.hits if self.computed and same_rules else ()

    @property
    def basis(self) -> tuple[Hit, ...]:
        """The criteria the level rests on."""
        return tuple(hit for hit in self.hits if hit.level == self.level)

    def is_over(self, event: dossier.Event) -> bool:
        """Say whether the dossier has passed the step from which the clock of an event runs, or is decided without."""
        if self.step is None:
            return self.decision is not None
        begins = next(state for state, events in NEXT_STEPS.items() if event in events)
        return STATES.index(self.step.state) > STATES.index(begins)

    def authority(self, specialised_unit_operates: bool = False) -> dossier.Authority | None:
        """Return who appraises and approves; None while there is no level."""
        if self.level is None:
            return None
        return dossier.authority(self.level, self.regime, specialised_unit_operates, self.listed)


@reads(Act.VIEW)
def proposal(work: Work, code: str) -> Proposal:
    """Return how the dossier of a system stands today, as its printed checklist says it. Raises NotFound."""
    about = system(work, code, Act.VIEW)
    identity = about.id
    answers = latest(work, Classification, identity)
    steps = dossier_steps(work, identity)
    step = steps[-1] if steps else None
    own = tuple(each for each in steps if step and each.round == step.round)
    decision = latest(work, Decision, identity)
    computed = classify(given_facts(answers.facts)) if answers else None
    levels = (step and step.proposed_level, decision and decision.level, computed and computed.level)
    found = Proposal(
        level=next((each for each in levels if each), None),
        regime=next((each.regime for each in (step, decision, answers) if each), regimes.on(work.today).code),
        made_for=(step and step.stage) or ("operating" if _has_operated(work, about) else "new"),
        listed=answers is not None and answers.national_security_list,
        answers=answers,
        computed=computed,
        step=step,
        decision=decision,
        steps=own,
        round_from=own[0].on if own and own[0] is not steps[0] else None,
        next_round=max((each.round for each in steps), default=0) + 1,
    )
    return replace(found, parts=_parts(work, identity, found), running=_running(work, found))


def _has_operated(work: Work, about: System) -> bool:
    return about.operating or any(each.state == choices.Running.OPERATING for each in all_of(work, Operation, about.id))


def _needed(found: Proposal) -> tuple[dossier.Component, ...]:
    """Return what every dossier contains while no level is known, and what this one must contain afterwards."""
    basis = " ".join(hit.clause for hit in found.hits)  # Đ22.5.d: what falls under Đ14.2, though proposed at level 5
    return dossier.components(found.level or 1, found.regime, found.stage, basis, "approval", found.listed)


def _parts(work: Work, system_id: int, found: Proposal) -> tuple[Part, ...]:
    """Return the parts of the dossier of this round: another round is gathered anew (Đ25: as the first time)."""
    since = found.round_from or date.min
    records = [row for row in all_of(work, DossierComponent, system_id) if row.on >= since]
    found_parts = newest(records)
    return tuple(Part(component, found_parts.get(component.code)) for component in _needed(found))


def _running(work: Work, found: Proposal) -> tuple[Running, ...]:
    step = found.step
    if step is None or step.state not in NEXT_STEPS:
        return ()
    days_off = holidays(work)
    return tuple(
        Running(event, clock(event, step.proposed_level, step.regime, step.on, days_off, found.listed))
        for event in NEXT_STEPS[step.state]
    )
