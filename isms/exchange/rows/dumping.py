"""Give the register out as a document of the exchange format, in the order in which it will be taken in again."""

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import inspect
from sqlalchemy import select as sql_select
from sqlmodel import col, select

from inventory import records
from inventory.organisation.access import Act, reads, visible_systems
from inventory.records import rounds
from inventory.records.facts import OWN
from inventory.records.holding import among, holding
from inventory.register_tables import DatedFact, System, SystemUnit, Unit
from inventory.systems import register
from inventory.systems.register import CARD
from inventory.work import WHOLE_TREE, Work
from isms.exchange.format import declared_rows
from isms.exchange.format.fact_kinds import KINDS
from isms.exchange.format.format import FORMAT, LISTS, Row
from isms.exchange.rows.duty_rows import duty_choice_rows, office_duties_done
from isms.exchange.rows.office_answer_rows import office_answers
from isms.exchange.rows.organisation_rows import organisations
from isms.exchange.rows.programme_rows import plans
from isms.exchange.rows.system_rows import in_batches
from isms.exchange.rows.watch_rows import CHILDREN, children, points
from schedules.cadence.working_days import default_holidays
from schedules.gate import dated
from schedules.gate.clearance import Policies, cleared
from schedules.schedule_tables import CadencePolicy, GateRule, Holiday
from schedules.standing import fact_reader

Document = dict[str, Any]
STATE_AT_REGISTRATION = "Tình trạng khi ghi vào sổ."
RECORDED_BEFORE_ROUNDS = "Bước này ghi vào sổ trước khi sổ giữ thứ tự các bước."
RECORDED_BEFORE_CLASSIFIED = "Bước này ghi vào sổ trước khi phân loại."

_KINDS: dict[str, type[Row]] = {name: row for name, row in LISTS.items() if row in KINDS}
"""The lists of dated facts. What a fact gives out are the fields of its row; its day is the row's."""
_OF_SEVERAL = [name for name, kind in records.BY_LIST.items() if kind.declaration.several]
_NAMED = ("id", "system_id")
_DATES = {dt.date, dt.datetime}
NAMES = ("units", "systems", *_KINDS, *CHILDREN)
"""The lists with which a document begins, in their order, whether or not anything is in them."""


Ready = Callable[[int], None]
"""Told how many systems more are given out."""


@reads(Act.VIEW)
def dump(work: Work) -> Document:
    """
    Return what the actor may see, as `isms/1`: taken into an empty register it answers the same for every day.

    Left behind is what does not count and no import accepts: voided facts, a decision whose place another level took
    on its own day, what goes on after the retirement, and permissions that the gate, by the facts as they are known
    now, would not have given.
    """
    document: Document = {"format": FORMAT, **{name: [] for name in NAMES}}
    for name, rows in pieces(work):
        document.setdefault(name, []).extend(rows)
    return document


@reads(Act.VIEW)
def pieces(work: Work, ready: Ready = lambda _systems: None) -> Iterator[tuple[str, Sequence[Document]]]:
    """
    Yield the same piece by piece: rows of a list by its name, each list in its order, so that a file of any length is
    written without the whole in memory.
    """
    seen = visible_systems(sql_select(col(System.id)), work.actor).order_by(col(System.id))
    numbers: Sequence[int] = work.session.execute(seen).scalars().all()
    every = {unit.id: unit for unit in work.session.exec(select(Unit).order_by(col(Unit.id)))}
    yield "units", _units(work, every)
    policies = fact_reader.policies(work.session)
    kinds = {name: row for name, row in _KINDS.items() if _holds_any(work, KINDS[row].table)}
    of_several = {name: _Together() for name in _OF_SEVERAL}
    for some in in_batches(numbers):
        systems = work.session.exec(select(System).where(among(System.id, some)).order_by(col(System.id))).all()
        found = _facts(work, systems, kinds, policies) | children(work, systems)
        answers = {row["system"]: row["facts"] for row in found["classifications"]}
        rows = _systems(work, systems, every)
        yield "systems", [row | {"facts": answers[row["code"]]} if row["code"] in answers else row for row in rows]
        for name, together in of_several.items():
            together.add(found.pop(name))
        yield from found.items()
        ready(len(systems))
    for name, together in of_several.items():
        yield name, together.rows
    yield "policies", [_policy(row) for row in _standing(work)]
    yield "holidays", list(_holidays(work))
    yield "gate_rules", _gate_rules(work)
    yield "office_answers", office_answers(work)
    yield "focal_points", points(work)
    yield "duty_choices", list(duty_choice_rows(work))
    yield "office_duties_done", list(office_duties_done(work))
    yield "organisations", organisations(work)
    yield from plans(work).items()


