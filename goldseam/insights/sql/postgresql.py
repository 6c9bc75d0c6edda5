"""PostgreSQL marks the day of an event that changes."""

from goldseam.insights.sql import MARK, WATCHED, facts

OLD = ", ".join(f"OLD.{name}" for name in WATCHED)
NEW = ", ".join(f"NEW.{name}" for name in WATCHED)
# The names of our own tables and columns: nothing in it comes from outside.
MAKE = [
    f"""CREATE FUNCTION insights_mark_event() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        IF TG_OP <> 'INSERT' AND OLD.visibility <> 'restricted' THEN
            {MARK} VALUES ({facts("OLD")});
        END IF;
        IF TG_OP <> 'DELETE' AND NEW.visibility <> 'restricted' THEN
            {MARK} VALUES ({facts("NEW")});
        END IF;
        RETURN NULL;
    END $$""",
    f"""CREATE FUNCTION insights_mark_exception() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        {MARK} SELECT {facts("e")} FROM events_event e
            WHERE e.id = CASE WHEN TG_OP = 'INSERT' THEN NEW.event_id ELSE OLD.event_id END
            AND e.visibility <> 'restricted';
        RETURN NULL;
    END $$""",  # noqa: S608
    """CREATE TRIGGER insights_event_added AFTER INSERT OR DELETE ON events_event
    FOR EACH ROW EXECUTE FUNCTION insights_mark_event()""",
    f"""CREATE TRIGGER insights_event_changed AFTER UPDATE ON events_event FOR EACH ROW
    WHEN (({OLD}) IS DISTINCT FROM ({NEW})) EXECUTE FUNCTION insights_mark_event()""",
    """CREATE TRIGGER insights_merging AFTER INSERT OR DELETE ON events_merging
    FOR EACH ROW EXECUTE FUNCTION insights_mark_exception()""",
    """CREATE TRIGGER insights_hand_over AFTER INSERT OR DELETE ON events_handover
    FOR EACH ROW EXECUTE FUNCTION insights_mark_exception()""",
]
REMOVE = [
    "DROP TRIGGER insights_hand_over ON events_handover",
    "DROP TRIGGER insights_merging ON events_merging",
    "DROP TRIGGER insights_event_changed ON events_event",
    "DROP TRIGGER insights_event_added ON events_event",
    "DROP FUNCTION insights_mark_exception()",
    "DROP FUNCTION insights_mark_event()",
]
