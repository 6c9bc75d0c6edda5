"""What whoever publishes decides: who stands as which role, what is left, and how times are told."""

from dataclasses import dataclass, field
from hashlib import sha256

from django.utils.translation import gettext as _

LONGEST, MOST_WORDS = 120, 200
DECISIONS = ("role", "word", "leave")


@dataclass(frozen=True)
class Decision:
    """What becomes of something that may be a name: its role, another word, or it stays."""

    how: str = "role"
    word: str = ""


@dataclass(frozen=True)
class Choices:
    """Decisions about one copy. People are told apart by the keys of `roles.py`, doubts by `key_of`."""

    roles: dict[str, str] = field(default_factory=dict)
    kept: frozenset[str] = frozenset()
    doubts: dict[str, Decision] = field(default_factory=dict)
    words: dict[str, str] = field(default_factory=dict)
    counts_times: bool = False
    keeps_links: bool = False

    @classmethod
    def at_first(cls, audience: str) -> "Choices":
        """For everybody, a copy says how long after the beginning things were, and not when."""
        return cls(counts_times=audience == "public")

    @classmethod
    def as_before(cls, copy) -> "Choices":
        """What was decided when this copy was made."""
        decided = copy.replaced
        return cls(
            roles={one["who"]: one["role"] for one in decided if one.get("who")},
            kept=frozenset(one["who"] for one in decided if one.get("who") and one.get("left") and not one.get("key")),
            doubts={one["key"]: Decision(*one["decision"]) for one in decided if one.get("decision")},
            words={one["was"]: one["now"] for one in decided if one["kind"] == "word"},
            counts_times=copy.content.get("about", {}).get("started_at", "").startswith("T"),
        )

    @classmethod
    def read(cls, posted) -> "Choices":
        """As a form sends them. What makes no sense counts as not said."""
        said = {name: _clean(value) for name, value in posted.items()}
        roles = {
            name.removeprefix("role-"): value for name, value in said.items() if name.startswith("role-") and value
        }
        roles |= {name.removeprefix("widen-"): responder() for name in said if name.startswith("widen-")}
        doubts = {
            name.removeprefix("doubt-"): Decision(how, said.get(f"word-{name.removeprefix('doubt-')}", ""))
            for name, how in said.items()
            if name.startswith("doubt-") and how in DECISIONS
        }
        return cls(
            roles=roles,
            kept=frozenset(name.removeprefix("keep-") for name in said if name.startswith("keep-")),
            doubts=doubts,
            words=_words("\n".join([posted.get("words", ""), *posted.getlist("also")])),
            counts_times=bool(said.get("counts_times")),
            keeps_links=bool(said.get("keeps_links")),
        )

    @property
    def written_words(self) -> str:
        """For the field in which they are typed."""
        return "\n".join(was if now == left_out() else f"{was} = {now}" for was, now in self.words.items())


def key_of(kind: str, text: str) -> str:
    """Tells a doubt apart in a form without saying what it is."""
    return sha256(f"{kind}:{' '.join(text.casefold().split())}".encode()).hexdigest()[:16]


def responder() -> str:
    """A role that many people could have."""
    return _("a responder")


def left_out() -> str:
    return _("(left out)")


def _words(text: str) -> dict[str, str]:
    """One a line: “Acme Bank”, or “Acme Bank = a customer”."""
    lines = (_clean(line, 2 * LONGEST + 3).partition("=") for line in text.splitlines()[:MOST_WORDS])
    return {" ".join(was.split()): now.strip() or left_out() for was, _equals, now in lines if was.strip()}


def _clean(text: str, longest: int = LONGEST) -> str:
    return text.replace("\0", "").strip()[:longest]  # No database keeps a null character.
