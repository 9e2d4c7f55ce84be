"""What protects open pages: sockets, headers, sizes, sessions that end while a page is open."""

import re

import pytest
from nicegui import Client, core
from nicegui import __version__ as nicegui_version
from nicegui import ui as elements
from nicegui.testing import User
from sqlalchemy.exc import OperationalError
from starlette.routing import Route

from inventory.errors import NotFound, Reason, Refused
from inventory.organisation.access import Act
from isms.accounts import people, sessions
from isms.ui.shell.visit import Pages, Visit
from isms.ui.web import security
from tests import ui
from tests.filling import click
from tests.register import ADMIN
from tests.sockets import Socket
from tests.ui import PASSWORD, another_browser, application, sign_in
from tests.visitor import until

office, visitor = ui.office, ui.visitor
PEOPLE = "/quan-tri/nguoi-dung"


def cookie(user: User) -> str:
    return f"isms={user.http_client.cookies['isms']}"


async def opened(user: User, path: str) -> str:
    """Open a page over HTTP only, and return its client id: the secret that NiceGUI itself goes by."""
    page = await user.http_client.get(path)
    found = re.search(r"'client_id': '([0-9a-f-]+)'", page.text)
    assert found, page.text[:300]
    return found.group(1)


# Sockets


async def test_a_socket_is_for_who_opened_the_page(visitor, office):
    await sign_in(visitor, office)
    socket = Socket(await opened(visitor, PEOPLE), cookie=cookie(visitor))

    assert await socket.open() and await socket.join()
    await socket.close()


async def test_a_stolen_page_id_without_a_session_opens_no_socket(visitor, office):
    await sign_in(visitor, office)
    client_id = await opened(visitor, PEOPLE)

    assert not await Socket(client_id).open()
    assert not await Socket(client_id, cookie="isms=made-up").open()


@pytest.mark.parametrize("origin", ["http://evil.example", "null", "", "http://test.evil.example", "http://test:81"])
async def test_a_page_of_another_site_opens_no_socket(visitor, office, origin):
    await sign_in(visitor, office)
    client_id = await opened(visitor, PEOPLE)

    assert not await Socket(client_id, cookie=cookie(visitor), origin=origin).open()


async def test_a_stolen_page_id_is_of_no_use_to_another_person_s_session(visitor, office):
    await sign_in(visitor, office)
    thief = another_browser()
    await sign_in(thief, office, "lan", "unit")
    client_id = await opened(visitor, PEOPLE)

    socket = Socket(client_id, cookie=cookie(thief))

    assert await socket.open()
    assert not await socket.join()
    await socket.close()


async def test_a_socket_cannot_speak_for_a_page_of_somebody_else(visitor, office, monkeypatch):
    await sign_in(visitor, office)
    thief = another_browser()
    await sign_in(thief, office, "lan", "unit")
    theirs = Socket(await opened(thief, "/tai-khoan"), cookie=cookie(thief))
    mine = await opened(visitor, PEOPLE)
    victim = Socket(mine, cookie=cookie(visitor))
    heard = []
    monkeypatch.setattr(Client, "handle_event", lambda client, message: heard.append(client.id))
    assert await theirs.open() and await theirs.join() and await victim.open() and await victim.join()

    await theirs.emit("event", {"client_id": mine, "id": 1, "listener_id": "x", "args": []})
    await theirs.emit("handshake", {"client_id": mine, "tab_id": "t", "document_id": "d", "next_message_id": 0})
    assert heard == []
    await victim.emit("event", {"client_id": mine, "id": 1, "listener_id": "x", "args": []})

    await until(lambda: heard == [mine])
    await theirs.close()
    await victim.close()


@pytest.mark.parametrize("wrong", [{"id": 10**6}, {"listener_id": "x"}, {"args": ["{"]}, {"args": 1}, {"id": []}])
async def test_a_click_on_what_vanished_is_at_most_one_line_of_the_log(visitor, office, caplog, wrong):
    await sign_in(visitor, office)
    client_id = await opened(visitor, PEOPLE)
    element = next(each for each in Client.instances[client_id].elements.values() if each._event_listeners)
    click = {"client_id": client_id, "id": element.id, "listener_id": next(iter(element._event_listeners)), "args": []}
    socket = Socket(client_id, cookie=cookie(visitor))
    assert await socket.open() and await socket.join()
    caplog.clear()

    for _ in range(3):
        await socket.emit("event", click | wrong)

    assert len(caplog.records) <= 1
    assert not any(record.exc_info for record in caplog.records)
    await socket.close()


