"""One digest for each person and day, and no alert lost on its way into it."""

import datetime as dt
import re
from dataclasses import replace

import pytest
from sqlmodel import select

from inventory.organisation import units
from inventory.records import Incident, Operation, PlanState, facts
from inventory.work import Actor, Addressee, Role, Work
from isms.accounts.people_tables import Person
from isms.jobs import jobs
from isms.mail import mail_texts
from isms.platform.config import Settings
from isms.platform.database import Database
from schedules.acts import enforcement, recording
from schedules.alerts import outbox
from schedules.alerts.alert_kind import Case, Now
from schedules.alerts.alert_kinds import KINDS
from schedules.alerts.alert_tables import Alert, AlertRecipient, Message
from schedules.alerts.digest import Digest, Line
from schedules.alerts.outbox import Due, Letter
from schedules.cadence.working_days import Holidays, default_holidays, is_working_day
from schedules.policies import policies
from tests.register import ADMIN, DAY, OFFICER, Clock, act_by, cleared_system, conclude, new_system, person, rows

POST = Actor("người đưa thư", Role.ADMIN)


def gather(database: Database, at_once: bool = True) -> list[Due]:
    with database.work(POST) as work:
        outbox.gather(work, at_once)
        return outbox.due(work, at_once)


def claim(database: Database, wanted: Due) -> Letter | None:
    with database.work(POST) as work:
        return outbox.claim(work, wanted)


def take_one(database: Database) -> Letter:
    """Gather and claim the only message there is."""
    [wanted] = gather(database)
    letter = claim(database, wanted)
    assert letter is not None
    return letter


def record_sent(database: Database, letter: Letter) -> None:
    with database.work(POST) as work:
        outbox.sent(work, letter)


def record_failed(database: Database, letter: Letter, why: str = "451 Try again later") -> None:
    with database.work(POST) as work:
        outbox.failed(work, letter, why)


def new_alert(database: Database, code: str) -> None:
    new_system(database, code)
    jobs.sweep(database)


def ungathered(database: Database) -> int:
    return len([row for row in rows(database, AlertRecipient) if row.message_id is None])


def account(work: Work, name: str) -> Person:
    return work.session.exec(select(Person).where(Person.name == name)).one()


def codes(lines: tuple[Line, ...]) -> list[str]:
    return [line.code for line in lines]


@pytest.fixture
def lan(database: Database) -> int:
    return person(database, "lan", "officer")


@pytest.mark.slow
def test_many_alerts_of_a_day_make_one_message(database: Database, lan: int) -> None:
    for code in "ABC":
        new_alert(database, code)

    letter = take_one(database)

    assert codes(letter.told.overdue) == ["A", "B", "C"]
    assert (letter.to.email, letter.day) == ("lan@so.gov.vn", database.today())
    assert len(rows(database, Message)) == 1


@pytest.mark.slow
def test_later_alerts_join_the_message_of_the_day_while_it_is_unsent(database: Database, lan: int) -> None:
    new_alert(database, "A")
    gather(database)
    new_alert(database, "B")

    assert codes(take_one(database).told.overdue) == ["A", "B"]


@pytest.mark.slow
def test_alerts_after_the_message_of_the_day_was_sent_wait_for_the_next_day(
    database: Database, clock: Clock, lan: int
) -> None:
    new_alert(database, "A")
    record_sent(database, take_one(database))
    new_alert(database, "B")

    assert gather(database) == []
    assert ungathered(database) == 1
    clock.to(clock.today + DAY)
    assert codes(take_one(database).told.overdue) == ["B"]
    assert [message.day for message in rows(database, Message)] == [clock.today - DAY, clock.today]


@pytest.mark.slow
def test_days_without_a_mail_server_end_in_one_message_not_in_one_for_each_day(
    database: Database, clock: Clock, lan: int
) -> None:
    for code in "ABC":
        new_alert(database, code)
        record_failed(database, take_one(database))
        clock.to(clock.today + DAY)

    letter = take_one(database)

    assert codes(letter.told.overdue) == ["A", "B", "C"]
    assert [message.day for message in rows(database, Message)] == [clock.today] == [letter.day]


