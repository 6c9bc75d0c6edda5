"""Having read a page: new members are shown the taxonomy on their home page until they say so."""

from django.conf import settings
from django.db import models

from goldseam.handbook.shipped import Practice


class Reading(models.Model):
    """The fact that somebody has read a page of the handbook of one organisation. Nobody else is shown it."""

    organisation = models.ForeignKey("people.Organisation", models.CASCADE, related_name="+")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    page = models.CharField(max_length=20, choices=Practice)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "person", "page"], name="read_once")]

    def __str__(self):
        return self.page

    @classmethod
    def note(cls, organisation, person, page: str) -> None:
        cls.objects.get_or_create(organisation=organisation, person=person, page=page)

    @classmethod
    def has_been_done(cls, organisation, person, page: str) -> bool:
        return cls.objects.filter(organisation=organisation, person=person, page=page).exists()
