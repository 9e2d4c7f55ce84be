"""Days, numbers and distances as the office writes them."""

import re
import tomllib
from datetime import UTC, date, datetime, time
from pathlib import Path

import pytest

import templates
from inventory import written_days
from inventory.work import Role
from isms.papers.composition.paper_words import percent
from isms.ui.parts import words
from schedules.gate import remedies

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("due", "said"),
    [
        (date(2026, 12, 4), "còn 12 ngày"),
        (date(2026, 11, 23), "còn 1 ngày"),
        (date(2026, 11, 22), "hôm nay"),
        (date(2026, 11, 17), "quá hạn 5 ngày"),
        (date(2030, 11, 22), "còn 1.461 ngày"),
    ],
)
def test_a_due_day_says_how_far_it_is(due, said):
    assert words.how_far(due, TODAY) == said


WRITTEN = {
    "22/11/2026": TODAY,
    " 22/11/2026 ": TODAY,
    "22 / 11 / 2026": TODAY,
    "22-11-2026": TODAY,
    "22.11.2026.": TODAY,
    "22,11,2026": TODAY,
    "22112026": TODAY,
    "22/11/26": TODAY,
    "2026-11-22": TODAY,
    "2026/11/22": TODAY,
    "ngày 22 tháng 11 năm 2026": TODAY,
    "22\u00a0tha\u0301ng 11 na\u0306m 2026": TODAY,  # copied from a PDF
    "15/9/2026": date(2026, 9, 15),
    "5/9/26": date(2026, 9, 5),
    "15.9.2026": date(2026, 9, 15),
    "2/10/2026": date(2026, 10, 2),
    "01/10/26": date(2026, 10, 1),
    "1/7/99": date(1999, 7, 1),
}


@pytest.mark.parametrize("text", WRITTEN)
def test_a_day_is_read_as_the_office_writes_it(text):
    assert words.parse_day(text) == WRITTEN[text]
    assert words.day(TODAY) == "22/11/2026"


@pytest.mark.parametrize(
    "text",
    ["30/02/2026", "11/22/2026", "22/11", "22/11/226", "22/11/0026", "15/92/026", "221126", "hôm nay", "٢٢/١١/٢٠٢٦"],
)
def test_what_is_no_day_is_refused(text):
    with pytest.raises(ValueError):
        words.parse_day(text)


@pytest.mark.parametrize("text", ["9:05", "09:05", "9h05", "9.05", "0905", " 9 h 05 "])
def test_an_hour_is_read_as_the_office_writes_it(text):
    assert (written_days.hour(text), written_days.hour("14h")) == (time(9, 5), time(14))
    for wrong in ("25:00", "9:5", "905", "chín giờ"):
        with pytest.raises(ValueError):
            written_days.hour(wrong)


def test_no_day_is_no_day():
    assert (words.parse_day("  "), words.day(None), words.instant(None)) == (None, "", "")


def test_an_instant_is_shown_by_viet_nam_s_clocks():
    assert words.instant(datetime(2026, 11, 21, 18, 5, tzinfo=UTC)) == "22/11/2026 01:05"


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (words.number(1250), "1.250"),
        (words.number(-1234567), "-1.234.567"),
        (words.number(12.5, 1), "12,5"),
        (percent(12.5), "12,5%"),
        (percent(100.0), "100%"),
    ],
)
def test_numbers_have_dots_for_thousands_and_a_comma_for_the_rest(said, expected):
    assert said == expected


def test_every_role_has_a_name_and_an_explanation():
    assert all(role.label and role.help for role in Role)


def test_a_withdrawal_says_why_in_words_whoever_withdrew():
    assert words.why_withdrawn("conclusion_expired") == "Kết luận kiểm tra, đánh giá đã hết hiệu lực"
    assert words.why_withdrawn("no_level_decision; no_conclusion") == (
        "Không còn quyết định phê duyệt cấp độ; Không còn kết luận kiểm tra, đánh giá"
    )
    assert words.why_withdrawn("Chuyển máy chủ; nâng cấp") == "Chuyển máy chủ; nâng cấp"


def test_every_blocker_has_words_for_a_withdrawal():
    blockers = tomllib.loads(Path(remedies.__file__).with_name("remedies.toml").read_text("utf-8"))["blockers"]

    assert blockers.keys() <= words.WITHDRAWN_BECAUSE.keys()


OLD_WORDS = (
    r'"Thôi"',
    r"Rút phép|(?<!\")rút phép|bị rút\b|phép sử dụng (?:bị|đã|để) rút",
    r"(?<!cho )(?<!Cho )(?<!được )phép sử dụng",
    r"[Cc]ơ quan mình|Của ai\b|Với tôi|Đã nắm được|báo khi đã quá",
    r"Điều gì sẽ thay đổi|Đưa vào biểu mẫu để kiểm tra|Ghi bước hồ sơ|Ghi mức triển khai",
    r"Còn thiếu \{?\w+\}? chỗ|chỗ sổ chưa biết|Lấy số và in|Xem để in|khi chưa được phép",
    r"Toàn bộ cây đơn vị|Bạn là ai trong sổ|Hãy điền mục này|\[isms\]|đã có bản quét chưa|kể cho người ngoài",
    r"chỉ mở trên máy chạy nó",
)
"""What offices do not say, by the list of the first full walk (28/11/2026)."""


@pytest.mark.parametrize("old", OLD_WORDS)
def test_no_screen_mail_or_paper_says_what_an_office_would_not(old):
    root = Path(templates.__file__).parents[1]
    endings = ("*.py", "*.toml", "*.j2", "*.md", "*.js")
    folders = [root / each for each in ("inventory", "schedules", "isms", "templates")]
    written = [path for folder in folders for ending in endings for path in folder.rglob(ending)]

    assert len(written) > 500
    assert [(path.name, found) for path in written for found in re.findall(old, path.read_text("utf-8"))] == []


@pytest.mark.slow
def test_tone_marks_stand_the_same_way_in_every_word_the_office_sees():
    """One spelling: hóa, khỏe, ủy as in hủy and xóa, never the newer one with the mark on the last vowel."""
    newer = re.compile(r"\w*(?:o[áàảãạéèẻẽẹ]|(?<![qQ])u[ýỳỷỹỵ])\b")
    root = Path(templates.__file__).parents[1]
    written = [
        path
        for folder in ("inventory", "schedules", "isms", "templates")
        for ending in ("*.py", "*.toml", "*.html", "*.j2")
        for path in (root / folder).rglob(ending)
    ]

    found = {(path.name, word) for path in written for word in newer.findall(path.read_text("utf-8"))}

    assert written
    assert found == set()
