"""People, units, organisations, policies, mail, paper settings."""
