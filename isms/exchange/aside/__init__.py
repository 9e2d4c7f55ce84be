"""Large imports: done in a copy of the register, and what they changed carried over in one short write."""
