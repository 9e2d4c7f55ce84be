"""Pages of papers, the ledger, templates."""
