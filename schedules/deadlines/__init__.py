"""When what is recorded falls due, and whether it is still to be dealt with."""