@pytest.mark.slow
def test_a_new_message_awaits_the_sweep_of_the_day_so_that_it_holds_all_of_it(
    database: Database, clock: Clock, lan: int
) -> None:
    new_alert(database, "A")
    clock.to(worked_after(clock.today))

    assert gather(database, at_once=False) == []
    jobs.sweep(database)
    assert len(gather(database, at_once=False)) == 1


def worked_after(day: dt.date) -> dt.date:
    """Return the next working day that is no Monday, so that the days before and after are worked too."""
    holidays = Holidays.of(default_holidays())
    return next(
        found
        for found in (day + DAY * ahead for ahead in range(1, 30))
        if all(is_working_day(found + DAY * step, holidays) for step in (-1, 0, 1))
    )


@pytest.mark.slow
def test_on_a_day_off_the_digest_waits_for_the_next_working_day_but_never_an_incident(
    database: Database, clock: Clock, lan: int
) -> None:
    clock.to(worked_after(clock.today))
    off = clock.today + DAY
    with database.work(ADMIN) as work:
        policies.set_holiday(work, off, "Nghỉ theo thông báo", working=False)
    clock.to(off)
    new_alert(database, "A")
    jobs.sweep(database)
    assert gather(database, at_once=False) == []
    with database.work(ADMIN) as work:
        policies.set_holiday(work, off, "Làm bù", working=True)
    assert len(gather(database, at_once=False)) == 1


@pytest.mark.slow
def test_what_waited_over_days_off_goes_on_the_next_working_day_and_not_with_an_incident(
    database: Database, clock: Clock, lan: int
) -> None:
    first = worked_after(clock.today)
    clock.to(first)
    with database.work(ADMIN) as work:
        for ahead in (1, 2):
            policies.set_holiday(work, first + DAY * ahead, "Nghỉ", working=False)
    clock.to(first + DAY)
    new_alert(database, "A")
    jobs.sweep(database)
    assert gather(database, at_once=False) == []
    cleared_system(database, "B")
    with database.work(OFFICER) as work:
        recording.record(work, "B", Incident(detected_at=work.now, what="lộ dữ liệu", serious=True))

    wanted, of_withdrawal = gather(database, at_once=False)

    letter = claim(database, wanted)
    assert letter is not None
    assert [news.code for news in letter.told] == ["B"]
    record_sent(database, letter)
    letter = claim(database, of_withdrawal)
    assert letter is not None
    assert codes(letter.told.overdue) == ["B"]  # what the incident ended is told at once as well; A waits
    record_sent(database, letter)
    clock.to(first + 3 * DAY)
    jobs.sweep(database)
    with database.work(ADMIN) as work:
        policies.set_holiday(work, work.today, "Làm việc", working=True)
    _late_report, wanted = gather(database, at_once=False)
    letter = claim(database, wanted)
    assert letter is not None
    assert "A" in codes(letter.told.overdue)


@pytest.mark.engines("sqlite")
@pytest.mark.parametrize("mail", ["daily", "weekly"])
def test_a_digest_that_failed_is_not_tried_again_on_a_day_off_but_what_is_told_at_once_is(
    database: Database, clock: Clock, lan: int, mail: str
) -> None:
    monday = clock.today + (7 - clock.today.weekday()) * DAY  # the day of the week's mail
    with database.work(ADMIN) as work:
        work.session.get_one(Person, lan).mail = mail
        for ahead, working in enumerate((True, False, True)):
            policies.set_holiday(work, monday + ahead * DAY, "Theo thông báo", working=working)
    clock.to(monday)
    new_alert(database, "A")
    letter = claim(database, gather(database, at_once=False)[-1])
    assert letter is not None
    record_failed(database, letter)
    clock.to(monday + DAY)
    jobs.sweep(database)
    assert gather(database, at_once=False) == []

    cleared_system(database, "B")
    with database.work(OFFICER) as work:
        facts.record(work, "B", PlanState(on=work.today, state="partial"))
    [wanted] = gather(database, at_once=False)
    letter = claim(database, wanted)
    assert letter is not None
    assert codes(letter.told.overdue) == ["B"]
    record_failed(database, letter)

    clock.to(monday + 2 * DAY)
    jobs.sweep(database)
    letter = claim(database, gather(database, at_once=False)[-1])
    assert letter is not None
    assert {"A", "B"} <= set(codes(letter.told.overdue))


