"""What the decrees are called on screen and in the cells of a workbook, by their codes."""

from functools import cache

from inventory.law import regimes


@cache
def names() -> dict[str, str]:
    """Return the full names; one that a later decree took the place of says so."""
    every = [regimes.load(code) for code in regimes.REGIME_CODES]
    newest = max(each.in_force_from for each in every)
    old = {each.code: " (quy định cũ)" for each in every if each.in_force_from < newest}
    return {each.code: f"{each.document}/NĐ-CP{old.get(each.code, '')}" for each in every}


@cache
def short_names() -> dict[str, str]:
    """Return the names as citations have them: "NĐ 331/2026"."""
    return {code: regimes.load(code).document for code in regimes.REGIME_CODES}
