"""Matters that do not belong here: harm that somebody meant, a crime, abuse, harassment, being unfit for work.

Words that often speak of these. They decide nothing: whoever writes is told of the other place, and sends it all the
same if it is about something else.
"""

import re

_WORDS = re.compile(
    r"""\b(?:
      assault\w* | rap(?:e|ed|ist) | molest\w* | grop(?:ed|ing) | harass\w* | bull(?:ied|ying) | stalk(?:ed|ing|er)
    | (?:sexual|physical|verbal|domestic|child|elder)(?:ly)?\s+abus\w* | abused\s+(?:a|the|her|him|me|by|my) | abusive
    | (?:racist|sexist|homophobic) | threaten(?:ed|ing)?\s+(?:me|him|her|us|them|to)
    | (?:hit|punch(?:ed)?|slapp?ed|kick(?:ed)?|choked)\s+(?:me|him|her|a\s+(?:patient|colleague|child|resident))
    | stole(?:n)? | steal(?:s|ing)? | theft | embezzl\w* | fraud\w* | brib(?:e|es|ed|ery) | blackmail\w*
    | sabotag\w*
    | (?:hurt|harm(?:ed)?|poison(?:ed)?|injur(?:e|ed)|kill(?:ed)?)\s+(?:\w+\s+){0,3}
      (?:on\s+purpose|deliberately|intentionally)
    | (?:deliberately|intentionally)\s+(?:hurt|harm|poison|injur|kill)\w*
    | drunk | intoxicated | under\s+the\s+influence | smell(?:ed|s|t)?\s+of\s+alcohol | high\s+on\s+\w+
    | belästig\w* | gemobbt | mobbing | vergewaltig\w* | missbrauch\w* | gestohlen | diebstahl | betrunken
    | unterschlag\w*
    | absichtlich\s+(?:verletzt|geschadet|geschlagen)
    )\b""",
    re.IGNORECASE | re.VERBOSE,
)


def words_of_conduct(texts) -> list[str]:
    """What in these texts may speak of such a matter, each once, as it is written."""
    return list(dict.fromkeys(found[0] for text in texts for found in _WORDS.finditer(text or "")))