async def test_the_socket_s_address_answers_nothing_else(visitor, office):
    await sign_in(visitor, office)

    response = await visitor.http_client.get("/_nicegui_ws/socket.io/?EIO=4&transport=polling")

    assert response.status_code == 403


async def test_nobody_sends_a_file_to_a_page_of_somebody_else(visitor, office):
    await sign_in(visitor, office)
    thief = another_browser()
    await sign_in(thief, office, "lan", "unit")
    client_id = await opened(visitor, PEOPLE)
    upload = {"files": {"file": ("a.txt", b"a")}}

    assert (await thief.http_client.post(f"/_nicegui/client/{client_id}/upload/1", **upload)).status_code == 403
    own = await visitor.http_client.post(f"/_nicegui/client/{client_id}/upload/1", **upload)
    assert own.status_code == 404  # let through, and the page has no such field


# Sessions that end while a page is open


async def test_signing_out_closes_the_other_tabs(visitor, office):
    await sign_in(visitor, office)
    tab = await opened(visitor, PEOPLE)
    socket = Socket(tab, cookie=cookie(visitor))
    assert await socket.open() and await socket.join()
    page = await visitor.http_client.get("/tai-khoan")
    csrf = re.search(r'"name":"csrf","value":"([\w-]+)"', page.text)
    assert csrf

    await visitor.http_client.post("/dang-xuat", data={"csrf": csrf.group(1)})

    received = [await socket.receive() for _ in range(2)]
    away = f'"open",{{"path":"/dang-nhap?het-phien&next={PEOPLE}"'
    assert any(away in str(message.get("text")) for message in received), received
    assert "Phiên làm việc đã kết thúc" in (await visitor.http_client.get("/dang-nhap?het-phien&next=/")).text
    assert tab not in Client.instances
    await socket.close()


async def test_an_open_page_of_a_person_deactivated_meanwhile_cannot_act(office, caplog, monkeypatch):
    async with application(office, caplog) as (user, pages):
        outcomes = _page_that_adds_a_person(pages)
        office.add("root", "admin")
        await sign_in(user, office)
        await user.open("/thu")
        with office.database.work(ADMIN) as work:
            people.deactivate(work, "minh")

        sent_to: list[str] = []
        monkeypatch.setattr(user.navigate, "to", sent_to.append)
        await click(user, "Thêm")
        await until(lambda: outcomes)
        assert (outcomes, sent_to) == ([None], ["/dang-nhap?het-phien&next=/thu"])
        assert not office.knows("moi")
        response = await user.http_client.get(PEOPLE)
        assert (response.status_code, response.headers["location"]) == (303, f"/dang-nhap?next={PEOPLE}")


async def test_an_open_page_of_a_person_who_lost_the_role_is_told_why_not(office, caplog):
    async with application(office, caplog) as (user, pages):
        outcomes = _page_that_adds_a_person(pages)
        office.add("root", "admin")
        await sign_in(user, office)
        await user.open("/thu")
        with office.database.work(ADMIN) as work:  # past the use case, which would also end the session
            person = work.session.get(people.Person, 2)
            assert person and person.name == "minh"
            person.role = "unit"

        await click(user, "Thêm")
        await user.should_see("Vai trò của bạn không được quản trị")
        assert outcomes == [None]
        assert not office.knows("moi")


async def test_pages_of_ended_sessions_are_closed_and_others_stay(office, caplog):
    async with application(office, caplog) as (user, pages):
        await sign_in(user, office)
        other = another_browser()
        await sign_in(other, office, "lan")
        gone, stays = await opened(user, "/tai-khoan"), await opened(other, "/tai-khoan")
        with office.database.work(ADMIN) as work:
            people.sign_out_everywhere(work, "minh")

        await pages.close_ended()

        assert (gone in Client.instances, stays in Client.instances) == (False, True)


