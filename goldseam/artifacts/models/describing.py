"""What is known about an artifact apart from its words: its name, whose it is, how it is found, how strong it is."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from goldseam.activity.models import Activity
from goldseam.artifacts.deeds import tell
from goldseam.artifacts.models.looking import check_next_look


class Describable:
    """An artifact whose details people correct."""

    @transaction.atomic
    def rename(self, by, title, link="", tags=None, **details) -> None:
        """Says what it is called, whose it is and where it lives. What it says stays as it is.

        `tags` are names; without them, tags stay.
        """
        check_title(title)
        self.check_owner(by, details.get("owner", self.owner), details.get("is_private", self.is_private))
        day = details.get("review_on")
        if day and day != self.review_on:
            check_next_look(day, "review_on")
        said = details | {"title": title.strip(), "link": link}
        tell("renamed", self, by, **said)
        for name, value in said.items():
            setattr(self, name, value)
        self.save(update_fields=[*said])
        if tags is not None:
            self.tag(tags)
        Activity.record("artifact.renamed", self, by=by)

    def tag(self, names) -> None:
        """Gives it these tags and no others."""
        tags = self.tags.model.objects
        self.tags.set([tags.get_or_create(organisation_id=self.organisation_id, name=name)[0] for name in names])


def check_title(title: str) -> None:
    if not title.strip():
        raise ValidationError({"title": _("Give it a name that people will recognise.")})
