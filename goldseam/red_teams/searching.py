"""What drills are found by: the charter, what was found, the report and the answers. Nobody is found by them."""

from goldseam.common.search import Document, searchable
from goldseam.decisions.searching import kept_to
from goldseam.red_teams.models import Drill

DRILL = "drill"


@searchable(DRILL, Drill, number=33)
def documents(keys):
    loaded = Drill.objects.filter(pk__in=keys).select_related("reported").prefetch_related("findings__answer")
    for drill in loaded:
        yield Document(drill.pk, drill.organisation_id, drill.question, _texts(drill), [kept_to(drill.team_id)])


def _texts(drill):
    yield drill.scope
    if drill.is_reported:
        yield drill.reported.summary
    for finding in drill.findings.all():
        yield from (finding.point, finding.what, finding.effect)
        if hasattr(finding, "answer"):
            yield finding.answer.words
