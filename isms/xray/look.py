"""The looks: all quick checks at once, and the recount of the figures, which reads every fact."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from functools import partial
from itertools import islice
from threading import Lock

from sqlmodel import col, select

from inventory.organisation.access import Act, reads
from inventory.work import Work
from isms.platform.trail import TrailEntry
from isms.xray import (
    account_checks,
    audit_checks,
    figure_checks,
    identity_checks,
    office_checks,
    paper_checks,
    watch_checks,
)
from isms.xray.check_findings import Check, Found, Severity, checks
from isms.xray.reading import SystemQuery

Finder = Callable[[Work], Iterable[Found]]
_QUICK: tuple[Finder, ...] = (
    paper_checks.no_dossier,
    paper_checks.dossier_not_recorded,
    paper_checks.no_classification,
    paper_checks.level_below_computed,
    paper_checks.higher_under_new_rules,
    paper_checks.regulation_missing,
    paper_checks.regulation_after_decision,
    paper_checks.regulation_same_day,
    paper_checks.decree_not_in_force,
    paper_checks.high_level_without_decision,
    paper_checks.decision_without_scan,
    audit_checks.operator_audited_itself,
    audit_checks.internal_audit,
    audit_checks.conclusion_without_scan,
    audit_checks.finding_overdue,
    audit_checks.plan_items_open,
    identity_checks.no_owner,
    identity_checks.no_operator,
    identity_checks.role_not_confirmed,
    identity_checks.looks_split,
    identity_checks.before_registered,
    watch_checks.agreement_ended,
    watch_checks.agreement_ending,
    watch_checks.level_without_risk_assessment,
    watch_checks.change_without_risk_assessment,
    watch_checks.incident_without_risk_assessment,
    watch_checks.incident_report_late,
    watch_checks.website_review_overdue,
    watch_checks.advisory_overdue,
    office_checks.no_letterhead,
    office_checks.focal_points,
    office_checks.no_email,
    office_checks.nobody_to_alert,
    office_checks.holidays_not_entered,
    office_checks.plan_of_earlier_year,
    account_checks.admin_without_second_factor,
    account_checks.admin_password_old,
)
_RECOUNT = (figure_checks.figures_drift, figure_checks.figures_do_not_add_up)
QUICK = {finder.__name__: finder for finder in _QUICK}
RECOUNT = {finder.__name__: finder for finder in _RECOUNT}
"""The finders by the code of their check."""


FEW = 5
"""So many findings of each check a look returns; `find` returns others of one."""
MOST_ROWS = 200


@dataclass(frozen=True, slots=True)
class Section:
    """A check, how many findings it has in the actor's branch, and the first of them."""

    check: Check
    total: int
    found: tuple[Found, ...]


@reads(Act.VIEW)
def look(work: Work) -> tuple[Section, ...]:
    """
    Return what the quick checks find now in the actor's branch, the gravest checks first.

    It is remembered until something is recorded that may change it, or ten minutes pass: many sign in and open the
    first page in the morning.
    """
    moment = _moment(work)
    with _taking_turns:  # whoever comes while another looks waits for what that one finds
        if moment not in _remembered:
            sections = tuple(_section(work, check, QUICK[code]) for code, check in checks().items() if code in QUICK)
            while len(_remembered) >= MOST_REMEMBERED:
                del _remembered[next(iter(_remembered))]
            _remembered[moment] = sections
        return _remembered[moment]


@reads(Act.VIEW)
def recount(work: Work, only: Collection[int] | None = None) -> tuple[Section, ...]:
    """
    Return where the stored figures differ from the facts: reads every fact, some 0.4 ms a system.

    `only`: of these systems alone, and as if there were no others.
    """
    found = {code: partial(finder, only=only) for code, finder in RECOUNT.items()}
    return tuple(_section(work, check, found[code]) for code, check in checks().items() if code in RECOUNT)


@reads(Act.VIEW)
def find(work: Work, code: str, first: int = 0, most: int = MOST_ROWS) -> list[Found]:
    """Return findings `first` to `first + most` of one of the quick checks."""
    return _part(QUICK[code](work), first, most)


def numbers(sections: Iterable[Section]) -> Counter[Severity]:
    """Return how many findings there are of each severity."""
    found: Counter[Severity] = Counter()
    for section in sections:
        found[section.check.severity] += section.total
    return found


def _section(work: Work, check: Check, finder: Finder) -> Section:
    findings = finder(work)
    if isinstance(findings, SystemQuery):
        return Section(check, findings.total(), tuple(_part(findings, 0, FEW)))
    every = list(findings)
    return Section(check, len(every), tuple(every[:FEW]))


def _part(findings: Iterable[Found], first: int, most: int) -> list[Found]:
    if isinstance(findings, SystemQuery):
        return list(findings.part(first, most))
    return list(islice(findings, first, first + most))


NO_FINDING = (
    *("person.signed_in", "person.signed_out", "person.signed_out_everywhere", "person.session_ended"),
    *("alert.acknowledged", "alert.snoozed", "alert.woken", "mail.settings_changed", "dossier.packed"),
)
"""Acts that no quick check reads anything of: after them all stands as it was found."""
MOST_REMEMBERED = 32
Moment = tuple[str, str, str, int]
_remembered: dict[Moment, tuple[Section, ...]] = {}
_taking_turns = Lock()


def _moment(work: Work) -> Moment:
    """Return what decides what is found: which register, its newest entry that counts, whose branch, which minutes."""
    counting = select(TrailEntry.hash).where(col(TrailEntry.action).not_in(NO_FINDING))
    end = work.session.exec(counting.order_by(col(TrailEntry.id).desc()).limit(1)).first()
    register = str(work.session.get_bind().engine.url)
    return register, end or "", work.actor.branch, int(work.now.timestamp() // 600)
