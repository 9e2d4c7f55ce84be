"""The recipe for nginx, as it stands in docs/cai-dat, before a real server."""

import asyncio
import re
import shutil
import ssl
import subprocess
import sys
import time
from pathlib import Path

import httpx
import pytest
from websockets.asyncio.client import connect

from tests.mailbox import certificate
from tests.plain_sql import settle_passwords
from tests.postgres import free_port
from tests.ui import PASSWORD, hidden

RECIPE = Path(__file__).parents[1] / "docs/cai-dat/nginx.conf"
pytestmark = pytest.mark.slow


@pytest.fixture
def address(clean_environment, tmp_path, port):
    """The address of nginx, with the program behind it, that only it is believed by."""
    file, outside = certificate(tmp_path), free_port()
    recipe = RECIPE.read_text(encoding="utf-8")
    for ours, here in (
        ("listen 443 ssl", f"listen 127.0.0.1:{outside} ssl"),
        ("127.0.0.1:8080", f"127.0.0.1:{port}"),
        ("/etc/isms/chung-thu.pem", str(file)),
        ("/etc/isms/khoa.pem", str(file)),
    ):
        assert ours in recipe
        recipe = recipe.replace(ours, here)
    folders = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    kept = "\n".join(f"{name}_temp_path {tmp_path}/{name};" for name in folders)
    (tmp_path / "nginx.conf").write_text(
        f"daemon off; pid {tmp_path}/pid; error_log {tmp_path}/error.log; events {{}}\n"
        f"http {{ access_log off; {kept}\n{recipe} }}",
        encoding="utf-8",
    )
    told = clean_environment | {"ISMS_TRUSTED_PROXIES": "127.0.0.1"}
    run = [sys.executable, "-m", "isms"]
    subprocess.run([*run, "init"], env=told, check=True, capture_output=True)
    subprocess.run(
        [*run, "user", "add", "minh", "--role", "officer", "--password-stdin"],
        env=told,
        input=PASSWORD + "\n",
        text=True,
        check=True,
        capture_output=True,
    )
    settle_passwords(told)
    nginx = shutil.which("nginx") or "/usr/sbin/nginx"
    with (
        subprocess.Popen([*run, "serve", "--port", str(port)], env=told, stdout=subprocess.DEVNULL) as program,
        subprocess.Popen([nginx, "-c", tmp_path / "nginx.conf", "-e", tmp_path / "error.log"]) as proxy,
    ):
        try:
            yield f"https://127.0.0.1:{outside}", ssl.create_default_context(cafile=str(file))
        finally:
            proxy.terminate()
            program.terminate()


def test_people_sign_in_through_the_proxy_and_their_pages_stay_connected(address):
    site, trust = address
    with httpx.Client(base_url=site, verify=trust) as browser:
        form = _patiently(browser, "/dang-nhap")
        signed_in = browser.post("/dang-nhap", data=hidden(form.text) | {"name": "minh", "password": PASSWORD})

        assert signed_in.status_code == 303, signed_in.text
        [cookie] = [each for each in browser.cookies.jar if each.name.endswith("isms")]
        assert (cookie.name, cookie.secure) == ("__Host-isms", True)
        page = browser.get("/he-thong")
        assert page.status_code == 200
        assert page.headers["Strict-Transport-Security"].startswith("max-age=31536000")
        client = re.search(r"'client_id': '([0-9a-f-]+)'", page.text).group(1)
        asyncio.run(_join(site, trust, client, f"{cookie.name}={cookie.value}"))


def _patiently(browser: httpx.Client, path: str) -> httpx.Response:
    deadline = time.monotonic() + 60
    while True:
        try:
            if (answer := browser.get(path)).status_code == 200 or time.monotonic() > deadline:
                return answer
        except httpx.TransportError:
            if time.monotonic() > deadline:
                raise
        time.sleep(0.1)


async def _join(site: str, trust: ssl.SSLContext, client: str, cookie: str) -> None:
    """Open the socket of a page, as its browser does, and be let in."""
    where = f"{site.replace('https', 'wss')}/_nicegui_ws/socket.io/?client_id={client}&EIO=4&transport=websocket"
    async with connect(where, ssl=trust, origin=site, additional_headers={"Cookie": cookie}) as socket:
        assert (await socket.recv()).startswith("0")
        await socket.send("40")
        assert (await socket.recv()).startswith("40")
