"""SQLite refuses to change the words of a dissent, or of a decision that was accepted. A later migration that changes
one of the tables has to make these anew: it copies the table."""

from goldseam.decisions.sql import LOCKED

MAKE = [
    """CREATE TRIGGER decisions_dissent_unchangeable BEFORE UPDATE ON decisions_dissent BEGIN
        SELECT RAISE(ABORT, 'A dissent stays as it was written.');
    END""",
    """CREATE TRIGGER decisions_point_unchangeable BEFORE UPDATE ON decisions_dissentpoint BEGIN
        SELECT RAISE(ABORT, 'A dissent stays as it was written.');
    END""",
    # The names of our own columns: nothing in it comes from outside.
    f"CREATE TRIGGER decisions_accepted_unchangeable BEFORE UPDATE OF {LOCKED} ON decisions_decision"  # noqa: S608
    """ WHEN EXISTS (SELECT 1 FROM decisions_acceptance WHERE decision_id = OLD.id) BEGIN
        SELECT RAISE(ABORT, 'The words of an accepted decision stay as they are.');
    END""",
]
REMOVE = [
    "DROP TRIGGER decisions_dissent_unchangeable",
    "DROP TRIGGER decisions_point_unchangeable",
    "DROP TRIGGER decisions_accepted_unchangeable",
]
