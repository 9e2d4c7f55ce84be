"""Recurring duties: which the office minds, how they stand, and what was done for the office as a whole."""
