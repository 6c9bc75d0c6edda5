"""Citing: which clause of which standard an artifact answers."""

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from goldseam.artifacts.models import Artifact
from goldseam.validation.models.control import locked
from goldseam.validation.models.trail import Trail


class CitationQuerySet(models.QuerySet):
    def visible_to(self, person):
        return self.filter(artifact__in=Artifact.objects.visible_to(person))

    def answering(self, words: str):
        """“ISO 13485 7.3.9”: each opens a word of the standard or its title, or the clause."""
        found = self
        for word in words.split():
            named = _opens_a_word("standard", word) | _opens_a_word("title", word)
            found = found.filter(named | Q(clause__istartswith=word))
        return found


class Citation(models.Model):
    """One clause that an artifact answers."""

    artifact = models.ForeignKey("artifacts.Artifact", models.CASCADE, related_name="citations")
    standard = models.CharField(gettext_lazy("standard"), max_length=80)
    clause = models.CharField(gettext_lazy("clause"), max_length=40, blank=True)
    title = models.CharField(gettext_lazy("what it asks for"), max_length=200, blank=True)
    link = models.URLField(gettext_lazy("where to read it"), max_length=500, blank=True)

    objects = CitationQuerySet.as_manager()

    class Meta:
        ordering = ["standard", "clause", "pk"]
        constraints = [models.UniqueConstraint(fields=["artifact", "standard", "clause"], name="cited_once")]

    def __str__(self):
        return f"{self.standard} {self.clause}".strip()

    @classmethod
    @transaction.atomic
    def add(cls, artifact, by, standard: str, clause: str = "", title: str = "", link: str = "") -> "Citation":
        """Spaces make no other clause."""
        fresh = locked(artifact)
        standard, clause, title = (" ".join(said.split()) for said in (standard, clause, title))
        if not standard:
            raise ValidationError({"standard": _("Name the standard.")})
        about = {"title": title, "link": link}
        cited, is_new = cls.objects.get_or_create(artifact=fresh, standard=standard, clause=clause, defaults=about)
        if is_new:
            _tell(fresh, "cited", by, cited)
        elif (cited.title, cited.link) != (title, link):
            words = _("It is cited already: %(cited)s. To say that otherwise, take it out first.")
            raise ValidationError({"clause": words % {"cited": " · ".join(filter(None, [str(cited), cited.title]))}})
        return cited

    @transaction.atomic
    def take_back(self, by) -> None:
        fresh = locked(self.artifact)
        if type(self).objects.filter(pk=self.pk).delete()[0]:
            _tell(fresh, "uncited", by, self)


def _opens_a_word(field: str, word: str) -> Q:
    return Q(**{f"{field}__istartswith": word}) | Q(**{f"{field}__icontains": f" {word}"})


def _tell(artifact, verb, by, cited) -> None:
    if artifact.is_controlled:
        Trail.add(artifact, verb, by, citation=str(cited), title=cited.title, link=cited.link)
