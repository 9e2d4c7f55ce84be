"""The office's plans: tasks, progress by quarter, indicators."""
