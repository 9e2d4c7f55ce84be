"""Reports on the office's plans."""
