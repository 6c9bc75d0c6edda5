"""PostgreSQL refuses to change an entry of a trail, or to take one out of a trail that stays."""

MAKE = [
    """CREATE FUNCTION validation_trail_refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        IF TG_OP = 'UPDATE' OR EXISTS (SELECT 1 FROM validation_trail WHERE id = OLD.trail_id) THEN
            RAISE EXCEPTION 'Entries of a trail are added and never changed.';
        END IF;
        RETURN NULL;
    END $$""",
    """CREATE TRIGGER validation_trail_unchangeable AFTER UPDATE ON validation_trailentry
    FOR EACH ROW EXECUTE FUNCTION validation_trail_refuse()""",
    # Deferred, so that a trail can go with its organisation as a whole.
    """CREATE CONSTRAINT TRIGGER validation_trail_whole AFTER DELETE ON validation_trailentry
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION validation_trail_refuse()""",
]
REMOVE = [
    "DROP TRIGGER validation_trail_whole ON validation_trailentry",
    "DROP TRIGGER validation_trail_unchangeable ON validation_trailentry",
    "DROP FUNCTION validation_trail_refuse()",
]
