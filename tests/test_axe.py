"""
Every page in a real browser: no violation of WCAG 2.2 AA, no word of the framework's own.

While working on a page, look at it alone:  LOOK=canh-bao,he-thong pytest tests/test_axe.py
Its pictures, at the width of a desktop and of a phone, are then written to build/pictures (LOOK=* takes those of all).
"""

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

import pytest

from isms.platform.config import Settings
from tests import pictures
from tests.chromium import new_visitor
from tests.conftest import program_environment
from tests.own_file import own_file
from tests.pictures import LOOKS, SIZES, Look
from tests.postgres import free_port
from tests.test_journey import become_administrator, patiently_open, put_guide_away, served

pytestmark = pytest.mark.browser
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
COLOURS = ["color-contrast"]
FOREIGN = re.compile(
    r"\b(no (data|results|matching)|(records|rows) per page|page \d+ of|close|search|select(ed)?|loading|next|previous|"
    r"upload(er)?|add files?|remove|clear|expand|collapse|toggle|today|sort(ed)?|cancel|dismiss|more|open|delete|"
    r"submit|back|skip|show|hide|january|february|november|december|monday|sunday|error|failed|warning)\b",
    re.IGNORECASE,
)
"""What NiceGUI, Quasar or the browser would say by itself."""

OWN = own_file(24, wrong=True)
_RUN = """only => {
    const looks = new Map(), like = new Map();
    const look = each => {
        if (!each) return '';
        if (!looks.has(each)) {
            const style = getComputedStyle(each);
            const own = [
                each.tagName, each.className.baseVal ?? each.className, each.disabled, each.ariaDisabled,
                style.color, style.backgroundColor, style.backgroundImage, style.opacity, style.filter,
                style.fontSize, style.fontWeight, style.textShadow,
            ];
            looks.set(each, own.join('|') + ' < ' + look(each.parentElement));
        }
        return looks.get(each);
    };
    for (const each of document.querySelectorAll('[data-measured]')) each.removeAttribute('data-measured');
    for (const each of document.body.querySelectorAll('*')) {
        const words = [...each.childNodes].some(node => node.nodeType === Node.TEXT_NODE && node.data.trim());
        if (!words && !each.matches('input, select, textarea')) continue;
        if (!each.checkVisibility({visibilityProperty: true})) continue;
        const before = like.get(look(each)) ?? 0;
        like.set(look(each), before + 1);
        if (before < 3) each.setAttribute('data-measured', '');
    }
    axe.configure({rules: [{id: 'color-contrast', selector: '[data-measured]'}]});
    return axe.run(
        {exclude: document.querySelector('.q-dialog__backdrop') ? ['#app'] : []},
        {runOnly: only, resultTypes: ['violations']},
    ).then(found => found.violations);
}"""
"""
What lies under a dialog is out of reach; axe would measure its colours through the backdrop.

Measuring colours is most of axe's work. Of words that look alike (same kind, classes, colours and letters, within the
same) it measures three: a calendar of a year says most things 365 times.
"""

_SAID = """() => {
    const said = [document.title];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
        const around = walker.currentNode.parentElement;
        if (!around.closest('script, style, .q-icon, [data-as-entered]')) said.push(walker.currentNode.textContent);
    }
    for (const each of document.querySelectorAll('[aria-label], [title], [placeholder], [alt]'))
        for (const name of ['aria-label', 'title', 'placeholder', 'alt']) said.push(each.getAttribute(name) || '');
    return [...new Set(said.map(text => text.trim()).filter(Boolean))];
}"""


@cache
def axe() -> str:
    return resources.files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8")


def violations(page: Any, rules: list[str] | None = None) -> list[str]:
    """Return what axe-core finds: rule, element and why, a line each."""
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(axe())
    only = {"type": "rule", "values": rules} if rules else {"type": "tag", "values": TAGS}
    found = page.evaluate(_RUN, only)
    return [
        f"{each['id']}: {' '.join(map(str, node['target']))}: {node['failureSummary'].splitlines()[-1].strip()}"
        for each in found
        for node in each["nodes"]
    ]


def foreign_words(page: Any) -> list[str]:
    """Return what the page says, or has read aloud, that is not Vietnamese."""
    return [text for text in page.evaluate(_SAID) if FOREIGN.search(text)]


