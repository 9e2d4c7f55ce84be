"""When: working days, clocks, cadences, audits and alerts."""
