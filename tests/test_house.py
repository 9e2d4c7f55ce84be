"""The house keeps its order: who may import whom, what stays pure, how large a file grows, what the tools say."""

import ast
import inspect
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from functools import cache
from graphlib import CycleError, TopologicalSorter
from itertools import pairwise
from pathlib import Path

import pytest

from tests import filling

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("inventory", "schedules", "templates", "isms")
LONGEST_FILE = 350
MIGRATIONS = "isms.installation.migrations.versions"
"""Records of what was once done: they are not read for pleasure and never change again."""

# (who, must not import what); the names are module prefixes
ARROWS = [
    ("inventory", ("schedules", "isms")),
    ("schedules", ("isms",)),
    ("inventory", ("nicegui", "fastapi", "starlette", "typer")),
    ("schedules", ("nicegui", "fastapi", "starlette", "typer")),
    ("templates", ("inventory", "schedules", "isms", "sqlmodel", "sqlalchemy")),
]
EDGES = ("isms.ui", "isms.papers", "isms.cli", "isms.__main__")
"""The rooms through which people and programs come in; the services behind them know none of them."""

PURE = (
    "inventory.choices",
    "inventory.errors",
    "inventory.vietnamese",
    "inventory.written_days",
    "inventory.law",
    "inventory.reading",
    "schedules.cadence",
    "schedules.gate",
)
"""Rules: values in, values out. A package's name stands for all of its modules."""

CLOCKS = re.compile(r"\b(date\.today|datetime\.now|datetime\.utcnow|datetime\.today|time\.time)\b")
EMPTY_NAMES = {"utils", "util", "helpers", "helper", "common", "misc", "core", "base"}

# What would tie the tree to one machine: its folders and its package indexes.
MACHINE = re.compile(
    "|".join(
        [
            r"/" + r"work/(main|shared|\.library)",
            r"/" + r"(root|tmp)/\.?\w",
            r"/opt/" + r"(wheels|pypi)",
            r"/(etc/pip|etc/xdg)" + r"\b",
            r"files\.python" + r"hosted\.org",
            r"(index|extra-index)-url" + r"\s*[= ]\s*\S",
            r"(pypi\." + r"org/simple|deb\.debian\.org)",
        ]
    )
)


@cache
def product_files() -> dict[str, Path]:
    """Return the product's modules: dotted name -> file."""
    files = sorted(path for package in PACKAGES for path in (ROOT / package).rglob("*.py"))
    return {_module_name(path): path for path in files}


def _module_name(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


@cache
def imports_of(module: str) -> frozenset[str]:
    """Return everything that the module imports, anywhere in it, as dotted names ("a.b" for `from a import b`)."""
    path = product_files()[module]
    tree = ast.parse(path.read_text(encoding="utf-8"), filename=str(path))
    package = module if path.name == "__init__.py" else module.rpartition(".")[0]
    return frozenset(name for node in ast.walk(tree) for name in _names_imported(node, package))


def _names_imported(node: ast.AST, package: str) -> Iterator[str]:
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names)
    elif isinstance(node, ast.ImportFrom):
        start = ".".join(package.split(".")[: len(package.split(".")) - node.level + 1]) if node.level else ""
        origin = ".".join(part for part in (start, node.module) if part)
        yield from (f"{origin}.{alias.name}" for alias in node.names)


def inside(name: str, *prefixes: str) -> bool:
    """Tell whether the dotted name is one of the prefixes or below it."""
    return any(name == prefix or name.startswith(prefix + ".") for prefix in prefixes)


def modules_in(package: str) -> list[str]:
    return [module for module in product_files() if inside(module, package)]


def tracked_files() -> list[Path]:
    listing = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return [ROOT / name for name in listing.split("\0") if name and (ROOT / name).is_file()]


@pytest.mark.slow
@pytest.mark.parametrize(("package", "forbidden"), ARROWS)
def test_the_arrows_between_rooms_run_one_way(package: str, forbidden: tuple[str, ...]) -> None:
    broken = [
        f"{module} imports {name}"
        for module in modules_in(package)
        for name in sorted(imports_of(module))
        if inside(name, *forbidden)
    ]

    assert broken == []


@pytest.mark.slow
def test_services_do_not_know_the_rooms_that_call_them() -> None:
    services = [module for module in modules_in("isms") if not inside(module, *EDGES)]

    broken = [f"{module} imports {name}" for module in services for name in imports_of(module) if inside(name, *EDGES)]

    assert broken == []


@pytest.mark.slow
def test_nobody_imports_the_command_line_but_the_program_itself() -> None:
    callers = [module for module in product_files() if any(inside(name, "isms.cli") for name in imports_of(module))]

    assert [module for module in callers if not inside(module, "isms.cli", "isms.__main__")] == []


@pytest.mark.parametrize("room", PURE)
def test_pure_modules_use_the_standard_library_and_each_other(room: str) -> None:
    foreign = [
        f"{module} imports {name}"
        for module in modules_in(room)
        for name in sorted(imports_of(module))
        if name.partition(".")[0] not in {*sys.stdlib_module_names, "dateutil"} and not inside(name, *PURE)
    ]

    assert modules_in(room) != []
    assert foreign == []


