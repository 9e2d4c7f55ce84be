"""The page of the office's plans: what is shown, the tasks with their units, reporting, entering plans and tasks."""
