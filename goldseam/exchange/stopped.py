"""Mail to those who have to hear that an experiment stopped, with the picture of what stopped it."""

from email.mime.image import MIMEImage

from django.urls import reverse
from django.utils.translation import gettext as _

from goldseam import charts
from goldseam.activity.delivery import may_hear
from goldseam.activity.letters import reading_as
from goldseam.common.mail import full, post
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
        chart = _chart(found)
        subject = _("Stopped: %(cycle)s") % {"cycle": found.cycle}
        pictures = [(_picture(chart),)] if chart else []
        post(reader.email, subject, _text(found, reader, chart), f"stop-{pause}-{person}", _settings(), pictures)


def _chart(pause: Pause) -> charts.RunChart | None:
    """The measure whose condition was met; else the one in which the effect should show."""
    cycle = pause.cycle
    met = (stop.series for stop in cycle.plan.stops if (stop.kind, stop.words) == (pause.stop_kind, pause.stop_words))
    series = cycle.series_numbered(next(met, None)) or cycle.main
    return picture_of_cycle(cycle, series) if series and series.has_points else None


def _picture(chart: charts.RunChart) -> MIMEImage:
    """Shown below the text; whoever hears the mail hears the chart's sentence."""
    image = MIMEImage(charts.png(chart), "png")
    image.add_header("Content-Disposition", "inline", filename=_("chart") + ".png")
    image.add_header("Content-Description", " ".join(chart.summary.split())[:200])
    return image


def _text(pause: Pause, person: Person, chart: charts.RunChart | None) -> str:
    lines = [
        _("Hello %(name)s,") % {"name": person.name},
        _("an experiment has stopped, and goes on only if people decide so:"),
        f"“{pause.cycle}”\n{pause.why}",
        f"{chart.title}: {chart.summary}" if chart else "",
        full(pause.cycle.get_absolute_url()),
        "-- \n" + _("Choose here what reaches you:") + f"\n{_settings()}",
    ]
    return "\n\n".join(line for line in lines if line) + "\n"


def _settings() -> str:
    return full(reverse("people:settings"))
