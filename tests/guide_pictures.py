"""
The pictures of the officer's guide and of the README, taken from the program itself so that they stay true.

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

from inventory.law.levels import Facts
from inventory.records import DossierComponent, facts
from isms.papers import catalogue
from isms.papers.composition import rendering
from isms.platform.config import Settings
from isms.platform.database import Database
from isms.ui.guide import FOLDER
from tests import pictures
from tests.plain_sql import settle_passwords

if TYPE_CHECKING:
    from playwright.sync_api import Page

PICTURES = FOLDER / "anh"
SIZE = {"width": 1080, "height": 720}
CHECKLIST = Path(__file__).resolve().parent.parent / "docs" / "anh" / "phieu-kiem-tra.png"


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


def print_checklist(database: Database) -> bytes:
    """Return the checklist of a dossier as PDF, of a system of level 3 that has some of the parts."""
    with database.work(pictures.OFFICER) as work:
        answers = Facts(
            regime="331/2026",
            kind="public_service",
            information=frozenset({"personal"}),
            handles_administrative_procedures=True,
        )
        facts.record_classification(work, "TTHC", answers, work.today)
        for component, number in (("overview", "56/TM-STP"), ("level_justification", "57/TM-STP")):
            day = work.today - 9 * pictures.DAY
            part = DossierComponent(on=work.today, component=component, present=True, number=number, document_date=day)
            facts.record_component(work, "TTHC", part)
    with database.look(pictures.OFFICER) as work:
        return rendering.render(catalogue.make(work, catalogue.CHECKLIST, "TTHC"), "pdf")


def draw(pdf: bytes, file: Path) -> None:
    """Write the first page of a PDF as a picture, with Poppler."""
    command = ["pdftoppm", "-r", "110", "-png", "-singlefile", "-", str(file.with_suffix(""))]
    subprocess.run(command, input=pdf, check=True)


def renew() -> None:
    """Take every picture anew, on an office that holds everything."""
    from tests.chromium import running_browser
    from tests.postgres import free_port
    from tests.test_journey import PASSWORD, put_guide_away, served, sign_in

    PICTURES.mkdir(exist_ok=True)
    with TemporaryDirectory() as folder, running_browser() as browser:
        settings = Settings(data_dir=Path(folder))
        pictures.fill(settings)
        database = Database(settings.database_url)
        draw(print_checklist(database), CHECKLIST)
        database.engine.dispose()
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
