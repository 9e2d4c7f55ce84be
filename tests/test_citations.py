"""Every clause of NĐ 331/2026 that the product cites exists in the decree, to the point."""

import re
from pathlib import Path

ROOT = Path(__file__).parent.parent
CITED_IN = ("inventory", "schedules", "isms", "templates")
DOCUMENT = (
    r"NĐ 331/2026|NĐ 333/2026|TT 117/2026|TT 47/2026|TCVN 14423:2026|QCVN 12:2026"
    r"|NĐ 85/2016|TT 12/2022|TT 03/2017|NĐ 330/2026|NĐ 30/2020|BLDS|Bộ luật Lao động"
    r"|Luật An ninh mạng|116/2025/QH15|KH CĐS 2025|KH DTI 2026"
)
CITATION = re.compile(rf"(?P<document>{DOCUMENT})|Đ(?P<clause>\d+(?:\.\d+)?(?:\.[a-zđ]\b)?)")
OF_ANOTHER_DECREE = {"85_2016"}  # folders


def clauses() -> set[str]:
    """Return "18", "18.3", "18.3.đ" ...: the articles, clauses and points of the decree."""
    found = set()
    for line in (Path(__file__).parent / "golden" / "nd331-clauses.txt").read_text("utf-8").splitlines():
        article, _, parts = line.partition(":")
        found |= {article, *(f"{article}.{part}" for part in parts.split())}
    return found


def test_a_clause_that_is_cited_stands_in_the_decree():
    known, wrong, seen = clauses(), [], 0
    for folder in CITED_IN:
        for file in sorted((ROOT / folder).rglob("*")):
            if file.suffix not in {".py", ".toml", ".md", ".j2"} or file.parent.name in OF_ANOTHER_DECREE:
                continue
            for number, line in enumerate(file.read_text("utf-8").splitlines(), start=1):
                document = "NĐ 331/2026"
                for cited in CITATION.finditer(line):
                    document = cited["document"] or document
                    if cited["clause"] and document == "NĐ 331/2026":
                        seen += 1
                        if cited["clause"] not in known:
                            wrong.append(f"{file.relative_to(ROOT)}:{number}: Đ{cited['clause']}")
    assert wrong == []
    assert seen > 500
