"""
What the database itself refuses: facts deleted or rewritten, a trail altered, a system in use without clearance;
and what it counts (`count_triggers`).

One list for both engines, read off the tables of the code: a table whose rows are voided, not deleted, is guarded by
having the three columns of a voiding. `install` replaces whatever guards a database has by this list, so a migration
that rebuilds a table need not mind its triggers; `differences` holds the guards that are there against the list.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from sqlalchemy import Connection, MetaData, text

from isms.accounts import security_log
from isms.installation.count_triggers import counting_triggers

VERSION = 6
"""Raised with every change of what is guarded; noted in the trail when the guards are put in place."""

VOIDING = {"voided_at", "voided_by", "void_reason"}
Message = Literal["delete", "system", "rewrite", "void", "trail", "paper", "use", "voided_use", "security", "code"]
MESSAGES: dict[Message, str] = {
    "delete": "a recorded fact is never deleted: void it with a reason",
    "system": "a system is never deleted: record that it is retired",
    "rewrite": "a recorded fact is never rewritten: void it and record anew",
    "void": "a voided fact stays as it is",
    "trail": "the audit trail is append-only",
    "paper": "a printed paper stays as it is",
    "use": "in use without clearance",
    "code": "number and code of a system stay as they are",
    "voided_use": "a voided system is not in use",
    "security": f"the security log is append-only, and kept for {security_log.KEPT_DAYS} days",
}

TODAY = {"sqlite": "date('now', '+7 hours')", "postgresql": "(now() AT TIME ZONE 'Asia/Ho_Chi_Minh')::date"}
"""The day in Viet Nam by the clock of the database's machine."""
# Facts count up to the day as of which the columns were computed, where that is later than the database's own: its
# clock may be behind that of the program. Facts of later days count for nothing, as in the code.
DAY = {
    "sqlite": f"max({TODAY['sqlite']}, COALESCE(NEW.derived_on, ''))",
    "postgresql": f"GREATEST({TODAY['postgresql']}, NEW.derived_on)",
}

# On the day itself (Viet Nam's), a system may be in use only with what clears it on record, and no longer than the
# longest cadence of its level and the deadline of open conditions allow. Conditions met by a document in time let a
# permission last to the end of the cadence.
CLEARED = """
    NEW.cleared_until >= {today}
    AND NEW.cleared_until <= {longest}
    AND (SELECT conclusion <> 'not_eligible'
                AND COALESCE(NEW.cleared_until <= conditions_until OR EXISTS (
                    SELECT 1 FROM conditions_met WHERE audit_id = audit.id AND conditions_met.voided_at IS NULL
                    AND conditions_met."on" <= audit.conditions_until AND conditions_met."on" <= {day}), {yes})
         FROM audit WHERE system_id = NEW.id AND voided_at IS NULL AND concluded_on <= {day}
         ORDER BY concluded_on DESC, id DESC LIMIT 1)
    AND COALESCE((SELECT granted FROM permission WHERE system_id = NEW.id AND voided_at IS NULL AND "on" <= {day}
                  ORDER BY "on" DESC, id DESC LIMIT 1), {no}) = {yes}
    AND (NEW.responsibility = 'used'
         OR (EXISTS (SELECT 1 FROM regulation WHERE system_id = NEW.id AND voided_at IS NULL AND "date" <= {day})
             AND COALESCE((SELECT state FROM plan_state WHERE system_id = NEW.id AND voided_at IS NULL
                           AND "on" <= {day} ORDER BY "on" DESC, id DESC LIMIT 1), 'none') = 'full'))
"""


def _longest(dialect: str) -> str:
    """Return the expression of the last day that the cadence of the level allows."""
    counts = f"system_id = NEW.id AND voided_at IS NULL AND {{}} <= {DAY[dialect]}"
    renewing = f"(SELECT max(concluded_on) FROM audit WHERE {counts.format('concluded_on')} AND kind <> 'ad_hoc')"
    decision = counts.format('"date"')
    decided = f'SELECT level FROM decision WHERE {decision} ORDER BY "date" DESC, id DESC LIMIT 1'
    months = f"(SELECT max({{}}) FROM cadence_policy WHERE voided_at IS NULL AND ({decided}) IS NOT NULL)"
    if dialect == "postgresql":
        months = months.format(f"(months->>(({decided})::text))::integer")
        return f"({renewing} + make_interval(months => {months}))::date"
    # Under trusted_schema=OFF triggers of older SQLite versions must not call json_extract: {"2": 24} is read as text.
    key = f"('\"' || ({decided}) || '\":')"
    months = months.format(
        f"CASE WHEN instr(months, {key}) THEN CAST(substr(months, instr(months, {key}) + 4) AS INTEGER) END"
    )
    # SQLite runs 31 January plus one month over into March: the end of the month after is the earlier of the two.
    return (
        f"min(date({renewing}, '+' || {months} || ' months'), "
        f"date({renewing}, 'start of month', '+' || (1 + {months}) || ' months', '-1 day'))"
    )


