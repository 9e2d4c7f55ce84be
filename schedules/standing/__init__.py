"""How systems stand, read from the database: facts, lists, counts, derived columns."""
