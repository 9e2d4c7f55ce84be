"""Background tasks: heavy work that a person asked for, done by a process of its own, one task at a time."""
