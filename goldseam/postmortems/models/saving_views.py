"""Saved views of the library: what somebody looks for again and again."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from goldseam.people.models.membership import MANAGERS

LONGEST_QUERY = 500
MOST_OWN, MOST_SHARED = 30, 60


class SavedViewQuerySet(models.QuerySet):
    def visible_to(self, person):
        """One's own, and those shared with the organisation."""
        return self.filter(Q(person=person) | Q(is_shared=True), organisation__in=person.sight.reads)


class SavedView(models.Model):
    """A search with its filters, under a name. It holds what is asked, and nothing of what was found."""

    organisation = models.ForeignKey("people.Organisation", models.CASCADE, related_name="+")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    name = models.CharField(_("name"), max_length=80)
    query = models.CharField(max_length=LONGEST_QUERY, blank=True)
    is_shared = models.BooleanField(_("for everybody here"), default=False)

    objects = SavedViewQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["organisation", "person", "name"], name="view_of_a_name")]

    def __str__(self):
        return self.name

    @classmethod
    @transaction.atomic
    def keep(cls, by, organisation, name: str, query: str, is_shared: bool = False) -> "SavedView":
        """Keeps a search under a name. The same name again keeps what is asked now."""
        if not query:
            raise ValidationError(_("Search or filter first: there is nothing to keep yet."))
        if len(query) > LONGEST_QUERY:
            raise ValidationError(_("This search is too long to be kept. Fewer words find more, too."))
        told = {"query": query, "is_shared": is_shared}
        view, is_new = cls.objects.update_or_create(organisation=organisation, person=by, name=name, defaults=told)
        view._want_room(is_new=is_new, is_newly_shared=is_shared)
        return view

    def _want_room(self, is_new: bool, is_newly_shared: bool) -> None:
        """All of them stand above the library: as many as one can look through."""
        here = SavedView.objects.filter(organisation=self.organisation)
        if is_new and here.filter(person=self.person).count() > MOST_OWN:
            raise ValidationError(_("You have very many views. Delete one that you no longer need."))
        if is_newly_shared and here.filter(is_shared=True).count() > MOST_SHARED:
            raise ValidationError(_("Very many views are shared already. Keep this one for yourself."))

    def is_of(self, person) -> bool:
        return self.person_id == person.pk

    def can_be_removed_by(self, person) -> bool:
        """One's own; and what is shared, by those who manage the organisation."""
        manages = person.sight.roles.get(self.organisation_id) in MANAGERS
        return self.is_of(person) or (self.is_shared and manages)

    @transaction.atomic
    def rename(self, by, name: str, is_shared: bool) -> None:
        """Another name for it, and whether others see it."""
        others = SavedView.objects.filter(organisation=self.organisation, person=self.person, name=name)
        if others.exclude(pk=self.pk).exists():
            raise ValidationError({"name": _("You have a view of this name already.")})
        is_newly_shared = is_shared and not self.is_shared
        self.name, self.is_shared = name, is_shared
        self.save(update_fields=["name", "is_shared"])
        self._want_room(is_new=False, is_newly_shared=is_newly_shared)

    def remove(self, by) -> None:
        """Nobody needs it any more. What it found stays where it is."""
        self.delete()
