"""A page of the list of artifacts: which kind, how far it has come, of which team, by which word, and from where on."""

from functools import cached_property

from django.db.models import BooleanField, Case, Count, Exists, F, OuterRef, Q, Subquery, Value, When

from goldseam.artifacts.learned import LEARNED, events_learned_from, span_of
from goldseam.artifacts.models import Artifact, ArtifactKind, Stage, Version
from goldseam.artifacts.strength import Strength
from goldseam.common.numbers import number_in
from goldseam.common.plain_text import in_a_line
from goldseam.events.models import Event

PAGE = 40
LONGEST_SEARCH = 100


class Listing:
    """One page of artifacts for this person, by title. Retired ones have a list of their own."""

    def __init__(self, organisation, person, asked):
        self.organisation, self.person = organisation, person
        self.kind = _one_of(ArtifactKind.values, asked.get("kind"))
        self.stage = Stage.RETIRED if asked.get("retired") == "1" else _one_of(Stage.values, asked.get("stage"))
        self.team = number_in(asked.get("team", ""))
        self.tag = words_in(asked, "tag").lower()
        self.strength = _one_of([str(level) for level in Strength.values], asked.get("strength"))
        self.learned = _one_of(LEARNED, asked.get("learned"))
        self.is_mine = asked.get("owner") == "me"
        self.is_due = asked.get("look") == "due"
        self.words = words_in(asked)
        self.after = number_in(asked.get("after", ""))
        found = list(self._from_here()[: PAGE + 1])
        self.artifacts, self.has_more = found[:PAGE], len(found) > PAGE
        for artifact in self.artifacts:
            artifact.events_count = 0
        self._count_events()

    @property
    def is_retired(self) -> bool:
        return self.stage == Stage.RETIRED

    @property
    def query(self) -> dict:
        """What was asked for, without the place in the list."""
        asked = {
            "q": self.words,
            "kind": self.kind,
            "stage": self.stage,
            "team": self.team,
            "tag": self.tag,
            "strength": self.strength,
            "learned": self.learned,
            "owner": "me" if self.is_mine else "",
            "look": "due" if self.is_due else "",
        }
        return {name: value for name, value in asked.items() if value}

    @property
    def is_narrowed(self) -> bool:
        return bool(set(self.query) - {"stage"}) or self.stage in (Stage.DRAFT, Stage.TRIAL, Stage.ACTIVE)

    @property
    def narrowed_by(self) -> str:
        """What the fields of the page do not show."""
        strength = Strength(int(self.strength)).label if self.strength else ""
        return " · ".join(str(words) for words in (LEARNED.get(self.learned), strength, self.tag) if words)

    @cached_property
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
        """What is in use, or what is retired; of what was learned, both."""
        if self.learned:
            return self._seen()
        return self._seen().filter(retirement__isnull=not self.is_retired)

    def _from_here(self):
        artifacts = matching(self._narrowed(self._all()), self.words)
        if self.after and (last := self._seen().filter(number=self.after).first()):
            artifacts = artifacts.filter(Q(title__gt=last.title) | Q(title=last.title, number__gt=last.number))
        return with_current(artifacts).order_by("title", "number")

    def _narrowed(self, artifacts):
        artifacts = self._at_stage(artifacts)
        if self.kind:
            artifacts = artifacts.filter(kind=self.kind)
        if self.team:
            artifacts = artifacts.filter(team=self.team)
        if self.tag:
            artifacts = artifacts.filter(tags__name=self.tag)
        if self.is_mine:
            artifacts = artifacts.filter(owner=self.person)
        if self.is_due:
            artifacts = artifacts.to_look_at()
        if self.strength:
            artifacts = artifacts.of_strength(int(self.strength))
        if self.learned:
            events = events_learned_from(self.organisation, self.person)
            artifacts = artifacts.learned_from(events, *span_of(self.learned))
        return artifacts

    def _at_stage(self, artifacts):
        narrow = {Stage.DRAFT: "drafts", Stage.TRIAL: "on_trial", Stage.ACTIVE: "active"}.get(self.stage)
        return getattr(artifacts, narrow)() if narrow else artifacts

    def _count_events(self):
        """How many events, of those that the person may see, each artifact has answered."""
        by_pk = {artifact.pk: artifact for artifact in self.artifacts}
        events = Event.objects.visible_to(self.person).filter(changes__version__artifact__in=by_pk)
        counted = events.order_by().values("changes__version__artifact").annotate(count=Count("pk", distinct=True))
        for row in counted:
            if artifact := by_pk.get(row["changes__version__artifact"]):
                artifact.events_count = row["count"]


def words_in(asked, name: str = "q") -> str:
    """What a person searches for."""
    return in_a_line(asked.get(name, ""))[:LONGEST_SEARCH]


def matching(artifacts, words: str):
    """Those with every one of these words in their title, or in a tag."""
    for word in words.split():
        tagged = Artifact.tags.through.objects.filter(artifact=OuterRef("pk"), tag__name__icontains=word)
        artifacts = artifacts.filter(Q(title__icontains=word) | Exists(tagged))
    return artifacts


def likeliest_first(artifacts, team):
    """What could change because of something that happened to the team: its own, then what changed last."""
    of_team = Case(When(team=team, then=True), default=Value(False), output_field=BooleanField())
    near = with_current(artifacts).annotate(is_near=of_team)
    return near.order_by("-is_near", F("version_at").desc(nulls_last=True), "title")


def with_current(artifacts):
    """With their stage, the number and date of the version that people work by now, and the number of the newest, in
    the same query."""
    newest = Version.objects.filter(artifact=OuterRef("pk")).order_by("-number")
    in_force = newest.filter(effective_at__isnull=False)
    return artifacts.select_related("team", "trial", "activation", "retirement").annotate(
        version_number=Subquery(in_force.values("number")[:1]),
        version_at=Subquery(in_force.values("at")[:1]),
        newest_number=Subquery(newest.values("number")[:1]),
    )


def _one_of(there, asked) -> str:
    return asked if asked in there else ""
