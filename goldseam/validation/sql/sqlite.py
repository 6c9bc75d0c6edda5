"""SQLite refuses to change an entry of a trail. One that is taken out leaves a link that leads nowhere, which it
refuses, too. A later migration that changes the table has to make this anew: it copies the table."""

MAKE = [
    """CREATE TRIGGER validation_trail_unchangeable BEFORE UPDATE ON validation_trailentry BEGIN
        SELECT RAISE(ABORT, 'Entries of a trail are added and never changed.');
    END""",
]
REMOVE = ["DROP TRIGGER validation_trail_unchangeable"]
