"""Kinds of activity: all about one kind (its sentence, who hears of it, its icon) stands in one class."""

from django.utils.translation import gettext as _

KINDS: dict[str, "Kind"] = {}


def kind(name: str):
    """Registers a kind of activity under the name that verbs record."""

    def register(cls: type["Kind"]) -> type["Kind"]:
        KINDS[name] = cls()
        return cls

    return register


def kind_named(name: str) -> "Kind":
    return KINDS[name]


class Kind:
    """One kind of activity."""

    sentence = ""
    icon = "dot"

    def sentence_for(self, activity) -> str:
        actor = activity.actor.name if activity.actor else _("Goldseam")
        return self.sentence.format(actor=actor, subject=activity.subject, **self.words(activity))

    def words(self, activity) -> dict:
        """Further words of the sentence."""
        return {}

    def recipients(self, activity):
        """The people who are told. They are told only of what they may see."""
        return []

    def href(self, activity) -> str:
        """Where the thing can be looked at."""
        return activity.subject.get_absolute_url()
