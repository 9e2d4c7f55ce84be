"""The sections of one's own account, each in a module of its own."""
