"""Links of an action to where it is worked on: an issue on GitHub, a ticket in Jira, a card elsewhere."""

from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction
from django.utils.translation import gettext_lazy as _

from goldseam.actions.trackers import Kind, recognise
from goldseam.activity.models import Activity

LONGEST = 500
LONGEST_LABEL = 120


class ActionLink(models.Model):
    """Where else the action is tracked. Its state there is looked at by people; nothing is fetched."""

    action = models.ForeignKey("actions.Action", models.CASCADE, related_name="links")
    url = models.URLField(_("address"), max_length=LONGEST, blank=True)
    kind = models.CharField(max_length=10, choices=[(kind.value, kind.title()) for kind in Kind], default=Kind.OTHER)
    label = models.CharField(max_length=LONGEST_LABEL)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["action", "url"], condition=~models.Q(url=""), name="one_link_of_an_address"
            )
        ]

    def __str__(self):
        return self.label

    def get_absolute_url(self):
        return self.url


class Linkable:
    """An action that is also tracked elsewhere."""

    @transaction.atomic
    def link(self, by, url: str) -> ActionLink:
        """Links the action to where it is worked on, by address."""
        new = self.add_link(url)
        Activity.record("action.linked", self, by=by, label=new.label)
        return new

    def add_link(self, url: str) -> ActionLink:
        found = found_in(url)
        try:
            with transaction.atomic():
                return self.links.create(url=found.url, kind=found.kind, label=found.label)
        except IntegrityError as twice:
            raise ValidationError({"url": _("%(label)s is linked already.") % {"label": found.label}}) from twice

    def keep_link(self, words: str) -> None:
        """A link of a document; what is no address, such as “OPS-42”, is kept as the words that it is."""
        try:
            found = recognise(words[:LONGEST])
        except ValueError:
            self.links.create(label=words.strip()[:LONGEST_LABEL])
        else:
            self.links.create(url=found.url, kind=found.kind, label=found.label)

    @transaction.atomic
    def unlink(self, link, by) -> None:
        if self.links.filter(pk=link.pk).delete()[0]:
            Activity.record("action.unlinked", self, by=by, label=link.label)


def found_in(url: str):
    """What the address leads to; refused where it is none that people can open."""
    if len(url) > LONGEST:
        raise ValidationError({"url": _("This address is too long.")})
    try:
        return recognise(url)
    except ValueError as wrong:
        raise ValidationError(
            {"url": _("Give the whole address, with https:// or http:// and without a password.")}
        ) from wrong
