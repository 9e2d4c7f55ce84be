"""Checks of the papers: answers, dossier, decision, regulation."""

import datetime as dt
import json
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

from sqlalchemy import ColumnElement, Select, String, and_, case, cast, false, func, or_
from sqlmodel import col

from inventory.law import regimes
from inventory.law.levels import classify
from inventory.law.regimes import Regime
from inventory.records import Classification, Decision, Dossier, DossierComponent, LevelReason, Regulation
from inventory.records.holding import latest_id
from inventory.register_tables import System
from inventory.work import Work
from isms.evidence.evidence_tables import Evidence
from isms.interface.rules import given_facts
from isms.xray.check_findings import Found
from isms.xray.reading import OURS, any_of, first_day, found, systems

PAPER = {"number": Decision.number, "date": Decision.date}


def no_dossier(work: Work) -> Iterable[Found]:
    """Ours, without a decision, and no step of a dossier on record."""
    return found(work, systems(work).where(OURS, col(System.level).is_(None), ~any_of(Dossier)))


def dossier_not_recorded(work: Work) -> Iterable[Found]:
    """Decided, and neither a step nor a component of the dossier on record."""
    return found(work, _decided(work, **PAPER).where(OURS, ~any_of(Dossier), ~any_of(DossierComponent)))


def no_classification(work: Work) -> Iterable[Found]:
    """No answers about the system."""
    level = func.coalesce(cast(col(System.level), String), "chưa có")
    return found(work, systems(work, level=level).where(OURS, ~any_of(Classification)))


def level_below_computed(work: Work) -> Iterator[Found]:
    """The newest answers, given under the decision's decree, make a higher level than the one decided."""
    computed, decided = col(Classification.computed_level), col(System.level)
    details = {"decided": System.level, "computed": Classification.computed_level}
    asked = _answered(work, **details, reason=func.coalesce(LevelReason.reason, Dossier.reason, ""))
    asked = asked.outerjoin(Dossier, col(Dossier.id) == latest_id(Dossier))
    asked = asked.outerjoin(LevelReason, col(LevelReason.id) == latest_id(LevelReason))
    for each in found(work, asked.where(computed > decided, col(Classification.regime) == col(System.regime))):
        reason = each.details["reason"]
        said = f"Lý do đã ghi: {reason}" if reason else "Chưa ghi lý do."
        yield Found(each.code, each.name, each.details | {"reason": said})


def higher_under_new_rules(work: Work) -> Iterator[Found]:
    """Approved under an older regime, and the newest answers make a higher level under the one in force today."""
    now = regimes.on(work.today)
    asked = _answered(work, decided=System.level, facts=Classification.facts)
    for each in found(work, asked.where(col(System.regime) != now.code)):
        level, clause = level_under(now.code, json.dumps(each.details["facts"], sort_keys=True))
        if level is not None and level > each.details["decided"]:
            details = {"decided": each.details["decided"], "computed": level, "clause": clause, "regime": now.document}
            yield Found(each.code, each.name, details)


@lru_cache(maxsize=4096)
def level_under(regime: str, answers: str) -> tuple[int | None, str]:
    """Return the level that these answers make under a regime, and the first criterion it rests on."""
    result = classify(given_facts(json.loads(answers) | {"regime": regime}))
    return result.level, next((hit.clause for hit in result.hits if hit.level == result.level), "")


def regulation_missing(work: Work) -> Iterable[Found]:
    """Decided, without any regulation."""
    return found(work, _decided(work, **PAPER).where(OURS, ~any_of(Regulation)))


def regulation_after_decision(work: Work) -> Iterable[Found]:
    """The earliest regulation is younger than the decision."""
    issued = first_day(Regulation, Regulation.date)
    return found(work, _decided(work, issued=issued, date=Decision.date).where(OURS, issued > col(Decision.date)))


def regulation_same_day(work: Work) -> Iterable[Found]:
    """The earliest regulation is of the decision's day."""
    issued = first_day(Regulation, Regulation.date)
    return found(work, _decided(work, date=Decision.date).where(OURS, issued == col(Decision.date)))


def decree_not_in_force(work: Work) -> Iterable[Found]:
    """The decision names a decree that was not in force on its day (Đ38), be it by Đ39.1."""
    asked = _decided(work, date=Decision.date, regime=Decision.regime)
    return found(work, asked.where(or_(*(_on_another_day(regime) for regime in regimes.all()))))


def _on_another_day(regime: Regime) -> ColumnElement[bool]:
    """Return the condition that a decision names a regime outside the days when what is new follows it."""
    day, later, earlier = col(Decision.date), regimes.next_after(regime), regimes.on(dt.date.min)
    too_late = day >= later.in_force_from if later else false()
    too_early = day < regime.in_force_from if regime is not earlier else false()
    return and_(col(Decision.regime) == regime.code, or_(too_early, too_late))


def high_level_without_decision(work: Work) -> Iterable[Found]:
    """Ours, operating without a decision, where the dossier proposes, or the answers make, level 3 or higher."""
    proposed, computed = col(Dossier.proposed_level), col(Classification.computed_level)
    by_dossier = func.coalesce(proposed, 0) >= 3
    source = case((by_dossier, "Hồ sơ đề xuất"), else_="Theo tiêu chí là")
    level = case((by_dossier, proposed), else_=computed)
    asked = systems(work, source=source, level=level).outerjoin(Dossier, col(Dossier.id) == latest_id(Dossier))
    asked = asked.outerjoin(Classification, col(Classification.id) == latest_id(Classification))
    high = or_(by_dossier, func.coalesce(computed, 0) >= 3)
    return found(work, asked.where(OURS, col(System.operating), col(System.level).is_(None), high))


def decision_without_scan(work: Work) -> Iterable[Found]:
    """The decision that counts has no document."""
    scan = any_of(Evidence, col(Evidence.about) == "decision", col(Evidence.about_id) == col(Decision.id))
    return found(work, _decided(work, **PAPER).where(~scan))


def _decided(work: Work, **details: Any) -> Select[*tuple[Any, ...]]:
    """Return a statement over the systems with the decision that counts."""
    return systems(work, **details).join(Decision, col(Decision.id) == latest_id(Decision))


def _answered(work: Work, **details: Any) -> Select[*tuple[Any, ...]]:
    """Return a statement over the systems with their newest answers."""
    newest_answers = latest_id(Classification)
    return systems(work, **details).join(Classification, col(Classification.id) == newest_answers)
