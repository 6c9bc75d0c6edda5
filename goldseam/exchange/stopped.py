"""Mail to those who have to hear that an experiment stopped, with the picture of what stopped it."""

from django.utils.translation import gettext as _

from goldseam import charts
from goldseam.activity.chart_mail import post_with_chart
from goldseam.activity.delivery import may_hear
from goldseam.activity.letters import reading_as
from goldseam.common.mail import full
from goldseam.common.tasks import task
from goldseam.experiments.models import Cycle, Pause
from goldseam.experiments.result.picture import picture_of_cycle
from goldseam.people.models import Person


def tell_of_stop(activity) -> None:
    """At once, and one mail for each, so that one that fails is tried again alone."""
    if activity.is_sample:
        return
    for person in activity.of_kind.recipients(activity):
        if person.gets_mail and person.pk != activity.actor_id and may_hear(person, activity):
            send_stop.enqueue(pause=activity.details["pause"], person=person.pk)


@task
def send_stop(pause: int, person: int):
    """Says why it stopped, unless it goes on again by now."""
    found = Pause.objects.filter(pk=pause, resumed_at=None).select_related("cycle__organisation").first()
    reader = Person.objects.filter(pk=person, gets_mail=True, is_active=True).first()
    if not (found and reader and Cycle.objects.visible_to(reader).filter(pk=found.cycle_id).exists()):
        return
    with reading_as(reader):
        subject = _("Stopped: %(cycle)s") % {"cycle": found.cycle}
        lines = [
            _("an experiment has stopped, and goes on only if people decide so:"),
            f"“{found.cycle}”\n{found.why}",
        ]
        links = [full(found.cycle.get_absolute_url())]
        post_with_chart(reader, subject, lines, _chart(found), links, f"stop-{pause}-{person}")


def _chart(pause: Pause) -> charts.RunChart | None:
    """The measure whose condition was met; else the one in which the effect should show."""
    cycle = pause.cycle
    met = (stop.series for stop in cycle.plan.stops if (stop.kind, stop.words) == (pause.stop_kind, pause.stop_words))
    series = cycle.series_numbered(next(met, None)) or cycle.main
    return picture_of_cycle(cycle, series) if series and series.has_points else None
