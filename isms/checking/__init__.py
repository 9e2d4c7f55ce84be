"""The command `isms check`: what is wrong with a register, and what can be mended."""
