"""Evidence: the files that prove what the register says, kept by their SHA-256."""