def _holds_any(work: Work, table: type[DatedFact]) -> bool:
    return work.session.execute(sql_select(col(table.id)).limit(1)).first() is not None


def _units(work: Work, every: Mapping[int, Unit]) -> list[Document]:
    """The units of the branch, those that keep or use its systems, and what stands above them; parents first."""
    kept = visible_systems(sql_select(col(System.unit_id)), work.actor).distinct()
    mine = visible_systems(sql_select(col(System.id)), work.actor)
    used = sql_select(col(SystemUnit.unit_id)).where(col(SystemUnit.system_id).in_(mine)).distinct()
    named = {*work.session.execute(kept).scalars(), *work.session.execute(used).scalars()}
    needed: set[int] = set()
    for unit in every.values():
        if unit.id in named or unit.path.startswith(work.actor.branch):
            needed |= {int(step) for step in unit.path.strip("/").split("/")}
    return [
        {
            "code": unit.code,
            "name": unit.name,
            "parent": every[unit.parent_id].code if unit.parent_id else None,
            "kind": unit.kind,
            "superior": unit.superior,
            "place": unit.place,
        }
        for number, unit in every.items()
        if number in needed or work.actor.branch == WHOLE_TREE
    ]


def _systems(work: Work, systems: Sequence[System], units: Mapping[int, Unit]) -> Iterator[Document]:
    linked = register.unit_codes(work, [system.id for system in systems])
    for system in systems:
        of_it = linked.get(system.id, {})
        named: Document = {"users": of_it.get("uses", []), "coordinators": of_it.get("coordinates", [])}
        named["unit"] = units[system.unit_id].code
        yield {name: named[name] if name in named else _plain(getattr(system, name)) for name in CARD}


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, dt.date) else value


def _facts(
    work: Work, systems: Sequence[System], kinds: Mapping[str, type[Row]], policies: Policies
) -> dict[str, list[Document]]:
    """Return the rows of the lists of dated facts; `kinds`: those in which there are any."""
    codes = {system.id: system.code for system in systems}
    stored = {name: _stored(work, kinds[name], codes) if name in kinds else () for name in _KINDS}
    rows: dict[str, list[Document]] = {name: list(_contents(stored[name], _KINDS[name], codes)) for name in _KINDS}
    for name, kind in records.BY_LIST.items():
        names = declared_rows.names(work, kind, stored[name])
        for row, fact in zip(rows[name], stored[name], strict=True):
            row |= names.of(fact)
        rows[name] = [row for row in rows[name] if declared_rows.is_whole(name, row)]
    registered = {system.id: system.registered_on for system in systems}
    rows["dossiers"] = list(_with_reasons(rows["dossiers"], stored["dossiers"], stored["classifications"], registered))
    rows["decisions"] = list(_one_level_a_day(rows["decisions"]))
    rows["operations"] = list(_since_registered(rows["operations"], systems))
    never_valid = set(_never_valid(work, systems, stored["permissions"], policies))
    rows["permissions"] = [
        row for row in rows["permissions"] if not row["granted"] or (row["system"], row["on"]) not in never_valid
    ]
    return rows


def _stored(work: Work, row: type[Row], ids: Iterable[int]) -> Sequence[Any]:
    """Return the columns of the facts of a kind that hold: no object is made of each."""
    table = KINDS[row].table
    wanted = [each for each in inspect(table).columns if each.key in _NAMED or each.key not in OWN]
    held = holding(table).where(among(table.system_id, ids)).with_only_columns(*wanted)
    return work.session.execute(held.order_by(col(table.system_id), table.day, col(table.id))).all()


def _contents(facts: Sequence[Any], row: type[Row], codes: Mapping[int, str]) -> Iterator[Document]:
    table = KINDS[row].table
    keys = [key for key in row.model_fields if key in table.model_fields and key not in OWN]
    if not facts:
        return
    places = {name: place for place, name in enumerate(facts[0]._fields)}
    of, said = places["system_id"], [(key, places[key]) for key in keys]
    for fact in map(tuple, facts):
        document = {"system": codes[fact[of]]}
        for key, place in said:
            value = fact[place]
            document[key] = value.isoformat() if type(value) in _DATES else value
        yield document


def _with_reasons(
    rows: Iterable[Document],
    steps: Iterable[records.Dossier],
    answers: Iterable[records.Classification],
    registered: Mapping[int, dt.date],
) -> Iterator[Document]:
    """
    A dossier may propose less than was computed only for a reason; so may a round be opened, or a step left out.

    A step recorded before the classification, or before rounds were kept, has none, and the import would miss it.
    """
    computed: dict[int, list[records.Classification]] = defaultdict(list)
    for each in answers:
        computed[each.system_id].append(each)
    before: dict[int, list[records.Dossier]] = defaultdict(list)
    for row, step in zip(rows, steps, strict=True):
        known = [each.computed_level or 0 for each in computed[step.system_id] if each.on <= step.on]
        if step.reason:
            yield row
        elif known and step.proposed_level < known[-1]:
            yield row | {"reason": RECORDED_BEFORE_CLASSIFIED}
        elif rounds.unexplained(step, before[step.system_id], registered[step.system_id]):
            yield row | {"reason": RECORDED_BEFORE_ROUNDS}
        else:
            yield row
        before[step.system_id].append(step)


