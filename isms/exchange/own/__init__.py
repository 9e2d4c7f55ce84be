"""An office's own spreadsheet: its sheets, which of its columns is which of ours, and what its cells say."""
