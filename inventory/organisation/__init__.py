"""Units, organisations and focal points, and what each person may see and do (access)."""
