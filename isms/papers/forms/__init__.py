"""The forms of the decree."""
