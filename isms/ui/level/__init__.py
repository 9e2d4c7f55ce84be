"""The tab of the level."""
