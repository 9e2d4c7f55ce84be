"""The calendar feed: what is in it, in the form that calendar programs read, and to whom its address opens."""

import datetime as dt
import hashlib
from collections.abc import Callable
from typing import Any

import pytest
from icalendar import Calendar
from sqlmodel import col, select

from inventory.law import recurring_duties
from inventory.organisation import access
from inventory.organisation.access import Act
from inventory.records import Advisory, Agreement, Finding, Operation, PlanItem, PlannedAudit, Role, Website, facts
from inventory.work import Actor, Work
from isms.accounts import branches, people, second_factor, signed_in_browsers
from isms.accounts.passwords import NewPassword
from isms.accounts.people_tables import CalendarLink, Person
from isms.platform.trail import TrailEntry
from isms.workspace import calendar_feed
from schedules.acts import recording
from schedules.audits import planned
from schedules.cadence.working_days import Holidays, default_holidays
from schedules.duties import duty_choices
from schedules.duties.duty_choices import Chosen
from schedules.watch.agenda import Entry
from schedules.yearly.reporting_year import deadlines
from tests import ui
from tests.filling import click, press
from tests.register import ADMIN, DAY, cleared_system, conclude, new_system, rows
from tests.ui import another_browser, sign_in

office, visitor = ui.office, ui.visitor
OWN = "/lich-cua-toi.ics"


def actor(office: ui.Office, name: str) -> Actor:
    with office.database.look(ADMIN) as work:
        person = work.session.exec(select(Person).where(col(Person.name) == name)).one()
        return branches.actor_of(person, work.session)


def address(office: ui.Office, name: str) -> str:
    """Give a person an address, and return its path."""
    with office.database.work(actor(office, name)) as work:
        return f"/lich/{calendar_feed.make(work)}.ics"


def feed(office: ui.Office, name: str) -> bytes:
    with office.database.look(actor(office, name)) as work:
        return calendar_feed.feed(work)


def told(content: bytes) -> list[Any]:
    """Return the events."""
    return list(Calendar.from_ical(content).walk("VEVENT"))


def events(content: bytes) -> list[tuple[dt.date, str]]:
    return [(event["dtstart"].dt, str(event["summary"])) for event in told(content)]


def test_those_who_write_the_yearly_report_have_its_last_working_days(office):
    office.add("lan")
    office.add("minh", "unit", "VP")
    year = office.database.today().year + 1
    owner, ministry = deadlines(year, Holidays.of(default_holidays()))
    with office.database.work(ADMIN) as work:
        duty_choices.seed(work)
        duty_choices.choose(work, "D-A3", Chosen(True, work.today, {}))

    found = {event["dtstart"].dt: str(event["summary"]) for event in told(feed(office, "lan"))}

    assert found[owner.aim] == recurring_duties.get("D-A2").title
    assert found[ministry.aim] == recurring_duties.get("D-A3").title
    assert told(feed(office, "minh")) == []


def test_a_deadline_is_an_all_day_event_that_a_calendar_program_reads(office):
    due = cleared_system(office.database, "IOFFICE")
    office.add("lan")

    content = feed(office, "lan")

    calendar = Calendar.from_ical(content)
    [event] = told(content)
    assert events(content) == [(due, "Hệ thống IOFFICE: Hạn kiểm tra, đánh giá")]
    assert type(event["dtstart"].dt) is dt.date
    assert f"DTSTART;VALUE=DATE:{due:%Y%m%d}\r\n".encode() in content
    assert event["dtstamp"].dt.tzinfo is not None
    assert (str(calendar["version"]), str(calendar["x-wr-calname"])) == ("2.0", "Hạn an ninh mạng")
    assert b"REFRESH-INTERVAL;VALUE=DURATION:PT6H\r\n" in content
    assert calendar["prodid"]


def test_lines_end_as_the_format_wants_and_long_ones_are_folded_between_letters(office, monkeypatch):
    name, text = "Cơ sở dữ liệu; hồ sơ, " + "Ệ" * 60, "Hạn khắc phục: hai việc\nmỗi việc một dòng \\ hết"
    entry = Entry(office.database.today(), "finding", "A", name, text)
    monkeypatch.setattr(calendar_feed, "agenda", lambda *_: [entry, entry])
    office.add("lan")

    content = feed(office, "lan")

    lines = content.split(b"\r\n")
    assert lines[-1] == b""
    assert not [line for line in lines if b"\n" in line or b"\r" in line or len(line) > 75]
    assert [line.decode() for line in lines]  # no letter is cut in two
    assert events(content) == [(entry.day, f"{name}: {' '.join(text.split())}")]


