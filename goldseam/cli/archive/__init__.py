"""The file that a backup is: a zip that any database can be filled from.

goldseam.json            which version wrote it, its migrations, and how many records each table has
tables/<app>.<model>     one JSON list of fields, then one JSON list of values for each record, a line each
files/…                  what people uploaded
"""

FORMAT = 1
MANIFEST = "goldseam.json"

# What an install makes for itself: sessions, work under way, forms that were sent, what the search finds things by.
LEFT_OUT = {"sessions.session", "usersessions.usersession", "common.job", "common.turn", "common.submission"}
LEFT_OUT |= {"common.entry", "common.waiting", "common.filling"}
# Counted anew from the events that come back.
LEFT_OUT |= {"insights.counting", "insights.daycount", "insights.mark"}
# What is sealed while a pulse runs is destroyed when it closes; a copy of it would stay. See docs/anonymity.md.
LEFT_OUT |= {"safety.pulsekey", "safety.ballotbox", "safety.ticket"}


def kept(models) -> list:
    """The tables that a backup holds."""
    return [model for model in models if model._meta.managed and model._meta.label_lower not in LEFT_OUT]


def entry(model) -> str:
    """Where the records of a model lie in the file."""
    return f"tables/{model._meta.label_lower}"