def _cleared(dialect: str) -> str:
    yes, no = ("1", "0") if dialect == "sqlite" else ("true", "false")
    return CLEARED.format(today=TODAY[dialect], day=DAY[dialect], longest=_longest(dialect), yes=yes, no=no)


@dataclass(frozen=True, slots=True)
class Guard:
    """A trigger before `event` ("DELETE", "UPDATE OF a, b", ...) on a table; it refuses where `condition` holds."""

    name: str
    table: str
    event: str
    message: Message
    condition: str = ""

    @property
    def on(self) -> str:
        """The head of the trigger, alike on both engines."""
        return f'CREATE TRIGGER {self.name} BEFORE {self.event} ON "{self.table}"'


def guards(dialect: str, metadata: MetaData) -> Iterator[Guard]:
    """Return the guards of these tables, for "sqlite" or "postgresql"."""
    facts = sorted(tables_of_facts(metadata))
    for table in facts:
        kept = ", ".join(f'"{name}"' for name in sorted(metadata.tables[table].columns.keys()) if name not in VOIDING)
        yield Guard(f"{table}_keep", table, "DELETE", "delete")
        yield Guard(f"{table}_same", table, f"UPDATE OF {kept}", "rewrite")
        yield Guard(f"{table}_void_once", table, "UPDATE", "void", "OLD.voided_at IS NOT NULL")
    yield Guard("trail_no_update", "trail", "UPDATE", "trail")
    yield Guard("trail_no_delete", "trail", "DELETE", "trail")
    yield Guard("trail_head_no_delete", "trail_head", "DELETE", "trail")
    yield Guard("paper_file_keep", "paper_file", "DELETE", "paper")
    yield Guard("paper_file_same", "paper_file", "UPDATE", "paper")
    yield Guard("security_event_same", "security_event", "UPDATE", "security")
    yield Guard(
        "security_event_keep", "security_event", "DELETE", "security", f"OLD.at > {security_log.OLDEST_KEPT[dialect]}"
    )
    yield Guard("system_keep", "system", "DELETE", "system")
    yield Guard("system_in_use_insert", "system", "INSERT", "use", "NEW.in_use")
    voiding = "UPDATE OF voided_at, voided_by, void_reason"
    yield Guard("system_void_once", "system", voiding, "void", "OLD.voided_at IS NOT NULL")
    in_use = "NEW.in_use AND NEW.voided_at IS NOT NULL"
    yield Guard("system_voided_not_in_use", "system", "UPDATE OF in_use, voided_at", "voided_use", in_use)
    yield Guard("system_in_use_update", "system", "UPDATE OF in_use, cleared_until", "use", _without_clearance(dialect))
    if dialect == "postgresql":
        yield Guard("system_same_code", "system", "UPDATE OF code, id", "code")
        for table in (*facts, "trail", "trail_head", "paper_file", "security_event"):
            yield Guard(f"{table}_no_truncate", table, "TRUNCATE", "trail")
    else:
        # An alias of the key (rowid, _rowid_, oid) is no column by whose name UPDATE OF would be asked.
        renumbered = "OLD.id IS NOT NEW.id"
        for table in facts:
            yield Guard(f"{table}_same_number", table, "UPDATE", "rewrite", renumbered)
        yield Guard("system_same_code", "system", "UPDATE", "code", f"{renumbered} OR OLD.code IS NOT NEW.code")
        # INSERT OR REPLACE removes the old row without asking the triggers on DELETE.
        known = "EXISTS (SELECT 1 FROM system WHERE id = NEW.id OR code = NEW.code)"
        yield Guard("system_no_replace", "system", "INSERT", "system", known)
        for table in (*facts, "trail", "security_event"):
            known = f'EXISTS (SELECT 1 FROM "{table}" WHERE id = NEW.id)'
            yield Guard(f"{table}_no_replace", table, "INSERT", "trail" if table == "trail" else "rewrite", known)


def tables_of_facts(metadata: MetaData) -> set[str]:
    """Return the tables whose rows are voided, never deleted or rewritten. A system's entry is edited."""
    return {name for name, table in metadata.tables.items() if set(table.columns.keys()) >= VOIDING} - {"system"}


def _without_clearance(dialect: str) -> str:
    changed = "NEW.in_use AND (NOT OLD.in_use OR NEW.cleared_until {differs} OLD.cleared_until)"
    if dialect == "postgresql":  # no subquery may stand in a WHEN there: `isms_guard_use` asks what clears
        return changed.format(differs="IS DISTINCT FROM")
    return f"{changed.format(differs='IS NOT')} AND NOT COALESCE(({_cleared(dialect)}), 0)"


_PATH = "pg_catalog, public, pg_temp"
"""Where the functions look for tables, whoever calls them; a register in force is the schema public (`isms.backup`)."""


