"""What postmortems bring to the page of an event: what it affected, and the way to a written account.

Where an event leaves the learning process, its copies are withdrawn and, with its words, what is known here goes.
"""

from goldseam.common.prepared import prepared
from goldseam.events.models.handing_over import erases_text, withdraws_copies
from goldseam.events.parts import event_part
from goldseam.postmortems.models import Impact, Postmortem, Proposal, Publication


@event_part("postmortems/_of_event.html", order=15)
def postmortems_of(event, person):
    if event.is_handed_over:
        return None
    impact, proposal, postmortem = _impact(event.pk), _proposal(event.pk), _postmortem(person, event.pk)
    return {
        "impact": impact[0] if impact else None,
        "proposal": proposal[0] if proposal else None,
        "postmortem": postmortem[0] if postmortem else None,
        "may_write_postmortem": person.writes_in(event.organisation),
    }


@prepared
def _impact(event: int):
    return Impact.objects.filter(event=event)


@prepared
def _proposal(event: int):
    return Proposal.objects.filter(event=event).select_related("declined_by")


@prepared
def _postmortem(person, event: int):
    found = Postmortem.objects.visible_to(person).filter(review__events=event).order_by("-pk")
    return found.select_related("review__organisation")[:1]


@withdraws_copies
def withdraw_copies_of(event):
    Publication.objects.filter(postmortem__review__events=event).delete()


@erases_text
def erase_impact_of(event):
    """Its account goes with the review; what it affected, and why it deserved an account, belong to the event."""
    Impact.objects.filter(event=event).delete()
    Proposal.objects.filter(event=event).delete()
