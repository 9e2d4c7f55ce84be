"""Imports by number, and taking one back."""
