"""SQLite marks the day of an event that changes."""

from goldseam.insights.sql import MARK, WATCHED, facts

COLUMNS = ", ".join(WATCHED)
DIFFERS = " OR ".join(f"OLD.{name} IS NOT NEW.{name}" for name in WATCHED)


def _mark(row: str, only: str = "1") -> str:
    return f"{MARK} SELECT {facts(row)} WHERE {row}.visibility <> 'restricted' AND ({only});"


def _exception(name: str, table: str, when: str, row: str) -> str:
    """An event that is merged or handed over, or is not any more."""
    told = (
        f"{MARK} SELECT {facts('e')} FROM events_event e WHERE e.id = {row}.event_id AND e.visibility <> 'restricted';"  # noqa: S608
    )
    return f"CREATE TRIGGER {name} AFTER {when} ON {table} BEGIN {told} END"


# The names of our own tables and columns: nothing in it comes from outside.
MAKE = [
    f"CREATE TRIGGER insights_event_added AFTER INSERT ON events_event BEGIN {_mark('NEW')} END",
    f"CREATE TRIGGER insights_event_removed AFTER DELETE ON events_event BEGIN {_mark('OLD')} END",
    f"CREATE TRIGGER insights_event_changed AFTER UPDATE OF {COLUMNS} ON events_event WHEN {DIFFERS} BEGIN "
    f"{_mark('OLD')} {_mark('NEW')} END",
    _exception("insights_merging_added", "events_merging", "INSERT", "NEW"),
    _exception("insights_merging_removed", "events_merging", "DELETE", "OLD"),
    _exception("insights_hand_over_added", "events_handover", "INSERT", "NEW"),
    _exception("insights_hand_over_removed", "events_handover", "DELETE", "OLD"),
]
REMOVE = [f"DROP TRIGGER {statement.split()[2]}" for statement in MAKE]
