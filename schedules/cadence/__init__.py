"""Days and periods, pure: working days, holidays, how often audits fall due, reminders, limits of procedures."""
