"""What others feel while heavy work of one person runs: their pages and saves, and how long the work takes."""

import json
import os
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles

import httpx
from sqlmodel import select

from bench import fill, workspace
from bench.measure import Row, milliseconds
from inventory.work import Actor, Role
from isms.background.task_tables import BackgroundTask
from isms.evidence import documents
from isms.evidence.documents import Document
from isms.evidence.store import Store
from isms.exchange.aside import import_task, undo_task
from isms.exchange.aside.import_task import RegisterFile
from isms.exchange.undo import undoing
from isms.papers import printing_task
from isms.papers.dossiers import package_task
from isms.papers.printing_task import Printing
from isms.platform.config import Settings
from isms.platform.database import Database

PERSON = Actor(workspace.NAME, Role.ADMIN)
PAGE, SAVE = "/he-thong", "/in/phieu-kiem-tra/HT-{:07}.html"
"""A page, and a save: printing a small paper writes the ledger and the trail."""
CODE = "HT-0000100"
MOST_P95_MS, MOST_MS = 1000, 3000
PAUSE = 0.6  # seconds between two looks of the neighbour
SCAN = 20 << 20  # bytes of a scanned document
PATIENCE = 1800  # seconds for one task


@dataclass(frozen=True, slots=True)
class Size:
    """Systems of the register and of the file taken in; scans of 20 MB in the package."""

    systems: int = 17_650
    imported: int = 6_000
    scans: int = 11


def rows(url: str, folder: Path, size: Size) -> Iterator[Row]:
    """Measure a server on such a register while each kind of heavy work runs, and alone before."""
    settings = Settings(data_dir=folder, database_url=url)
    database = Database(url)
    _attach(database, settings, size.scans)
    year = str(database.today().year)
    works: dict[str, Callable[..., BackgroundTask]] = {
        "Mẫu 08 as Word": lambda work: printing_task.ask(work, Printing("mau-08", year, "docx")),
        "its annex": lambda work: printing_task.ask(work, Printing("mau-08-annex", year, "docx")),
        "a package": lambda work: package_task.ask(work, CODE),
        "an import": lambda work: import_task.ask(work, settings, _file(size.imported), False),
        "taking it back": lambda work: undo_task.ask(work, undoing.listed(work, 1)[0].id, "đo"),
    }
    with workspace.served(url, folder) as (_, address):
        neighbour = _Neighbour(address, workspace.sign_in(address))
        alone = {each: median(neighbour.look(each) for _ in range(5)) for each in ("page", "save")}
        for name, ask in works.items():
            with database.work(PERSON) as work:
                number = ask(work).id
            seconds, felt = neighbour.while_open(database, number)
            for each, took in felt.items():
                p95 = quantiles([*took, *took], n=20)[-1]
                what = f"{size.systems:,} systems, {name}: another's {each}"
                yield Row(f"{what}, p95", p95, f"<= {MOST_P95_MS} ms", MOST_P95_MS, alone[each])
                yield Row(f"{what}, worst", max(took), f"<= {MOST_MS} ms", MOST_MS, alone[each])
            yield Row(f"{size.systems:,} systems, {name}, from asking", seconds, "-", PATIENCE, unit="s")
    database.engine.dispose()


class _Neighbour:
    """Another person at work: opens a page and saves something, again and again."""

    def __init__(self, address: str, cookie: str) -> None:
        self.client = httpx.Client(base_url=address, cookies={"isms": cookie}, timeout=120)
        self.saves = 0

    def look(self, each: str) -> float:
        """Return how long a page or a save takes, in ms. Raises when it is answered with a fault."""

        def ask() -> None:
            if each == "page":
                answer = self.client.get(PAGE)
            else:
                self.saves += 1
                answer = self.client.post(SAVE.format(1 + self.saves % 200))
            if answer.status_code != httpx.codes.OK:
                raise RuntimeError(f"{each}: {answer.status_code}")

        return milliseconds(ask)

    def while_open(self, database: Database, number: int) -> tuple[float, dict[str, list[float]]]:
        """Look until a task is over; return how many seconds that took, and what each look took in ms."""
        begin, over = time.perf_counter(), threading.Event()
        faults: list[str] = []
        watch = threading.Thread(target=_wait, args=(database, number, over, faults))
        watch.start()
        felt: dict[str, list[float]] = {"page": [], "save": []}
        while not over.is_set() or not felt["save"]:
            for each, took in felt.items():
                took.append(self.look(each))
                over.wait(PAUSE)
        watch.join()
        if faults:
            raise RuntimeError(faults[0])
        return time.perf_counter() - begin, felt


def _wait(database: Database, number: int, over: threading.Event, faults: list[str]) -> None:
    for _ in range(PATIENCE * 2):
        time.sleep(0.5)
        with database.look(PERSON) as work:
            task = work.session.exec(select(BackgroundTask).where(BackgroundTask.id == number)).one()
        if not task.is_open:
            break
    if task.state != "done":
        faults.append(f"{task.title}: {task.state} {task.error}")
    over.set()


def _attach(database: Database, settings: Settings, scans: int) -> None:
    """Put scans on file that belong to the dossier of a system."""
    store = Store(settings)
    for number in range(scans):
        draft = store.draft()
        draft.write_bytes(b"%PDF-1.4\n" + number.to_bytes(4, "big") + os.urandom(SCAN) + b"\n%%EOF\n")
        kept = store.keep(draft, f"ban-quet-{number}.pdf")
        with database.work(fill.BENCH) as work:
            documents.attach(work, [CODE], kept, Document(f"Bản quét {number}", "plan", work.today))


def _file(systems: int) -> RegisterFile:
    """Return a file of so many new systems, each with its decision."""
    card = {"owner": "Sở Tư pháp", "operator": "Văn phòng Sở", "unit": "STP", "responsibility": "owned"}
    decision = {"level": 2, "regime": "331/2026", "number": "1/QĐ", "date": "2026-11-01", "issuer": "Sở Tư pháp"}
    codes = [f"NHAP-{number:06}" for number in range(systems)]
    document = {
        "format": "isms/1",
        "systems": [card | {"code": code, "name": f"Hệ thống {code}"} for code in codes],
        "decisions": [decision | {"system": code} for code in codes],
    }
    return RegisterFile("nhap.json", json.dumps(document).encode(), ".json")
