"""The office's own papers around a dossier: proposal, request for opinion, decisions, Quy chế, plan, minutes."""