def test_the_same_records_give_the_same_bytes_all_day_and_the_same_identity_ever_after(office):
    cleared_system(office.database, "IOFFICE")
    office.add("lan")
    first = feed(office, "lan")
    assert feed(office, "lan") == first

    office.clock.move(days=1)
    later = feed(office, "lan")

    [before], [after] = told(first), told(later)
    assert first == later, "nothing changed, so nothing says that it did"
    assert before["uid"] == after["uid"]


def moved(office: ui.Office, change: Callable[[Work], object]) -> tuple[Any, Any]:
    """Return the one event of a kind before and after a change that moves its day, and prove that it is the same."""
    [before] = told(feed(office, "lan"))
    office.clock.move(minutes=5)
    with office.database.work(ADMIN) as work:
        change(work)
    [after] = told(feed(office, "lan"))
    assert before["dtstart"].dt != after["dtstart"].dt
    assert before["uid"] == after["uid"]
    assert before["sequence"] < after["sequence"]
    assert before["last-modified"].dt < after["last-modified"].dt == after["dtstamp"].dt
    return before, after


def test_an_entry_keeps_its_identity_when_its_due_day_moves(office):
    cleared_system(office.database, "A", concluded_on=office.database.today() - 100 * DAY)
    office.add("lan")

    moved(office, lambda work: conclude(work, "A", work.today))


def test_a_planned_audit_put_off_twice_keeps_its_identity(office):
    new_system(office.database, "A")
    office.add("lan")
    today = office.database.today()
    with office.database.work(ADMIN) as work:
        facts.record(work, "A", Operation(on=today, state="operating"))
        planned.plan(work, ["A"], PlannedAudit(on=today + 9 * DAY, kind="periodic", occasion=""))
        planned.plan(work, ["A"], PlannedAudit(on=today + 12 * DAY, kind="ad_hoc", occasion="high_risk"))

    def uids() -> dict[dt.date, str]:
        found = told(feed(office, "lan"))
        return {event["dtstart"].dt: str(event["uid"]) for event in found if "Dự kiến" in event["summary"]}

    first = uids()
    for days in (20, 5):
        office.clock.move(minutes=5)
        with office.database.work(ADMIN) as work:
            periodic = [each.planned for each in planned.listed(work, "A") if each.planned.kind == "periodic"]
            planned.put_off(work, periodic[0].id, today + days * DAY, "Bên đánh giá bận")

    assert uids() == {today + 5 * DAY: first[today + 9 * DAY], today + 12 * DAY: first[today + 12 * DAY]}


def test_what_is_overdue_stands_on_today_until_it_is_done_with_the_true_number_of_days(office):
    due = cleared_system(office.database, "CU")
    office.add("lan")
    [before] = told(feed(office, "lan"))
    office.clock.to(due + 592 * DAY)

    [late] = told(feed(office, "lan"))

    today = office.database.today()
    assert late["dtstart"].dt == today
    assert late["summary"] == "Hệ thống CU: Hạn kiểm tra, đánh giá (đã quá hạn 592 ngày)"
    assert late["uid"] == before["uid"] and late["sequence"] > before["sequence"]
    with office.database.work(ADMIN) as work:
        conclude(work, "CU", today)
    [after] = told(feed(office, "lan"))
    assert after["dtstart"].dt > today and after["uid"] == before["uid"]


def test_an_audit_is_not_told_as_owed_while_nobody_has_confirmed_the_role(office):
    due = cleared_system(office.database, "CU")
    new_system(office.database, "CHUA")
    office.add("lan")
    with office.database.work(ADMIN) as work:
        for code in ("CU", "CHUA"):
            facts.record(work, code, Role(on=work.today, responsibility=None))
    office.clock.to(due + DAY)

    assert told(feed(office, "lan")) == []


