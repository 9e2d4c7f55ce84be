"""The short line under a centred text: a third to a half of its length (NĐ 30/2020 Phụ lục I, II.2.b, II.5.b)."""

EM_CAPITAL, EM_SMALL, EM_SPACE = 0.71, 0.47, 0.25  # bold Times: widths of a letter in ems, on average
MM_PER_POINT = 25.4 / 72

# LibreOffice does not draw a line under the spaces that end a paragraph; a zero-width letter ends it instead.
BLANK, END = "\u00a0", "\u200c"


def text_width(text: str, points: float) -> float:
    """Return roughly how wide bold Times sets the text, in mm."""
    ems = sum(EM_SPACE if c.isspace() else EM_CAPITAL if c.isupper() else EM_SMALL for c in text)
    return ems * points * MM_PER_POINT


def rule_length(text: str, points: float, column: float) -> float:
    """Return the length in mm of the line under a text set in a column of so many mm."""
    return round(0.41 * min(text_width(text, points), column), 1)


def rule_of_spaces(text: str, points: float, column: float) -> str:
    """Return the spaces that make the same line in Word, underlined at 8 points (2 points each)."""
    return BLANK * round(rule_length(text, points, column) / (2 * MM_PER_POINT)) + END
