"""The register of information systems: what the law asks of each."""
