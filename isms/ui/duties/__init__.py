"""The pages of recurring duties: which the office minds, how each stands, what was done."""
