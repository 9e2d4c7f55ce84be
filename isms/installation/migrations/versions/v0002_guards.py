"""
What the database itself refuses: facts deleted or rewritten, a trail altered, a system in use without clearance.

Alembic's batch mode drops triggers silently: a later migration that rebuilds one of these tables calls
`guard_facts`, `guard_trail` or `guard_use` again. A test holds the list of triggers against both engines.
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

FACTS = (
    "classification",
    "dossier",
    "dossier_component",
    "decision",
    "regulation",
    "plan_state",
    "change",
    "operation",
    "audit",
    "permission",
    "cadence_policy",
)
VOIDING = {"voided_at", "voided_by", "void_reason"}

# On the day itself (Viet Nam's), a system may be in use only with what clears it on record, and no longer than the
# longest cadence of its level and the deadline of open conditions allow.
CLEARED = """
    NEW.cleared_until >= {today}
    AND NEW.cleared_until <= {longest}
    AND (SELECT conclusion <> 'not_eligible' AND COALESCE(NEW.cleared_until <= conditions_until, {yes})
         FROM audit WHERE system_id = NEW.id AND voided_at IS NULL ORDER BY concluded_on DESC, id DESC LIMIT 1)
    AND COALESCE((SELECT granted FROM permission WHERE system_id = NEW.id AND voided_at IS NULL
                  ORDER BY "on" DESC, id DESC LIMIT 1), {no}) = {yes}
    AND (NEW.responsibility = 'used'
         OR (EXISTS (SELECT 1 FROM regulation WHERE system_id = NEW.id AND voided_at IS NULL)
             AND COALESCE((SELECT state FROM plan_state WHERE system_id = NEW.id AND voided_at IS NULL
                           ORDER BY "on" DESC, id DESC LIMIT 1), 'none') = 'full'))
