"""What words do: a coach for blameless writing. Rules are data; nothing here knows of the web or the database."""

from goldseam.language.coach import look
from goldseam.language.guessing import guess_language
from goldseam.language.marks import Mark
from goldseam.language.rulebook import languages, rules

__all__ = ["Mark", "guess_language", "languages", "look", "rules"]
