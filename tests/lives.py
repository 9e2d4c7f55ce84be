"""A system's life on record, as chance has it: facts of every kind, some of them taken back."""

import datetime as dt
import random
from typing import Any

from inventory.law.levels import Facts
from inventory.organisation import focal_points
from inventory.organisation.focal_points import FocalPoint
from inventory.protection import plan_items
from inventory.records import (
    Advisory,
    Agreement,
    Asset,
    Audit,
    Certificate,
    Change,
    ConditionsMet,
    Decision,
    Dossier,
    Finding,
    Incident,
    IncidentStep,
    Investment,
    LevelReason,
    Narrative,
    Operation,
    OwnCadence,
    Permission,
    PlanItem,
    PlannedAudit,
    PlanState,
    Resolution,
    Risk,
    Role,
    SelfEvaluation,
    Website,
    WebsiteReview,
    assets,
    facts,
    narratives,
    risks,
)
from inventory.records.narrative import PARTS as EVERY_PART
from inventory.records.plan_item import ItemState
from inventory.systems import register
from inventory.systems.register import Entry
from isms.platform.database import Database
from schedules.acts import recording
from schedules.cadence.cadence import Policy
from schedules.policies import policies
from tests.register import ADMIN, conclude, stored

PARTS = list(EVERY_PART)
USUAL = ("pre_operation", "periodic")


def live(database: Database, code: str, chance: random.Random) -> None:
    """Enter a system and record facts about it as chance has it, some of them taken back."""
    today, apart = database.today(), random.Random(f"{code}{chance.getstate()[1][0]}")

    def some_day() -> dt.date:
        return today - dt.timedelta(days=chance.randrange(0, 800, 7))

    with database.work(ADMIN) as work:
        responsibility = chance.choice(["owned", "operated", "used"])
        entry = Entry(code, f"Hệ thống {code}", responsibility, users=("VP",) if chance.random() < 0.5 else ())
        about = register.register(work, entry, some_day(), operating=chance.random() < 0.7)
        levels = {some_day(): chance.randint(1, 5) for _ in range(3)}
        recorded: list[Any] = []
        for on, level in levels.items():
            decision = Decision(
                date=on, level=level, regime=chance.choice(["331/2026", "85/2016"]), number="1", issuer="x"
            )
            recorded.append(facts.record(work, code, decision))
        for _ in range(chance.randrange(3)):
            recorded += facts.record_regulation(work, [code], some_day(), f"{chance.randrange(3)}/QC", "x")
        for _ in range(3):
            state_ = chance.choice(["partial", "full", "full", "full"])
            recorded.append(facts.record(work, code, PlanState(on=some_day(), state=state_)))
        for _ in range(chance.randrange(1, 5)):
            recorded.append(_random_audit(work, code, some_day(), chance))
        if chance.random() < 0.3:
            change = Change(on=some_day(), what="Đổi kiến trúc", major=apart.random() < 0.7, aspects=["architecture"])
            recorded.append(facts.record(work, code, change))
        recorded += _watched(work, code, apart)
        recorded += _explained(work, code, apart)
        recorded += _declared(work, code, apart)
        for _ in range(4):
            granted = chance.random() < 0.8
            recorded.append(facts.add(work, about, Permission(on=some_day(), granted=granted, reason="theo văn bản")))
        if chance.random() < 0.5:
            asked = Facts(
                information=frozenset({"state_secret"}),
                harm_to_national_security="exceptionally_serious",
                regime="331/2026",
            )
            listed = apart.random() < 0.5
            facts.record_classification(
                work, code, asked if chance.random() < 0.5 else Facts(regime="331/2026"), today, listed
            )
        work.session.flush()
        for fact in chance.sample(recorded, 2):
            facts.void(work, type(fact), fact.id, "ghi nhầm")
        if chance.random() < 0.3:
            register.edit(work, code, None, entry, some_day())
    if chance.random() < 0.5:
        with database.work(ADMIN) as work:
            on = max(stored(database, code).registered_on, some_day())
            last = Operation(on=on, state=chance.choice(["stopped", "retired", "operating"]), reason="x")
            facts.record(work, code, last)


