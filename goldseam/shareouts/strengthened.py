"""What changed because somebody spoke up: versions that answer an event, outcomes told in words, responses to a pulse.

Everything here starts from `spoken_of`: nothing of a restricted event, of a sample case, or of an alarm that a machine
raised is ever told.
"""

from datetime import datetime

from django.db.models import CharField, Exists, F, OuterRef, Q, Subquery, Value

from goldseam.artifacts.models import Artifact
from goldseam.artifacts.models.version import Version
from goldseam.changes.models import Change
from goldseam.events.models import Event, Visibility
from goldseam.events.models.event import SAMPLE
from goldseam.reporting.models import Outcome
from goldseam.safety.models import PulseResponse

SILENT = [SAMPLE, "webhook", "experiment"]  # Sources behind which nobody spoke up.
VERSION, OUTCOME, RESPONSE = "version", "outcome", "response"


def spoken_of(organisation):
    """Events that somebody told of, and of which others may hear at all."""
    of_all = Event.objects.filter(organisation=organisation).exclude(visibility=Visibility.RESTRICTED)
    return of_all.exclude(source__in=SILENT)


def heard_by(person, organisation):
    """Those of them of which this person may know."""
    return spoken_of(organisation).visible_to(person)


def worked_by(person, organisation):
    """What people work by, as far as this person hears of it: who only reports hears of what everybody works by."""
    of_all = Artifact.objects.filter(organisation=organisation)
    if organisation.pk in person.sight.reads:
        return of_all.visible_to(person)
    return of_all.filter(team=None, is_private=False) if organisation.pk in person.sight.roles else of_all.none()


def answers(organisation):
    """Changes that answer what somebody spoke up about. A plan that is one's own is told to nobody."""
    links = Change.objects.filter(event__organisation=organisation, version__artifact__is_private=False)
    return links.exclude(event__visibility=Visibility.RESTRICTED).exclude(event__source__in=SILENT)


class Strengthened:
    """What changed in an organisation in that time, as far as a person may see it; newest first.

    A version is told to those who see what people work by, and to who reports, where everybody works by it; an outcome
    in words to those who see the event.
    """

    def __init__(self, organisation, person, span: tuple[datetime, datetime], team: int | None = None):
        self.organisation, self.person = organisation, person
        self.span, self.team = span, team

    def found(self):
        """Moment, key and kind of each: one query, whatever there is."""
        others = self._told(self._outcomes(), OUTCOME), self._told(self._responses(), RESPONSE)
        return self._told(self._versions(), VERSION).union(*others, all=True).order_by("-when", "-key", "of")

    def _told(self, found, kind: str):
        found = found.filter(when__gte=self.span[0], when__lt=self.span[1])
        named = found.annotate(key=F("pk"), of=Value(kind, CharField()))
        return named.order_by().values_list("when", "key", "of")

    def _versions(self):
        links = answers(self.organisation).filter(version=OuterRef("pk")).order_by("at")
        artifacts = worked_by(self.person, self.organisation)
        changed = self._linked_in_span().values("version")
        found = Version.objects.filter(pk__in=changed, artifact__in=artifacts.values("pk"))
        found = found.annotate(when=Subquery(links.values("at")[:1])).filter(when__isnull=False)
        if self.team:
            of_team = answers(self.organisation).filter(version=OuterRef("pk"), event__team=self.team)
            seen = heard_by(self.person, self.organisation).filter(pk=OuterRef("event"))
            found = found.filter(Q(artifact__team=self.team) | Exists(of_team.filter(Exists(seen))))
        return found

    def _linked_in_span(self):
        """Few, so that the first link of each, which decides, is looked for among them alone."""
        return answers(self.organisation).filter(at__gte=self.span[0], at__lt=self.span[1])

    def _outcomes(self):
        """Those told in words alone: where a version says what changed, the words stand beside it."""
        artifacts = worked_by(self.person, self.organisation).filter(pk=OuterRef("version__artifact"))
        shown = Change.objects.filter(Exists(artifacts), event=OuterRef("event"))
        heard = heard_by(self.person, self.organisation).unmerged().filter(pk=OuterRef("event"))
        if self.team:
            heard = heard.filter(team=self.team)
        found = Outcome.objects.filter(Exists(heard), ~Exists(shown), is_change=True)
        found = found.filter(event__organisation=self.organisation)
        return found.annotate(when=F("at"))

    def _responses(self):
        """What changes because people answered a pulse: said to everybody, or to a team of this person."""
        mine = Q(group=None) | Q(group__team__in=self.person.sight.teams)
        found = PulseResponse.objects.filter(mine, pulse__organisation=self.organisation).exclude(changing="")
        if self.team:
            found = found.filter(group__team=self.team)
        return found.annotate(when=F("at"))
