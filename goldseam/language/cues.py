"""Whether people can notice the moment at which a checklist or a plan is meant to be used."""

from goldseam.language.checklist_words import said, words


def vague_cue(text: str) -> str | None:
    """What nobody can see come: “if needed”, “regularly”, “when things go wrong”."""
    plain = said(text)
    knows = words().if_then
    if found := knows["unobservable"].search(plain):
        return found[0]
    bare = without_opener(plain)
    return bare if knows["unobservable_alone"].match(bare) else None


def is_unobservable(text: str) -> bool:
    return vague_cue(text) is not None


def without_opener(plain: str) -> str:
    """“if the build fails” without its “if”."""
    found = words().if_then["openers"].match(plain) or words().if_then["telling"].match(plain)
    return plain[found.end() :].strip(" ,:") if found else plain
