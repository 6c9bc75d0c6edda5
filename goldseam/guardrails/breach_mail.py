"""Mail to those who have to hear that a watch has fired, with the picture of what it saw."""

from django.utils.translation import gettext as _

from goldseam.activity.chart_mail import post_with_chart
from goldseam.activity.delivery import may_hear
from goldseam.activity.letters import reading_as
from goldseam.common.mail import full
from goldseam.common.tasks import task
from goldseam.guardrails.models import Breach, Watch
from goldseam.guardrails.picture import picture_of_watch
from goldseam.people.models import Person


def tell_of_breach(activity) -> None:
    """At once, and one mail for each, so that one that fails is tried again alone."""
    if activity.is_sample:
        return
    for person in activity.of_kind.recipients(activity):
        if person.gets_mail and may_hear(person, activity):
            send_breach.enqueue(breach=activity.details["breach"], person=person.pk)


@task
def send_breach(breach: int, person: int):
    """Says what it saw, unless it watches again by now."""
    found = Breach.objects.filter(pk=breach, re_armed_at=None).select_related("review__organisation").first()
    reader = Person.objects.filter(pk=person, gets_mail=True, is_active=True).first()
    watch = Watch.objects.visible_to(reader).loaded().filter(pk=found.watch_id).first() if found and reader else None
    if watch is None or found is None or reader is None:
        return
    with reading_as(reader):
        subject = _("Beyond its limit: %(watch)s") % {"watch": watch}
        lines = [
            _("a watch has fired. It rests now, until somebody arms it again:"),
            f"“{watch}”\n{found.why}",
        ]
        key = f"breach-{found.pk}-{reader.pk}"
        post_with_chart(reader, subject, lines, picture_of_watch(watch, found), _links(watch, found), key)


def _links(watch, breach) -> list[str]:
    page = full(watch.get_absolute_url())
    review = breach.review
    return [page, _("The review:") + f" {full(review.get_absolute_url())}"] if review else [page]
