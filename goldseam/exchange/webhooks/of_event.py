"""What webhooks bring to the page of an event: where it came from. With the words of an event, theirs go."""

from goldseam.common.prepared import prepared
from goldseam.events.models.handing_over import erases_text
from goldseam.events.parts import event_part
from goldseam.exchange.models import Alarm, Delivery


@event_part("exchange/webhooks/_of_event.html", order=12)
def alarms_of(event, person):
    if event.source != "webhook" or event.is_handed_over:
        return None
    alarms = list(_alarms(event.pk))
    return {"alarms": alarms, "sees_hooks": person.guides_in(event.organisation)} if alarms else None


@prepared
def _alarms(event: int):
    return Alarm.objects.filter(event=event).select_related("hook").order_by("pk")


@erases_text
def erase_what_came_about(event):
    """The bodies hold its words, and so does what each alarm is called. That something came stays."""
    Alarm.objects.filter(event=event).update(name="", link="", account="", known_updates=[])
    for delivery in Delivery.objects.filter(events=event):
        delivery.erase()