def test_every_kind_that_is_owed_stays_in_the_feed_and_a_system_never_audited_is_in_it(office):
    new_system(office.database, "CHUA")
    office.add("lan")
    today = office.database.today()
    with office.database.work(ADMIN) as work:
        for days in (1, 2):  # two of a kind stay two
            row = {"on": today, "what": "Chưa vá lỗ hổng", "severity": "major", "due_on": today + days * DAY}
            facts.add(work, access.system(work, "CHUA", Act.RECORD), Finding(**row))
        advisory = Advisory(on=today, kind="advisory", source="Công an tỉnh", what="Lỗ hổng", due_on=today + DAY)
        recording.record(work, "CHUA", advisory)
        item = {"on": today, "regime": "331/2026", "requirement": "x", "due_on": today + DAY, "state": "none"}
        facts.add(work, access.system(work, "CHUA", Act.RECORD), PlanItem(**item))
        planned.plan(work, ["CHUA"], PlannedAudit(on=today + DAY, kind="periodic", occasion=""))
        website = Website(on=today, address="so.gov.vn", review_months=1)
        recording.record(work, "CHUA", website)
        ends = Agreement(on=today, kind="lease", number="1", party="A", scope="B", ends_on=today + DAY)
        facts.add(work, access.system(work, "CHUA", Act.RECORD), ends)
    office.clock.to(today + 400 * DAY)

    found = told(feed(office, "lan"))

    assert {event["dtstart"].dt for event in found} == {today + 400 * DAY}
    assert sorted(str(event["summary"]).removeprefix("Hệ thống CHUA: ") for event in found) == [
        "Chưa từng kiểm tra, đánh giá (đã có trong sổ 400 ngày)",
        "Dự kiến kiểm tra, đánh giá (đã quá hạn 399 ngày)",
        "Hạn khắc phục tồn tại: Chưa vá lỗ hổng (đã quá hạn 398 ngày)",
        "Hạn khắc phục tồn tại: Chưa vá lỗ hổng (đã quá hạn 399 ngày)",
        "Hạn rà soát so.gov.vn (đã quá hạn 400 ngày)",
        "Hạn triển khai yêu cầu của phương án: x (đã quá hạn 399 ngày)",
        "Hạn xử lý: Lỗ hổng (đã quá hạn 399 ngày)",
    ]


def test_systems_of_another_branch_are_not_in_it(office):
    cleared_system(office.database, "IOFFICE")
    office.add("trong", "unit", "HCTP")
    office.add("ngoai", "unit", "VP")

    assert len(events(feed(office, "trong"))) == 1
    assert events(feed(office, "ngoai")) == []


def test_only_the_hash_of_the_token_is_kept_and_the_trail_does_not_know_it(office):
    office.add("lan")

    token = address(office, "lan").removeprefix("/lich/").removesuffix(".ics")

    [row] = rows(office.database, CalendarLink)
    assert row.token_hash == hashlib.sha256(token.encode()).hexdigest()
    trail = rows(office.database, TrailEntry)
    assert "person.calendar_link_made" in [entry.action for entry in trail]
    assert not [entry for entry in trail if token in str(entry)]


async def test_the_address_opens_without_a_session_and_says_when_nothing_changed(visitor, office, caplog):
    due = cleared_system(office.database, "IOFFICE")
    office.add("lan")
    path = address(office, "lan")
    caplog.set_level("DEBUG", "isms")

    answer = await visitor.http_client.get(path, follow_redirects=False)
    tag = answer.headers["etag"]
    again = await visitor.http_client.get(path, headers={"If-None-Match": f'"x", W/{tag}'})

    assert answer.status_code == 200
    assert answer.headers["content-type"] == "text/calendar; charset=utf-8"
    assert answer.headers["cache-control"] == "no-store"
    assert events(answer.content)[0][0] == due
    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)
    assert rows(office.database, CalendarLink)[0].read_at is not None
    ours = [record.getMessage() for record in caplog.records if not record.name.startswith("httpx")]
    assert not [line for line in ours if path in line]


async def test_a_revoked_or_replaced_address_opens_no_more(visitor, office):
    office.add("lan")
    old = address(office, "lan")
    new = address(office, "lan")
    statuses = [(await visitor.http_client.get(path)).status_code for path in (old, new)]
    with office.database.work(actor(office, "lan")) as work:
        calendar_feed.revoke(work)
        assert calendar_feed.link(work) is None

    assert statuses == [404, 200]
    assert (await visitor.http_client.get(new)).status_code == 404


