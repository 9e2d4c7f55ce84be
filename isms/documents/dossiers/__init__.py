"""The explanations of a level-proposal dossier (Đ22), and the whole dossier in one package."""
