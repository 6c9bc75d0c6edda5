"""PostgreSQL refuses to change the words of a dissent or of an accepted decision, and to take out a dissent alone."""

from goldseam.decisions.sql import LOCKED

MAKE = [
    """CREATE FUNCTION decisions_dissent_refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        IF TG_OP = 'UPDATE' OR EXISTS (SELECT 1 FROM decisions_decision WHERE id = OLD.decision_id) THEN
            RAISE EXCEPTION 'A dissent stays as it was written.';
        END IF;
        RETURN NULL;
    END $$""",
    """CREATE FUNCTION decisions_point_refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        IF TG_OP = 'UPDATE' OR EXISTS (SELECT 1 FROM decisions_dissent WHERE id = OLD.dissent_id) THEN
            RAISE EXCEPTION 'A dissent stays as it was written.';
        END IF;
        RETURN NULL;
    END $$""",
    """CREATE FUNCTION decisions_accepted_refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        IF EXISTS (SELECT 1 FROM decisions_acceptance WHERE decision_id = OLD.id) THEN
            RAISE EXCEPTION 'The words of an accepted decision stay as they are.';
        END IF;
        RETURN NEW;
    END $$""",
    """CREATE TRIGGER decisions_dissent_unchangeable AFTER UPDATE ON decisions_dissent
    FOR EACH ROW EXECUTE FUNCTION decisions_dissent_refuse()""",
    """CREATE TRIGGER decisions_point_unchangeable AFTER UPDATE ON decisions_dissentpoint
    FOR EACH ROW EXECUTE FUNCTION decisions_point_refuse()""",
    # Deferred, so that a decision can go with its organisation as a whole.
    """CREATE CONSTRAINT TRIGGER decisions_dissent_whole AFTER DELETE ON decisions_dissent
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION decisions_dissent_refuse()""",
    """CREATE CONSTRAINT TRIGGER decisions_point_whole AFTER DELETE ON decisions_dissentpoint
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION decisions_point_refuse()""",
    f"""CREATE TRIGGER decisions_accepted_unchangeable BEFORE UPDATE OF {LOCKED} ON decisions_decision
    FOR EACH ROW EXECUTE FUNCTION decisions_accepted_refuse()""",
]
REMOVE = [
    "DROP TRIGGER decisions_accepted_unchangeable ON decisions_decision",
    "DROP TRIGGER decisions_point_whole ON decisions_dissentpoint",
    "DROP TRIGGER decisions_dissent_whole ON decisions_dissent",
    "DROP TRIGGER decisions_point_unchangeable ON decisions_dissentpoint",
    "DROP TRIGGER decisions_dissent_unchangeable ON decisions_dissent",
    "DROP FUNCTION decisions_accepted_refuse()",
    "DROP FUNCTION decisions_point_refuse()",
    "DROP FUNCTION decisions_dissent_refuse()",
]
