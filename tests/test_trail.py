"""The audit trail: one unbroken chain of what was done, in which every forgery shows."""

import datetime as dt
import hashlib
import json

import pytest
from sqlmodel import select

from inventory.errors import IsmsError
from inventory.organisation import units
from inventory.records import Decision, facts
from inventory.systems import register
from inventory.systems.register import Entry
from isms.platform import trail
from isms.platform.trail import TrailEntry, TrailHead
from tests.plain_sql import plainly, without_guards
from tests.register import ADMIN, OFFICER, cleared_system, new_system, rows


def verified(database) -> str | None:
    with database.look(ADMIN) as work:
        return trail.verify(work.session)


@pytest.fixture
def url(register_url, database) -> str:
    """The URL of a register with some history whose guards somebody took down."""
    cleared_system(database, "A")
    new_system(database, "B")
    without_guards(register_url, "trail", "trail_head")
    assert verified(database) is None
    return register_url


def actions(database) -> list[str]:
    return [entry.action for entry in rows(database, TrailEntry)]


def last(url: str) -> int:
    return plainly(url, "SELECT max(id) FROM trail")[0][0]


@pytest.mark.slow
@pytest.mark.parametrize(
    "forgery",
    [
        "actor = 'người khác'",
        "action = 'system.edited'",
        "subject = 'B'",
        "detail = '{}'",
        "at = '2026-01-01 00:00:00+00:00'",
    ],
)
def test_a_forged_entry_is_found(url, database, forgery):
    plainly(url, f"UPDATE trail SET {forgery} WHERE id = 5")
    assert verified(database) == "Mục 5 đã bị sửa nội dung."


@pytest.mark.slow
def test_a_forged_hash_is_found_with_the_entry_or_the_one_after_it(url, database):
    plainly(url, f"UPDATE trail SET hash = '{'f' * 64}' WHERE id = 5")
    assert verified(database) == "Mục 5 đã bị sửa nội dung."


@pytest.mark.slow
def test_an_entry_forged_together_with_its_own_hash_is_found_in_the_next(url, database):
    with database.look(ADMIN) as work:
        entry = work.session.get(TrailEntry, 5)
        assert entry is not None
        forged = trail._seal(entry.model_dump(exclude={"hash"}) | {"actor": "người khác"})
    plainly(url, f"UPDATE trail SET actor = 'người khác', hash = '{forged}' WHERE id = 5")
    assert verified(database) == "Mục 6 không nối với mục trước nó."


@pytest.mark.slow
def test_the_last_entry_forged_with_its_hash_is_found(url, database):
    number = last(url)
    with database.look(ADMIN) as work:
        entry = work.session.get(TrailEntry, number)
        assert entry is not None
        forged = trail._seal(entry.model_dump(exclude={"hash"}) | {"actor": "người khác"})
    plainly(url, f"UPDATE trail SET actor = 'người khác', hash = '{forged}' WHERE id = {number}")
    assert verified(database) is not None


@pytest.mark.slow
def test_an_entry_removed_from_the_middle_is_found(url, database):
    plainly(url, "DELETE FROM trail WHERE id = 5")
    assert verified(database) == "Thiếu mục 5: ngay sau mục 4 là mục 6."


@pytest.mark.slow
def test_the_first_entry_removed_is_found(url, database):
    plainly(url, "DELETE FROM trail WHERE id = 1")
    assert verified(database) == "Thiếu mục 1: ngay sau mục 0 là mục 2."


@pytest.mark.slow
def test_the_last_entry_removed_is_found(url, database):
    number = last(url)
    plainly(url, f"DELETE FROM trail WHERE id = {number}")
    assert verified(database) == f"Nhật ký kết thúc ở mục {number - 1}, trong khi sổ ghi {number} mục."


@pytest.mark.slow
def test_the_whole_trail_removed_is_found(url, database):
    plainly(url, "DELETE FROM trail")
    assert verified(database) is not None


@pytest.mark.slow
def test_the_end_removed_together_with_its_count_is_found(url, database):
    number = last(url)
    plainly(url, f"DELETE FROM trail WHERE id = {number}", f"UPDATE trail_head SET entries = {number - 1}")
    assert verified(database) is not None


@pytest.mark.slow
def test_a_removed_head_is_found(url, database):
    plainly(url, "DELETE FROM trail_head")
    assert verified(database) is not None


@pytest.mark.slow
def test_two_entries_that_changed_places_are_found(url, database):
    plainly(
        url,
        "UPDATE trail SET id = -1 WHERE id = 5",
        "UPDATE trail SET id = 5 WHERE id = 6",
        "UPDATE trail SET id = 6 WHERE id = -1",
    )
    assert verified(database) == "Mục 5 không nối với mục trước nó."


@pytest.mark.slow
def test_an_inserted_entry_is_found(url, database):
    number = last(url) + 1
    columns = "at, actor, action, subject, detail"
    plainly(
        url,
        f"INSERT INTO trail (id, {columns}, previous, hash) "
        f"SELECT {number}, {columns}, hash, '{'a' * 64}' FROM trail WHERE id = {number - 1}",
    )
    assert verified(database) == f"Mục {number} đã bị sửa nội dung."


@pytest.mark.slow
def test_an_inserted_entry_with_the_right_hash_does_not_match_the_head(url, database):
    number = last(url) + 1
    with database.look(ADMIN) as work:
        before = work.session.get(TrailEntry, number - 1)
        assert before is not None
        entry = before.model_dump(exclude={"hash"}) | {"id": number, "previous": before.hash}
    columns = "at, actor, action, subject, detail"
    plainly(
        url,
        f"INSERT INTO trail (id, {columns}, previous, hash) "
        f"SELECT {number}, {columns}, hash, '{trail._seal(entry)}' FROM trail WHERE id = {number - 1}",
    )
    assert verified(database) == f"Nhật ký kết thúc ở mục {number}, trong khi sổ ghi {number - 1} mục."