async def test_more_clicks_than_a_person_can_mean_are_refused(office, caplog):
    async with application(office, caplog) as (user, pages):

        @pages.page("/thu", title="Thử")
        async def page(visit: Visit) -> None:
            done = [await visit.act(lambda work: None, said="") for _ in range(121)]
            assert done[-1] is None and None not in done[:-1]

        await sign_in(user, office)
        await user.open("/thu")
        await user.should_see("quá nhiều thao tác")


async def test_pages_opened_without_end_are_refused_for_a_while_and_other_sessions_go_on(office, caplog, monkeypatch):
    monkeypatch.setattr(security, "MOST_VIEWS", 5)
    async with application(office, caplog) as (user, _pages):
        await sign_in(user, office)
        answers = [(await user.http_client.get("/khong-co")).status_code for _ in range(7)]
        assert answers[-1] == 429 and 429 not in answers[:3]
        assert (await user.http_client.get("/tinh/isms.js")).status_code == 200

        other = another_browser()
        await sign_in(other, office, "khac")
        assert (await other.http_client.get("/khong-co")).status_code == 404
        office.clock.move(minutes=2)
        assert (await user.http_client.get("/khong-co")).status_code == 404


async def test_a_session_stays_alive_while_it_is_used(visitor, office):
    await sign_in(visitor, office)
    for _ in range(3):
        office.clock.move(minutes=45)
        assert (await visitor.http_client.get("/tai-khoan")).status_code == 200

    office.clock.move(minutes=61)
    assert (await visitor.http_client.get("/tai-khoan")).status_code == 303


# What anybody may ask for


async def test_only_the_door_is_public(visitor, office):
    await visitor.http_client.get("/dang-nhap")
    paths = {route.path for route in core.app.routes if isinstance(route, Route)}
    private = {re.sub(r"\{.*?\}", "x", path) for path in paths if not security._is_public(path)}
    assert {PEOPLE, "/tai-khoan", "/dang-xuat"} <= private

    for path in [*sorted(private), "/docs", "/redoc", "/openapi.json", "/khong-co", "/_nicegui/client/x/upload/1"]:
        response = await visitor.http_client.get(path)
        assert (path, response.status_code) == (path, 303)
        assert response.headers["location"].startswith("/dang-nhap?next=")
        assert (await visitor.http_client.post(path, data={"a": "b"})).status_code == 401


async def test_there_is_no_api_documentation_even_for_administrators(visitor, office):
    await sign_in(visitor, office)

    for path in ("/docs", "/redoc", "/openapi.json"):
        response = await visitor.http_client.get(path)
        assert (path, response.status_code) == (path, 404)
        assert "Không có trang này" in response.text


async def test_a_page_for_another_role_is_refused_in_words(visitor, office):
    await sign_in(visitor, office, "lan", "unit")

    response = await visitor.http_client.get(PEOPLE)

    assert response.status_code == 403
    assert "Vai trò của bạn không mở được trang này" in response.text
    assert "Chu kỳ kiểm tra" not in response.text  # nor does the rail offer what the role may not open


KEPT = {
    "/dang-nhap": "no-store",
    "/tai-khoan": "no-store",
    "/khong-co": "no-store",
    "/tinh/isms.css": "no-cache",
    "/_nicegui/{version}/static/fonts.css": "public, max-age=31536000, immutable",
}


@pytest.mark.parametrize("path", KEPT)
async def test_every_answer_carries_the_headers(visitor, office, path):
    await sign_in(visitor, office)

    headers = (await visitor.http_client.get(path.format(version=nicegui_version))).headers

    policy = dict(part.strip().split(" ", 1) for part in headers["content-security-policy"].split(";"))
    assert policy["default-src"] == "'self'"
    assert (policy["object-src"], policy["base-uri"], policy["frame-ancestors"]) == ("'none'", "'none'", "'none'")
    assert policy["form-action"] == "'self'"
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"
    assert headers["referrer-policy"] == "same-origin"
    assert headers["cache-control"] == KEPT[path]


async def test_a_prefix_named_by_the_browser_is_not_believed(visitor, office):
    await sign_in(visitor, office)
    named = {"X-Forwarded-Prefix": "//evil.example"}

    page = await visitor.http_client.get("/tai-khoan", headers=named)
    away = await another_browser().http_client.get("/tai-khoan", headers=named)

    assert "evil.example" not in page.text
    assert away.headers["location"].startswith("/dang-nhap")


