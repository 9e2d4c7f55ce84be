"""Parts of the pages of reports."""
