"""The command `isms`: the composition root. Each command builds its database, asks one use case, prints the answer."""

from isms.platform.garbage import loading

with loading():
    from isms.cli.commands import app as app
