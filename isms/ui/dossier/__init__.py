"""The tab of the dossier, the explanation, the package."""
