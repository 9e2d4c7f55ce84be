"""Papers of the level-proposal dossier."""
