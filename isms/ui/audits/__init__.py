"""Audits on a system's page and over all systems: plans, conclusions, findings."""
