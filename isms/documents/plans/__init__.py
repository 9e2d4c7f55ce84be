"""The reports on the office's plans: by quarter and by year, of the office and of each unit (KH DTI 2026 IV)."""
