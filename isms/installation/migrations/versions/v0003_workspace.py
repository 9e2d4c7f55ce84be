"""The workspace: plans by requirement, planned audits, findings, evidence, the watch list, people's choices."""

from typing import Any

import sqlalchemy as sa
from alembic import op

from isms.installation.migrations.versions import v0002_guards as guards

revision = "0003"
down_revision = "0002"

FACTS = (
    "plan_item",
    "agreement",
    "planned_audit",
    "finding",
    "advisory",
    "resolution",
    "incident",
    "incident_step",
    "website",
    "website_review",
    "evidence",
)


def upgrade() -> None:
    op.create_table(
        "evidence_file",
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("media_type", sa.String(), nullable=False),
        sa.Column("stored_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("sha256"),
    )
    op.create_table(
        "setting",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("value", sa.JSON(), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_by", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("name"),
    )
    op.create_table(
        "focal_point",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("position", sa.String(), nullable=False),
        sa.Column("contact", sa.String(), nullable=False),
        sa.Column("decision_number", sa.String(), nullable=False),
        sa.Column("decision_date", sa.Date(), nullable=True),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["unit_id"],
            ["unit.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_focal_point_unit_id"), "focal_point", ["unit_id"], unique=False)
    op.create_table(
        "advisory",
        *of_a_fact(),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("what", sa.String(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.CheckConstraint("kind IN ('advisory', 'data_leak')", name="advisory_kind"),
        sa.ForeignKeyConstraint(
            ["system_id"],
            ["system.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_advisory_system_id"), "advisory", ["system_id"], unique=False)
    op.create_table(
        "agreement",
        *of_a_fact(),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("party", sa.String(), nullable=False),
        sa.Column("scope", sa.String(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=False),
        sa.CheckConstraint("kind IN ('delegation', 'lease')", name="agreement_kind"),
        sa.ForeignKeyConstraint(
            ["system_id"],
            ["system.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("agreement_end", "agreement", ["ends_on"], unique=False)
    op.create_index(op.f("ix_agreement_system_id"), "agreement", ["system_id"], unique=False)
    op.create_table(
        "alert_snooze",
        sa.Column("system_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("until", sa.Date(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["system_id"],
            ["system.id"],
        ),
        sa.PrimaryKeyConstraint("system_id", "person_id"),
    )
    op.create_index(op.f("ix_alert_snooze_person_id"), "alert_snooze", ["person_id"], unique=False)
    op.create_table(
        "calendar_link",
        sa.Column("token_hash", sa.String(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("read_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["person.id"],
        ),
        sa.PrimaryKeyConstraint("token_hash"),
    )
    op.create_index(op.f("ix_calendar_link_person_id"), "calendar_link", ["person_id"], unique=False)
    op.create_table(
        "evidence",
        *of_a_fact(),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("filename", sa.String(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("replaces_id", sa.Integer(), nullable=True),
        sa.Column("about", sa.String(), nullable=False),
        sa.Column("about_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["replaces_id"],
            ["evidence.id"],
        ),
        sa.ForeignKeyConstraint(
            ["sha256"],
            ["evidence_file.sha256"],
        ),
        sa.ForeignKeyConstraint(
            ["system_id"],
            ["system.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_evidence_sha256"), "evidence", ["sha256"], unique=False)
    op.create_index(op.f("ix_evidence_system_id"), "evidence", ["system_id"], unique=False)
    op.create_table(
        "incident",
        *of_a_fact(),
        sa.Column("detected_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("what", sa.String(), nullable=False),
        sa.Column("serious", sa.Boolean(), nullable=False),
        sa.Column("urgent", sa.Boolean(), nullable=False),
        sa.Column("complex", sa.Boolean(), nullable=False),
        sa.Column("personal_data", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["system_id"],
            ["system.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("incident_detected", "incident", ["detected_at"], unique=False)
    op.create_index(op.f("ix_incident_system_id"), "incident", ["system_id"], unique=False)
    op.create_table(
        "pending_fact",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("system_id", sa.Integer(), nullable=False),
        sa.Column("fact", sa.String(), nullable=False),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.Column("proposed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("proposed_by", sa.String(), nullable=False),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("decided_by", sa.String(), nullable=True),
        sa.Column("outcome", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.CheckConstraint("outcome IN ('', 'confirmed', 'refused')", name="pending_fact_outcome"),
        sa.ForeignKeyConstraint(
            ["system_id"],
            ["system.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_pending_fact_system_id"), "pending_fact", ["system_id"], unique=False)
    op.create_index(
        "pending_fact_open", "pending_fact", ["proposed_at"], unique=False, postgresql_where=sa.text("outcome = ''")
    )
    op.create_table(
        "plan_item",
        *of_a_fact(),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("regime", sa.String(), nullable=False),
        sa.Column("requirement", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("responsible", sa.String(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("note", sa.String(), nullable=False),
        sa.CheckConstraint("state IN ('none', 'partial', 'full', 'not_applicable')", name="plan_item_state"),
        sa.ForeignKeyConstraint(
            ["system_id"],
            ["system.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_plan_item_system_id"), "plan_item", ["system_id"], unique=False)
    op.create_table(
        "planned_audit",
        *of_a_fact(),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("occasion", sa.String(), nullable=False),
        sa.Column("assessor", sa.String(), nullable=False),
        sa.Column("assessor_kind", sa.String(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.CheckConstraint("kind IN ('pre_operation', 'periodic', 'ad_hoc')", name="planned_kind"),
        sa.ForeignKeyConstraint(
            ["system_id"],
            ["system.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_planned_audit_system_id"), "planned_audit", ["system_id"], unique=False)
    op.create_table(
        "recovery_code",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("code_hash", sa.String(), nullable=False),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["person.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_recovery_code_person_id"), "recovery_code", ["person_id"], unique=False)
    op.create_table(
        "website",
        *of_a_fact(),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("address", sa.String(), nullable=False),
        sa.Column("review_months", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["system_id"],
            ["system.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_website_system_id"), "website", ["system_id"], unique=False)
    op.create_table(
        "alert_acknowledgement",
        sa.Column("alert_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["alert_id"],
            ["alert.id"],
        ),
        sa.PrimaryKeyConstraint("alert_id", "person_id"),
    )
    op.create_table(
        "incident_step",
        *of_a_fact(),
        sa.Column("incident_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.CheckConstraint(
            "kind IN ('initial_notice', 'preliminary_report', 'report', 'update', 'final_report', 'closed')",
            name="incident_step_kind",
        ),
        sa.ForeignKeyConstraint(
            ["incident_id"],
            ["incident.id"],
        ),
        sa.ForeignKeyConstraint(
            ["system_id"],
            ["system.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_incident_step_incident_id"), "incident_step", ["incident_id"], unique=False)
    op.create_index(op.f("ix_incident_step_system_id"), "incident_step", ["system_id"], unique=False)
    op.create_table(
        "website_review",
        *of_a_fact(),
        sa.Column("website_id", sa.Integer(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("result", sa.String(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.CheckConstraint("result IN ('in_order', 'problems')", name="website_review_result"),
        sa.ForeignKeyConstraint(
            ["system_id"],
            ["system.id"],
        ),
        sa.ForeignKeyConstraint(
            ["website_id"],
            ["website.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_website_review_system_id"), "website_review", ["system_id"], unique=False)
    op.create_index(op.f("ix_website_review_website_id"), "website_review", ["website_id"], unique=False)
    op.create_table(
        "finding",
        *of_a_fact(),
        sa.Column("audit_id", sa.Integer(), nullable=True),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("what", sa.String(), nullable=False),
        sa.Column("severity", sa.String(), nullable=False),
        sa.Column("responsible", sa.String(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.CheckConstraint("severity IN ('critical', 'major', 'minor')", name="finding_severity"),
        sa.ForeignKeyConstraint(
            ["audit_id"],
            ["audit.id"],
        ),
        sa.ForeignKeyConstraint(
            ["system_id"],
            ["system.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_finding_audit_id"), "finding", ["audit_id"], unique=False)
    op.create_index(op.f("ix_finding_system_id"), "finding", ["system_id"], unique=False)
    op.create_table(
        "resolution",
        *of_a_fact(),
        sa.Column("finding_id", sa.Integer(), nullable=True),
        sa.Column("advisory_id", sa.Integer(), nullable=True),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("how", sa.String(), nullable=False),
        sa.CheckConstraint("(finding_id IS NULL) <> (advisory_id IS NULL)", name="resolution_of_one"),
        sa.ForeignKeyConstraint(
            ["advisory_id"],
            ["advisory.id"],
        ),
        sa.ForeignKeyConstraint(
            ["finding_id"],
            ["finding.id"],
        ),
        sa.ForeignKeyConstraint(
            ["system_id"],
            ["system.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_resolution_system_id"), "resolution", ["system_id"], unique=False)
    op.create_index("resolution_advisory", "resolution", ["advisory_id"], unique=False)
    op.create_index("resolution_finding", "resolution", ["finding_id"], unique=False)
    op.add_column("audit", sa.Column("issuer", sa.String(), nullable=False, server_default=""))
    op.add_column("audit", sa.Column("licence", sa.String(), nullable=False, server_default=""))
    op.add_column("audit", sa.Column("compliance", sa.Boolean(), nullable=True))
    op.add_column("audit", sa.Column("effectiveness", sa.Boolean(), nullable=True))
    op.add_column("audit", sa.Column("weaknesses", sa.Boolean(), nullable=True))
    op.add_column("audit", sa.Column("box", sa.String(), nullable=False, server_default=""))
    planned = sa.Column("planned_id", sa.Integer(), sa.ForeignKey("planned_audit.id"), nullable=True)
    op.add_column("audit", planned, inline_references=True)
    op.create_index(op.f("ix_audit_planned_id"), "audit", ["planned_id"], unique=False)
    op.add_column("change", sa.Column("major", sa.Boolean(), nullable=False, server_default=sa.true()))
    op.add_column("change", sa.Column("aspects", sa.JSON(), nullable=False, server_default="[]"))
    op.add_column("person", sa.Column("active_since", sa.DateTime(timezone=True), nullable=True))
    op.add_column("person", sa.Column("idle_closed_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("person", sa.Column("mail", sa.String(), nullable=False, server_default="daily"))
    op.add_column("person", sa.Column("theme", sa.String(), nullable=False, server_default="auto"))
    op.add_column("person", sa.Column("guided_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("person", sa.Column("totp_secret", sa.String(), nullable=False, server_default=""))
    op.add_column("person", sa.Column("totp_confirmed_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("person", sa.Column("totp_last_step", sa.Integer(), nullable=False, server_default="0"))

    for table in FACTS:
        guards.guard_facts(table)
        guards.refuse_truncation(table)
    for table in ("audit", "change"):
        guards.guard_new_columns(table)


def of_a_fact() -> list[sa.Column[Any]]:
    """Return the columns that every fact carries."""
    return [
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("system_id", sa.Integer(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_by", sa.String(), nullable=False),
        sa.Column("voided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("voided_by", sa.String(), nullable=True),
        sa.Column("void_reason", sa.String(), nullable=True),
    ]
