"""`python -m isms` is the command `isms`."""

from isms.cli import app

app()
