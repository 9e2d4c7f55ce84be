"""Kinds of record that are declared once (inventory/records), the role by date, rules that count from a day."""

import sqlalchemy as sa
from alembic import op

from isms.installation.migrations.versions import v0002_guards as guards
from isms.installation.migrations.versions.v0003_workspace import of_a_fact

revision = "0006"
down_revision = "0005"

FACTS = (
    "role",
    "level_reason",
    "investment",
    "certificate",
    "conditions_met",
    "self_evaluation",
    "own_cadence",
)
MET = """COALESCE(NEW.cleared_until <= conditions_until OR EXISTS (
    SELECT 1 FROM conditions_met WHERE audit_id = audit.id AND conditions_met.voided_at IS NULL
    AND conditions_met."on" <= audit.conditions_until), {yes})"""
CLEARED = guards.CLEARED.replace("COALESCE(NEW.cleared_until <= conditions_until, {yes})", MET)
"""As before, and conditions met by a document in time let a permission last to the end of the cadence."""


def upgrade() -> None:
    _make_tables()
    _widen_agreements()
    _let_the_role_be_unknown()
    for table in FACTS:
        guards.guard_facts(table)
        guards.refuse_truncation(table)
    _guard_use_anew()
    _let_roles_wait_as_facts()


def _make_tables() -> None:
    op.create_table(
        "gate_rule",
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("in_force_from", sa.Date(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_by", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("code"),
    )
    _fact(
        "role",
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("responsibility", sa.String(), nullable=True),
        sa.Column("confirmed_by", sa.String(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.CheckConstraint("responsibility IN ('owned', 'operated', 'used')", name="role_responsibility"),
    )
    _fact(
        "level_reason",
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("level", sa.Integer(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("number", sa.String(), nullable=False),
    )
    _fact(
        "investment",
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
    )
    _fact(
        "certificate",
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("issuer", sa.String(), nullable=False),
        sa.Column("valid_until", sa.Date(), nullable=True),
        sa.Column("note", sa.String(), nullable=False),
        sa.CheckConstraint(
            "issuer IN ('ministry_of_public_security', 'ministry_of_national_defence', 'government_cipher_committee')",
            name="certificate_issuer",
        ),
    )
    _fact(
        "conditions_met",
        sa.Column("audit_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["audit_id"], ["audit.id"]),
    )
    op.create_index(op.f("ix_conditions_met_audit_id"), "conditions_met", ["audit_id"], unique=False)
    _fact(
        "self_evaluation",
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("evaluator", sa.String(), nullable=False),
        sa.Column("result", sa.String(), nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("notified_on", sa.Date(), nullable=True),
    )
    _fact(
        "own_cadence",
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("months", sa.Integer(), nullable=True),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("number", sa.String(), nullable=False),
    )


def _fact(name: str, *columns: sa.Column[object] | sa.Constraint) -> None:
    system = sa.ForeignKeyConstraint(["system_id"], ["system.id"])
    op.create_table(name, *of_a_fact(), *columns, system, sa.PrimaryKeyConstraint("id"))
    op.create_index(op.f(f"ix_{name}_system_id"), name, ["system_id"], unique=False)


def _widen_agreements() -> None:
    """An agreement names what it replaces; a delegation says whether it covers the approval of levels."""
    op.add_column("agreement", sa.Column("covers_approval", sa.Boolean(), nullable=True))
    replaced = sa.Column("replaces_id", sa.Integer(), sa.ForeignKey("agreement.id"), nullable=True)
    op.add_column("agreement", replaced, inline_references=True)
    op.create_index(op.f("ix_agreement_replaces_id"), "agreement", ["replaces_id"], unique=False)
    op.drop_index("agreement_end", "agreement")
    op.create_index(op.f("ix_agreement_ends_on"), "agreement", ["ends_on"], unique=False)
    guards.guard_new_columns("agreement")


def _let_the_role_be_unknown() -> None:
    """
    Let `system.responsibility` be empty.

    SQLite would rebuild the table, which rows of every other name; it documents this edit of its own schema as the
    safe way to drop a NOT NULL.
    """
    connection = op.get_bind()
    if connection.dialect.name == "postgresql":
        op.alter_column("system", "responsibility", existing_type=sa.String(), nullable=True)
        return
    version = connection.exec_driver_sql("PRAGMA schema_version").scalar_one()
    connection.exec_driver_sql("PRAGMA writable_schema = ON")
    connection.exec_driver_sql(
        "UPDATE sqlite_master SET sql = replace(sql, 'responsibility VARCHAR NOT NULL', 'responsibility VARCHAR') "
        "WHERE type = 'table' AND name = 'system'"
    )
    connection.exec_driver_sql(f"PRAGMA schema_version = {version + 1}")
    connection.exec_driver_sql("PRAGMA writable_schema = OFF")


def _guard_use_anew() -> None:
    on_table = " ON system" if op.get_bind().dialect.name == "postgresql" else ""
    for name in ("system_keep", "system_in_use_insert", "system_in_use_update"):
        op.execute(f"DROP TRIGGER {name}{on_table}")
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP FUNCTION isms_guard_use()")
    guards.guard_use(CLEARED)


def _let_roles_wait_as_facts() -> None:
    """What the office is to a system is a fact now: what waits for a second person about it waits as one."""
    pending = sa.table(
        "pending_fact",
        sa.column("id", sa.Integer()),
        sa.column("fact", sa.String()),
        sa.column("content", sa.JSON()),
        sa.column("proposed_at", sa.DateTime(timezone=True)),
    )
    connection = op.get_bind()
    waiting = sa.select(pending.c.id, pending.c.content, pending.c.proposed_at)
    for number, content, at in connection.execute(waiting.where(pending.c.fact == "responsibility")).all():
        role = {"on": at.date().isoformat(), "responsibility": content["is"], "confirmed_by": "", "note": ""}
        renewed = sa.update(pending).where(pending.c.id == number)
        connection.execute(renewed.values(fact="role", content=role))
