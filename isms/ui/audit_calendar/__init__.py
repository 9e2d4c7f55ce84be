"""The calendar of audits: what falls due when."""
