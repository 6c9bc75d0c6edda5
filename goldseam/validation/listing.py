"""A page of what is under control; or of the clauses that answer a search, with their artifacts."""

from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.db.models import OuterRef, Subquery

from goldseam.artifacts.listing import words_in
from goldseam.artifacts.models import Version
from goldseam.validation.models import Citation, Control
from goldseam.validation.standards import STANDARDS

PAGE = 40


class Listing:
    """`?q=ISO 13485 7.3.9` finds clauses; without words it is the list of controlled artifacts."""

    standards = STANDARDS

    def __init__(self, organisation, person, asked):
        self.organisation, self.person = organisation, person
        self.words = words_in(asked)
        found = self._citations() if self.words else self._controlled()
        self.page = Paginator(found, PAGE).get_page(asked.get("page"))
        self.rows = list(self.page.object_list)

    @property
    def query(self) -> str:
        return urlencode({"q": self.words}) if self.words else ""

    def _citations(self):
        seen = Citation.objects.filter(artifact__organisation=self.organisation).visible_to(self.person)
        return seen.answering(self.words).select_related("artifact__retirement")

    def _controlled(self):
        """With the newest version of each, and the one that people work by."""
        versions = Version.objects.filter(artifact=OuterRef("artifact")).order_by("-number").values("number")
        in_force = versions.filter(effective_at__isnull=False)
        return (
            Control.objects.filter(artifact__organisation=self.organisation)
            .visible_to(self.person)
            .select_related("artifact__retirement")
            .annotate(newest=Subquery(versions[:1]), in_force=Subquery(in_force[:1]))
            .order_by("artifact__title", "pk")
        )
