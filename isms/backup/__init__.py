"""Backups: a consistent copy of database and evidence in one file, proven after writing and before restoring."""

from isms.backup.creating import before_upgrade, create
from isms.backup.drilling import drill
from isms.backup.lost_register import refuse_new
from isms.backup.restoring import finish, restore

__all__ = ["before_upgrade", "create", "drill", "finish", "refuse_new", "restore"]
