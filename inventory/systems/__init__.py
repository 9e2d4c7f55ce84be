"""The register of systems: entering and editing a system."""
