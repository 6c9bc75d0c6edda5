"""What postmortems bring to the page of an event: the way to a written account."""

from goldseam.events.parts import event_part


@event_part("postmortems/_of_event.html", order=25)
def postmortems_of(event, person):
    if event.is_handed_over or not person.writes_in(event.organisation):
        return None
    return {"may_start_postmortem": True}