async def test_a_form_sent_by_another_site_is_refused(visitor, office):
    await sign_in(visitor, office)

    for said in ({"Origin": "http://evil.example"}, {"Origin": "null"}, {"Sec-Fetch-Site": "cross-site"}):
        response = await visitor.http_client.post("/dang-nhap", data={"name": "minh"}, headers=said)
        assert (said, response.status_code) == (said, 403)


@pytest.mark.parametrize("announced", [True, False])
async def test_a_big_body_is_refused_before_anything_reads_it(visitor, office, announced):
    async def pieces():
        for _ in range(70):
            yield b"x" * 1024

    content = b"x" * 70 * 1024 if announced else pieces()
    response = await visitor.http_client.post("/dang-nhap", content=content)

    assert response.status_code == 413


# Pages that fail


async def test_a_fault_while_building_a_page_shows_a_number_and_no_traceback(office, caplog):
    async with application(office, caplog) as (user, pages):

        @pages.page("/hong", title="Hỏng")
        def page(visit: Visit) -> None:
            raise ZeroDivisionError("secret detail")

        await sign_in(user, office)
        response = await user.http_client.get("/hong")
        logged = caplog.text
        caplog.clear()

    assert response.status_code == 500
    number = re.search(r"báo người quản trị mã ([0-9a-f]{8})", response.text)
    assert number and f"fault {number.group(1)}" in logged
    assert "ZeroDivisionError" in logged
    assert "ZeroDivisionError" not in response.text and "secret detail" not in response.text


async def test_a_database_that_does_not_answer_is_said_so(office, caplog, monkeypatch):
    def down(*_arguments: object) -> None:
        raise OperationalError("SELECT", {}, Exception("database is locked"))

    async with application(office, caplog) as (user, _):
        await sign_in(user, office)
        monkeypatch.setattr(sessions, "look_up", down)
        response = await user.http_client.get("/tai-khoan")
        refused = not await Socket("x", cookie=cookie(user)).open()
        caplog.clear()

    assert (response.status_code, refused) == (503, True)
    assert "Cơ sở dữ liệu đang không trả lời" in response.text
    assert "content-security-policy" in response.headers


@pytest.mark.parametrize(
    ("error", "status", "said"),
    [
        (NotFound("hệ thống thông tin", "X"), 404, "Không tìm thấy hệ thống thông tin"),
        (Refused([Reason("x", "Đ28.3.b", "Hãy ghi quyết định.")]), 403, "Đ28.3.b"),
    ],
)
async def test_a_refusal_while_building_a_page_is_said_in_the_page(office, caplog, error, status, said):
    async with application(office, caplog) as (user, pages):

        @pages.page("/tu-choi/{code}", title="Từ chối")
        async def page(visit: Visit, code: str) -> None:
            await visit.read(lambda work: _raise(error))

        await sign_in(user, office)
        response = await user.http_client.get("/tu-choi/X")

        assert response.status_code == status
        assert said in response.text


async def test_a_bad_parameter_is_a_page_that_does_not_exist(office, caplog):
    async with application(office, caplog) as (user, pages):

        @pages.page("/so/{number}", title="Số")
        def page(visit: Visit, number: int) -> None:
            assert number == 7

        await sign_in(user, office)

        assert (await user.http_client.get("/so/7")).status_code == 200
        response = await user.http_client.get("/so/bay")
        assert (response.status_code, "Không có trang này" in response.text) == (404, True)


def _raise(error: Exception) -> None:
    raise error


def _page_that_adds_a_person(pages: Pages) -> list[object]:
    """Add a page whose one button adds a person; return the list of what came of each click."""
    outcomes: list[object] = []

    @pages.page("/thu", title="Thử", act=Act.ADMINISTER)
    def page(visit: Visit) -> None:
        async def add() -> None:
            new = {"name": "moi", "role": "unit", "password": PASSWORD}
            outcomes.append(await visit.act(lambda work: people.add(work, **new).name, said="đã thêm"))

        elements.button("Thêm", on_click=add)

    return outcomes
