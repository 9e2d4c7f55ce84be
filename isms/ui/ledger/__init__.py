"""The ledger of papers on screen: what part of it is asked for, one printing, the numbers."""
