"""What was seen, in sentences: made on reading, in the reader's language."""

from goldseam.experiments.choices import Outcome


def words_of(seen) -> list[str]:
    """What came out, what it shows, and what it does not."""
    return [str(Outcome(seen.verdict).label)]
