"""The page of the watch."""
