"""The looks: all quick checks at once, and the recount of the figures, which reads every fact."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from inventory.access import Act, require
from inventory.work import Work
from isms.xray import conclusions, figures, identity, office, papers, watch
from isms.xray.findings import Check, Found, Severity, checks

Finder = Callable[[Work], Iterator[Found]]
_QUICK: tuple[Finder, ...] = (
    papers.no_dossier,
    papers.dossier_not_recorded,
    papers.no_classification,
    papers.level_below_computed,
    papers.higher_under_new_rules,
    papers.regulation_missing,
    papers.regulation_after_decision,
    papers.regulation_same_day,
    papers.decree_not_in_force,
    papers.high_level_without_decision,
    papers.decision_without_scan,
    conclusions.operator_audited_itself,
    conclusions.internal_audit,
    conclusions.conclusion_without_scan,
    conclusions.finding_overdue,
    conclusions.plan_items_open,
    identity.no_owner,
    identity.no_operator,
    identity.looks_split,
    identity.before_registered,
    watch.agreement_ended,
    watch.agreement_ending,
    watch.change_without_risk_assessment,
    watch.incident_report_late,
    watch.website_review_overdue,
    office.no_letterhead,
    office.focal_points,
    office.no_email,
    office.nobody_to_alert,
)
_RECOUNT: tuple[Finder, ...] = (figures.figures_drift, figures.figures_do_not_add_up)
QUICK = {finder.__name__: finder for finder in _QUICK}
RECOUNT = {finder.__name__: finder for finder in _RECOUNT}
"""The finders by the code of their check."""


@dataclass(frozen=True, slots=True)
class Section:
    """A check and what it found in the actor's branch."""

    check: Check
    found: list[Found]


def look(work: Work) -> list[Section]:
    """Return what the quick checks find today in the actor's branch, the gravest checks first."""
    return _sections(work, QUICK)


def recount(work: Work) -> list[Section]:
    """Return where the stored figures differ from the facts: reads every fact, some 0.3 ms a system."""
    return _sections(work, RECOUNT)


def numbers(sections: Iterable[Section]) -> Counter[Severity]:
    """Return how many findings there are of each severity."""
    found: Counter[Severity] = Counter()
    for section in sections:
        found[section.check.severity] += len(section.found)
    return found


def _sections(work: Work, finders: dict[str, Finder]) -> list[Section]:
    require(work, Act.VIEW)
    return [Section(check, list(finders[code](work))) for code, check in checks().items() if code in finders]