@pytest.mark.slow
def test_people_without_an_address_keep_their_alerts_until_they_give_one(database: Database, clock: Clock) -> None:
    person(database, "minh", "officer", email="")
    new_alert(database, "A")

    assert gather(database) == []
    with database.look(ADMIN) as work:
        assert [each.name for each in outbox.without_address(work)] == ["minh"]
    clock.move(days=300)
    jobs.sweep(database)
    with database.work(ADMIN) as work:
        account(work, "minh").email = "minh@so.gov.vn"
    letter = take_one(database)
    assert codes(letter.told.overdue) == ["A"]
    assert letter.alert_ids == {alert.id for alert in rows(database, Alert)}
    assert len(letter.alert_ids) == 2


@pytest.mark.slow
def test_a_closed_account_gets_no_mail_and_counts_for_none_that_waits(database: Database, lan: int) -> None:
    new_alert(database, "A")
    gather(database)
    with database.work(ADMIN) as work:
        account(work, "lan").active = False

    assert gather(database) == []
    with database.look(ADMIN) as work:
        assert outbox.waiting(work) == 0


@pytest.mark.slow
def test_of_several_alerts_of_a_system_the_latest_speaks(database: Database, clock: Clock, lan: int) -> None:
    due = cleared_system(database, "A")
    for ahead in (90, 60, 30):
        clock.to(due - ahead * DAY)
        jobs.sweep(database)

    [line] = take_one(database).told.soon

    assert (line.code, line.case.base, line.case.days, line.kind.code) == ("A", due, -30, "deadline")


@pytest.mark.slow
def test_a_lost_permission_outweighs_the_reminder_of_the_same_deadline(
    database: Database, clock: Clock, lan: int
) -> None:
    due = cleared_system(database, "A")
    clock.to(due + 10 * DAY)
    jobs.sweep(database)

    [line] = take_one(database).told.overdue

    assert (line.case.base, line.case.days, line.kind.code, line.case.detail) == (
        due,
        10,
        "withdrawn",
        "conclusion_expired",
    )
    assert {alert.kind for alert in rows(database, Alert)} == {"deadline", "withdrawn"}


@pytest.mark.slow
def test_what_was_done_before_the_message_left_is_listed_as_done(database: Database, clock: Clock, lan: int) -> None:
    cleared_system(database, "A")
    due = cleared_system(database, "B")
    new_system(database, "C")
    clock.to(due - 5 * DAY)
    jobs.sweep(database)
    with database.work(OFFICER) as work:
        conclude(work, "A", work.today)
        facts.record(work, "C", Operation(on=work.today, state="retired", reason="thay bằng B"))

    digest = take_one(database).told

    assert (codes(digest.overdue), codes(digest.soon), codes(digest.settled)) == ([], ["B"], ["C", "A"])
    assert act_by(database, "A") > due


@pytest.mark.slow
def test_permission_given_again_settles_its_loss(database: Database, clock: Clock, lan: int) -> None:
    due = cleared_system(database, "A")
    clock.to(due + DAY)
    jobs.sweep(database)
    with database.work(OFFICER) as work:
        conclude(work, "A", work.today)
    with database.work(OFFICER) as work:
        enforcement.put_into_use(work, "A")

    digest = take_one(database).told

    assert (digest.overdue, digest.soon, codes(digest.settled)) == ((), (), ["A"])


@pytest.mark.slow
def test_a_message_names_no_system_its_reader_may_no_longer_see(database: Database) -> None:
    person(database, "hoa", "unit", unit="HCTP")
    new_alert(database, "A")
    gather(database)
    with database.work(ADMIN) as work:
        account(work, "hoa").unit_id = units.add(work, "TCCB", "Phòng Tổ chức cán bộ", parent="STP").id

    assert take_one(database).told == Digest((), (), ())


