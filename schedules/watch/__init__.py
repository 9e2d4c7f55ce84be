"""The watch: incidents, advisories, websites, agreements, the transition, and the calendar of all deadlines."""
