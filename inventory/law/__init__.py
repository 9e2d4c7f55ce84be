"""What the law says, as data and pure rules: regimes, levels, the interview, the dossier, assessors."""
