"""The x-ray page."""