@pytest.mark.parametrize("room", PURE)
def test_pure_modules_never_ask_what_day_it_is(room: str) -> None:
    asked = {module: CLOCKS.findall(product_files()[module].read_text(encoding="utf-8")) for module in modules_in(room)}

    assert {module: clocks for module, clocks in asked.items() if clocks} == {}


def test_no_row_without_a_number_passes_for_row_0() -> None:
    hidden = {
        module: found
        for module, path in product_files().items()
        if (found := re.findall(r"\bid or 0\b", path.read_text(encoding="utf-8")))
    }

    assert hidden == {}, "the id of a stored row is an int; a row without one must raise, not stand for row 0"


def test_no_circle_of_imports_between_files() -> None:
    known = product_files()

    def files_behind(name: str) -> str | None:
        return name if name in known else name.rpartition(".")[0] if name.rpartition(".")[0] in known else None

    graph = {module: {files_behind(name) for name in imports_of(module)} - {None, module} for module in known}

    try:
        TopologicalSorter(graph).prepare()
    except CycleError as circle:
        pytest.fail(" -> ".join(circle.args[1]))


def test_no_two_folders_import_each_other() -> None:
    known = product_files()
    arrows: dict[tuple[str, str], list[str]] = {}
    for module in known:
        for name in imports_of(module):
            imported = name if name in known else name.rpartition(".")[0]
            if imported in known and folder_of(module) != folder_of(imported):
                way = (folder_of(module), folder_of(imported))
                arrows.setdefault(way, []).append(f"{module} imports {imported}")

    graph: dict[str, set[str]] = {}
    for user, used in arrows:
        graph.setdefault(user, set()).add(used)

    try:
        TopologicalSorter(graph).prepare()
    except CycleError as circle:
        round_trip = list(pairwise(reversed(circle.args[1])))
        pytest.fail("\n".join(arrow for way in round_trip for arrow in arrows[way]))


def folder_of(module: str) -> str:
    """Return the folder of a module: a package's own `__init__` stands in the package."""
    path = product_files()[module].relative_to(ROOT)
    return path.parent.as_posix()


def test_every_file_name_occurs_once() -> None:
    beside = [*(ROOT / "bench").glob("*.py"), *ROOT.glob("*.py")]
    names = Counter(path.stem for path in (*product_files().values(), *beside) if not path.stem.startswith("__"))

    assert [name for name, times in names.items() if times > 1] == []


def test_no_file_of_the_product_grows_too_long() -> None:
    live = {module: path for module, path in product_files().items() if not inside(module, MIGRATIONS)}

    lengths = {module: len(path.read_text(encoding="utf-8").splitlines()) for module, path in live.items()}

    assert {module: lines for module, lines in lengths.items() if lines > LONGEST_FILE} == {}


def test_every_module_is_named_after_what_it_does() -> None:
    assert [module for module in product_files() if module.rpartition(".")[2] in EMPTY_NAMES] == []


@pytest.mark.slow
def test_whoever_uses_a_page_in_a_test_waits_for_what_it_does() -> None:
    acts = {name for name, found in vars(filling).items() if inspect.iscoroutinefunction(found)}
    hasty = []
    for path in sorted((ROOT / "tests").glob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        waited_for = {id(each.value) for each in ast.walk(tree) if isinstance(each, ast.Await)}
        named = {each.asname or each.name for each in _imports(tree, "tests.filling")} & acts
        for call in (each for each in ast.walk(tree) if isinstance(each, ast.Call) and id(each) not in waited_for):
            at_once = isinstance(call.func, ast.Attribute) and call.func.attr == "click" and _finds(call.func.value)
            if at_once or (isinstance(call.func, ast.Name) and call.func.id in named):
                hasty.append(f"{path.name}:{call.lineno}")

    assert hasty == [], "await press, click, fill or choose of tests/filling.py: they wait until it is there"


def _imports(tree: ast.AST, module: str) -> list[ast.alias]:
    found = [each for each in ast.walk(tree) if isinstance(each, ast.ImportFrom) and each.module == module]
    return [alias for each in found for alias in each.names]


def _finds(value: ast.expr) -> bool:
    return isinstance(value, ast.Call) and isinstance(value.func, ast.Attribute) and value.func.attr == "find"


@pytest.mark.slow
def test_nothing_in_git_names_a_machine_or_an_index() -> None:
    named = []
    for path in tracked_files():
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue  # pictures and fonts
        named += [f"{path.relative_to(ROOT)}: {found.group()}" for found in MACHINE.finditer(text)]

    assert named == []


@pytest.mark.slow
@pytest.mark.parametrize(
    "command",
    [
        ("ruff", "check", "--no-cache", "--output-format=concise", "."),
        ("ruff", "format", "--check", "--no-cache", "--output-format=concise", "."),
        ("mypy", "--no-incremental"),
    ],
    ids=["ruff check", "ruff format", "mypy"],
)
def test_the_tools_have_nothing_to_say(command: tuple[str, ...]) -> None:
    said = subprocess.run([sys.executable, "-m", *command], cwd=ROOT, capture_output=True, text=True, check=False)

    assert said.returncode == 0, said.stdout + said.stderr
