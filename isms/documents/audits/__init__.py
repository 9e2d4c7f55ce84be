"""Papers about audits and incidents. The decree has no form for them: they are internal ones."""
