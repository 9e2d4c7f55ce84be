"""Cadence policies and holidays: entered by an administrator, and what a change would do."""
