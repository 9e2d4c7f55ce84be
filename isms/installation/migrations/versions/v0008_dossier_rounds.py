"""Rounds and stages of a dossier: every step on record gets the round that its order tells."""

import sqlalchemy as sa
from alembic import op

from isms.installation.migrations.versions import v0002_guards as guards

revision = "0008"
down_revision = "0007"

STATES = ("drafting", "sent_for_appraisal", "appraised", "approved")


def upgrade() -> None:
    # Raw SQL: batch mode would rebuild the table on SQLite to add the checks, and drop its triggers.
    op.execute(
        'ALTER TABLE dossier ADD COLUMN "round" INTEGER DEFAULT 1 NOT NULL '
        'CONSTRAINT dossier_round CHECK ("round" >= 1)'
    )
    op.execute(
        "ALTER TABLE dossier ADD COLUMN stage VARCHAR DEFAULT '' NOT NULL "
        "CONSTRAINT dossier_stage CHECK (stage IN ('', 'new', 'extension', 'operating'))"
    )
    _number_rounds()
    guards.guard_new_columns("dossier")


def _number_rounds() -> None:
    """What follows an approval, or steps back, begins another round. Voided steps stay in the first."""
    connection = op.get_bind()
    steps = connection.execute(
        sa.text('SELECT id, system_id, state FROM dossier WHERE voided_at IS NULL ORDER BY system_id, "on", id')
    )
    system, last, number = 0, "", 1
    for identity, system_id, state in steps.all():
        if system_id != system:
            system, last, number = system_id, "", 1
        if last == "approved" or (last and STATES.index(state) < STATES.index(last)):
            number += 1
        last = state
        if number > 1:
            named = {"number": number, "id": identity}
            connection.execute(sa.text('UPDATE dossier SET "round" = :number WHERE id = :id'), named)
