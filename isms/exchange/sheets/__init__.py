"""Files of rows: Excel, CSV, JSON."""
