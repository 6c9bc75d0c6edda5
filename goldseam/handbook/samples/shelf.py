"""What people in a sample case worked by, before and after."""

from django.utils.translation import gettext as _

from goldseam.artifacts.items import Line
from goldseam.artifacts.models import Artifact, ArtifactKind, Version
from goldseam.handbook.samples.dating import date, date_activity


class Shelf:
    """The artifacts of one case."""

    def __init__(self, organisation, by):
        self.organisation, self.by = organisation, by
        self.artifacts: list[Artifact] = []

    def called(self, title: str) -> Artifact | None:
        return next((artifact for artifact in self.artifacts if artifact.title == title), None)

    def put_before(self, facts: dict, at) -> None:
        """The artifact as it was before the event."""
        version = self._write(self._make(facts, at), facts["before"])
        # Most cases tell of a later version than the first: their own numbers are kept.
        Version.objects.filter(pk=version.pk).update(number=facts.get("first_number", 1))

    def put_after(self, facts: dict, event, at) -> Version:
        """The version that answers the event; the first one, where the case made something new."""
        artifact = self.called(facts["title"]) or self._make(facts, at)
        version = self._write(artifact, facts["after"], because_of=event)
        self._put_to_work(artifact, facts["after"]["at"])
        return version

    def _make(self, facts, at) -> Artifact:
        artifact = Artifact.make(self.organisation, by=self.by, title=facts["title"], kind=facts["kind"])
        if artifact.kind == ArtifactKind.IF_THEN:
            # It is the plan of somebody in the case, and of nobody here.
            artifact.owner = None
            artifact.save(update_fields=["owner"])
        date(artifact, at, "made_at")
        date_activity(artifact, at)
        self.artifacts.append(artifact)
        return artifact

    def _put_to_work(self, artifact, at) -> None:
        """In the case, people work by it."""
        artifact.activate(by=self.by, despite=_("It is part of a sample case."))
        date(artifact.activation, at, "at")
        date_activity(artifact, at)

    def _write(self, artifact, content: dict, because_of=None) -> Version:
        earlier = list(artifact.current.items.all()) if artifact.current else []
        lines = [_line(facts, earlier) for facts in content.get("lines", [])]
        words = {
            name: content[name] for name in ("aim", "trigger", "mode", "response", "what_changed") if name in content
        }
        version = artifact.revise(
            by=self.by, lines=lines, because_of=because_of, text=content.get("text", "").strip(), **words
        )
        date(version, content["at"], "at", "effective_at")
        date_activity(version, content["at"])
        return version


def _line(facts: dict, earlier: list) -> Line:
    """A line of a checklist; `was` counts which line of the earlier version it rewords."""
    words = {name: facts[name] for name in ("text", "pause", "is_killer") if name in facts}
    return Line(key=earlier[facts["was"] - 1].key if "was" in facts else None, **words)
