"""Adding to an account after it was published: what came to light later, with its date."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from goldseam.activity.models import Activity
from goldseam.common.markdown import rendered


class Addition(models.Model):
    """Later evidence, a link, or how it went on. What was written before stays as it was."""

    postmortem = models.ForeignKey("postmortems.Postmortem", models.CASCADE, related_name="additions")
    text = models.TextField(_("what came to light"))
    html = models.TextField(blank=True)
    link = models.URLField(_("link"), max_length=500, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["id"]

    def __str__(self):
        return self.text[:60]


class Growing:
    """An account that goes on growing after it was published."""

    @transaction.atomic
    def add(self, by, text: str, link: str = "") -> Addition:
        """Adds what came to light later, with today's date."""
        self.event.want_it_here()
        if not text.strip():
            raise ValidationError({"text": _("Say what came to light.")})
        added = self.additions.create(by=by, text=text.strip(), html=rendered(text), link=link)
        Activity.record("postmortem.added_to", self, by=by)
        return added
