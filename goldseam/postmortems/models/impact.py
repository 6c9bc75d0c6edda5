"""What an event did to people and to the work. Unknown is a fact of its own, and is not zero."""

from django.conf import settings
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from goldseam.activity.models import Activity

ASKED = {"people_affected", "lost_something", "stepped_in"}


class Impact(models.Model):
    """What people experienced, as far as it is known. `None` means that nobody knows yet."""

    event = models.OneToOneField("events.Event", models.CASCADE, related_name="impact")
    people_affected = models.PositiveIntegerField(_("how many people noticed it"), null=True, blank=True)
    lost_something = models.BooleanField(_("data, records or goods were lost, or somebody was harmed"), null=True)
    stepped_in = models.BooleanField(_("somebody had to step in: roll back, reroute, rescue by hand"), null=True)
    function_lost = models.CharField(_("what did not work"), max_length=300, blank=True)
    money = models.CharField(_("what it cost"), max_length=120, blank=True)
    other = models.CharField(_("requests for help, safety or legal effect"), max_length=300, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(auto_now=True)

    FIELDS = ("people_affected", "lost_something", "stepped_in", "function_lost", "money", "other")

    def __str__(self):
        return f"{self.event_id}: impact"

    @property
    def told(self) -> list[tuple]:
        """What is known, each with its name; and of the three facts that criteria ask for, also that they are not."""
        known = [(name, getattr(self, name)) for name in self.FIELDS]
        told = [(name, value) for name, value in known if value not in (None, "") or name in ASKED]
        return [(self._label(name), _answer(value)) for name, value in told]

    def _label(self, name: str):
        return next(field.verbose_name for field in self._meta.fields if field.name == name)

    @classmethod
    @transaction.atomic
    def tell(cls, by, event, **facts) -> "Impact":
        """Says what the event did. What is not said stays unknown."""
        event.want_it_here()
        impact = cls.objects.filter(event=event).first()
        if impact and all(getattr(impact, name) == value for name, value in facts.items()):
            return impact
        impact, _is_new = cls.objects.update_or_create(event=event, defaults=facts | {"by": by})
        Activity.record("event.described", event, by=by)
        return impact


def _answer(value):
    """Zero people is an answer; that nobody knows is another."""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    return _("unknown") if value is None else value
