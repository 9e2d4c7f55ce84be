"""No rule names a decree: what differs between regimes stands in their data, so that the next one is data as well."""

import ast
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from inventory.law import regimes
from schedules.gate import remedies

ROOT = Path(__file__).parents[1]
FOLDERS = ("inventory", "schedules", "isms")
ASKED_ONLY_BY_SOME = {"serious_incident_unassessed"}


def named(tree: ast.AST) -> Iterator[int]:
    """Yield the lines with a string that is a regime's code, wherever it stands, or a default argument with one."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and node.value in regimes.KNOWN:
            yield node.lineno
        if isinstance(node, ast.arguments):
            for default in (*node.defaults, *filter(None, node.kw_defaults)):
                if any(code in ast.unparse(default) for code in regimes.KNOWN):
                    yield default.lineno


@pytest.mark.slow
def test_no_module_names_a_regime_by_its_code():
    found = [
        f"{file.relative_to(ROOT)}:{line}"
        for folder in FOLDERS
        for file in sorted((ROOT / folder).rglob("*.py"))
        for line in named(ast.parse(file.read_text("utf-8")))
    ]
    assert found == []


@pytest.mark.parametrize(
    "code",
    [
        'def rule(level, regime="331/2026"): ...',
        'def cite(clause="NĐ 331/2026 Đ18"): ...',
        'if regime == "85/2016": ...',
        'WORDS = {"331/2026": "an ninh mạng"}',
        'match regime:\n    case "331/2026": ...',
    ],
)
def test_a_default_a_comparison_and_a_key_are_seen(code):
    assert list(named(ast.parse(code)))


@pytest.mark.parametrize("regime", regimes.all(), ids=lambda each: each.code)
def test_every_reason_of_the_gate_has_its_clause_in_every_regime(regime):
    words = tomllib.loads(Path(remedies.__file__).with_name("remedies.toml").read_text("utf-8"))
    of_the_case = {
        "conclusion_expired",
        "assessor_not_allowed",
        "strict_reading",
        "other_regime",
    }  # the clause is given
    wanted = {
        code
        for kind in ("blockers", "cautions")
        for code, entry in words[kind].items()
        if "clause" not in entry and code not in of_the_case | ASKED_ONLY_BY_SOME
    }
    assert wanted <= regime.tables["gate"].keys()
    assert regime.tables["gate"].keys() - wanted <= ASKED_ONLY_BY_SOME


@pytest.mark.parametrize("regime", regimes.all(), ids=lambda each: each.code)
def test_a_regime_says_under_which_names_it_goes(regime):
    assert regime.code in regime.document
    assert regime.code in regime.name
    assert regime.subject
    assert regime.bases
