"""The watch on the screen: incidents, advisories, websites, agreements; on their own page and on a system's."""
