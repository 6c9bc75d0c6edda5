"""A peer supporter: a colleague who has offered to listen. Nobody is put on the list by somebody else."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class PeerSupporterQuerySet(models.QuerySet["PeerSupporter"]):
    def visible_to(self, person):
        """To everybody who belongs to the organisation; those who have left it are not shown."""
        still_here = models.Q(organisation__memberships__person=models.F("person"))
        return self.filter(still_here, organisation__in=person.sight.roles)


class PeerSupporter(models.Model):
    """What a person offers, and how to reach them. It says nothing about who asked."""

    organisation = models.ForeignKey("people.Organisation", models.CASCADE, related_name="peer_supporters")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    words = models.CharField(_("what you offer"), max_length=300)
    reach = models.CharField(_("how to reach you"), max_length=200)

    objects = PeerSupporterQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "person"], name="peer_supporter_once")]

    def __str__(self):
        return str(self.person)

    @classmethod
    def offer(cls, organisation, by, words: str, reach: str) -> "PeerSupporter":
        """Puts oneself on the list, or says it anew."""
        said = {"words": words, "reach": reach}
        return cls.objects.update_or_create(organisation=organisation, person=by, defaults=said)[0]

    @classmethod
    def withdraw(cls, organisation, by) -> None:
        """Takes oneself off the list. No reason is asked, and nothing is kept."""
        cls.objects.filter(organisation=organisation, person=by).delete()
