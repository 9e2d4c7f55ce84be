"""Use cases about one system: entered with its dossier, rehearsed, voided, its history."""
