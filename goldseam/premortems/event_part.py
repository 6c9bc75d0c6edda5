"""What pre-mortems bring to the page of a failure: was it foreseen?"""

from goldseam.events.models.handing_over import erases_text
from goldseam.events.parts import event_part
from goldseam.premortems.foretold import foretold
from goldseam.premortems.models import Firing, FiringLook, Occurrence, Unforeseen
from goldseam.premortems.models.foreseeing import FAILURES


@event_part("premortems/_of_event.html", order=55)
def foretold_of(event, person):
    if event.kind not in FAILURES or event.is_handed_over or event.is_merged:
        return None
    found = foretold(event, person)
    return None if found.is_silent else {"foretold": found, "can_say_foretold": person.writes_in(event.organisation)}


@erases_text
def erase_what_foretold(event):
    """That a risk came true stays with the risk; what was written about the event does not."""
    Unforeseen.objects.filter(event=event).delete()
    Occurrence.objects.filter(event=event).update(note="")
    told = Firing.objects.filter(event=event)
    FiringLook.objects.filter(firing__in=told).update(words="")
    told.update(words="")
