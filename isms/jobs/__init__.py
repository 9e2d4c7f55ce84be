"""The scheduled jobs, and whether they run."""
