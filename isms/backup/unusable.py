"""What is said of a backup that cannot be used."""

from inventory.errors import Invalid, Problem


def unusable(rule: str, remedy: str = "Hãy dùng một bản sao lưu khác.") -> Invalid:
    """Return the error, to be raised."""
    return Invalid([Problem("bản sao lưu", rule, remedy)])
