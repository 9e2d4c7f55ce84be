"""Rows taken in through use cases, and given out."""
