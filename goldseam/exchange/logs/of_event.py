"""What imports bring to the page of an event: from which log it is."""

from goldseam.common.prepared import prepared
from goldseam.events.parts import event_part
from goldseam.exchange.models import Brought


@event_part("exchange/logs/_of_event.html", order=13)
def log_of(event, person):
    if event.source != "import" or event.is_handed_over:
        return None
    came = next(iter(_brought(event.pk)), None)
    return {"brought": came, "sees_import": person.writes_in(event.organisation)} if came else None


@prepared
def _brought(event: int):
    return Brought.objects.filter(event=event).select_related("log_import").defer("log_import__columns")