def _watched(work: Any, code: str, chance: random.Random) -> list[Any]:
    """Record an incident with its report, an advisory, a website looked at, an agreement, as chance has it."""

    def some_day() -> dt.date:
        day: dt.date = work.today - dt.timedelta(days=chance.randrange(0, 100, 7))
        return day

    work.session.flush()
    found: list[Any] = []
    if chance.random() < 0.5:
        serious = chance.random() < 0.7
        detected_at = work.now - dt.timedelta(hours=chance.randrange(1, 2000))
        incident = recording.record(work, code, Incident(detected_at=detected_at, what="Mã độc", serious=serious))
        step = IncidentStep(
            incident_id=incident.id, kind=chance.choice(["report", "update", "closed"]), at=work.now, number="1"
        )
        found += [incident, recording.record_about(work, step)]
    if chance.random() < 0.5:
        advisory = Advisory(on=some_day(), kind="data_leak", source="Công an tỉnh", what="Lộ tài khoản")
        found.append(recording.record(work, code, advisory))
        work.session.flush()
        found.append(
            recording.record_about(work, Resolution(advisory_id=advisory.id, on=work.today, how="Đổi mật khẩu"))
        )
    if chance.random() < 0.5:
        website = recording.record(work, code, Website(on=some_day(), address="so.gov.vn", review_months=6))
        work.session.flush()
        found.append(website)
        recording.record_about(work, WebsiteReview(website_id=website.id, on=some_day(), result="in_order"))
    if chance.random() < 0.5:
        ends = work.today + dt.timedelta(days=chance.randrange(400))
        lease = Agreement(on=some_day(), kind="lease", number="1/HĐ", party="Công ty", ends_on=ends)
        found.append(recording.record(work, code, lease))
    if chance.random() < 0.5:
        point = FocalPoint(name=f"Chuyên viên {code}", since=some_day(), decision_number="1/QĐ")
        focal_points.add(work, "VP", point)
    return found


def _declared(work: Any, code: str, chance: random.Random) -> list[Any]:
    """Record facts of every declared kind, as chance has it."""

    def some_day() -> dt.date:
        day: dt.date = work.today - dt.timedelta(days=chance.randrange(0, 400, 7))
        return day

    work.session.flush()
    conditional = {"conclusion": "conditional", "conditions_until": work.today, "document_number": "9"}
    audit = conclude(work, code, some_day(), kind="ad_hoc", occasion="high_risk", **conditional)
    work.session.flush()
    ends = work.today + dt.timedelta(days=chance.randrange(400))
    lease = Agreement(on=some_day(), kind="lease", number="7/HĐ", party="Công ty", ends_on=ends, scope="Máy chủ")
    party = chance.choice(["x", "Sở"])
    delegation = Agreement(on=some_day(), kind="delegation", number="2/UQ", party=party, scope="Đ31.2", ends_on=ends)
    delegation.covers_approval = chance.choice([None, True, False])
    first: list[Any] = [lease, delegation]
    first += [
        Role(on=some_day(), responsibility=chance.choice([None, "owned", "operated", "used"]), note="x"),
        LevelReason(on=some_day(), level=chance.randint(2, 5), reason="Dòng một\n\nDòng hai", number="3/BC"),
        Investment(on=dt.date(2026, 3, 2), number="5/QĐ"),
        Certificate(on=some_day(), number="1/GCN", issuer="ministry_of_public_security", valid_until=ends),
        SelfEvaluation(on=some_day(), evaluator="Đội vận hành", result="Đạt", notified_on=work.today),
        OwnCadence(on=work.today, months=chance.randint(1, 5), reason="Rủi ro cao"),
    ]
    found = [recording.record(work, code, row) for row in first if chance.random() < 0.6]
    if audit.concluded_on < work.today and chance.random() < 0.6:
        met = ConditionsMet(on=audit.concluded_on + dt.timedelta(days=1), audit_id=audit.id, number="4/BC")
        found.append(recording.record(work, code, met))
    work.session.flush()
    if lease in found:
        later = Agreement(on=work.today, kind="lease", number="8/HĐ", party="Công ty", ends_on=ends)
        later.replaces_id = lease.id
        found.append(recording.record(work, code, later))
    return found


