"""
The audit trail: append-only, each entry bound to the one before by a SHA-256 chain.

`trail_head` holds the number and hash of the last entry, so that entries cut off the end are missed too.
"""

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import JSON, CheckConstraint, ColumnElement, Connection, Index, not_, or_
from sqlalchemy.orm import aliased
from sqlmodel import Field, Session, SQLModel, col, insert, select, update

START = "0" * 64
CLOCK, CLOCK_REPAIRED = "clock", "clock.repaired"
"""Subject and action of the entry that names, as ranges of numbers, those written while the clock was ahead."""


class TrailEntry(SQLModel, table=True):
    """What was done, by whom, when. `id` counts without gaps."""

    __tablename__ = "trail"
    __table_args__ = (Index("trail_subject", "subject", "id"), Index("trail_at", "at"))

    id: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    at: datetime
    actor: str
    action: str
    subject: str
    detail: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)
    previous: str
    hash: str


_TABLE = SQLModel.metadata.tables[TrailEntry.__tablename__]


class TrailHead(SQLModel, table=True):
    """The one row that says where the trail ends; writers take turns on it."""

    __tablename__ = "trail_head"
    __table_args__ = (CheckConstraint("id = 1", name="trail_head_is_one_row"),)

    id: int = Field(default=1, primary_key=True)
    entries: int = 0
    hash: str = START


