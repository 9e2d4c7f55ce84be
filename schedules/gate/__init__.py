"""The gate, pure: facts on a day, what blocks a system, whether and until when it is cleared."""