def _functions() -> dict[str, str]:
    """Return the bodies of the functions that PostgreSQL's triggers call, by name."""
    cleared = _cleared("postgresql")
    refuse = "RAISE EXCEPTION '{}'{} USING ERRCODE = 'integrity_constraint_violation';"
    return {
        "ismsrefuse": f" BEGIN {refuse.format('%', ', TG_ARGV[0]')} END ",
        "isms_guard_use": f" BEGIN IF ({cleared}) THEN RETURN NEW; END IF; {refuse.format(MESSAGES['use'], '')} END ",
    } | {each.function: each.body for each in counting_triggers("postgresql")}


def _statement(dialect: str, guard: Guard) -> str:
    when = f"WHEN ({guard.condition}) " if guard.condition else ""
    if dialect == "sqlite":
        return f"{guard.on} {when}BEGIN SELECT RAISE(ABORT, '{MESSAGES[guard.message]}'); END"
    each = "STATEMENT" if guard.event == "TRUNCATE" else "ROW"
    asks = guard.name == "system_in_use_update"
    call = "isms_guard_use()" if asks else f"ismsrefuse('{MESSAGES[guard.message]}')"
    return f"{guard.on} FOR EACH {each} {when}EXECUTE FUNCTION {call}"


def install(connection: Connection, metadata: MetaData) -> None:
    """Replace whatever triggers the tables have by the guards of the code."""
    dialect = connection.dialect.name
    for name, table in _names(connection):
        on_table = f' ON "{table}"' if dialect == "postgresql" else ""
        connection.exec_driver_sql(f'DROP TRIGGER "{name}"{on_table}')
    if dialect == "postgresql":
        for name, body in _functions().items():
            head = f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql SET search_path = {_PATH}"
            connection.execute(text(f"{head} AS $guard${body}$guard$"))
    for guard in guards(dialect, metadata):
        connection.execute(text(_statement(dialect, guard)))
    for each in counting_triggers(dialect):
        connection.execute(text(each.statement))


def differences(connection: Connection, metadata: MetaData) -> list[str]:
    """Return the names of guards that are missing, altered, switched off, or not of the code; sorted."""
    dialect = connection.dialect.name
    wanted = {guard.name: _expected(dialect, guard) for guard in guards(dialect, metadata)}
    wanted |= {each.name: each.expected for each in counting_triggers(dialect)}
    if dialect == "postgresql":
        wanted |= {name: (body, [f"search_path={_PATH}"]) for name, body in _functions().items()}
        present = _present_on_postgres(connection)
    else:
        listed = text("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
        present = {name: (statement,) for name, statement in connection.execute(listed)}
    return sorted(name for name in wanted.keys() | present.keys() if wanted.get(name) != present.get(name))


_OUR_TRIGGERS = """pg_trigger JOIN pg_class ON pg_class.oid = tgrelid JOIN pg_proc ON pg_proc.oid = tgfoid
    WHERE NOT tgisinternal AND relnamespace = current_schema()::regnamespace"""


def _names(connection: Connection) -> list[tuple[str, str]]:
    """Return every trigger with its table, those of foreign keys left out."""
    if connection.dialect.name == "postgresql":
        listed = f"SELECT tgname, relname FROM {_OUR_TRIGGERS}"
    else:
        listed = "SELECT name, tbl_name FROM sqlite_master WHERE type = 'trigger'"
    return [(name, table) for name, table in connection.execute(text(listed))]


def _expected(dialect: str, guard: Guard) -> tuple[object, ...]:
    """Return what the database should know of a guard: its text on SQLite, its row in `pg_trigger` on PostgreSQL."""
    if dialect == "sqlite":
        return (_statement(dialect, guard),)
    event, _, columns = guard.event.partition(" OF ")
    function = "isms_guard_use" if guard.name == "system_in_use_update" else "ismsrefuse"
    return guard.table, "O", function, _BITS[event], len(columns.split(", ")) if columns else 0, bool(guard.condition)


_BITS = {"INSERT": 1 | 2 | 4, "DELETE": 1 | 2 | 8, "UPDATE": 1 | 2 | 16, "TRUNCATE": 2 | 32}
"""`pg_trigger.tgtype`: 1 for each row, 2 before, then the event."""


def _present_on_postgres(connection: Connection) -> dict[str, tuple[object, ...]]:
    triggers = connection.execute(
        text(
            "SELECT tgname, relname, tgenabled, proname, tgtype, COALESCE(array_length(tgattr::int2[], 1), 0), "
            f"tgqual IS NOT NULL FROM {_OUR_TRIGGERS}"
        )
    )
    present = {name: tuple(rest) for name, *rest in triggers}
    ours = "pronamespace = current_schema()::regnamespace"
    named = ", ".join(f"'{name}'" for name in _functions())
    listed = f"SELECT proname, prosrc, proconfig FROM pg_proc WHERE proname IN ({named}) AND {ours}"
    return present | {name: tuple(rest) for name, *rest in connection.execute(text(listed))}