FEWEST_DIGITS = 16
"""Of a hash, in a mail and in `--anchor`."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """Number and hash of an entry, kept elsewhere: in a mail, in a backup. The hash may be cut short."""

    number: int
    hash: str

    @classmethod
    def of(cls, text: str) -> "Anchor | None":
        """Read one as it is written, "N:HASH"; None when it is none."""
        number, _, digits = text.strip().lower().partition(":")
        whole = number.isascii() and number.isdigit() and FEWEST_DIGITS <= len(digits) <= len(START)
        return cls(int(number), digits) if whole and set(digits) <= set("0123456789abcdef") else None

    @property
    def short(self) -> str:
        """As it stands in a mail."""
        return f"{self.number}:{self.hash[:FEWEST_DIGITS]}"


@dataclass(frozen=True, slots=True)
class Note:
    """An entry before it is chained."""

    actor: str
    action: str
    subject: str
    detail: dict[str, Any]


def begin(connection: Connection) -> None:
    """Put the head of an empty trail in place: once, when the tables are made."""
    connection.execute(insert(TrailHead).values(id=1, entries=0, hash=START))


@dataclass(frozen=True, slots=True)
class Ready:
    """
    An entry of which all is made but instant, number and hash: thousands are made ready before anybody has to wait.

    What is hashed is the entry as JSON, its names in order; `before`, `between` and `after` are the text around the
    instant, and around the number and the hash of the entry before. `detail`: as the driver takes it.
    """

    note: Note
    detail: Any
    before: str
    between: str
    after: str

    @classmethod
    def of(cls, note: Note, detail: Any = None) -> "Ready":
        """Make a note ready."""
        action, actor, told, subject = map(_json, (note.action, note.actor, note.detail, note.subject))
        before = f'{{"action":{action},"actor":{actor},"at":"'
        return cls(note, detail, before, f'","detail":{told},"id":', f',"subject":{subject}}}')

    def seal(self, at: str, number: int, previous: str) -> str:
        """Return the hash of the entry."""
        text = f'{self.before}{at}{self.between}{number},"previous":"{previous}"{self.after}'
        return hashlib.sha256(text.encode()).hexdigest()


def append(session: Session, at: datetime, notes: Iterable[Note]) -> None:
    """Chain the notes to the trail, in their order."""
    append_ready(session, at, ready(session, notes))


def ready(session: Session, notes: Iterable[Note]) -> list[Ready]:
    """Make notes ready to be chained, without writing."""
    dialect = session.get_bind().dialect
    # SQLAlchemy takes longer to bind thousands than SQLite to store them.
    bind = _TABLE.c.detail.type.dialect_impl(dialect).bind_processor(dialect) if dialect.name == "sqlite" else None
    return [Ready.of(note, bind(note.detail) if bind else note.detail) for note in notes]


def append_ready(session: Session, at: datetime, entries: Sequence[Ready]) -> None:
    """Chain entries that were made ready to the trail as it is now, in their order."""
    if not entries:
        return
    head = session.exec(select(TrailHead).with_for_update().execution_options(populate_existing=True)).one()
    last, instant = head.hash, _instant(at)
    rows: list[tuple[Any, ...]] = []
    for number, entry in enumerate(entries, head.entries + 1):
        note, previous = entry.note, last
        last = entry.seal(instant, number, previous)
        rows.append((number, at, note.actor, note.action, note.subject, entry.detail, previous, last))
    _store(session.connection(), rows)
    session.execute(update(TrailHead).values(entries=rows[-1][0], hash=last))


def _store(connection: Connection, rows: list[tuple[Any, ...]]) -> None:
    if connection.dialect.name != "sqlite":
        connection.execute(_TABLE.insert(), [dict(zip(_TABLE.columns.keys(), row, strict=True)) for row in rows])
        return
    bind = _TABLE.c.at.type.dialect_impl(connection.dialect).bind_processor(connection.dialect)
    at = bind(rows[0][1]) if bind else rows[0][1]
    statement = str(_TABLE.insert().compile(dialect=connection.dialect))
    connection.exec_driver_sql(statement, [(number, at, *rest) for number, _, *rest in rows])


def verify(session: Session) -> str | None:
    """
    Return what breaks the chain first, in Vietnamese, or None when it holds.

    Others may write meanwhile: the entries read end somewhere between the heads read before and after them.
    """
    before = _head(session)
    number, last = 0, START
    for entry in session.exec(select(TrailEntry).order_by(col(TrailEntry.id)).execution_options(yield_per=1000)):
        number += 1
        if entry.id != number:
            return f"Thiếu mục {number}: ngay sau mục {number - 1} là mục {entry.id}."
        if entry.previous != last:
            return f"Mục {number} không nối với mục trước nó."
        if entry.hash != _seal(entry.model_dump(exclude={"hash"})):
            return f"Mục {number} đã bị sửa nội dung."
        last = entry.hash
    after = _head(session)
    hashes = {before.entries: before.hash, after.entries: after.hash}
    if not before.entries <= number <= after.entries or hashes.get(number, last) != last:
        return f"Nhật ký kết thúc ở mục {number}, trong khi sổ ghi {before.entries} mục."
    return None


def head(session: Session) -> Anchor:
    """Return number and hash of the newest entry; number 0 before there is one."""
    newest = select(TrailEntry.id, TrailEntry.hash).order_by(col(TrailEntry.id).desc()).limit(1)
    found = session.exec(newest).first()
    return Anchor(*found) if found else Anchor(0, START)


def lost(session: Session, anchor: Anchor) -> str | None:
    """Return what became of an entry that was there once, in Vietnamese; None when it stands as it stood."""
    stored = session.exec(select(TrailEntry.hash).where(TrailEntry.id == anchor.number)).first()
    if stored is None and anchor.number:
        return f"Nhật ký không còn mục {anchor.number}: nó đã bị cắt bớt, hoặc đây là một sổ khác."
    if not (stored or START).startswith(anchor.hash):
        return f"Mục {anchor.number} không còn như khi được in ra: nhật ký đã bị viết lại, hoặc đây là một sổ khác."
    return None


_LATEST = select(TrailEntry.at).order_by(col(TrailEntry.at).desc()).limit(1)


def newest_instant(session: Session, after: datetime) -> datetime | None:
    """
    Return the latest instant of any entry, when it lies after another; None when it does not.

    Those are left out that a repair named as written under a wrong clock.
    """
    found = session.exec(_LATEST).first()
    if found is not None and found > after:
        found = session.exec(_LATEST.where(*_counting(session))).first()
    return found if found is not None and found > after else None


def later_than(session: Session, instant: datetime) -> list[tuple[int, int]]:
    """Return the numbers of the entries later than an instant, as ranges (first, last); named ones are left out."""
    later = select(TrailEntry.id).where(col(TrailEntry.at) > instant, *_counting(session))
    ranges: list[tuple[int, int]] = []
    for number in session.exec(later.order_by(col(TrailEntry.id))):
        first = ranges.pop()[0] if ranges and ranges[-1][1] == number - 1 else number
        ranges.append((first, number))
    return ranges


def falls(session: Session, least: timedelta) -> list[tuple[int, datetime, datetime]]:
    """Return the entries earlier than the one before by more than `least`: number, the instant before, its own."""
    before = aliased(TrailEntry)
    pairs = select(TrailEntry.id, before.at, TrailEntry.at).join(before, col(before.id) == col(TrailEntry.id) - 1)
    fallen = pairs.where(col(TrailEntry.at) < col(before.at)).order_by(col(TrailEntry.id))
    return [(number, then, at) for number, then, at in session.exec(fallen) if then - at > least]


def _counting(session: Session) -> list[ColumnElement[bool]]:
    named = select(TrailEntry.detail).where(TrailEntry.subject == CLOCK, TrailEntry.action == CLOCK_REPAIRED)
    ranges = [each for detail in session.exec(named) for each in detail["entries"]]
    return [not_(or_(*(col(TrailEntry.id).between(first, last) for first, last in ranges)))] if ranges else []


def _head(session: Session) -> TrailHead:
    """Return where the trail is said to end; a head that was removed counts as one that lost its number."""
    head = session.exec(select(TrailHead).execution_options(populate_existing=True)).first()
    return head.model_copy() if head else TrailHead(entries=-1)


def _seal(entry: dict[str, Any]) -> str:
    """Return the hash that an entry should have."""
    note = Note(*(entry[name] for name in Note.__slots__))
    return Ready.of(note).seal(_instant(entry["at"]), entry["id"], entry["previous"])


def _instant(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def _json(value: Any) -> str:
    return json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
