"""Papers about audits and incidents."""
