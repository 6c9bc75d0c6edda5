"""First steps that people tick by hand, and the fact that an organisation has put the path away."""

from django.conf import settings
from django.db import models

PUT_AWAY = "put-away"


class Milestone(models.Model):
    """Something that an organisation has done for the first time. Unticking deletes it."""

    organisation = models.ForeignKey("people.Organisation", models.CASCADE, related_name="milestones")
    key = models.CharField(max_length=40)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "key"], name="milestone_once")]

    def __str__(self):
        return self.key

    @classmethod
    def tick(cls, organisation, key: str, by) -> None:
        cls.objects.get_or_create(organisation=organisation, key=key, defaults={"by": by})

    @classmethod
    def untick(cls, organisation, key: str) -> None:
        cls.objects.filter(organisation=organisation, key=key).delete()
