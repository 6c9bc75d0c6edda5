"""A postmortem: the written account of an event, which people read, learn from and keep true."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _

from goldseam.activity.models import Activity
from goldseam.postmortems.models.adding import Growing
from goldseam.postmortems.models.circulating import Circulating
from goldseam.postmortems.models.commenting import Commented
from goldseam.postmortems.models.finding import FindableQuerySet
from goldseam.postmortems.models.outlining import Outlined
from goldseam.postmortems.models.publishing import Publishable, PublishableQuerySet
from goldseam.postmortems.models.rereading import Rereadable, RereadableQuerySet
from goldseam.reviews.models import Review
from goldseam.reviews.models.review import ReviewKind

TITLE_LENGTH = 200


class PostmortemQuerySet(PublishableQuerySet, RereadableQuerySet, FindableQuerySet):
    def visible_to(self, person):
        """The account itself is as visible as its review; published copies have a rule of their own."""
        return self.filter(Exists(Review.objects.visible_to(person).filter(pk=OuterRef("review_id"))))

    def with_state(self):
        """With what a row and a badge show."""
        return self.select_related(
            "review__organisation", "review__team", "review__closure", "circulation", "owner", "origin"
        ).prefetch_related("publications", "review__events")


class Postmortem(Outlined, Circulating, Publishable, Commented, Growing, Rereadable, models.Model):
    """What a review that is written has beyond one that is talked: a title, an owner who keeps it true, readers."""

    organisation = models.ForeignKey("people.Organisation", models.CASCADE, related_name="postmortems")
    review = models.OneToOneField("reviews.Review", models.CASCADE, related_name="postmortem")
    title = models.CharField(_("title"), max_length=TITLE_LENGTH)
    template = models.CharField(max_length=60)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("who keeps it true")
    )
    facts = models.JSONField(default=dict, blank=True)
    started_at = models.DateTimeField(auto_now_add=True)

    objects = PostmortemQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["organisation", "-id"], name="postmortem_newest")]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return self.review.get_absolute_url()

    @classmethod
    @transaction.atomic
    def start(cls, by, event, template, title: str = "") -> "Postmortem":
        """Begins the account of an event after a template; where one is begun already, that one."""
        review = Review.open(by=by, event=event, kind=template.kind, minutes=60)
        if hasattr(review, "postmortem"):
            return review.postmortem

        postmortem = cls.objects.create(
            organisation=event.organisation,
            review=review,
            title=(title or event.title)[:TITLE_LENGTH],
            template=template.key,
            owner=by,
        )
        postmortem.lay_out(template.parts)
        return postmortem

    @property
    def event(self):
        return self.review.event

    history = event  # What happens to the account stands in the event's story.

    @property
    def number(self) -> int:
        return self.review.number

    @property
    def state(self) -> str:
        """`draft`, then `in_review` while others read, `published`, and `living` once something has changed as well.

        What was written elsewhere is `imported` until people here do something with it.
        """
        return state_of(self.is_published, self.review.is_closed, self.is_in_review, hasattr(self, "origin"))

    @property
    def wants_factors(self) -> bool:
        """An account of an event asks for conditions; a debrief of leaders does not."""
        return self.review.kind == ReviewKind.POSTMORTEM

    def can_be_edited_by(self, person) -> bool:
        return self.review.can_be_edited_by(person)

    @transaction.atomic
    def rename(self, by, title: str, owner=None) -> None:
        """Finds a better title, or another person who keeps the account true."""
        self.event.want_it_here()
        title = title.strip()[:TITLE_LENGTH]
        if not title:
            raise ValidationError({"title": _("A title helps others to find it.")})
        if (self.title, self.owner) == (title, owner):
            return
        self.title, self.owner = title, owner
        self.save(update_fields=["title", "owner"])
        Activity.record("postmortem.renamed", self, by=by)


def state_of(is_published: bool, is_closed: bool, is_in_review: bool, is_imported: bool) -> str:
    """How far an account has come."""
    if is_published:
        return "living" if is_closed else "published"
    if is_in_review:
        return "in_review"
    return "imported" if is_imported else "draft"
