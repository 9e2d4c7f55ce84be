"""Alerts: raised, listed, taken note of, mailed."""
