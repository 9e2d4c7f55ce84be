"""What everything runs on: settings, database and unit of work, trail, logs."""
