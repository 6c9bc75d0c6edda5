"""Adding to an account after it was published: what came to light later, with its date."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from goldseam.actions.trackers import recognise
from goldseam.activity.models import Activity
from goldseam.common.markdown import rendered
from goldseam.common.search import forget

LONGEST_LINK = 500


class Addition(models.Model):
    """Later evidence, a link, or how it went on. What was written before stays as it was."""

    postmortem = models.ForeignKey("postmortems.Postmortem", models.CASCADE, related_name="additions")
    text = models.TextField(_("what came to light"))
    html = models.TextField(blank=True)
    link = models.URLField(_("link"), max_length=LONGEST_LINK, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["id"]

    def __str__(self):
        return self.text[:60]

    def can_be_removed_by(self, person) -> bool:
        """Whoever wrote it, on the same day; whoever guides, at any time: what should not stand here has to go."""
        is_fresh = timezone.localdate(self.at) == timezone.localdate()
        return (self.by_id == person.pk and is_fresh) or person.guides_in(self.postmortem.organisation)


def is_web_address(link: str) -> bool:
    """Whether a browser can follow it. An address that carries a password is not one to share."""
    try:
        return bool(recognise(link)) and len(link) <= LONGEST_LINK
    except ValueError:
        return False


class Growing:
    """An account that goes on growing after it was published."""

    @transaction.atomic
    def add(self, by, text: str, link: str = "") -> Addition:
        """Adds what came to light later, with today's date."""
        self.event.want_it_here()
        if not text.strip():
            raise ValidationError({"text": _("Say what came to light.")})
        link = link.strip()
        if link and not is_web_address(link):
            raise ValidationError({"link": _("Paste a web address that begins with https://, without a password.")})
        added = self.additions.create(by=by, text=text.strip(), html=rendered(text.strip()), link=link)
        Activity.record("postmortem.added_to", self, by=by)
        return added

    @transaction.atomic
    def remove_addition(self, by, addition: Addition) -> None:
        """Takes out what should not stand here. Nobody finds it by its words from that moment on."""
        if not addition.can_be_removed_by(by):
            raise ValidationError(_("It has stood here for a day. Ask somebody who guides to take it out."))
        deleted, _rows = self.additions.filter(pk=addition.pk).delete()
        if deleted:
            forget(type(self), [self.pk])
            Activity.record("postmortem.addition_removed", self, by=by)
