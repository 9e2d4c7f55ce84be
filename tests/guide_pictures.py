"""
The pictures of the officer's guide, taken from the program itself so that they stay true.

Renew them after a change of the pages:  python -m tests.guide_pictures
"""

import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from isms.platform.config import Settings
from isms.ui.guide import FOLDER
from tests import pictures
from tests.plain_sql import settle_passwords

if TYPE_CHECKING:
    from playwright.sync_api import Page

PICTURES = FOLDER / "anh"
SIZE = {"width": 1080, "height": 720}


@dataclass(frozen=True, slots=True)
class Shot:
    """A page, the buttons to press on it in turn, and the part that the picture shows: a selector, or all in sight."""

    path: str
    press: tuple[str, ...] = ()
    part: str = ""


SHOTS = {
    "thuyet-minh": Shot("/thuyet-minh/IOFFICE"),
    "nhap-xuat": Shot("/nhap-xuat"),
    "ke-hoach": Shot("/ke-hoach"),
    "so-giay-to": Shot("/so-giay-to"),
    "bao-cao-nam": Shot("/bao-cao/mau-08"),
    "hom-nay": Shot("/"),
    "ra-soat": Shot("/ra-soat"),
    "canh-bao": Shot("/canh-bao"),
    "he-thong-moi": Shot("/he-thong/moi"),
    "ho-so": Shot("/he-thong/IOFFICE?tab=ho-so"),
    "phuong-an": Shot("/he-thong/LUU-TRU?tab=phuong-an"),
    "lich-thang": Shot("/kiem-tra?xem=thang"),
    "nhap-ket-luan": Shot("/he-thong/IOFFICE?tab=kiem-tra", ("Nhập kết luận",)),
    "vi-sao-bi-chan": Shot("/he-thong/TTHC"),
    "theo-doi": Shot("/theo-doi"),
}


def named() -> set[str]:
    """Return the names of the pictures that the guide's pages show."""
    pages = "\n".join(page.read_text("utf-8") for page in FOLDER.glob("*.md"))
    return set(re.findall(r"\]\(anh/([\w-]+)\.png\)", pages))


def take(page: "Page", address: str, name: str, folder: Path) -> Path:
    """Write the picture of that name into a folder and return its file."""
    shot = SHOTS[name]
    page.set_viewport_size(SIZE)
    page.goto(f"{address}{shot.path}")
    for button in shot.press:
        pictures.settle(page)
        page.get_by_role("button", name=button, exact=True).first.click()
    pictures.settle(page)
    page.wait_for_function("!document.querySelector('.q-notification')")
    file = folder / f"{name}.png"
    (page.locator(shot.part).first if shot.part else page).screenshot(path=file)
    return file


def renew() -> None:
    """Take every picture anew, on an office that holds everything."""
    from tests.chromium import running_browser
    from tests.postgres import free_port
    from tests.test_journey import PASSWORD, put_guide_away, served, sign_in

    PICTURES.mkdir(exist_ok=True)
    with TemporaryDirectory() as folder, running_browser() as browser:
        pictures.fill(Settings(data_dir=Path(folder)))
        environment = os.environ | {"ISMS_DATA_DIR": folder, "PYTHONUNBUFFERED": "1"}
        command = [sys.executable, "-m", "isms", "user", "add", "quan.tri", "--role", "admin", "--password-stdin"]
        subprocess.run(command, env=environment, input=f"{PASSWORD}\n", text=True, check=True)
        settle_passwords(environment)
        port = free_port()
        page = browser.new_context(locale="vi-VN", timezone_id="Asia/Ho_Chi_Minh").new_page()
        with served(environment, port, new=False):
            sign_in(page, f"http://127.0.0.1:{port}")
            put_guide_away(page)
            for name in sorted(named()):
                take(page, f"http://127.0.0.1:{port}", name, PICTURES)


if __name__ == "__main__":
    renew()