@pytest.mark.slow
def test_only_one_of_two_deliverers_gets_a_message(database: Database, lan: int) -> None:
    new_alert(database, "A")
    [wanted] = gather(database)

    assert claim(database, wanted) is not None
    assert claim(database, wanted) is None


@pytest.mark.slow
def test_a_message_that_is_being_sent_is_due_for_nobody_else(database: Database, clock: Clock, lan: int) -> None:
    new_alert(database, "A")
    take_one(database)

    assert gather(database, at_once=True) == []
    clock.move(minutes=9)
    assert gather(database, at_once=True) == []
    clock.move(minutes=2)
    assert len(gather(database, at_once=False)) == 1


@pytest.mark.slow
def test_a_failed_message_rests_longer_and_longer_but_never_more_than_six_hours(
    database: Database, clock: Clock, lan: int
) -> None:
    new_alert(database, "A")
    gather(database)  # begun on any day, be it a day off
    rests = []
    for _ in range(9):
        [wanted] = gather(database, at_once=False)
        letter = claim(database, wanted)
        assert letter is not None
        record_failed(database, letter)
        [message] = rows(database, Message)
        rests.append((message.next_attempt_at - clock.now) / dt.timedelta(minutes=1))
        assert gather(database, at_once=False) == []
        clock.now = message.next_attempt_at

    assert [round(rest) for rest in rests] == [1, 2, 5, 15, 60, 180, 360, 360, 360]
    assert (message.attempts, message.last_error, message.sent_at) == (9, "451 Try again later", None)


@pytest.mark.slow
def test_who_asks_for_delivery_need_not_wait_for_the_pause_to_end(database: Database, lan: int) -> None:
    new_alert(database, "A")
    record_failed(database, take_one(database))

    assert gather(database, at_once=False) == []
    assert len(gather(database, at_once=True)) == 1


@pytest.mark.slow
def test_an_alert_that_joins_a_message_on_its_way_out_is_not_lost(database: Database, clock: Clock, lan: int) -> None:
    new_alert(database, "A")
    letter = take_one(database)
    new_alert(database, "B")
    gather(database)
    record_sent(database, letter)

    assert ungathered(database) == 1
    clock.to(clock.today + DAY)
    assert codes(take_one(database).told.overdue) == ["B"]


@pytest.mark.slow
def test_a_sent_message_says_when_and_to_whom(database: Database, lan: int) -> None:
    new_alert(database, "A")
    record_sent(database, take_one(database))

    [message] = rows(database, Message)
    assert (message.sent_to, message.last_error, message.attempts) == ("lan@so.gov.vn", "", 1)
    assert message.sent_at is not None
    with database.look(ADMIN) as work:
        assert outbox.waiting(work) == 0


@pytest.mark.slow
def test_a_late_failure_does_not_undo_that_it_was_sent(database: Database, clock: Clock, lan: int) -> None:
    new_alert(database, "A")
    slow = take_one(database)
    clock.move(minutes=11)
    quick = take_one(database)
    record_sent(database, quick)
    record_failed(database, slow)

    [message] = rows(database, Message)
    assert (message.sent_at is not None, message.last_error) == (True, "")


def line(code: str, days: int, kind: str = "deadline", detail: str = "") -> Line:
    today = dt.date(2026, 11, 22)
    case = Case(today - days * DAY, Now(today), stage=days, detail=detail)
    return Line(code, f"Hệ thống {code}", KINDS[kind], case)


def letter_of(digest: Digest) -> Letter:
    to = Addressee(1, Role.OFFICER, "/", "Cán bộ đầu mối", "lan@so.gov.vn")
    return Letter(1, 1, to, dt.date(2026, 11, 22), digest, frozenset())


