"""Entering a system by one plain question at a time."""
