"""From the facts about a system to its security level, with every criterion met and every question left to a person."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any, Literal

from inventory.law import regimes
from inventory.law.regimes import Level, Regime

Kind = Literal["internal", "public_service", "infrastructure", "industrial_control", "other"]
Information = Literal["public", "private", "personal", "state_secret"]
Harm = Literal["none", "harm", "serious", "exceptionally_serious"]
InfrastructureScope = Literal["one_agency", "ministry_sector_or_provinces", "nationwide", "international"]
ConstructionClass = Literal["IV", "III", "II", "I", "special"]
ServiceTier = Literal[1, 2, 3, 4]


@dataclass(frozen=True, kw_only=True)
class Facts:
    """What the criteria ask about a system. What is not given means no, zero, empty or unknown."""

    regime: str
    kind: Kind = "other"
    information: frozenset[Information] = frozenset()
    serves_defence_or_security: bool = False
    strategic: bool = False
    harm_to_national_security: Harm = "none"
    handles_administrative_procedures: bool = False
    conditional_business_service: bool = False
    basic_data_subjects: int = 0
    sensitive_data_subjects: int = 0
    infrastructure_scope: InfrastructureScope | None = None
    runs_24_7: bool = False
    no_unplanned_downtime: bool = False
    national_e_government: bool = False
    stores_critical_national_data: bool = False
    construction_classes: frozenset[ConstructionClass] = frozenset()
    national_security_works: bool = False
    level_set_by_prime_minister: Level | None = None
    level_by_risk_assessment: Level | None = None
    online_public_service_tier: ServiceTier | None = None
    users: int = 0

    def __post_init__(self) -> None:
        for count in ("basic_data_subjects", "sensitive_data_subjects", "users"):
            if getattr(self, count) < 0:
                raise ValueError(f"{count}: số lượng không được âm.")


def facts_of(stored: Mapping[str, Any]) -> Facts:
    """Return the answers kept with a classification as the facts the criteria take."""
    given: dict[str, Any] = {name: frozenset(each) if isinstance(each, list) else each for name, each in stored.items()}
    return Facts(**given)


@dataclass(frozen=True)
class Hit:
    """A criterion that the system meets."""

    level: int
    clause: str
    text: str


@dataclass(frozen=True)
class Question:
    """What the law leaves to a person, whose answer may not be a level below `not_below`, where that is set."""

    text: str
    clause: str
    not_below: int | None = None


@dataclass(frozen=True)
class Classification:
    """The level, highest criteria first. `level` is None while a person must decide."""

    level: int | None
    hits: tuple[Hit, ...]
    national_security_list: bool
    questions: tuple[Question, ...]

    @property
    def floor(self) -> int:
        """The level below which a person should not decide, by the questions; 0 where none of them says any."""
        return max((question.not_below or 0 for question in self.questions), default=0)


def classify(facts: Facts) -> Classification:
    """
    Return the level by the highest criterion met, or None when none is met or a question forbids a level that low.

    Source: NĐ 331/2026 Đ8.2, Đ11-Đ16; NĐ 85/2016 Đ7-Đ11 (its Đ5.2 speaks of component systems: our reading).
    """
    rules = regimes.get(facts.regime)
    given = {field.name: getattr(facts, field.name) for field in fields(facts)}
    hits = _hits(rules, given)
    questions = _questions(rules, given)
    floor = max((question.not_below or 0 for question in questions), default=0)
    highest = hits[0].level if hits else 0
    level = highest if highest and highest >= floor else None
    if not highest and not floor:
        questions += (_question(rules, rules.tables["undecided"]),)
    # A system of level 5 is on the list of systems important to national security (NĐ 331/2026 Đ16.4).
    return Classification(level, hits, level == 5, questions)


def _hits(rules: Regime, given: dict[str, Any]) -> tuple[Hit, ...]:
    rows = rules.matching("criteria", given)
    hits = [Hit(row["level"], rules.cite(row["clause"]), row["text"]) for row in rows]
    return tuple(sorted(hits, key=lambda hit: -hit.level))


def _questions(rules: Regime, given: dict[str, Any]) -> tuple[Question, ...]:
    return tuple(_question(rules, row) for row in rules.matching("questions", given))


def _question(rules: Regime, row: Any) -> Question:
    return Question(row["text"], rules.cite(row["clause"]), row.get("not_below"))
