"""Kinds of activity: all about one kind (its sentences, who hears of it, its icon) stands in one class."""

from collections.abc import Callable

from django.utils.translation import gettext as _

KINDS: dict[str, "Kind"] = {}
TOLD: dict[type, Callable] = {}


def kind(name: str):
    """Registers a kind of activity under the name that verbs record."""

    def register(cls: type["Kind"]) -> type["Kind"]:
        KINDS[name] = cls()
        return cls

    return register


def kind_named(name: str) -> "Kind":
    return KINDS[name]


def reminders() -> list[str]:
    """The kinds that only remind somebody: they tell no story."""
    return [name for name, one in KINDS.items() if one.is_reminder]


def told_with(model: type):
    """Registers how things of this model are loaded for sentences about them, so that a list asks once for all."""

    def register(load: Callable) -> Callable:
        TOLD[model] = load
        return load

    return register


class Kind:
    """One kind of activity.

    `sentence` is for lists and mail, where nobody knows what it is about; `sentence_here` for the page of the thing
    itself. Both are plain text, marked for translation, with `{actor}`, `{subject}` and what `words` adds.
    `sentence_gone` is what is left to say where the thing is gone by nature, with what `words_gone` says.
    """

    sentence = ""
    sentence_here = ""
    sentence_gone = ""
    icon = "dot"
    is_reminder = False
    has_own_mail = False  # A listener writes a mail of its own about it, so letters leave it out.

    def sentence_for(self, activity, here: bool = False) -> str:
        sentence = (here and self.sentence_here) or self.sentence
        actor = activity.actor.name if activity.actor else _("Somebody")
        if activity.subject is None and self.sentence_gone:
            return str(self.sentence_gone).format(**self.words_gone(activity))
        if activity.subject is None:
            return _("%(who)s worked on something that is no longer here") % {"who": actor}
        return str(sentence).format(actor=actor, subject=activity.subject, **self.words(activity))

    def words(self, activity) -> dict:
        """Further words of the sentences."""
        return {}

    def words_gone(self, activity) -> dict:
        """The words of `sentence_gone`: what was written down with the activity is all there is."""
        return {}

    def note(self, activity) -> str:
        """A line below the sentence, where there is more to say."""
        return ""

    def recipients(self, activity):
        """The people who are told. They are told only of what they may see, and never of what they did."""
        return []

    def href(self, activity) -> str:
        """Where the thing can be looked at."""
        return activity.subject.get_absolute_url()