def _one_level_a_day(decisions: Iterable[Document]) -> Iterator[Document]:
    """Yield the decisions less those that another of the same day, for another level, took the place of."""
    last: dict[tuple[str, str], int] = {}
    rows = list(decisions)
    for row in rows:
        last[row["system"], row["date"]] = row["level"]
    return (row for row in rows if last[row["system"], row["date"]] == row["level"])


def _since_registered(operations: Iterable[Document], systems: Sequence[System]) -> Iterator[Document]:
    """
    Yield what went on, no earlier than the registration, which a person may have moved since.

    Where it was moved before a first stop, that nothing is known of the days between is said as stopped. What stands
    after the retirement, because the registration was moved before an entry already there, does not count.
    """
    registered = {system.code: system.registered_on.isoformat() for system in systems}
    begun: set[str] = set()
    gone: set[str] = set()
    for row in operations:
        code, stops = row["system"], row["state"] != dated.Running.OPERATING
        if code in gone:
            continue
        if row["state"] == dated.Running.RETIRED:
            gone.add(code)
        on = max(row["on"], registered[code])
        if code not in begun and stops and on > registered[code]:
            begun.add(code)
            yield {"system": code, "on": registered[code], "state": str(dated.Running.STOPPED), "reason": ""}
        unexplained = stops and code in begun and not row["reason"]
        begun.add(code)
        yield row | {"on": on} | ({"reason": STATE_AT_REGISTRATION} if unexplained else {})


def _never_valid(
    work: Work, systems: Sequence[System], permissions: Sequence[Any], policies: Policies
) -> Iterator[tuple[str, str]]:
    """
    Yield the systems and days of the permissions that a fact entered later took the ground from.

    A permission by which a system is in use holds (`in_use` is derived from all facts); only of others the gate is
    asked.
    """
    by_id = {system.id: system for system in systems}
    given: dict[int, list[Any]] = defaultdict(list)
    for each in permissions:
        given[each.system_id].append(each)
    asked = {number: _days_to_ask(of_it, by_id[number].in_use) for number, of_it in given.items()}
    unsure = [system for system in systems if asked.get(system.id)]
    for system, facts in fact_reader.load(work.session, unsure):
        for day in asked[system.id]:
            if not cleared(facts, day, policies):
                yield system.code, day.isoformat()


def _days_to_ask(permissions: Sequence[Any], in_use: bool) -> set[dt.date]:
    """Return the days of the permissions given to a system, but for the latest where it is in use by that one."""
    days = {each.on for each in permissions if each.granted}
    return days - {permissions[-1].on} if in_use else days


class _Together:
    """What was recorded for several systems at once, as one row with the systems it covers."""

    def __init__(self) -> None:
        self._found: dict[tuple[Any, ...], Document] = {}

    def add(self, rows: Iterable[Document]) -> None:
        """Add rows about one system each."""
        for row in rows:
            said = {name: value for name, value in row.items() if name != "system"}
            document = self._found.setdefault(tuple(said.values()), {"systems": []} | said)
            document["systems"].append(row["system"])

    @property
    def rows(self) -> list[Document]:
        """The rows about several."""
        return list(self._found.values())


def _policy(policy: CadencePolicy) -> Document:
    return {
        "name": policy.name,
        "in_force_from": policy.in_force_from.isoformat(),
        "clause": policy.clause,
        "months": policy.months,
        "note": policy.note,
    }


def _standing(work: Work) -> Sequence[CadencePolicy]:
    return work.session.exec(holding(CadencePolicy).order_by(col(CadencePolicy.id))).all()


def _gate_rules(work: Work) -> list[Document]:
    rules = work.session.exec(select(GateRule).order_by(col(GateRule.code)))
    return [{"code": rule.code, "in_force_from": rule.in_force_from.isoformat()} for rule in rules]


def _holidays(work: Work) -> Iterator[Document]:
    """Yield the days on record, then those that came with the product and were taken out."""
    kept = work.session.exec(select(Holiday).order_by(col(Holiday.day))).all()
    for row in kept:
        yield {"day": row.day.isoformat(), "working": row.working, "name": row.name}
    for day in sorted({row.day for row in default_holidays()} - {row.day for row in kept}):
        yield {"day": day.isoformat(), "removed": True}