def test_the_letter_says_what_is_due_when_and_what_to_do() -> None:
    digest = Digest(
        overdue=(
            line("A", 1250, detail="never_audited"),
            line("B", 40, "withdrawn", "conclusion_expired"),
            line("C", 3),
        ),
        soon=(line("D", 0), line("E", -12, detail="conditions")),
        settled=(line("F", 5),),
    )

    assert mail_texts.subject_of(digest, dt.date(2026, 11, 22)) == "3 việc quá hạn, 2 việc sắp đến hạn – 22/11/2026"
    assert mail_texts.text_of(letter_of(digest)) == LETTER


@pytest.mark.parametrize("form", [mail_texts.text_of, mail_texts.html_of])
def test_like_stands_with_like_and_both_forms_say_the_same(form) -> None:
    never = tuple(line(f"A{number}", 30, detail="never_audited") for number in range(18))
    digest = Digest(overdue=(*never, line("C", 3)), soon=(line("D", -5), line("E", -12)), settled=(line("F", 5),))

    said = form(letter_of(digest))

    assert said.count("chưa từng được kiểm tra, đánh giá") == 1 and "18 hệ thống: chưa từng được kiểm" in said
    assert said.count("Tổ chức kiểm tra, đánh giá rồi ghi kết luận") == 1
    for one in (*never, *digest.soon):
        assert re.search(rf"^.*{one.name} \({one.code}\): {re.escape(one.kind.due(one.case))}.*$", said, re.MULTILINE)
    assert "ĐÃ QUÁ HẠN (19)" in said and "SẮP ĐẾN HẠN (2)" in said
    assert "2 hệ thống: kiểm tra, đánh giá định kỳ" in said
    assert "Hệ thống C (C)" in said and "quá hạn 3 ngày" in said
    assert "Hệ thống F (F), hạn 17/11/2026" in said


def test_the_letter_in_html_fetches_nothing_and_a_name_is_no_markup() -> None:
    known = line("C", 3)
    digest = Digest((replace(known, name="Cổng <b>mới</b> & cũ"),), (), ())
    settings = Settings(smtp_from="so@so.gov.vn", public_url="https://so.gov.vn")

    message = mail_texts.compose(settings, letter_of(digest))

    assert message.get_content_type() == "multipart/alternative"
    text, html = (message.get_body((form,)).get_content() for form in ("plain", "html"))
    assert "Cổng <b>mới</b> & cũ (C)" in text and "Mở: https://so.gov.vn/he-thong/C" in text
    assert "Cổng &lt;b&gt;mới&lt;/b&gt; &amp; cũ (C)" in html and "<b>" not in html
    assert re.findall(r'(?:src|href)="([^"]*)"', html) == ["https://so.gov.vn/he-thong/C", "https://so.gov.vn/canh-bao"]
    assert not re.search(r"<(img|link|script|style|iframe)|url\(", html)


def test_the_letter_links_to_the_register_where_its_public_address_is_set() -> None:
    letter = letter_of(Digest(overdue=(line("C", 3),), soon=(), settled=()))

    assert "http" not in mail_texts.text_of(letter)
    assert "isms trail verify --anchor 120:9f86d081884c7d65)" in mail_texts.text_of(letter, "", "120:9f86d081884c7d65")
    incidents = replace(letter, told=())
    assert "--anchor 120:9f86d081884c7d65)" in mail_texts.text_of(incidents, "", "120:9f86d081884c7d65")
    assert "\nMở trang Cảnh báo: https://so.gov.vn/canh-bao\n" in mail_texts.text_of(letter, "https://so.gov.vn")


