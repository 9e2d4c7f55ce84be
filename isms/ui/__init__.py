"""The web application, in Vietnamese."""
