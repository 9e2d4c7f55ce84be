"""The parts of the page on which the office says how its papers look: heads, signers, recipients, numbers."""
