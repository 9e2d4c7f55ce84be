"""What a person has before them: tasks, what waits for confirmation, the timeline, the calendar feed."""
