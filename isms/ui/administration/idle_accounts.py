"""Accounts that close soon because nobody uses them."""

from collections.abc import Sequence
from datetime import date, timedelta

from nicegui import ui

from isms.accounts import idle
from isms.accounts.people import Listed
from isms.ui.parts import layout, words


def build(people: Sequence[Listed], today: date, path: str) -> None:
    """Draw the section when there are any; `path`: the page of people."""
    soon = sorted((each for each in people if closes_soon(each, today)), key=lambda each: each.closes_on or today)
    if not soon:
        return
    with layout.section("Sắp bị khóa vì không đăng nhập"):
        layout.text(
            "p",
            f"Tài khoản không đăng nhập {idle.ALLOWED.days} ngày bị khóa tự động ({idle.CLAUSE}; theo bản sao của bên "
            "thứ ba). Người bị khóa vẫn nhận thư nhắc; người quản trị toàn bộ cuối cùng không bị khóa.",
        ).classes("muted small")
        with ui.element("ul").classes("records"):
            for each in soon:
                with ui.element("li"), ui.element("div").classes("say"):
                    layout.link(each.full_name or each.name, f"{path}/{each.name}")
                    ui.label(_text(each, today)).classes("small")


def closes_soon(person: Listed, today: date) -> bool:
    """Say whether the account closes within a week unless it is used."""
    return person.closes_on is not None and person.closes_on <= today + timedelta(days=idle.WARNED.days)


def _text(person: Listed, today: date) -> str:
    last = f"Đăng nhập gần nhất {words.instant(person.last_sign_in_at)}" if person.last_sign_in_at else "Chưa lần nào"
    if person.closes_on is not None and person.closes_on <= today:
        return f"{last}. Đã quá {idle.ALLOWED.days} ngày; giữ lại vì là người quản trị toàn bộ cuối cùng."
    return f"{last}. Khóa ngày {words.day(person.closes_on)} ({words.how_far(person.closes_on or today, today)})."
