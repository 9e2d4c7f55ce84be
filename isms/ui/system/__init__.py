"""The parts of a system's page: each tab, each form, and what they share."""
