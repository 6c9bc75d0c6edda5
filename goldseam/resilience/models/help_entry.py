"""An entry of the help directory: somebody whom people can turn to, as the organisation wrote it down."""

from datetime import date, timedelta

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

STALE = timedelta(days=183)  # Six months: numbers and hours change.
MOST = 200


class HelpEntryQuerySet(models.QuerySet["HelpEntry"]):
    def of(self, organisation):
        """In the order in which they are shown: the organisation's own help first, then by place and name."""
        return self.filter(organisation=organisation).order_by("-is_own", "region", "name", "pk")

    def stale(self, on: date | None = None):
        return self.filter(checked_on__lte=(on or timezone.localdate()) - STALE)


class HelpEntry(models.Model):
    """Help that exists outside this product. Nothing here counts who looked at it, or called."""

    organisation = models.ForeignKey("people.Organisation", models.CASCADE, related_name="help_entries")
    name = models.CharField(_("name"), max_length=120)
    what_for = models.CharField(_("what for"), max_length=300, blank=True)
    is_own = models.BooleanField(_("this is help of our own organisation"), default=False)
    who_is_told = models.CharField(_("who gets told"), max_length=300, blank=True)
    region = models.CharField(_("country or region"), max_length=80, blank=True)
    language = models.CharField(_("languages spoken there"), max_length=120, blank=True)
    phone = models.CharField(_("phone"), max_length=60, blank=True)
    text = models.CharField(_("text message"), max_length=60, blank=True)
    link = models.URLField(_("link"), max_length=300, blank=True)
    hours = models.CharField(_("hours"), max_length=120, blank=True)
    cost = models.CharField(_("what it costs"), max_length=120, blank=True)
    privacy = models.CharField(_("confidential or anonymous"), max_length=200, blank=True)
    checked_on = models.DateField(default=timezone.localdate)
    checked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")

    objects = HelpEntryQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["organisation", "checked_on"], name="help_by_check")]

    def __str__(self):
        return self.name

    @classmethod
    def add(cls, organisation, by, **details) -> "HelpEntry":
        """A new entry; whoever adds it has checked it."""
        if organisation.help_entries.count() >= MOST:
            raise ValidationError(_("200 entries are enough for anybody in need. Take some out first."))
        entry = cls(organisation=organisation, checked_by=by, **details)
        entry._check()
        entry.save(force_insert=True)
        return entry

    def amend(self, by, **details) -> None:
        """Changes what it says. Whoever does has checked it."""
        for name, value in details.items():
            setattr(self, name, value)
        self._check()
        self.confirm(by)

    def confirm(self, by) -> None:
        """Says that all of it is still right."""
        self.checked_on, self.checked_by = timezone.localdate(), by
        self.save()

    def take_out(self, by) -> None:
        self.delete()

    @property
    def is_stale(self) -> bool:
        return self.checked_on <= timezone.localdate() - STALE

    @property
    def dial(self) -> str:
        """The number as phones understand it, or nothing where it holds words."""
        digits = "".join(sign for sign in self.phone if sign in "+0123456789")
        return digits if len(digits) >= 3 and not any(sign.isalpha() for sign in self.phone) else ""

    @property
    def is_safe_link(self) -> bool:
        return self.link.startswith(("https://", "http://"))

    def _check(self) -> None:
        if not (self.phone or self.text or self.link or self.who_is_told):
            raise ValidationError({"phone": _("Give at least one way to reach them: a phone, a message or a link.")})
        if self.is_own and not self.who_is_told:
            raise ValidationError(
                {"who_is_told": _("Say who gets told if somebody goes there; “nobody” is an answer.")}
            )
