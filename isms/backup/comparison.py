"""What a restore loses of the present register, and what it brings back: in lines, for a person to confirm."""

import datetime as dt
import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence

from sqlmodel import Session, col, func, select

from inventory.records import Audit, Incident, Permission
from inventory.register_tables import System, Unit
from inventory.vietnamese import VIETNAM
from isms.accounts.people_tables import Person, SignIn
from isms.platform.trail import TrailEntry, TrailHead
from schedules.alerts.alert_tables import Message

MOST_NAMES = 40
UNREADABLE = "Không đọc được sổ hiện tại (hỏng hoặc khác phiên bản), nên không biết sẽ mất những gì."


def code_of(lines: Sequence[str], *also: str) -> str:
    """Return the code by which exactly this list is confirmed; `also`: what else it stands for."""
    return hashlib.sha256("\n".join([*lines, *also]).encode()).hexdigest()[:8]


def head(session: Session) -> tuple[int, str]:
    """Return number and hash of the newest entry of a register's trail."""
    found = session.exec(select(TrailHead)).one()
    return found.entries, found.hash


def compare(old: Session, present: Session) -> list[str]:
    """Return what is lost when `old`, just restored, takes the place of `present`; nothing when they are alike."""
    return [*_lost(old, present), *_people(old, present), *_brought_back(old, present)]


def _lost(old: Session, present: Session) -> Iterator[str]:
    entries, last = head(old)
    if head(present) == (entries, last):
        return
    same = present.exec(select(TrailEntry).where(TrailEntry.id == entries, TrailEntry.hash == last)).first()
    if same is None and entries:
        yield "Sổ hiện tại không nối tiếp bản sao lưu này: có thể là hai sổ khác nhau. Mọi nội dung của nó sẽ mất."
    number = present.exec(select(func.count()).where(col(TrailEntry.id) > (entries if same else 0))).one()
    since = f" ghi sau {same.at.astimezone(VIETNAM):%H:%M ngày %d/%m/%Y}" if same else ""
    yield f"Mất {number} mục nhật ký{since}."
    yield from _codes(present, same.at if same else dt.datetime.min.replace(tzinfo=dt.UTC))


def _codes(present: Session, since: dt.datetime) -> Iterator[str]:
    """Return what was recorded after an instant, by the codes of the systems."""
    withdrawn = select(Permission.system_id).where(
        col(Permission.granted).is_(False), col(Permission.recorded_at) > since
    )
    concluded = select(Audit.system_id).where(col(Audit.recorded_at) > since)
    befallen = select(Incident.system_id).where(col(Incident.recorded_at) > since)
    for title, ids in (
        ("thu hồi cho phép sử dụng", withdrawn),
        ("kết luận kiểm tra, đánh giá", concluded),
        ("sự cố", befallen),
    ):
        codes = present.exec(select(System.code).where(col(System.id).in_(ids)).order_by(System.code)).all()
        if codes:
            yield f"Mất {title}: {_named(codes)}."
    new = select(TrailEntry.subject).where(TrailEntry.action == "system.registered", col(TrailEntry.at) > since)
    if entered := present.exec(new.order_by(col(TrailEntry.id))).all():
        yield f"Mất hệ thống mới: {_named(entered)}."


def _people(old: Session, present: Session) -> Iterator[str]:
    before, now = _by_name(old), _by_name(present)
    known = sorted(before.keys() & now.keys())
    closed = [name for name in known if before[name].active and not now[name].active]
    if closed:
        yield f"Tài khoản đã đóng từ khi sao lưu, sẽ vẫn đóng: {_named(closed)}."
    both = list(accounts_of_both(old, present))
    units = set(old.exec(select(Unit.code)).all()) | {""}
    placed = {person.name: unit_of(present, now) for person, now in both}
    homeless = [name for name, unit in placed.items() if unit not in units and now[name].active]
    for title, names in (
        ("Mật khẩu đã đổi từ khi sao lưu, vẫn như bây giờ", _differing(both, lambda who: who.password_hash)),
        (
            "Xác thực hai bước đã đổi từ khi sao lưu, vẫn như bây giờ",
            _differing(both, lambda who: who.totp_secret),
        ),
        ("Vai trò đã đổi từ khi sao lưu, vẫn như bây giờ", _differing(both, lambda who: who.role)),
        (
            "Đơn vị của tài khoản đã đổi từ khi sao lưu, vẫn như bây giờ",
            [each.name for each, _ in both if placed[each.name] != unit_of(old, each) and each.name not in homeless],
        ),
        ("Tài khoản thuộc đơn vị mà bản sao lưu chưa có, sẽ bị đóng", homeless),
    ):
        if names:
            yield f"{title}: {_named(names)}."
    if gone := sorted(now.keys() - before.keys()):
        yield f"Mất tài khoản lập sau khi sao lưu: {_named(gone)}."


def _by_name(session: Session) -> dict[str, Person]:
    return {person.name: person for person in session.exec(select(Person))}


def accounts_of_both(old: Session, present: Session) -> Iterator[tuple[Person, Person]]:
    """Yield the accounts that both registers have, as each has them, by name."""
    before, now = _by_name(old), _by_name(present)
    yield from ((before[name], now[name]) for name in sorted(before.keys() & now.keys()))


def unit_of(session: Session, person: Person) -> str:
    """Return the code of a person's unit, empty for the whole tree."""
    unit = session.get(Unit, person.unit_id) if person.unit_id else None
    return unit.code if unit else ""


def _differing(both: Sequence[tuple[Person, Person]], of: Callable[[Person], object]) -> list[str]:
    return [before.name for before, now in both if of(before) != of(now)]


def _brought_back(old: Session, present: Session) -> Iterator[str]:
    if head(old) == head(present):
        return
    if old.exec(select(func.count()).select_from(SignIn)).one():
        yield "Các phiên đăng nhập trong bản sao lưu bị bỏ: mọi người đăng nhập lại."
    unsent = old.exec(select(func.count()).where(col(Message.sent_at).is_(None))).one()
    if unsent:
        yield f"Bản sao lưu còn {unsent} thư chưa gửi; thư mà sổ hiện tại đã gửi thì không gửi lại."


def _named(names: Iterable[str]) -> str:
    every = list(names)
    rest = len(every) - MOST_NAMES
    return ", ".join(every[:MOST_NAMES]) + (f" và {rest} tên khác" if rest > 0 else "")
