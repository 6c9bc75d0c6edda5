"""What follows when something happens to a pulse."""

from goldseam.activity.listening import when
from goldseam.safety.announcing import announce


@when("pulse.opened")
def tell_everybody(activity) -> None:
    if activity.subject:
        announce.enqueue(pulse=activity.subject.pk)