def _explained(work: Any, code: str, chance: random.Random) -> list[Any]:
    """Record a dossier's step, requirements, texts, devices, risks, and audits planned and held, as chance has it."""

    def some_day() -> dt.date:
        day: dt.date = work.today - dt.timedelta(days=chance.randrange(0, 800, 7))
        return day

    regime = chance.choice(["331/2026", "85/2016"])
    step = Dossier(on=some_day(), regime=regime, proposed_level=chance.randint(1, 5), state="drafting", reason="vì")
    found: list[Any] = [facts.record(work, code, step)]
    for _ in range(8):
        asked = chance.choice(plan_items.rows(work, code).rows).requirement.code
        state = chance.choice(list(ItemState))
        item = PlanItem(on=some_day(), regime="", requirement=asked, state=state, responsible="VP", note="Vì thế")
        item.due_on = some_day() if chance.random() < 0.5 else None
        found += plan_items.record(work, code, [item])
        work.session.flush()
    for _ in range(5):
        text = f"Dòng {chance.randrange(3)}\n\nDòng {chance.randrange(3)}"
        found.append(narratives.record(work, code, Narrative(on=some_day(), part=chance.choice(PARTS), text=text)))
    for _ in range(8):
        known = sorted({row.item for row in found if isinstance(row, Asset)})
        item, kind = chance.choice([*known, "", ""]), chance.choice(list(assets.PREFIX))
        row = Asset(
            on=some_day(), item=item, kind=kind, name=f"Mục {chance.randrange(3)}", quantity=chance.randint(1, 2)
        )
        found += assets.record(work, code, [row])
        known = sorted({row.item for row in found if isinstance(row, Risk)})
        risk = Risk(on=some_day(), item=chance.choice([*known, "", ""]), threat=f"Nguy cơ {chance.randrange(3)}")
        risk.likelihood, risk.impact = chance.randint(1, 3), chance.randint(1, 3)
        risk.due_on = some_day() if chance.random() < 0.5 else None
        found.append(risks.record(work, code, risk))
        work.session.flush()
    for use_case in (assets, risks):
        for row in chance.sample(use_case.listed(work, code), 1):
            found.append(use_case.take_out(work, code, row.item, row.on))
    return found + _audited_as_planned(work, code, chance)


def _audited_as_planned(work: Any, code: str, chance: random.Random) -> list[Any]:
    """Plan two audits on one day, hold one of them, and find something wrong in it; another audit of that day not."""
    on = work.today - dt.timedelta(days=chance.randrange(0, 800, 7))
    plans = [recording.record(work, code, PlannedAudit(on=on, kind=kind, occasion="")) for kind in USUAL]
    work.session.flush()
    audit = conclude(work, code, on, kind="periodic", planned_id=chance.choice(plans).id, document_number="1")
    conclude(work, code, on, kind="periodic", document_number="2")
    work.session.flush()
    finding = Finding(audit_id=audit.id, on=on, what="Chưa sao lưu", severity="major", due_on=on)
    return [recording.record(work, code, finding)]


def _random_audit(work: Any, code: str, on: dt.date, chance: random.Random) -> Audit:
    result = chance.choice(["eligible", "eligible", "conditional", "not_eligible"])
    until = on + dt.timedelta(days=chance.randrange(400)) if result == "conditional" else None
    kind = chance.choice(["periodic", "periodic", "pre_operation", "ad_hoc"])
    by = chance.choice(["licensed", "licensed", "operator", "state_service"])
    occasion = "high_risk" if kind == "ad_hoc" else ""
    return conclude(
        work, code, on, kind=kind, conclusion=result, conditions_until=until, assessor_kind=by, occasion=occasion
    )


def turn_policies(database: Database, chance: random.Random) -> None:
    with database.work(ADMIN) as work:
        later = database.today() + dt.timedelta(days=chance.randrange(1, 300))
        months = {level: chance.choice([6, 12, 24]) for level in range(1, 5)}
        policies.set_policy(work, Policy("Kế hoạch mới", later, "KH mới", months))
        if chance.random() < 0.5:
            same_day = dt.date(2026, 2, 1)
            policies.set_policy(work, Policy("Kế hoạch chen ngang", same_day, "KH chen", {1: 18, 3: 6}))
