"""A first guess at what a row is, from its words. People see it, and change it, before anything is saved."""

import re

WORDS = {
    "decision": r"decid\w+|decision|agreed? (?:to|on)|we will|let'?s|going to|plan is|chose|approved|entschieden",
    "action": (
        r"roll(?:ed|ing)? ?back|revert\w*|restart\w*|reboot\w*|deploy\w*|merg(?:ed|ing)|switched|disabled|enabled|"
        r"paged|called|stopped|started|scaled|drained|failed over|fixed|replaced|removed|added|informed|escalat\w+|"
        r"posted|opened|closed|acknowledged|running|ran|applied|patched|zurückgerollt|neu gestartet|angerufen"
    ),
    "signal": (
        r"alert\w*|alarm\w*|firing|fired|error\w*|errors|fail(?:s|ed|ing|ures?)|timeout\w*|slow|latency|spik\w+|down|"
        r"reports?|complain\w*|notice[sd]?|seeing|see\b|unavailable|exceed\w*|resolved|recover\w*|fehler|meldet"
    ),
}
_PATTERNS = {kind: re.compile(rf"\b(?:{words})\b", re.IGNORECASE) for kind, words in WORDS.items()}


def kind_of(text: str) -> str:
    """The kind whose words come first in the text; a signal where there are none."""
    found = {kind: match.start() for kind, pattern in _PATTERNS.items() if (match := pattern.search(text))}
    return min(found, key=lambda kind: found[kind]) if found else "signal"
