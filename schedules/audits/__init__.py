"""Audits planned and concluded, and what they found wrong."""
