"""Facts on paper: frozen facts in, PDF, DOCX or HTML out. Nothing here reads the database or the clock."""