LETTER = """\
Kính gửi Cán bộ đầu mối,

Ngày 22/11/2026, các hệ thống thông tin sau đây cần được xử lý:

ĐÃ QUÁ HẠN (3)

- Hệ thống A (A)
  Chưa từng được kiểm tra, đánh giá
  Có trong sổ từ 21/06/2023 (1.250 ngày)
  Việc cần làm: Tổ chức kiểm tra, đánh giá rồi ghi kết luận vào phần mềm.

- Hệ thống B (B)
  Đã thu hồi cho phép sử dụng: kết luận kiểm tra, đánh giá hết giá trị
  Hạn: 13/10/2026 (quá hạn 40 ngày)
  Việc cần làm: Ngừng vận hành, hoặc khắc phục và đánh giá lại, ghi kết luận mới rồi đề nghị đưa vào sử dụng.

- Hệ thống C (C)
  Kiểm tra, đánh giá định kỳ
  Hạn: 19/11/2026 (quá hạn 3 ngày)
  Việc cần làm: Tổ chức kiểm tra, đánh giá ngay rồi ghi kết luận vào phần mềm.

SẮP ĐẾN HẠN (2)

- Hệ thống D (D)
  Kiểm tra, đánh giá định kỳ
  Hạn: 22/11/2026 (hôm nay là ngày cuối)
  Việc cần làm: Tổ chức kiểm tra, đánh giá và ghi kết luận trước khi hết hạn.

- Hệ thống E (E)
  Thực hiện các điều kiện kèm theo kết luận
  Hạn: 04/12/2026 (còn 12 ngày)
  Việc cần làm: Hoàn thành các điều kiện, đánh giá lại rồi ghi kết luận mới trước khi hết hạn.

ĐÃ XỬ LÝ XONG trước khi thư này được gửi (1)
- Hệ thống F (F), hạn 17/11/2026

Căn cứ của từng việc và lịch sử của hệ thống có trong trang Cảnh báo và trang hệ thống của phần mềm.
Thư này do phần mềm isms tự gửi, mỗi ngày làm việc nhiều nhất một thư; sự cố có thư riêng. Vui lòng không trả lời.
"""


def test_a_letter_with_nothing_left_to_do_says_so() -> None:
    digest = Digest((), (), (line("F", 5),))

    assert mail_texts.subject_of(digest, dt.date(2026, 11, 22)) == "không còn việc cần xử lý – 22/11/2026"
    assert "không còn việc nào trong thư này cần xử lý" in mail_texts.text_of(letter_of(digest))


def test_a_letter_of_a_thousand_systems_stays_readable_and_says_how_many_more() -> None:
    digest = Digest(tuple(line(f"HT-{number}", 8) for number in range(1250)), (), ())

    text = mail_texts.text_of(letter_of(digest))

    assert mail_texts.subject_of(digest, dt.date(2026, 11, 22)).startswith("1.250 việc quá hạn")
    assert "ĐÃ QUÁ HẠN (1.250)" in text
    assert text.count("Hệ thống HT-") == 200
    assert "1.050 hệ thống khác" in text


@pytest.mark.engines("sqlite")
def test_what_was_told_in_years_is_not_read_again(database: Database, clock: Clock, lan: int) -> None:
    new_alert(database, "A")
    record_sent(database, take_one(database))
    clock.move(days=1)
    new_alert(database, "B")
    few = steps_of_a_gathering(database)
    with database.engine.begin() as connection:
        connection.exec_driver_sql(
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3000)"
            " INSERT INTO alert (key, kind, system_id, base, stage, detail, raised_on, raised_at)"
            " SELECT key || i, kind, system_id, base, stage, detail, raised_on, raised_at FROM alert, n WHERE id = 1"
        )
        connection.exec_driver_sql(
            "INSERT INTO alert_recipient (alert_id, person_id, message_id)"
            " SELECT alert.id, person_id, message_id FROM alert, alert_recipient WHERE alert_id = 1 AND alert.id > 2"
        )
        connection.exec_driver_sql("ANALYZE")  # without it SQLite takes either of two indexes, as they were made
    assert steps_of_a_gathering(database) < 1.5 * few + 500


def steps_of_a_gathering(database: Database) -> int:
    """Return how many instructions of its machine SQLite runs for a gathering that is not kept."""
    steps = 0

    def step() -> None:
        nonlocal steps
        steps += 1

    with database.work(POST) as work:
        connection = work.session.connection().connection.driver_connection
        connection.set_progress_handler(step, 1)
        outbox.gather(work, at_once=True)
        work.session.flush()
        connection.set_progress_handler(None, 1)
        work.session.rollback()
    return steps
