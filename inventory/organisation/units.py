"""The tree of units: bodies, their rooms and centres."""

from collections.abc import Sequence

from sqlmodel import Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from inventory.errors import Invalid, NotFound, Problem
from inventory.organisation.access import Act, Unseen, reads, require_everywhere, within, writes
from inventory.register_tables import Unit
from inventory.validation import NAME, Checks
from inventory.versions import Seen, merge, state
from inventory.work import WHOLE_TREE, Work

KINDS = ("", "office")


def office_name(session: Session) -> str:
    """Return the name of the office: the root of the tree, or nothing before there is one."""
    root = select(Unit.name).where(col(Unit.parent_id).is_(None)).order_by(col(Unit.path)).limit(1)
    return session.exec(root).first() or ""


@writes(Act.RECORD, Unseen.FILE)
def add(work: Work, code: str, name: str, parent: str | None = None, kind: str = "") -> Unit:
    """Add a unit below its parent, or as a root. A code known already is renamed and keeps its place."""
    checks = Checks()
    code, name = checks.code("code", code), checks.name("name", name)
    checks.one_of("kind", kind, KINDS)
    checks.done()
    above = by_code(work, parent) if parent else None
    _require_place(work, above)
    unit = work.session.exec(select(Unit).where(Unit.code == code)).first()
    if unit is None:
        return _plant(work, Unit(code=code, name=name, kind=kind), above)
    if above is not None and unit.parent_id != above.id:
        raise Invalid(
            [Problem("parent", f"Đơn vị “{code}” đã nằm ở chỗ khác trong cây.", "Hãy giữ đơn vị cấp trên cũ.")]
        )
    if (unit.name, unit.kind) != (name, kind or unit.kind):
        unit.name, unit.kind = name, kind or unit.kind
        work.record("unit.renamed", code, {"name": name, "kind": unit.kind})
    return unit


@writes(Act.RECORD, Unseen.NEW)
def enter(work: Work, code: str, name: str, parent: str | None = None, kind: str = "") -> Unit:
    """Add a new unit, as `add` does. Raises Invalid when the code is taken, where `add` would rename."""
    taken = Checks().code("code", code)
    if taken and work.session.exec(select(Unit.id).where(Unit.code == taken)).first() is not None:
        raise Invalid([Problem("code", f"Mã “{taken}” đã có.", "Hãy dùng mã khác hoặc sửa đơn vị đó.")])
    return add(work, code, name, parent, kind)


def _require_place(work: Work, above: Unit | None) -> None:
    if above is None:
        require_everywhere(work, Act.RECORD)


def _plant(work: Work, unit: Unit, above: Unit | None) -> Unit:
    unit.parent_id = above.id if above else None
    work.session.add(unit)
    work.session.flush()
    unit.path = f"{above.path if above else WHOLE_TREE}{unit.id}/"
    work.record("unit.added", unit.code, {"name": unit.name, "parent": above.code if above else None})
    return unit


@writes(Act.RECORD)
def rename(work: Work, code: str, name: str, seen: Seen = None) -> Unit:
    """Rename a unit. `seen`: what the form was opened on (`versions`). Raises Invalid, NotFound, Outdated."""
    unit = _held(work, code)
    _require_place(work, work.session.get(Unit, unit.parent_id) if unit.parent_id else None)
    checks = Checks()
    given = {"name": checks.text("name", name, NAME)}
    checks.done()
    if changed := merge(seen, given, state(unit, given)):
        unit.name = changed["name"]
        work.record("unit.renamed", unit.code, {"name": unit.name, "kind": unit.kind})
    return unit


@writes(Act.RECORD)
def set_letterhead(work: Work, code: str, superior: str, place: str, seen: Seen = None) -> Unit:
    """
    Say what the papers of a unit, and of those below it, bear at their head (NĐ 30/2020 Phụ lục I, II.2, II.4).

    `seen`: what the form was opened on (`versions`). Raises Invalid, NotFound, NotAllowed, Outdated.
    """
    unit = _held(work, code)
    checks = Checks()
    superior = checks.text("superior", superior, NAME, required=False)
    place = checks.text("place", place, NAME, required=False)
    checks.done()
    given = {"superior": superior, "place": place}
    if changed := merge(seen, given, state(unit, given)):
        for name, text in changed.items():
            setattr(unit, name, text)
        work.record("unit.letterhead", unit.code, changed)
    return unit


def issuing(work: Work, unit_id: int) -> Unit | None:
    """Return whose letterhead a unit's papers bear: the nearest at or above it with a place, or the top one."""
    unit = work.session.get(Unit, unit_id)
    while unit is not None and not unit.place and unit.parent_id is not None:
        unit = work.session.get(Unit, unit.parent_id)
    return unit


@reads(Act.VIEW)
def by_code(work: Work, code: str) -> Unit:
    """Return the unit within the actor's branch; raises NotFound."""
    return _found(work, code, select(Unit))


def _held(work: Work, code: str) -> Unit:
    """As `by_code`, locked against other writers."""
    return _found(work, code, select(Unit).with_for_update().execution_options(populate_existing=True))


def _found(work: Work, code: str, units: SelectOfScalar[Unit]) -> Unit:
    unit = work.session.exec(units.where(col(Unit.code) == code, within(work.actor.branch))).first()
    if unit is None:
        raise NotFound("đơn vị", code)
    return unit


@reads(Act.VIEW)
def tree(work: Work) -> Sequence[Unit]:
    """Return the units of the actor's branch, each after its parent."""
    return work.session.exec(select(Unit).where(within(work.actor.branch)).order_by(col(Unit.path))).all()


@reads(Act.VIEW)
def root(work: Work) -> Unit | None:
    """Return the first root of the tree: the office itself."""
    return work.session.exec(select(Unit).where(col(Unit.parent_id).is_(None)).order_by(col(Unit.id)).limit(1)).first()


@reads(Act.VIEW)
def front_office(work: Work) -> Unit | None:
    """Return the room that gathers what the others report: the first one marked as the office (Văn phòng)."""
    return work.session.exec(select(Unit).where(Unit.kind == "office").order_by(col(Unit.path)).limit(1)).first()


def home_of(work: Work, units: Sequence[Unit]) -> Unit:
    """Return the unit that keeps a system used by these: the lowest one above them all, or the office."""
    paths = [[int(step) for step in unit.path.strip("/").split("/")] for unit in units]
    shared = 0
    for steps in zip(*paths, strict=False):
        if len(set(steps)) > 1:
            break
        shared = steps[0]
    unit = work.session.get(Unit, shared) if shared else root(work)
    if unit is None:
        raise Invalid([Problem("unit", "Chưa có đơn vị nào.", "Hãy thêm đơn vị trước khi thêm hệ thống.")])
    return unit
