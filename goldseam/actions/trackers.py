"""What the address of an issue says by itself: in which tracker it stands, and its short name there.

Nothing is fetched. A tracker that somebody hosts themselves is known by its host's name (`gitlab.acme.example`), or by
a path that only this tracker has (`/-/issues/7`, `/browse/OPS-42`, `/pull/7`).
"""

import re
from enum import StrEnum
from typing import NamedTuple
from urllib.parse import SplitResult, parse_qs, unquote, urlsplit

LONGEST = 120


class Kind(StrEnum):
    GITHUB = "github"
    GITLAB = "gitlab"
    JIRA = "jira"
    OTHER = "other"

    def title(self) -> str:
        return {"github": "GitHub", "gitlab": "GitLab", "jira": "Jira", "other": "Link"}[self]


class Found(NamedTuple):
    """An address as it is kept, the tracker that it leads to, and what people call the thing there."""

    url: str
    kind: Kind
    label: str


GITLAB_PATH = re.compile(r"/(?P<project>[^?#]+?)/-/(?P<noun>issues|work_items|merge_requests|epics)/(?P<number>\d+)")
NOUNS = {"issues": "#", "work_items": "#", "merge_requests": "!", "epics": "&"}
REPOSITORY_PATH = re.compile(
    r"/(?P<project>[\w.-]+(?:/[\w.-]+)+)/(?P<noun>issues|pull|pulls|discussions|merge_requests)/(?P<number>\d+)"
)
TICKET = re.compile(r"(?<![A-Za-z0-9])[A-Z][A-Z0-9_]+-\d+(?![A-Za-z0-9])")
JIRA_PATH = re.compile(r"/(?:browse|projects/\w+/issues|boards/\d+/backlog|issues)/(?P<key>[A-Za-z]\w+-\d+)")
NUMBER = re.compile(r"(?:/(?:issues?|tickets?|bugs?|edit|show)/|[?&](?:id|issue)=)(\d+)")


def recognise(address: str) -> Found:
    """The address, and what it leads to. Raises ValueError for what is no web address, or carries a password."""
    parts = _parts(address)
    path = unquote(parts.path)
    place = parts._replace(netloc=parts.netloc.lower(), path=parts.path.rstrip("/"))
    for recognised in (_gitlab, _jira, _repository):
        if found := recognised(parts.hostname or "", path, parts.query):
            kind, label = found
            kept = place._replace(fragment="", query=parts.query if "selectedIssue" in parts.query else "")
            return Found(kept.geturl(), kind, label[-LONGEST:])
    return Found(place.geturl(), Kind.OTHER, _other(parts)[:LONGEST])


def _parts(address: str) -> SplitResult:
    address = address.strip()
    if re.search(r"[\s\x00-\x1f\x7f<>\"\\]", address):
        raise ValueError("not one address")
    parts = urlsplit(address)
    parts.port  # noqa: B018  (says whether it is a number)
    if parts.scheme not in ("http", "https") or "@" in parts.netloc or not re.search(r"\w", parts.hostname or ""):
        raise ValueError("not a web address")
    return parts


def _gitlab(host: str, path: str, query: str):
    found = GITLAB_PATH.match(path)
    if not found:
        return None
    project = found["project"].removeprefix("groups/")
    return Kind.GITLAB, f"{project}{NOUNS[found['noun']]}{found['number']}"


def _jira(host: str, path: str, query: str):
    asked = parse_qs(query).get("selectedIssue", [""])[0].upper()
    found = JIRA_PATH.search(path)
    if found and ("/browse/" in path or "jira" in host or host.endswith(".atlassian.net")):
        return Kind.JIRA, found["key"].upper()
    return (Kind.JIRA, asked) if TICKET.fullmatch(asked) else None


def _repository(host: str, path: str, query: str):
    """Issues under `/owner/name`: GitHub, older GitLab addresses, and others that look like GitHub."""
    found = REPOSITORY_PATH.match(path)
    if not found:
        return None
    if "gitlab" in host or found["noun"] == "merge_requests":
        kind = Kind.GITLAB
    elif "github" in host or host.startswith("ghe.") or found["noun"] in ("pull", "discussions"):
        kind = Kind.GITHUB
    else:
        kind = Kind.OTHER
    sign = "!" if found["noun"] == "merge_requests" else "#"
    return kind, f"{found['project']}{sign}{found['number']}"


def _other(parts: SplitResult) -> str:
    """A ticket's key or number, with the host; else the host and the end of the path."""
    host = (parts.hostname or "").removeprefix("www.")
    where = unquote(parts.path) + (f"?{parts.query}" if parts.query else "")
    if ticket := TICKET.search(where):
        return f"{ticket[0]} · {host}"
    if number := NUMBER.search(where):
        return f"#{number[1]} · {host}"
    end = unquote(parts.path).rstrip("/").rpartition("/")[2]
    return f"{host} · {end}" if end else host
