"""
Rows of the office that are changed in place and have no dates, held against the trail: cards of organisations, focal
points, the choices of recurring duties, the texts for papers, of whom a second factor is demanded, and what was said
of the columns of own spreadsheets.

Of what no entry tells, written by a version that noted less, nothing is claimed.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from sqlmodel import col, select

from inventory.law import recurring_duties
from inventory.organisation import bodies, focal_points
from inventory.organisation.bodies import Body
from inventory.organisation.focal_points import FocalPoint
from inventory.register_tables import Setting, Unit
from inventory.work import Work
from isms.accounts import second_factor_demand
from isms.accounts.second_factor_demand import Demand
from isms.checking.bulk_acts import BulkActs
from isms.checking.compared_values import acts, compared, entries, restored
from isms.checking.facts_in_trail import TrailFault
from isms.exchange.own import own_reading
from isms.exchange.undo import taken_out
from isms.exchange.undo.import_changes import plain
from schedules.duties import duty_choices
from schedules.duties.duty_tables import DutyChoice

Values = dict[str, Any]
BEGIN_EMPTY = (
    *("specialised_unit", "owner_head", "address", "signer_title", "signer_name", "other_signers"),
    *("abbreviation", "drafter", "technical_regulation"),
)
"""Texts for papers (`isms.papers.composition.office_words`) that are empty until somebody enters them."""
_BY_ENTRY = {"decision_number": "decision"}
"""Columns of a focal point that its entries call otherwise."""


def card_faults(work: Work, bulk: BulkActs) -> Iterator[TrailFault]:
    """Yield what these rows and the trail disagree on."""
    yield from _cards(work, bulk)
    yield from _focal_points(work, bulk)
    yield from _duties(work, bulk)
    yield from _paper(work)
    yield from _second_factor(work)
    yield from _columns(work)


def _tells_what_is_gone(bulk: BulkActs) -> bool:
    """Say whether each import taken back names the rows that went with it, as earlier versions did not."""
    return all(taken_out.CARDS in detail for details in bulk.undone.values() for detail in details)


def _cards(work: Work, bulk: BulkActs) -> Iterator[TrailFault]:
    known: dict[str, Values] = {}
    renamed = False  # by a version that did not note of what
    for _at, action, name, detail in acts(work, bulk, "body."):
        if action == "undone":
            for label, before, values in restored(detail, "body"):
                known[label] = known.pop(before.get("name", label), {}) | values
            for gone in detail.get(taken_out.CARDS, ()):
                known.pop(gone, None)
        elif action == "body.removed":
            known.pop(name, None)
        else:
            before = detail.pop(bodies.WAS, name)
            renamed = renamed or ("name" in detail and before == name and len(detail) < len(bodies.FIELDS))
            known[name] = known.pop(before, {}) | detail
    present = set()
    for card in work.session.exec(select(Body).order_by(col(Body.name))):
        present.add(card.name)
        if card.name not in known:
            yield TrailFault(card.name, "nhật ký không ghi thẻ cơ quan này")
        else:
            yield from compared(card.name, known[card.name], card.model_dump(exclude={"id"}))
    if not renamed and _tells_what_is_gone(bulk):
        for name in sorted(known.keys() - present):
            yield TrailFault(name, "nhật ký ghi thẻ cơ quan này, sổ thì không còn")


def _focal_points(work: Work, bulk: BulkActs) -> Iterator[TrailFault]:
    """Those of one unit and name, in the order of their numbers, are those that its entries tell of."""
    known: dict[tuple[str, str], list[Values]] = defaultdict(list)
    for _at, action, unit, detail in acts(work, bulk, "focal_point."):
        if action == "undone":
            for gone in detail.get(taken_out.FOCAL_POINTS, ()):
                _forget(known[gone["unit"], gone["name"]], gone)
            for name, _before, values in restored(detail, "focal_point"):
                mine = [each for (_, other), several in known.items() if other == name for each in several]
                for each in mine if len(mine) == 1 else ():
                    each |= {_BY_ENTRY.get(column, column): value for column, value in values.items()}
        elif action == "focal_point.recorded":
            known[unit, detail["name"]].append(detail)
        else:
            among = [each for each in known[unit, detail["name"]] if each.get("since") in (None, detail.get("since"))]
            for each in among[-1:]:
                each |= detail
    rows = select(FocalPoint, Unit.code).join(Unit, col(Unit.id) == col(FocalPoint.unit_id))
    for point, unit in work.session.exec(rows.order_by(col(FocalPoint.id))):
        now, what = focal_points.content(point), f"Đầu mối “{point.name}”"
        several = known[unit, point.name]
        alike = next((each for each in several if each.items() <= now.items()), None)
        said = alike if alike is not None else next(iter(several), None)
        if said is None:
            yield TrailFault(unit, f"{what}: nhật ký không ghi đầu mối này")
            continue
        several.remove(said)
        yield from compared(f"{unit}, {what}", said, now)
    if _tells_what_is_gone(bulk):
        for (unit, name), left in sorted(known.items()):
            if left:
                yield TrailFault(unit, f"Đầu mối “{name}”: nhật ký ghi đầu mối này, sổ thì không còn")


def _forget(several: list[Values], gone: Mapping[str, Any]) -> None:
    for each in several:
        if all(gone.get(name) == value for name, value in each.items()):
            several.remove(each)
            return


def _duties(work: Work, bulk: BulkActs) -> Iterator[TrailFault]:
    """A duty that nobody chose is as it came; its months are known where the trail tells of its beginning."""
    known: dict[str, Values] = defaultdict(dict)
    codes: dict[int, str] = {number: code for number, code in work.session.exec(select(Unit.id, Unit.code))}
    for _at, action, code, detail in acts(work, bulk, "duty.chosen", duty_choices.BEGAN):
        if action == duty_choices.BEGAN:
            for each, months in detail.items():
                known[each] |= _by_level(months)
        elif action == "undone":
            for each, _before, values in restored(detail, "duty_choice"):
                months = _by_level(values.pop("months")) if "months" in values else {}
                unit = {"unit": codes.get(values.pop("unit_id") or 0, "")} if "unit_id" in values else {}
                known[each] |= values | months | unit
        else:
            known[code] |= detail
    for row in work.session.exec(select(DutyChoice).order_by(col(DutyChoice.code))):
        duty = recurring_duties.by_code().get(row.code)
        if duty is None:
            continue
        came = {"active": duty.default, "month_day": "", "responsible": "", "unit": "", "note": ""}
        now = {name: plain(value) for name, value in duty_choices.content(row, codes).items()}
        yield from compared(f"Việc định kỳ “{duty.title}”", came | known[row.code], now)


def _by_level(months: Mapping[str, int]) -> Values:
    return {f"months_{level}": months.get(level) for level in duty_choices.LEVEL_KEYS}


def _paper(work: Work) -> Iterator[TrailFault]:
    """Texts that begin empty are empty until an entry tells of them; others are known from their first entry on."""
    known: Values = dict.fromkeys(BEGIN_EMPTY, "")
    for entry in entries(work, "office.paper"):
        known |= entry.detail
    row = work.session.get(Setting, "paper")
    now = dict.fromkeys(known, "") | (row.value if row else {})
    yield from compared("Nội dung trên giấy tờ", known, now)


def _second_factor(work: Work) -> Iterator[TrailFault]:
    demanded = [str(entry.detail["to"]) for entry in entries(work, "second_factor.demanded")]
    now = second_factor_demand.standing(work)
    row = work.session.get(Setting, second_factor_demand.SETTING)
    if demanded or row is not None:
        said = demanded[-1] if demanded else Demand.NOBODY
        yield from compared("Cả cơ quan", {"second_factor": Demand.word(said)}, {"second_factor": Demand.word(now)})


def _columns(work: Work) -> Iterator[TrailFault]:
    """What a heading, a unit's name or a cell of an own file means is what the last entry about it says."""
    known: dict[tuple[str, ...], Any] = {}
    whole = True  # versions before told of the columns alone
    for entry in entries(work, own_reading.MAPPED):
        whole = whole and "units" in entry.detail
        if "common" in entry.detail:
            known = {place: said for place, said in known.items() if place[0] != "common"}
        known |= own_reading.meanings(entry.detail)
    row = work.session.get(Setting, own_reading.SETTING)
    now = own_reading.meanings(row.value if row else {})
    for place, said in sorted(now.items()):
        what = f"Tệp riêng, “{place[-1]}”"
        if place in known:
            yield from compared(what, {"name": known[place]}, {"name": said})
        elif whole or place[0] == "columns":
            yield TrailFault(what, "nhật ký không ghi cách hiểu này")
    if len(now) < own_reading.MOST_REMEMBERED:  # of more, the oldest are forgotten
        for place in sorted(known.keys() - now.keys()):
            yield TrailFault(f"Tệp riêng, “{place[-1]}”", "nhật ký ghi cách hiểu này, sổ thì không còn")
