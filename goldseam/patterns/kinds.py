"""What can happen to an analysis. Whoever may see it can hear of it."""

from django.utils.translation import gettext_lazy as _

from goldseam.activity.kinds import Kind, kind, told_with
from goldseam.patterns.models import Analysis
from goldseam.people.models import Person


@told_with(Analysis)
def analyses():
    return Analysis.objects.select_related("organisation").prefetch_related("patterns")


class AboutAnalysis(Kind):
    icon = "talk"

    def words(self, activity):
        return {"title": activity.details.get("title", "")}


@kind("analysis.kept")
class AnalysisKept(AboutAnalysis):
    """Those who see to a pattern hear of it."""

    sentence = _("{actor} looked for patterns: {subject}")
    sentence_here = _("{actor} kept what was seen")

    def recipients(self, activity):
        return Person.objects.filter(pk__in=activity.subject.patterns.exclude(owner=None).values("owner"))


@kind("pattern.amended")
class PatternAmended(AboutAnalysis):
    sentence = _("{actor} wrote more about the pattern “{title}”")


@kind("pattern.closed")
class PatternClosed(AboutAnalysis):
    sentence = _("{actor} closed the pattern “{title}”")


@kind("pattern.reopened")
class PatternReopened(AboutAnalysis):
    sentence = _("{actor} took up the pattern “{title}” again")
