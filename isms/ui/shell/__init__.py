"""Around every page: frame, visit, search, tour, help."""
