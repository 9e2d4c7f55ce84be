"""Papers and reports: the catalogue, and the run that prints many."""
