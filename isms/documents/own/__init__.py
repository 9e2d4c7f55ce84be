"""The office's own Word templates: what they may say, and how they are filled and tried."""