def look_at(page: Any, name: str) -> list[str]:
    """Examine what is open in each size and theme, and return all that is wrong."""
    wrong = foreign_words(page)
    if page.get_by_text("Có lỗi trong chương trình").count():
        wrong.append("the page broke")
    for size, viewport in SIZES.items():
        page.set_viewport_size(viewport)
        pictures.settle(page)
        if "LOOK" in os.environ:
            pictures.take(page, name)
        wrong += [f"{size}: {found}" for found in violations(page)]
        wider = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        if wider > 0:
            wrong.append(f"{size}: {wider} px too wide")
        page.emulate_media(color_scheme="dark")
        wrong += [f"{size}, dark: {found}" for found in violations(page, COLOURS)]
        page.emulate_media(color_scheme="light")
    return wrong


def open_look(page: Any, address: str, look: Look) -> None:
    page.set_viewport_size(SIZES["desktop"])
    page.goto(f"{address}{look.path}")
    if look.own:
        pictures.settle(page)
        given = {"name": "Danh mục HTTT 2026.xlsx", "mimeType": "application/octet-stream", "buffer": OWN}
        page.locator("input[type=file]").set_input_files(given)
        page.get_by_role("button", name="Kiểm từng dòng", exact=True).wait_for()
    for name in look.press:
        pictures.settle(page)
        page.get_by_role("button", name=name, exact=True).first.click()
    pictures.settle(page)


def wanted(look: Look) -> bool:
    """Say whether to look at it: at all, or at those that the variable LOOK names ("canh-bao,he-thong"; "*": all)."""
    return bool({look.name, "*"} & set(os.environ.get("LOOK", "*").split(",")))


def complain(wrong: list[str]) -> None:
    if wrong:
        pytest.fail("\n".join(wrong), pytrace=False)


@dataclass
class Site:
    """The program on a register in which something of everything is on record, and a page of its first visitor."""

    page: Any
    address: str
    link: str
    entered: bool = False

    def enter(self) -> None:
        """Become the administrator, who is then shown around."""
        become_administrator(self.page, self.link)
        self.entered = True


@contextmanager
def new_site(browser: Any, folder: Path) -> Iterator[Site]:
    pictures.fill(Settings(data_dir=folder))
    context = new_visitor(browser, reduced_motion="reduce", viewport=SIZES["desktop"])
    port = free_port()
    with served(program_environment(folder), port) as words:
        link = re.search(r"http://\S+/bat-dau/\S+", words)
        assert link, words
        yield Site(context.new_page(), f"http://127.0.0.1:{port}", link.group(0))
    context.close()


@pytest.fixture(scope="module")
def site(browser, tmp_path_factory) -> Iterator[Site]:
    """One for all looks; nobody has entered it until a test does."""
    with new_site(browser, tmp_path_factory.mktemp("site")) as opened:
        yield opened


@pytest.fixture
def untouched(site, browser, tmp_path) -> Iterator[Site]:
    """A site that nobody has entered."""
    if not site.entered:
        yield site
        return
    with new_site(browser, tmp_path) as another:
        yield another


@pytest.fixture
def inside(site) -> Site:
    """The site, where an administrator is at work."""
    if not site.entered:
        site.enter()
        put_guide_away(site.page)
    return site


def test_one_faint_word_among_many_that_look_alike_is_found(page):
    words = "".join(f"<li class=word>Ngày {number}</li>" for number in range(30))
    page.set_content(f"<main><style>.late {{color: #bbb}}</style><ul>{words}</ul></main>")
    assert violations(page, COLOURS) == []
    page.evaluate("document.querySelectorAll('li')[20].style.color = '#bbb'")
    assert len(violations(page, COLOURS)) == 1
    page.evaluate("document.querySelectorAll('li')[25].className = 'late'")
    assert len(violations(page, COLOURS)) == 2
    page.evaluate("document.querySelector('ul').style.background = '#333'")
    assert len(violations(page, COLOURS)) >= 3


@pytest.mark.skipif("LOOK" in os.environ, reason="LOOK names other pages")
def test_the_way_in_is_open_to_everybody(untouched, subtests):
    patiently_open(untouched.page, untouched.link)
    with subtests.test("first run"):
        complain(look_at(untouched.page, "bat-dau"))
    patiently_open(untouched.page, f"{untouched.address}/")
    with subtests.test("sign-in"):
        complain(look_at(untouched.page, "dang-nhap"))
    untouched.enter()
    with subtests.test("first visit"):
        complain(look_at(untouched.page, "lan-dau"))
    untouched.page.set_viewport_size(SIZES["desktop"])
    put_guide_away(untouched.page)


@pytest.mark.parametrize("look", [look for look in LOOKS if wanted(look)], ids=lambda look: look.name)
def test_every_page_is_open_to_everybody(inside, look):
    open_look(inside.page, inside.address, look)
    complain(look_at(inside.page, look.name))
