"""What the pages about audits share: their addresses, the calendar by month and by year, the plan of due days."""