@pytest.mark.slow
def test_every_use_case_leaves_its_entry(database):
    before = len(actions(database))
    cleared_system(database, "A")
    assert actions(database)[before:] == [
        "system.registered",
        "operation.recorded",
        "role.recorded",
        "regulation.recorded",
        "decision.recorded",
        "plan_state.recorded",
        "audit.recorded",
        "permission.recorded",
    ]


def test_an_entry_says_who_when_what_and_about_which_system(database, clock):
    new_system(database, "A")
    entry = next(each for each in rows(database, TrailEntry) if each.action == "system.registered")
    assert (entry.actor, entry.subject, entry.detail["name"]) == (OFFICER.name, "A", "Hệ thống A")
    assert abs(clock.now - entry.at) < dt.timedelta(seconds=5)


def test_a_refused_use_case_leaves_no_entry(database):
    new_system(database, "A")
    before = rows(database, TrailEntry), rows(database, TrailHead)
    tomorrow = database.today() + dt.timedelta(days=1)
    wrong = Decision(date=tomorrow, level=2, regime="331/2026", number="1", issuer="STP")
    with pytest.raises(IsmsError), database.work(OFFICER) as work:
        units.add(work, "MOI", "Phòng mới", parent="STP")
        register.register(work, Entry("B", "Hệ thống B", "owned", users=("MOI",)), work.today, operating=True)
        facts.record(work, "A", wrong)
    assert (rows(database, TrailEntry), rows(database, TrailHead)) == before


def test_looking_leaves_no_entry_even_when_something_was_noted(database):
    before = rows(database, TrailEntry)
    with database.look(ADMIN) as work:
        units.add(work, "MOI", "Phòng mới", parent="STP")
    assert rows(database, TrailEntry) == before


def test_text_of_any_language_and_odd_numbers_keep_the_chain_whole(database):
    details = [
        {"chữ": "Phiếu “số 1” — đã ký"},
        {"emoji": "🙂", "nfd": "e\u0302\u0301"},
        {"n": 10**20, "f": 0.1 + 0.2, "big": 1e300, "none": None, "deep": [[{"a": [1.0, True]}]]},
        {"b": 1, "a": 2, "10": 3, "9": 4},
        {"quote": "\"'\\\n\t\u2028"},
    ]
    with database.work(ADMIN) as work:
        for number, detail in enumerate(details):
            work.record("thử", f"mục {number}", detail)
    assert verified(database) is None
    with database.look(ADMIN) as work:
        entries = [each.model_dump() for each in work.session.exec(select(TrailEntry))]
    for entry in entries:
        sealed = entry.pop("hash")
        said = entry | {"at": entry["at"].astimezone(dt.UTC).isoformat(timespec="microseconds")}
        told = json.dumps(said, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
        assert hashlib.sha256(told.encode()).hexdigest() == sealed, "as older versions sealed it"


def forged_again(url: str, database, first: int) -> None:
    """Recompute the chain from an entry on, as whoever knows how it is made can."""
    with database.look(ADMIN) as work:
        entries = [each.model_dump() for each in work.session.exec(select(TrailEntry).order_by(TrailEntry.id))]
    last = entries[first - 2]["hash"]
    for entry in entries[first - 1 :]:
        plain = {name: value for name, value in entry.items() if name != "hash"} | {"previous": last}
        number, last = entry["id"], trail._seal(plain)
        plainly(url, f"UPDATE trail SET previous = '{plain['previous']}', hash = '{last}' WHERE id = {number}")
    plainly(url, f"UPDATE trail_head SET entries = {len(entries)}, hash = '{last}'")


def lost(database, anchor: trail.Anchor) -> str | None:
    with database.look(ADMIN) as work:
        return trail.lost(work.session, anchor)


@pytest.mark.parametrize("digits", [64, 16])
def test_a_trail_written_anew_holds_but_not_against_an_anchor_kept_elsewhere(url, database, digits):
    with database.look(ADMIN) as work:
        head = trail.head(work.session)
    anchor = trail.Anchor(head.number, head.hash[:digits])
    assert lost(database, anchor) is None
    plainly(url, "UPDATE trail SET actor = 'người khác' WHERE id = 7")
    forged_again(url, database, 7)

    assert verified(database) is None
    assert lost(database, anchor) == (
        f"Mục {head.number} không còn như khi được in ra: nhật ký đã bị viết lại, hoặc đây là một sổ khác."
    )


def test_a_trail_cut_short_holds_but_not_against_an_anchor_kept_elsewhere(url, database):
    with database.look(ADMIN) as work:
        head = trail.head(work.session)
    plainly(url, "DELETE FROM trail WHERE id > 5")
    plainly(url, "UPDATE trail_head SET entries = 5, hash = (SELECT hash FROM trail WHERE id = 5)")

    assert verified(database) is None
    assert lost(database, head) is not None
    assert lost(database, trail.Anchor(0, trail.START)) is None


@pytest.mark.parametrize(
    "text", ["", "12", "12:abc", f"x:{'a' * 64}", f"12:{'g' * 64}", f"12:{'a' * 65}", f"-1:{'a' * 64}"]
)
def test_what_is_no_anchor_is_none(text):
    assert trail.Anchor.of(text) is None
    assert trail.Anchor.of("12:" + "A" * 16) == trail.Anchor(12, "a" * 16)
