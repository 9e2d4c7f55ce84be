"""What docs/security.md and docs/faults.md name as proof is there; of ASVS at most five requirements are open."""

import re
from pathlib import Path

import pytest

TESTS = Path(__file__).parent
DOCS = TESTS.parent / "docs"
MOST_UNANSWERED = 5


@pytest.mark.parametrize("page", ["security.md", "faults.md"])
def test_every_test_and_file_that_a_page_names_is_there(page: str) -> None:
    text = (DOCS / page).read_text(encoding="utf-8")
    every = "\n".join(file.read_text(encoding="utf-8") for file in TESTS.glob("test_*.py"))
    tests = set(re.findall(r"`(test_\w+)`", text))
    files = set(re.findall(r"`([\w/.-]+/[\w.-]+\.(?:py|md|conf))`", text))

    assert tests
    assert [name for name in sorted(tests) if f"def {name}(" not in every and not (TESTS / f"{name}.py").exists()] == []
    assert [name for name in sorted(files) if not (TESTS.parent / name).exists()] == []


def test_few_requirements_are_not_answered_and_each_says_why() -> None:
    rows = re.findall(
        r"^\| (\d+\.\d+\.\d+) \|[^|]*\| (.*) \|$", (DOCS / "security.md").read_text(encoding="utf-8"), re.MULTILINE
    )
    unanswered = [answer for _, answer in rows if "Not answered" in answer]

    assert len(rows) == 54
    assert len(unanswered) <= MOST_UNANSWERED
    assert all(len(answer.split()) > 10 for answer in unanswered)