async def test_a_closed_account_has_no_feed_and_opened_again_needs_a_new_address(visitor, office):
    office.add("giu.cho", "admin")
    office.add("lan")
    path = address(office, "lan")
    statuses = [(await visitor.http_client.get(path)).status_code]
    for step in (people.deactivate, people.activate):
        with office.database.work(ADMIN) as work:
            step(work, "lan")
        statuses.append((await visitor.http_client.get(path)).status_code)

    assert statuses == [200, 404, 404]
    assert (await visitor.http_client.get(address(office, "lan"))).status_code == 200


async def test_what_is_no_address_is_not_found(visitor, office):
    for path in ["/lich/x.ics", "/lich/.ics", "/lich/a/b.ics", "/lich/%2e%2e%2f.ics"]:
        answer = await visitor.http_client.get(path, follow_redirects=False)
        assert (path, answer.status_code) == (path, 404)


async def test_guessing_is_stopped(visitor, office):
    statuses = [(await visitor.http_client.get(f"/lich/{guess}.ics")).status_code for guess in range(32)]

    assert statuses == [404] * 30 + [429] * 2
    office.clock.move(minutes=6)
    assert (await visitor.http_client.get("/lich/x.ics")).status_code == 404


async def test_ones_own_file_is_for_whoever_is_signed_in(visitor, office):
    cleared_system(office.database, "IOFFICE")
    new_system(office.database, "KHAC", users=("VP",))
    await sign_in(visitor, office, "trong", "unit", "HCTP")

    answer = await visitor.http_client.get(OWN)
    stranger = await another_browser().http_client.get(OWN, follow_redirects=False)

    assert len(events(answer.content)) == 1
    assert answer.headers["content-disposition"].startswith("attachment")
    assert (stranger.status_code, stranger.headers["location"]) == (303, f"/dang-nhap?next={OWN}")


async def test_the_address_is_shown_once_and_can_be_revoked(visitor, office):
    await sign_in(visitor, office)
    await visitor.open("/tai-khoan")
    await visitor.should_see("chỉ chương trình lịch trên máy đó đọc được")

    await click(visitor, "Tạo địa chỉ lịch")
    await visitor.should_see(marker="address")
    [shown] = visitor.find(marker="address").elements
    path = "/lich/" + shown.text.rpartition("/")[2]
    assert (await another_browser().http_client.get(path)).status_code == 200
    await click(visitor, "Đã cất")
    await visitor.should_see("Đang có một địa chỉ lịch")
    await visitor.open("/tai-khoan")
    await visitor.should_not_see(marker="address")

    await click(visitor, "Hủy địa chỉ lịch")
    await visitor.should_see(marker="confirm")
    await press(visitor, "confirm")
    await visitor.should_see("Đã hủy địa chỉ lịch.")
    assert (await another_browser().http_client.get(path)).status_code == 404


@pytest.mark.parametrize("by", ["password", "signed_out", "own", "second_factor", "revoked"])
async def test_an_address_goes_with_what_it_was_made_under(visitor, office, by):
    office.add("goc", "admin")
    office.add("lan")
    path, lan, goc = address(office, "lan"), actor(office, "lan"), actor(office, "goc")
    assert (await visitor.http_client.get(path)).status_code == 200

    with office.database.work(lan if by == "own" else goc) as work:
        person = work.session.exec(select(Person).where(col(Person.name) == "lan")).one()
        if by == "password":
            people.set_password(work, "lan", NewPassword("lan", hash="x"))
        elif by == "signed_out":
            people.sign_out_everywhere(work, "lan")
        elif by == "own":
            signed_in_browsers.end_others(work, "")
        elif by == "second_factor":
            second_factor.turn_off(work, person)
        else:
            assert people.show(work, "lan").calendar_since is not None
            people.revoke_calendar(work, "lan")

    assert (await visitor.http_client.get(path)).status_code == 404


async def test_an_address_that_no_program_reads_for_a_year_is_closed(visitor, office):
    office.add("goc", "admin")
    office.add("lan")
    path = address(office, "lan")
    office.clock.move(days=300)
    assert (await visitor.http_client.get(path)).status_code == 200
    office.clock.move(days=300)
    assert (await visitor.http_client.get(path)).status_code == 200
    office.clock.move(days=366)

    assert (await visitor.http_client.get(path)).status_code == 404