"""
RENEWING = "(SELECT max(concluded_on) FROM audit WHERE system_id = NEW.id AND voided_at IS NULL AND kind <> 'ad_hoc')"
DECIDED = (
    'SELECT level FROM decision WHERE system_id = NEW.id AND voided_at IS NULL ORDER BY "date" DESC, id DESC LIMIT 1'
)
MONTHS = f"(SELECT max({{months}}) FROM cadence_policy WHERE voided_at IS NULL AND ({DECIDED}) IS NOT NULL)"
MONTHS_ON_POSTGRES = MONTHS.format(months=f"(months->>(({DECIDED})::text))::integer")
# Under trusted_schema=OFF triggers of older SQLite versions must not call json_extract: {"2": 24} is read as text.
_KEY = f"('\"' || ({DECIDED}) || '\":')"
MONTHS_ON_SQLITE = MONTHS.format(
    months=f"CASE WHEN instr(months, {_KEY}) THEN CAST(substr(months, instr(months, {_KEY}) + 4) AS INTEGER) END"
)
LONGEST_ON_POSTGRES = f"({RENEWING} + make_interval(months => {MONTHS_ON_POSTGRES}))::date"
# SQLite runs 31 January plus one month over into March: the end of the month after is the earlier of the two.
LONGEST_ON_SQLITE = (
    f"min(date({RENEWING}, '+' || {MONTHS_ON_SQLITE} || ' months'), "
    f"date({RENEWING}, 'start of month', '+' || (1 + {MONTHS_ON_SQLITE}) || ' months', '-1 day'))"
)
MESSAGES = {
    "delete": "a recorded fact is never deleted: void it with a reason",
    "system": "a system is never deleted: record that it is retired",
    "rewrite": "a recorded fact is never rewritten: void it and record anew",
    "void": "a voided fact stays as it is",
    "trail": "the audit trail is append-only",
    "paper": "a printed paper stays as it is",
    "use": "in use without clearance",
    "voided_use": "a voided system is not in use",
}


def upgrade() -> None:
    if op.get_bind().dialect.name == "postgresql":
        op.execute(
            "CREATE FUNCTION ismsrefuse() RETURNS trigger LANGUAGE plpgsql AS "
            "$$ BEGIN RAISE EXCEPTION '%', TG_ARGV[0] USING ERRCODE = 'integrity_constraint_violation'; END $$"
        )
    for table in FACTS:
        guard_facts(table)
    guard_trail()
    guard_use()


def guard_facts(table: str) -> None:
    """Let a fact be inserted and voided once, and nothing else."""
    refuse(f"{table}_keep", f'DELETE ON "{table}"', "delete")
    _guard_columns(table)
    refuse(f"{table}_void_once", f'UPDATE ON "{table}"', "void", "OLD.voided_at IS NOT NULL")
    _refuse_replacing(table, "rewrite")


def guard_new_columns(table: str) -> None:
    """Guard the columns that a table of facts was given later."""
    on_table = f' ON "{table}"' if op.get_bind().dialect.name == "postgresql" else ""
    op.execute(f"DROP TRIGGER {table}_same{on_table}")
    _guard_columns(table)


def _guard_columns(table: str) -> None:
    columns = {column["name"] for column in sa.inspect(op.get_bind()).get_columns(table)}
    kept = ", ".join(f'"{column}"' for column in sorted(columns - VOIDING))
    refuse(f"{table}_same", f'UPDATE OF {kept} ON "{table}"', "rewrite")


def guard_trail() -> None:
    """Let the trail grow, and nothing else."""
    refuse("trail_no_update", "UPDATE ON trail", "trail")
    refuse("trail_no_delete", "DELETE ON trail", "trail")
    refuse("trail_head_no_delete", "DELETE ON trail_head", "trail")
    _refuse_replacing("trail", "trail")
    for table in ("trail", "trail_head", *FACTS):
        refuse_truncation(table)


def guard_files() -> None:
    """Let printed papers be kept, and nothing else."""
    for name, event in (("keep", "DELETE"), ("same", "UPDATE")):
        refuse(f"paper_file_{name}", f"{event} ON paper_file", "paper")
    refuse_truncation("paper_file")


def refuse_truncation(table: str) -> None:
    """Let nobody empty the table at once, where the engine has a way to."""
    if op.get_bind().dialect.name == "postgresql":
        op.execute(
            f'CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON "{table}" '
            f"FOR EACH STATEMENT EXECUTE FUNCTION ismsrefuse('{MESSAGES['trail']}')"
        )


def guard_use(wanted: str = CLEARED) -> None:
    """Refuse the flag `in_use` to a system without clearance, whoever sets it."""
    refuse("system_keep", "DELETE ON system", "system")
    refuse("system_in_use_insert", "INSERT ON system", "use", "NEW.in_use")
    event = "BEFORE UPDATE OF in_use, cleared_until ON system"
    changed = "NEW.in_use AND (NOT OLD.in_use OR NEW.cleared_until IS DISTINCT FROM OLD.cleared_until)"
    if op.get_bind().dialect.name == "postgresql":
        today = "(now() AT TIME ZONE 'Asia/Ho_Chi_Minh')::date"
        cleared = wanted.format(today=today, longest=LONGEST_ON_POSTGRES, yes="true", no="false")
        op.execute(
            "CREATE FUNCTION isms_guard_use() RETURNS trigger LANGUAGE plpgsql AS "
            f"$$ BEGIN IF ({cleared}) THEN RETURN NEW; END IF; RAISE EXCEPTION '{MESSAGES['use']}' "
            "USING ERRCODE = 'integrity_constraint_violation'; END $$"
        )
        op.execute(
            f"CREATE TRIGGER system_in_use_update {event} FOR EACH ROW WHEN ({changed}) "
            "EXECUTE FUNCTION isms_guard_use()"
        )
    else:
        cleared = wanted.format(today="date('now', '+7 hours')", longest=LONGEST_ON_SQLITE, yes="1", no="0")
        op.execute(
            f"CREATE TRIGGER system_in_use_update {event} WHEN {changed.replace('IS DISTINCT FROM', 'IS NOT')} "
            f"AND NOT COALESCE(({cleared}), 0) BEGIN SELECT RAISE(ABORT, '{MESSAGES['use']}'); END"
        )


def _refuse_replacing(table: str, message: str) -> None:
    """SQLite's INSERT OR REPLACE removes the old row without asking the triggers on DELETE."""
    if op.get_bind().dialect.name == "sqlite":
        known = f'EXISTS (SELECT 1 FROM "{table}" WHERE id = NEW.id)'
        refuse(f"{table}_no_replace", f'INSERT ON "{table}"', message, known)


def refuse(name: str, event: str, message: str, condition: str = "") -> None:
    """Make a trigger that refuses an event on a table, where the condition holds, with one of MESSAGES."""
    when = f"WHEN ({condition})" if condition else ""
    if op.get_bind().dialect.name == "postgresql":
        body = f"FOR EACH ROW {when} EXECUTE FUNCTION ismsrefuse('{MESSAGES[message]}')"
    else:
        body = f"{when} BEGIN SELECT RAISE(ABORT, '{MESSAGES[message]}'); END"
    op.execute(f"CREATE TRIGGER {name} BEFORE {event} {body}")
