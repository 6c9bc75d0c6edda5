"""Publishing an account: a copy in which people are roles, for the organisation or for everybody."""

from django.conf import settings
from django.contrib.contenttypes.fields import GenericRelation
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from goldseam.activity.models import Activity
from goldseam.postmortems.checks import checks_of
from goldseam.postmortems.content import Content


class Audience(models.TextChoices):
    ORGANISATION = "organisation", _("Everybody in the organisation")
    PUBLIC = "public", _("Everybody, as a public page")


class PublicationQuerySet(models.QuerySet):
    def visible_to(self, person):
        """A copy is for everybody who reads in the organisation."""
        return self.filter(postmortem__organisation__in=person.sight.reads)

    def public(self):
        return self.filter(audience=Audience.PUBLIC)

    def for_colleagues(self, postmortems):
        """The copy of each account that colleagues read: the one made for them, else the public one."""
        own = Publication.objects.filter(postmortem=OuterRef("postmortem"), audience=Audience.ORGANISATION)
        return self.filter(Q(audience=Audience.ORGANISATION) | ~Exists(own), postmortem__in=postmortems)

    def of(self, organisation, number: int):
        """Copies of one account; first the one that was made for colleagues."""
        mine = self.filter(postmortem__organisation=organisation, postmortem__review__number=number)
        found = mine.select_related("postmortem__organisation", "postmortem__review__organisation")
        return found.order_by("audience")  # “organisation” comes before “public”.


class Publication(models.Model):
    """A copy as its readers see it, apart from the account and its history. Withdrawing deletes it."""

    is_storied = True  # Who may not see the event hears of its copy all the same.

    postmortem = models.ForeignKey("postmortems.Postmortem", models.CASCADE, related_name="publications")
    audience = models.CharField(_("for whom"), max_length=20, choices=Audience)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(auto_now=True)
    first_at = models.DateTimeField(auto_now_add=True)
    title = models.CharField(max_length=200)
    # What readers see: sections, timeline, factors and actions, as `postmortems/content.py` describes them.
    content = models.JSONField(default=dict)
    # What was replaced by what: only for those who may see the account itself.
    replaced = models.JSONField(default=list)
    # Without the copy, nobody finds its story: it goes with it.
    story = GenericRelation("activity.Activity", object_id_field="history_id", content_type_field="history_type")

    objects = PublicationQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["postmortem", "audience"], name="one_copy_each_audience")]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        """Where colleagues read it, also while it is public."""
        return reverse("postmortems:copy", args=[self.organisation.slug, self.postmortem.number])

    @property
    def public_url(self) -> str:
        return reverse("published:show", args=[self.organisation.slug, self.postmortem.number])

    @property
    def organisation(self):
        return self.postmortem.organisation

    @property
    def organisation_id(self) -> int:
        return self.postmortem.organisation_id

    @property
    def is_sample(self) -> bool:
        return self.postmortem.event.is_sample

    @property
    def is_public(self) -> bool:
        return self.audience == Audience.PUBLIC

    @property
    def was_renewed(self) -> bool:
        return (self.at - self.first_at).total_seconds() >= 1

    @property
    def mapping(self) -> list[tuple[str, str]]:
        """What stands in the copy, and who or what that is: each person once, by the longest name in the account."""
        told: dict[str, tuple[str, str]] = {}
        for one in self.replaced:
            key = one.get("who") or f"{one['now']}: {one['was']}"
            if one["was"] not in ("", one["now"]) and len(one["was"]) > len(told.get(key, ("", ""))[1]):
                told[key] = (one.get("role") or one["now"], one["was"])
        return list(told.values())

    @property
    def told(self) -> Content:
        return Content.from_json(self.content)


class PublishableQuerySet(models.QuerySet):
    def published(self):
        return self.filter(Exists(Publication.objects.filter(postmortem=OuterRef("pk"))))

    def unpublished(self):
        return self.filter(~Exists(Publication.objects.filter(postmortem=OuterRef("pk"))))

    def readable_by(self, person):
        """What a library shows: accounts that the person may see, and those of which there is a copy for everybody."""
        copies = Publication.objects.filter(postmortem=OuterRef("pk"))
        seen = self.model.objects.visible_to(person).filter(pk=OuterRef("pk"))
        return self.filter(Q(Exists(copies)) | Q(Exists(seen)), organisation__in=person.sight.reads)


class Publishable:
    """An account of which there can be copies for others."""

    @property
    def is_published(self) -> bool:
        return bool(self.publications.all())

    @transaction.atomic
    def publish(
        self, by, audience: str, content: Content, replaced: list[dict], though_restricted: bool = False
    ) -> Publication:
        """Gives readers this copy, and takes the earlier one away from them. With it, looking back is done.

        `content` has been redacted and read by whoever publishes; nothing of the account is taken beyond it.
        """
        self.event.want_it_here()
        if audience == Audience.PUBLIC and not by.guides_in(self.organisation):
            raise ValidationError(
                _("For everybody, an owner, an admin or a facilitator publishes it. Ask one of them.")
            )
        self._want_to_be_ready()
        if self.event.is_restricted and not though_restricted:
            raise ValidationError(
                {"though_restricted": _("Only people named in it see this event. Say that others may read the copy.")}
            )
        copy = self.publications.select_for_update().filter(audience=audience).first()
        made = {"title": content.title[:200], "content": content.as_json, "replaced": replaced}
        if copy and all(getattr(copy, name) == value for name, value in made.items()):
            return copy
        copy, is_new = self.publications.update_or_create(audience=audience, defaults=made | {"by": by})
        self.refresh_from_db()  # What was loaded of its copies is out of date.
        self.review.hold(by)
        Activity.record("postmortem.published" if is_new else "postmortem.published_again", copy, by=by)
        return copy

    def _want_to_be_ready(self) -> None:
        missing = [check.refusal for check in checks_of(self) if check.stops]
        if missing:
            raise ValidationError(missing)

    @transaction.atomic
    def withdraw(self, by, audience: str) -> None:
        """Takes the copy away from its readers. The account stays as it is."""
        deleted, _rows = self.publications.filter(audience=audience).delete()
        if deleted:
            self.refresh_from_db()
            Activity.record("postmortem.withdrawn", self, by=by, audience=audience)

    def look_behind_roles(self, by) -> None:
        """Writes down that somebody looked up who is behind the roles of its copies."""
        Activity.record("postmortem.mapping_opened", self, by=by)
