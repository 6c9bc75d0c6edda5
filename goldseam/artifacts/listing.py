"""A page of the list of artifacts: which kind, of which team, and from where on."""

from django.db.models import BooleanField, Case, Count, F, OuterRef, Q, Subquery, Value, When

from goldseam.artifacts.models import Artifact, ArtifactKind, Version
from goldseam.common.numbers import number_in
from goldseam.events.models import Event

PAGE = 40
LONGEST_SEARCH = 100


class Listing:
    """One page of artifacts for this person, by title. Retired ones have a list of their own."""

    def __init__(self, organisation, person, asked):
        self.organisation, self.person = organisation, person
        self.kind = asked.get("kind", "") if asked.get("kind") in ArtifactKind.values else ""
        self.team = number_in(asked.get("team", ""))
        self.words = words_in(asked)
        self.is_retired = asked.get("retired") == "1"
        self.after = number_in(asked.get("after", ""))
        found = list(self._from_here()[: PAGE + 1])
        self.artifacts, self.has_more = found[:PAGE], len(found) > PAGE
        for artifact in self.artifacts:
            artifact.events_count = 0
        self._count_events()

    @property
    def kinds(self) -> list[tuple[str, str]]:
        """The kinds of which there is something."""
        there = set(self._all().order_by().values_list("kind", flat=True).distinct())
        return [(value, label) for value, label in ArtifactKind.choices if value in there]

    @property
    def retired_count(self) -> int:
        return self._seen().filter(retirement__isnull=False).count()

    def _seen(self):
        return Artifact.objects.filter(organisation=self.organisation).visible_to(self.person)

    def _all(self):
        return self._seen().filter(retirement__isnull=not self.is_retired)

    def _from_here(self):
        artifacts = matching(self._all(), self.words)
        if self.kind:
            artifacts = artifacts.filter(kind=self.kind)
        if self.team:
            artifacts = artifacts.filter(team=self.team)
        if self.after and (last := self._seen().filter(number=self.after).first()):
            artifacts = artifacts.filter(Q(title__gt=last.title) | Q(title=last.title, number__gt=last.number))
        return with_current(artifacts).order_by("title", "number")

    def _count_events(self):
        """How many events, of those that the person may see, each artifact has answered."""
        by_pk = {artifact.pk: artifact for artifact in self.artifacts}
        events = Event.objects.visible_to(self.person).filter(changes__version__artifact__in=by_pk)
        counted = events.order_by().values("changes__version__artifact").annotate(count=Count("pk", distinct=True))
        for row in counted:
            if artifact := by_pk.get(row["changes__version__artifact"]):
                artifact.events_count = row["count"]


def words_in(asked) -> str:
    """What a person searches for."""
    return " ".join(asked.get("q", "").replace("\0", "").split())[:LONGEST_SEARCH]


def matching(artifacts, words: str):
    """Those with every one of these words in their title."""
    for word in words.split():
        artifacts = artifacts.filter(title__icontains=word)
    return artifacts


def likeliest_first(artifacts, team):
    """What could change because of something that happened to the team: its own, then what changed last."""
    of_team = Case(When(team=team, then=True), default=Value(False), output_field=BooleanField())
    near = with_current(artifacts).annotate(is_near=of_team)
    return near.order_by("-is_near", F("version_at").desc(nulls_last=True), "title")


def with_current(artifacts):
    """With the number and date of the version that people work by now, in the same query."""
    newest = Version.objects.filter(artifact=OuterRef("pk")).order_by("-number")
    return artifacts.select_related("team", "retirement").annotate(
        version_number=Subquery(newest.values("number")[:1]), version_at=Subquery(newest.values("at")[:1])
    )
