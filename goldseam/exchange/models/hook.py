"""A webhook that comes in: an address at which another tool reports what it noticed."""

import hashlib
import re
import secrets
from base64 import urlsafe_b64encode

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator
from django.db import models, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from goldseam.activity.models import Activity
from goldseam.common.mail import full
from goldseam.common.models import Counter
from goldseam.events.models import EventKind, Severity, Visibility
from goldseam.exchange.models.hook_mapping import Mapped
from goldseam.exchange.models.hook_receiving import Receiving
from goldseam.exchange.models.hook_secret import Signed
from goldseam.exchange.webhooks.sender import SENDER_CHOICES, Sender, sender_named
from goldseam.exchange.webhooks.signatures import Scheme

PREFIX, LONGEST = "gsh_", 100
KINDS = [EventKind.INCIDENT, EventKind.NEAR_MISS, EventKind.SETBACK, EventKind.UNSAFE_CONDITION]


class OpensWhen(models.TextChoices):
    FIRING = "firing", _("As soon as it fires")
    TAKEN_ON = "taken_on", _("Once somebody has taken it on")


class HookQuerySet(models.QuerySet):
    def visible_to(self, person):
        """Those who guide set webhooks up; one of a team is for those among them who see that team."""
        return self.filter(person.sight.of_teams(), organisation__in=person.sight.guides)

    def open(self):
        return self.filter(closed_at__isnull=True)


class Hook(Signed, Receiving, Mapped, models.Model):
    """Whoever has its address reports here. The key in it is made from the install's secret and a seed, and only its
    digest is kept: people who guide can look at it again, and a copy of the database opens nothing."""

    organisation = models.ForeignKey("people.Organisation", models.CASCADE, related_name="hooks")
    number = models.PositiveBigIntegerField()
    name = models.CharField(_("name"), max_length=80)
    sender = models.CharField(max_length=20, choices=SENDER_CHOICES)
    scheme = models.CharField(max_length=20, choices=Scheme, default=Scheme.ADDRESS)
    seed = models.CharField(max_length=64, editable=False)
    key_digest = models.CharField(max_length=64, unique=True, editable=False)
    team = models.ForeignKey("people.Team", models.PROTECT, null=True, blank=True, related_name="hooks")
    visibility = models.CharField(max_length=20, choices=Visibility, default=Visibility.ORGANISATION)
    kind = models.CharField(max_length=20, choices=EventKind, default=EventKind.INCIDENT)
    minimum_severity = models.PositiveSmallIntegerField(choices=Severity, null=True, blank=True)
    opens_when = models.CharField(max_length=20, choices=OpensWhen, default=OpensWhen.FIRING)
    only_notes = models.BooleanField(default=False)
    quiet_minutes = models.PositiveIntegerField(default=60, validators=[MaxValueValidator(10_080)])
    label = models.CharField(max_length=100, blank=True)
    branches = models.CharField(max_length=300, blank=True)
    mapping = models.JSONField(default=dict, blank=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)
    closed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    closed_at = models.DateTimeField(null=True)

    objects = HookQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "number"], name="hook_number")]
        ordering = ["number"]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("webhooks:show", args=[self.organisation.slug, self.number])

    @classmethod
    @transaction.atomic
    def make(cls, organisation, by, sender: str, name: str, **details) -> "Hook":
        """A new address for one sender."""
        tool = sender_named(sender)
        details = {"scheme": tool.scheme, "kind": tool.kind} | details
        number = Counter.next("hook", organisation.pk)
        hook = cls(organisation=organisation, number=number, sender=sender, name=name.strip(), made_by=by, **details)
        hook._sow()
        hook._save_checked()
        Activity.record("webhook.made", hook, by=by)
        return hook

    @classmethod
    def by_key(cls, key: str) -> "Hook | None":
        """The open webhook of that key; None for anything else."""
        if not key.startswith(PREFIX) or len(key) > LONGEST or not key.isascii():
            return None
        return cls.objects.open().select_related("organisation", "team").filter(key_digest=_digest(key)).first()

    @transaction.atomic
    def amend(self, by, **details) -> None:
        """Other settings from the next delivery on."""
        for name, value in details.items():
            setattr(self, name, value)
        self._save_checked()
        Activity.record("webhook.amended", self, by=by)

    @transaction.atomic
    def renew_key(self, by) -> None:
        """A new address; the old one leads nowhere from now on."""
        self._sow()
        self.save(update_fields=["seed", "key_digest"])
        Activity.record("webhook.key_renewed", self, by=by)

    @transaction.atomic
    def close(self, by) -> None:
        """Its address leads nowhere; what came through it stays."""
        closed = {"closed_at": timezone.now(), "closed_by": by}
        if type(self).objects.open().filter(pk=self.pk).update(**closed):
            Activity.record("webhook.closed", self, by=by)

    @transaction.atomic
    def reopen(self, by) -> None:
        """The same address leads here again."""
        if type(self).objects.filter(pk=self.pk, closed_at__isnull=False).update(closed_at=None, closed_by=None):
            Activity.record("webhook.reopened", self, by=by)

    @property
    def address(self) -> str:
        """Empty where the installation has got another secret since: then it needs a new key."""
        key = _key(self.seed)
        return full(reverse("hook:door", args=[key])) if _digest(key) == self.key_digest else ""

    @property
    def is_closed(self) -> bool:
        return self.closed_at is not None

    @property
    def from_where(self) -> Sender:
        return sender_named(self.sender)

    def watches_branch(self, branch: str, default: str) -> bool:
        """A failure on a side branch is daily work; on the branches that are watched it is something to learn from."""
        wanted = [name.strip() for name in re.split(r"[,\n]", self.branches) if name.strip()]
        return bool(branch) and ("*" in wanted or branch in (wanted or [default]))

    def wants_label(self, labels: list[str]) -> bool:
        return bool(self.label) and self.label.lower() in {label.lower() for label in labels}

    def why_not_open(self, message) -> str:
        """Why a message opens no event here; empty where it does."""
        if self.only_notes:
            return "noted"
        if self.minimum_severity and message.severity and message.severity < self.minimum_severity:
            return "below"
        if self.opens_when == OpensWhen.TAKEN_ON and message.state == "firing":
            return "waits"
        return ""

    def clean(self):
        if not self.name:
            raise ValidationError({"name": _("Give it a name by which you know it again.")})
        if self.team_id and self.team.organisation_id != self.organisation_id:
            raise ValidationError({"team": _("This team belongs to another organisation.")})
        if self.visibility == Visibility.TEAM and not self.team_id:
            raise ValidationError({"team": _("Choose the team that may see the events.")})
        if self.visibility == Visibility.RESTRICTED:
            raise ValidationError({"visibility": _("A machine names nobody: choose all, or a team.")})

    def _sow(self) -> None:
        self.seed = secrets.token_hex(32)
        self.key_digest = _digest(_key(self.seed))

    def _save_checked(self) -> None:
        self.full_clean(exclude=["mapping", "made_by", "closed_by", "closed_at"])
        self.save()


def _key(seed: str) -> str:
    told = salted_hmac("goldseam.webhooks.key", seed, algorithm="sha256").digest()
    return PREFIX + urlsafe_b64encode(told[:24]).decode()


def _digest(key: str) -> str:
    return hashlib.sha256(key.encode()).hexdigest()
