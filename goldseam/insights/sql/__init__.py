"""What the database does by itself: each change of an event marks its day, so that no count passes for fresh that is
not. Verbs, imports, jobs and migrations all come through here; a migration that copies the table of events (SQLite
does so for most changes of columns) has to make these anew."""

# What a count looks at. Other columns may change without being noticed.
WATCHED = (
    "organisation_id",
    "team_id",
    "visibility",
    "kind",
    "failure_type",
    "detection_method",
    "source",
    "started_at",
    "detected_at",
    "mitigated_at",
    "recovered_at",
    "logged_at",
)
MARK = "INSERT INTO insights_mark (organisation_id, team_id, is_shared, noticed_at)"


def facts(row: str) -> str:
    """What a mark tells of an event."""
    shared, moment = f"{row}.visibility = 'organisation'", f"COALESCE({row}.detected_at, {row}.logged_at)"
    return f"{row}.organisation_id, {row}.team_id, {shared}, {moment}"
